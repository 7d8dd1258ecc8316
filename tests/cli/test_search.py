"""`shirube search` as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from shirube.exports.width import display_width
from tests.conftest import Ran
from tests.locales.source import JAPANESE

Shirube = Callable[..., Ran]
DAY = ("--on", "2026-11-28", "--known", "2026-12-31")


@pytest.mark.parametrize(("lang", "typed", "ref"), [
    ("ja", "罰則", "jp/instruments/ai-promotion-act"),
    ("ja", "第7条", "jp/instruments/ai-promotion-act#art_7"),
    ("ja", "AI Promotion Act", "jp/instruments/ai-promotion-act"),
    ("en", "D-2) i.", "jp/expectations/business-guidelines/d-2-i"),
    ("en", "著作権法", "jp/instruments/copyright-act"),
    ("en", '"training data"', "jp/"),
])
def test_hits_are_told_best_first_within_eighty_columns(
    shirube: Shirube, lang: str, typed: str, ref: str
) -> None:
    ran = shirube("search", typed, "--lang", lang, *DAY)

    assert ran.code == 0, ran.err
    assert max(map(display_width, ran.out.splitlines())) <= 80
    assert ref in ran.out.split("▪")[1]


def test_words_may_be_one_argument_or_many(shirube: Shirube) -> None:
    many = shirube("search", "copyright", "training", *DAY, "--json")
    one = shirube("search", "copyright training", *DAY, "--json")

    assert many.out == one.out


def test_the_data_hold_what_is_told(shirube: Shirube) -> None:
    data = json.loads(shirube("search", "勧告", "--lang", "ja", "--limit", "3", "--json", *DAY).out)

    assert data["total"] == sum(data["kinds"].values()) > 3
    assert len(data["hits"]) == 3
    assert (data["query"], data["on"], data["missing"]) == ("勧告", "2026-11-28", [])
    first = data["hits"][0]
    assert first["stands"] is True
    assert ["勧告", True] in first["text"]


def test_kinds_narrow_what_is_told(shirube: Shirube) -> None:
    ran = shirube("search", "著作権", "--lang", "ja", "--json", *DAY, "--kind", "claims",
                  "--kind", "events", "--limit", "50")
    data = json.loads(ran.out)

    assert {each["kind"] for each in data["hits"]} == {"claims", "events"}
    assert data["total"] == data["kinds"]["claims"] + data["kinds"]["events"]


@pytest.mark.parametrize(("lang", "told"), [
    ("ja", "2025年1月1日には有効でない"), ("en", "does not stand on 2025-01-01")])
def test_a_hit_says_when_it_does_not_stand_on_the_day(
    shirube: Shirube, lang: str, told: str
) -> None:
    days = ("--on", "2025-01-01", "--known", "2026-12-31")
    first = shirube("search", "AI推進法", "--lang", lang, *days).out.split("▪")[1]

    assert told in first
    assert told not in shirube("search", "AI推進法", "--lang", lang, *DAY).out.split("▪")[1]


@pytest.mark.parametrize("verdict", ["refuted"])
def test_what_others_say_is_quoted_with_its_verdict(shirube: Shirube, verdict: str) -> None:
    ran = shirube("search", "fines", "--kind", "claims", "--lang", "en", *DAY)

    assert f"“The Act has fines or penalties.”  [Claim] [{verdict}]" in ran.out


def test_a_search_in_one_language_finds_names_of_the_other(shirube: Shirube) -> None:
    ran = shirube("search", "Responsibilities", "Citizens", "--lang", "ja", *DAY)

    assert "jp/instruments/ai-promotion-act#art_8" in ran.out
    assert "Responsibilities of Citizens" in ran.out


@pytest.mark.parametrize(("lang", "told"), [
    ("ja", ["すべてを含む記録はない：zzzz 勧告", "どの記録にもない語：zzzz", "--lang en"]),
    ("en", ["Nothing holds all of: zzzz 勧告", "No record holds: zzzz", "--lang ja"]),
])
def test_nothing_found_is_said_with_a_hint_and_ends_with_one(
    shirube: Shirube, lang: str, told: list[str]
) -> None:
    ran = shirube("search", "zzzz", "勧告", "--lang", lang, *DAY)

    assert (ran.code, ran.out) == (1, "")
    assert all(each in ran.err for each in told)


def test_nothing_found_is_data_too(shirube: Shirube) -> None:
    ran = shirube("search", "zzzz", "--json", *DAY)

    assert ran.code == 1
    assert json.loads(ran.out)["hits"] == []
    assert ran.err


def test_what_only_other_kinds_hold_is_said(shirube: Shirube) -> None:
    ran = shirube("search", "勧告", "--kind", "facts", "--lang", "ja", *DAY)

    assert (ran.code, ran.out) == (1, "")
    assert "ほかの種類にはある：" in ran.err
    assert "provisions" in ran.err


@pytest.mark.parametrize("args", [
    (), ("",), ("  ", "　"), ('""',), ("AI", "--limit", "0"), ("AI", "--limit", "many"),
    ("AI", "--kind", "provision"), ("AI", "--on", "tomorrow"), ("AI", "-o", "hits.doc"),
    ("AI", "--regime", "zz"), ("AI", "--packs", "nowhere"), ("AI", "--nearby"),
])
def test_wrong_use_is_told_and_ends_with_two(shirube: Shirube, args: tuple[str, ...]) -> None:
    for lang in ("ja", "en"):
        ran = shirube("search", *args, lang=lang)
        assert (ran.code, ran.out) == (2, ""), args
        assert "Traceback" not in ran.err
        assert bool(JAPANESE.search(ran.err.replace("　", ""))) == (lang == "ja"), ran.err


@pytest.mark.parametrize("typed", ["(?:", "[", "\\", "*", "%", "\x00", "\udcff", "😀", "--"])
def test_anything_may_be_searched_for(shirube: Shirube, typed: str) -> None:
    ran = shirube("search", "--json", *DAY, "--", typed)

    assert ran.code in (0, 1)
    assert json.loads(ran.out)["total"] >= 0


def test_the_ending_of_the_file_chooses_the_format(shirube: Shirube, tmp_path: Path) -> None:
    for name, start in {"a.html": "<!", "a.md": "#", "a.json": "{"}.items():
        assert shirube("search", "AI", "-o", name, *DAY).code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_a_made_up_country_is_searched_too(shirube: Shirube) -> None:
    ran = shirube("search", "records", "--regime", "xx", "--lang", "en", *DAY)

    assert ran.code == 0, ran.err
    assert "xx/" in ran.out
