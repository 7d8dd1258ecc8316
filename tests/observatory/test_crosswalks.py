"""Crosswalks: an index of all of them, and every row with its basis and its limits."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shirube.model.rulebook import Rulebook
from shirube.observatory.draw import draw
from shirube.observatory.lineage import counts
from shirube.observatory.page import Page as SitePage
from shirube.observatory.pages import crosswalks
from shirube.observatory.site import Site, Voice
from tests.observatory.markup import plain_text

if TYPE_CHECKING:
    from tests.observatory.conftest import Visit

LANGS = ("ja", "en")


@pytest.fixture(scope="session", params=LANGS)
def voice(request: pytest.FixtureRequest, site: Site) -> Voice:
    return next(each for each in site.voices if each.lang == request.param)


@pytest.fixture(scope="session")
def made(voice: Voice) -> dict[str, tuple[SitePage, str]]:
    """Path -> the page and its HTML, in one language."""
    return {page.path: (page, draw(page, voice)) for page in crosswalks.pages(voice)}


def test_every_crosswalk_has_a_page_and_stands_in_the_index(
    made: dict[str, tuple[SitePage, str]], jp: Rulebook
) -> None:
    assert set(made) == {"jp/crosswalks", *(each.id for each in jp.crosswalks)}
    index = made["jp/crosswalks"][1]
    for each in jp.crosswalks:
        assert index.count(f'<h3><a href="../../{_lang(index)}/{each.id}.html"') == 1


def _lang(html: str) -> str:
    found = re.search(r'<html lang="(\w+)"', html)
    assert found
    return found[1]


def test_every_row_is_on_its_page_with_basis_limits_and_confidence(
    made: dict[str, tuple[SitePage, str]], jp: Rulebook, voice: Voice
) -> None:
    for walk in jp.crosswalks:
        html = made[walk.id][1]
        rows = re.findall(r'<tr role="row" id="([^"]+)" class="rel-(\w+)">(.*?)</tr>', html,
                          flags=re.DOTALL)
        assert len(rows) == len(walk.rows)
        for (_, relation, cells), row in zip(rows, walk.rows, strict=True):
            text = plain_text(cells)
            assert relation == row.relation
            assert voice.words(f"relation.{row.relation}") in text
            assert row.basis.in_(voice.lang) in text
            assert row.right_title.in_(voice.lang) in text
            assert voice.words(f"confidence.{row.confidence}") in text
            assert f'{voice.site.addresses.paths[row.left]}.html"' in cells


def test_what_a_row_does_not_say_itself_of_its_limits_stands_above_the_table(
    made: dict[str, tuple[SitePage, str]], jp: Rulebook, voice: Voice
) -> None:
    above, too = (voice.words(f"site.crosswalk.{name}") for name in ("as_above", "also_above"))
    for walk in jp.crosswalks:
        html = made[walk.id][1]
        head = html.partition('<table role="table" class="rows"')[0]
        found = re.search(r'<span class="shared">(.*?)</span>', head, flags=re.DOTALL)
        once = plain_text(found[1]) if found else ""
        cells = re.findall(r'<td role="cell" class="limits"[^>]*>(.*?)</td>', html, flags=re.DOTALL)
        sharing = 0
        for cell, row in zip(map(plain_text, cells), walk.rows, strict=True):
            limits = row.limits.in_(voice.lang)
            if once and limits.endswith(once):
                sharing += 1
                own = limits.removesuffix(once).strip()
                assert cell.removesuffix(too).strip() == (own or above)
            else:
                assert cell == limits
        if once:
            assert sharing >= len(walk.rows) * 2 / 3
            name = "shared" if sharing == len(walk.rows) else "shared_most"
            assert voice.words(f"site.crosswalk.{name}", n=sharing, all=len(walk.rows)
                               ) in plain_text(html)
            marked = [too in cell or cell == above for cell in map(plain_text, cells)]
            assert sharing == len(walk.rows) or sum(marked) == sharing


def test_only_sentences_that_close_most_limits_are_told_once() -> None:
    assert crosswalks.shared(["甲。共通。", "乙。共通。", "丙。"]) == crosswalks.Shared("共通。", 2)
    assert crosswalks.shared(["甲。共通。", "共通。乙。", "丙。"]) == crosswalks.Shared("", 0)
    assert crosswalks.shared(["共通。", "共通。"]) == crosswalks.Shared("", 0)
    told = ["On v. 1.1. By us. Not held.", "By us. Not held.", "So. By us. Not held.", "None."]
    assert crosswalks.shared(told) == crosswalks.Shared("By us. Not held.", 3)


def test_columns_are_headed_by_the_names_of_both_texts(
    made: dict[str, tuple[SitePage, str]], jp: Rulebook, voice: Voice
) -> None:
    for walk in jp.crosswalks:
        told = crosswalks.summary(walk, voice)
        heads = re.findall(r'<th role="columnheader" scope="col" class="(?:here|there)">(.*?)</th>',
                           made[walk.id][1])
        assert list(map(plain_text, heads)) == list(told.heads)
        assert all(heads)
        assert all(len(each) <= 60 for each in told.heads), told.heads


def test_the_crosswalk_with_the_law_of_a_jurisdiction_leads_to_its_page(
    made: dict[str, tuple[SitePage, str]]
) -> None:
    leading = {path for path, (_, html) in made.items() if "/world/eu.html" in
               html.partition('<main')[2].partition("</main>")[0]}
    assert leading == {"jp/crosswalks/eu-ai-act"}


def test_the_index_counts_rows_by_relation(
    made: dict[str, tuple[SitePage, str]], jp: Rulebook, voice: Voice
) -> None:
    text = plain_text(made["jp/crosswalks"][1])
    for walk in jp.crosswalks:
        for relation, number in counts(walk).items():
            assert f"{voice.words(f'relation.{relation}')} {number}" in text


def test_no_page_says_a_percentage_of_agreement(
    made: dict[str, tuple[SitePage, str]]
) -> None:
    for _, html in made.values():
        assert not re.search(r"\d\s*[%％]", plain_text(html))


def test_a_page_says_that_meeting_one_does_not_meet_the_other(
    made: dict[str, tuple[SitePage, str]], jp: Rulebook, voice: Voice
) -> None:
    for walk in jp.crosswalks:
        assert voice.words("site.crosswalk.not_met") in plain_text(made[walk.id][1])


def test_anchors_are_unique(made: dict[str, tuple[SitePage, str]]) -> None:
    for path, (_, html) in made.items():
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), path


def test_each_page_has_its_data(built: Path, jp: Rulebook) -> None:
    for walk in jp.crosswalks:
        data = json.loads((built / f"data/{walk.id}.json").read_text("utf-8"))
        assert len(data["record"]["rows"]) == len(walk.rows)


# In a browser


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 1440])
def test_no_crosswalk_scrolls_sideways(
    visit: "Visit", lang: str, width: int, jp: Rulebook
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    for path in ("jp/crosswalks", *(each.id for each in jp.crosswalks)):
        found = visit.go(f"{lang}/{path}.html")
        assert found.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.browser
def test_relations_can_be_left_out_without_a_script(visit: "Visit", jp: Rulebook) -> None:
    walk = next(each for each in jp.crosswalks if each.id.endswith("lineage-social-principles"))
    found = visit.go(f"en/{walk.id}.html")
    found.uncheck(".sift [value=intersects]")

    assert found.locator("tr.rel-intersects:visible").count() == 0
    assert found.locator("tbody tr:visible").count() == len(walk.rows) - counts(walk)["intersects"]
    assert found.locator("script[src]").count() == 0
