"""The lineage: a line for each row, nothing beyond the rows, and every row with its limits."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shirube.model.crosswalk import Crosswalk
from shirube.model.rulebook import Rulebook
from shirube.observatory.draw import draw
from shirube.observatory.lineage import PITCH, Lineage, counts, lineage
from shirube.observatory.pages import crosswalks
from shirube.observatory.pages import lineage as page
from shirube.observatory.site import Site
from shirube.reports.page import collected
from tests.observatory.markup import plain_text

if TYPE_CHECKING:
    from tests.observatory.conftest import Visit

LANGS = ("ja", "en")


@pytest.fixture(scope="session")
def found(site: Site) -> Lineage:
    return lineage(site.edition)


@pytest.fixture(scope="session")
def told(site: Site) -> dict[str, str]:
    """The page's HTML in each language."""
    return {voice.lang: draw(next(iter(page.pages(voice))), voice) for voice in site.voices}


def _walks(jp: Rulebook) -> list[Crosswalk]:
    return [each for each in jp.crosswalks if each.kind == "lineage"]


def test_every_row_between_principles_is_one_line_and_nothing_else_is(
    found: Lineage, jp: Rulebook
) -> None:
    flowing = {each.crosswalk.id for each in found.flow.sources}
    rows = [(each.id, place, row.left, row.right, row.relation, row.confidence)
            for each in jp.crosswalks if each.id in flowing
            for place, row in enumerate(each.rows, 1) if row.relation != "none"]
    lines = [(each.crosswalk, each.place, each.left, each.right, each.relation, each.confidence)
             for each in found.flow.links]

    assert sorted(lines) == sorted(rows)


def test_every_lineage_crosswalk_is_drawn_with_all_its_rows(
    found: Lineage, jp: Rulebook
) -> None:
    pairs = (*found.pairs, *found.others)

    assert {each.crosswalk.id for each in pairs} == {each.id for each in _walks(jp)}
    for each in pairs:
        assert len(each.links) + counts(each.crosswalk).get("none", 0) == len(each.crosswalk.rows)
        assert {node.ref for node in each.earlier} == {row.right for row in each.crosswalk.rows}
        assert {node.ref for node in each.today} == {row.left for row in each.crosswalk.rows}


def test_the_principles_of_2017_and_2019_run_into_the_ten_of_today(found: Lineage) -> None:
    assert [(each.year, len(each.nodes)) for each in found.flow.sources] == [
        (2017, 9), (2019, 10), (2019, 10)]
    assert [each.number for each in found.flow.targets if each.number.isascii()] == [
        str(number) for number in range(1, 11)]
    assert all(each.relations for source in found.flow.sources for each in source.nodes)


def test_earlier_texts_stand_in_the_order_of_their_years(found: Lineage) -> None:
    years = [each.year for each in found.flow.sources]

    assert years == sorted(years)
    heights = [node.y for source in found.flow.sources for node in source.nodes]
    assert heights == sorted(heights)
    assert all(after - before >= PITCH
               for before, after in pairwise(heights))


def test_lines_that_end_at_one_principle_end_apart(found: Lineage) -> None:
    ends: dict[str, list[float]] = {}
    for link in found.flow.links:
        ends.setdefault(link.left, []).append(link.end)

    assert all(len(set(each)) == len(each) for each in ends.values())


