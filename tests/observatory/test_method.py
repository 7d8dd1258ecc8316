"""The pages that tell how the site is made: method, sources, licence."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.model.source import Entry
from shirube.model.terms import Confidence, Depth, Force, RegimeStatus
from shirube.observatory.counts import citations, uses
from shirube.observatory.draw import draw
from shirube.observatory.pages import source_list
from shirube.observatory.pages.method import pages as method_pages
from shirube.observatory.site import Site
from shirube.timeline import as_of
from shirube.watch.freshness import past_budget
from tests.observatory.conftest import TODAY

LANGS = ["ja", "en"]


def text_of(html: str) -> str:
    """The words of a page."""
    return re.sub(r"<[^>]+>", "", html[html.index("<main"):html.index("</main>")])


@pytest.mark.parametrize("lang", LANGS)
def test_the_method_explains_every_word_of_the_closed_vocabularies(
    built: Path, site: Site, lang: str,
) -> None:
    html = (built / lang / "method.html").read_text("utf-8")
    words = next(each for each in site.voices if each.lang == lang).words

    for name, known in (("force", Force), ("depth", Depth), ("regime_status", RegimeStatus),
                        ("level", Confidence)):
        for each in get_args(known):
            assert words(f"{name}.{each}") in html, f"{name}.{each}"


def test_the_numbers_of_the_method_are_those_of_the_rulebook(built: Path, jp: Rulebook) -> None:
    found = json.loads((built / "data/method.json").read_text("utf-8"))
    entries = [each for each in jp.records() if isinstance(each, Entry)]

    assert found["records"]["provisions"] == len(jp.provisions)
    assert sum(found["confidence"].values()) == len(entries)
    assert sum(each["number"] for each in found["citations"]) >= sum(
        len(each.sources) for each in entries)
    assert found["past_budget"] == len(past_budget(jp, TODAY))


@pytest.mark.parametrize("lang", LANGS)
def test_the_method_tells_its_counts(built: Path, site: Site, lang: str) -> None:
    text = text_of((built / lang / "method.html").read_text("utf-8"))

    every = citations(site)
    unread = sum(each.read == "not_read" for each in every)
    assert str(len(every)) in text
    assert str(unread) in text
    assert str(len(site.rulebook.facts)) in text


def test_the_method_never_tells_an_empty_line(site: Site) -> None:
    for voice in site.voices:
        (page,) = method_pages(voice)
        html = draw(page, voice)
        assert "site.method" not in html
        assert not re.search(r"<(p|li|td|th|h2)[^>]*>\s*</\1>", html)


@pytest.mark.parametrize("lang", LANGS)
def test_every_source_is_listed_with_its_publisher_and_address(
    built: Path, jp: Rulebook, lang: str,
) -> None:
    html = (built / lang / "jp/sources/index.html").read_text("utf-8")

    lists = re.findall(r'<ul class="rest".*?</ul>', html, re.DOTALL)
    assert sum(each.count("<li") for each in lists) == len(jp.sources)
    assert len(re.findall(r'rel="noopener noreferrer"', html)) == len(jp.sources)
    assert len(html.encode("utf-8")) < 150_000


def test_how_far_a_source_was_read_is_that_of_its_furthest_citation(site: Site) -> None:
    found = {each.source.id: each for each in uses(site)}

    act = found["jp/sources/ai-promotion-act-egov"]
    assert (act.read, act.via) == ("whole", "copy")
    assert act.records > 50
    assert act.age is not None


def test_a_source_nobody_read_has_no_day_of_a_last_look(site: Site) -> None:
    unread = [each for each in uses(site) if each.read == "not_read"]

    assert unread
    assert all(each.age is None for each in unread)


def test_sources_past_their_days_are_marked_and_come_first(jp: Rulebook, world: World) -> None:
    late = TODAY + timedelta(days=60)
    site = Site(as_of(jp, late, late), world)

    for voice in site.voices:
        (page,) = source_list.pages(voice)
        for kind, _, _, rows in page.data["groups"]:
            marks = [bool(row.past) for row in rows]
            assert marks == sorted(marks, reverse=True), kind
        assert 'class="past"' in draw(page, voice)


def test_on_the_day_of_the_look_nothing_is_past(jp: Rulebook, world: World) -> None:
    day = date(2026, 11, 23)
    site = Site(as_of(jp, day, day), world)

    assert not any(each.age and each.age.past for each in uses(site))


def test_the_list_as_data_names_every_source(built: Path, jp: Rulebook) -> None:
    found = json.loads((built / "data/jp/sources/index.json").read_text("utf-8"))

    assert [each["id"] for each in found["sources"]] == [each.id for each in jp.sources]
    assert all((built / each["data"]).is_file() for each in found["sources"])


@pytest.mark.parametrize("lang", LANGS)
def test_the_licence_page_names_both_licences_the_digest_and_how_to_cite(
    built: Path, jp: Rulebook, lang: str,
) -> None:
    html = (built / lang / "licence.html").read_text("utf-8")

    assert "Shirube (標), regimes/, CC BY 4.0" in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    assert "https://www.apache.org/licenses/LICENSE-2.0" in html
    assert jp.digest[:12] in html
    assert "@misc{shirube," in html


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["feeds", "licence", "method", "jp/sources/index"])
def test_every_link_of_these_pages_leads_somewhere(built: Path, lang: str, path: str) -> None:
    page = built / lang / f"{path}.html"
    html = page.read_text("utf-8")

    links = [each.split("#")[0].split("?")[0] for each in re.findall(r' href="([^"]+)"', html)]
    ours = {each for each in links if each and not each.startswith(("http", "#"))}
    assert [each for each in ours if not (page.parent / each).resolve().is_file()] == []
    anchors = set(re.findall(r' href="#([^"]+)"', html))
    assert anchors <= set(re.findall(r' id="([^"]+)"', html))