@pytest.mark.parametrize("lang", LANGS)
def test_every_row_of_the_view_is_on_the_page_with_its_limits(
    told: dict[str, str], lang: str, jp: Rulebook, site: Site
) -> None:
    view = next(each for each in jp.pages if page.draws(each))
    walks = [each for section in view.sections for each in collected(section, site.edition)
             if isinstance(each, Crosswalk)]
    assert len(walks) > 4
    text = plain_text(told[lang])
    shared = {each.id: crosswalks.shared(
        [row.limits.in_("ja" if lang == "ja" else "en") for row in each.rows]).text
        for each in walks}
    for walk in walks:
        name = walk.id.rsplit("/", 1)[1]
        for place, row in enumerate(walk.rows, 1):
            assert f'id="{name}-{place}"' in told[lang]
            limits, once = row.limits.in_("ja" if lang == "ja" else "en"), shared[walk.id]
            own = limits.removesuffix(once).strip()
            assert own in text
            assert own == limits or once in text
            assert row.basis.in_("ja" if lang == "ja" else "en") in text


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_keeps_whatever_the_view_collects(
    told: dict[str, str], lang: str, jp: Rulebook, site: Site
) -> None:
    view = next(each for each in jp.pages if page.draws(each))
    for section in view.sections:
        assert section.title.in_("ja" if lang == "ja" else "en") in plain_text(told[lang])
        for record in collected(section, site.edition):
            assert f"{site.addresses.paths[record.id].removeprefix('jp/')}.html" in told[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_each_line_leads_to_its_row(told: dict[str, str], lang: str, found: Lineage) -> None:
    to = re.findall(r'<path class="line [^>]*data-to="([^"]+)"', told[lang])
    rows = set(re.findall(r'<tr [^>]*id="([^"]+)"', told[lang]))

    assert len(to) >= len(found.flow.links)
    flow = re.findall(r'data-own="flow" data-to="([^"]+)"', told[lang])
    assert len(flow) == len(found.flow.links)
    assert set(flow) <= rows


def test_the_data_tell_the_same_lines(built: Path, found: Lineage) -> None:
    data = json.loads((built / "data/jp/lineage/flow.json").read_text("utf-8"))

    assert [(each["crosswalk"], each["row"]) for each in data["lines"]] == [
        (each.crosswalk, each.place) for each in found.flow.links]


# In a browser


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_fits_phones_and_desks(visit: "Visit", lang: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.emulate_media(color_scheme="dark")
    found = visit.go(f"{lang}/jp/lineage.html")
    found.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")

    assert found.evaluate("document.documentElement.scrollWidth") <= width
    assert found.locator(".flow").is_visible() == (width > 1000)
    assert found.locator(".flow-pairs").is_visible() == (width < 1000)


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [1024, 1440])
def test_lines_meet_their_principles(visit: "Visit", lang: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    found = visit.go(f"{lang}/jp/lineage.html")
    off = found.evaluate("""() => {
      const flow = document.querySelector(".flow");
      const svg = flow.querySelector("svg.lines").getBoundingClientRect();
      const box = (ref) => flow.querySelector(`[data-node="${ref}"] a`).getBoundingClientRect();
      return [...flow.querySelectorAll("path.line")].map((line) => {
        const numbers = line.getAttribute("d").match(/[\\d.]+/g).map(Number);
        const [start, end] = [svg.top + numbers[1], svg.top + numbers[7]];
        const [right, left] = [box(line.dataset.right), box(line.dataset.left)];
        return [Math.abs(start - (right.top + right.height / 2)),
                end >= left.top && end <= left.bottom];
      });
    }""")

    assert len(off) > 20
    assert all(away < 2 and inside for away, inside in off)


@pytest.mark.browser
def test_a_principle_that_is_pointed_at_keeps_its_lines(visit: "Visit", jp: Rulebook) -> None:
    found = visit.go("ja/jp/lineage.html")
    node = found.locator(".flow [data-node='jp/principles/business-guidelines/c-7']")
    node.hover()
    lit = found.locator(".flow path.line.lit")
    rows = [row for walk in _walks(jp) for row in walk.rows
            if row.left == "jp/principles/business-guidelines/c-7"]

    assert lit.count() == len(rows)
    found.mouse.move(5, 5)
    assert found.locator(".looking").count() == 0
    node.locator("a").focus()
    assert lit.count() == len(rows)
    found.keyboard.press("Escape")
    assert found.locator(".looking").count() == 0


@pytest.mark.browser
def test_the_kind_of_a_line_is_told_by_its_stroke_too(visit: "Visit") -> None:
    found = visit.go("ja/jp/lineage.html")
    strokes = found.evaluate("""() => [...document.querySelectorAll(".line-legend line:not(.low)")]
      .map((line) => { const { strokeDasharray, strokeWidth } = getComputedStyle(line);
        return `${strokeDasharray} ${strokeWidth}`; })""")

    assert len(strokes) == 4
    assert len(set(strokes)) == 4
