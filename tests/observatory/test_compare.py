"""Two days compared in the browser and in Python are the same two days."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.locales import LANGUAGES
from shirube.model.rulebook import Edition, Rulebook, Standing
from shirube.observatory.address import path_of
from shirube.observatory.compare import KINDS, presets, spans, year_before
from shirube.observatory.draw import draw
from shirube.observatory.history import all_days
from shirube.observatory.pages import compare
from shirube.observatory.site import Site
from shirube.timeline import as_of, change_days, diff, edition_start, version_on
from shirube.timeline.change import PARTS
from tests.observatory.conftest import TODAY, Visit
from tests.observatory.test_history import LIMIT, made_up
from tests.paths import REGIMES

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["made_up"]

LOOK = REGIMES.parent / "web/src/compare/look.js"
PAIRS = 3000
"""Pairs of days looked up in the browser."""

SHOWN = 40
"""Pairs of days shown by the page itself."""

PAGE = "jp/compare.html"


class Days:
    """Editions of days, each made once."""

    def __init__(self, rulebook: Rulebook, known: date) -> None:
        self.rulebook = rulebook
        self.known = known
        self.days = change_days(rulebook, known)
        self._kept: dict[date | None, Edition] = {}

    def edition(self, day: date) -> Edition:
        start = edition_start(self.days, day)
        if start not in self._kept:
            self._kept[start] = as_of(self.rulebook, day, self.known)
        return self._kept[start]

    def differs(self, one: date, two: date) -> set[tuple[str, str, str]]:
        """What `timeline.diff` says of two days: part, record, kind."""
        return {(each.part, each.ref, each.kind)
                for each in diff(self.edition(one), self.edition(two)).changes}

    def pairs(self, number: int, seed: int) -> Iterator[tuple[date, date]]:
        """Pairs of days, earlier first: change days, their eves, days between and outside."""
        chance = random.Random(seed)
        edges = [day + timedelta(days=step) for day in self.days for step in (-1, 0)]
        first, last = self.days[0], self.days[-1]
        outside = [first - timedelta(days=4000), first - timedelta(days=1),
                   last + timedelta(days=1), last + timedelta(days=4000)]
        for _ in range(number):
            found = [
                chance.choice(edges) if (kind := chance.random()) < 0.6 else chance.choice(outside)
                if kind < 0.7 else first + timedelta(days=chance.randrange((last - first).days))
                for _ in range(2)]
            yield min(found), max(found)


@pytest.fixture(scope="module")
def days(site: Site) -> Days:
    return Days(site.rulebook, site.today)


def islands(site: Site) -> Iterator[Any]:
    for voice in site.voices:
        for page in compare.pages(voice):
            yield page.island


@given(data=st.data())
def test_the_spans_are_what_as_of_gives_on_every_day(site: Site, data: st.DataObject) -> None:
    found = spans(site)
    day = data.draw(st.dates(found.days[0] - timedelta(days=30),
                             found.days[-1] + timedelta(days=30)))
    number = found.edition(day)
    edition = as_of(site.rulebook, day, site.today)
    for part in PARTS:
        stand = {ref: span.form for ref, runs in found.pieces[part].items()
                 for span in runs if span.first <= number < span.end}
        assert stand == {
            piece.expectation.id if isinstance(piece, Standing) else piece.id: piece
            for piece in getattr(edition, part)}
    versions = {ref: span.form for ref, runs in found.pieces["versions"].items()
                for span in runs if span.first <= number < span.end}
    assert versions == {each.id: version for each in edition.instruments
                        if (version := version_on(each, day))}


def test_a_piece_stands_in_one_form_at_a_time(site: Site) -> None:
    for kind in KINDS:
        for runs in spans(site).pieces[kind].values():
            assert all(one.end <= two.first for one, two in pairwise(runs))
            assert all(one.form != two.form for one, two in pairwise(runs)
                       if one.end == two.first)


def test_every_piece_has_a_page_where_the_script_looks_for_it(site: Site) -> None:
    for island in islands(site):
        for pieces in island["parts"].values():
            for piece in pieces:
                path = site.addresses.paths[piece["r"]]
                assert path in (path_of(piece["r"]), f"{site.rulebook.regime.id}/index")


def test_both_languages_hold_the_same_spans(site: Site) -> None:
    one, two = ({kind: [(each["r"], each["s"]) for each in pieces]
                 for kind, pieces in island["parts"].items()} for island in islands(site))

    assert one == two


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_small(built: Path, lang: str) -> None:
    assert len(gzip.compress((built / lang / PAGE).read_bytes())) < LIMIT


def test_the_data_hold_every_span(built: Path, site: Site) -> None:
    data = json.loads((built / "data/jp/compare.json").read_text("utf-8"))

    assert {kind: {ref: len(runs) for ref, runs in pieces.items()}
            for kind, pieces in data["pieces"].items()} == {
        kind: {ref: len(runs) for ref, runs in spans(site).pieces[kind].items()} for kind in KINDS}


def test_presets_are_days_of_the_records_in_order(site: Site, made_up: Site) -> None:
    kinds = [each.kind for each in presets(site)]
    act = presets(site)[0]

    assert kinds == ["act", "version", "successor", "successor", "year", "coming"]
    assert (act.before, act.after) == (date(2025, 6, 3), date(2025, 9, 1))
    for each in (*presets(site), *presets(made_up)):
        assert each.before < each.after
        if each.kind != "coming":
            assert each.after <= (site if each in presets(site) else made_up).today


def test_a_year_before_a_leap_day_is_a_day() -> None:
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert year_before(TODAY) == date(2025, 11, 28)


def test_the_made_up_country_can_be_compared_too(made_up: Site) -> None:
    for voice in made_up.voices:
        for page in compare.pages(voice):
            assert 'id="data"' in draw(page, voice)


@pytest.mark.browser
def test_the_browser_and_python_agree_on_thousands_of_pairs_of_days(
    visit: Visit, site: Site, days: Days
) -> None:
    page = visit.go(f"ja/{PAGE}")
    source = re.sub(r"^export ", "", LOOK.read_text("utf-8"), flags=re.M)
    page.evaluate(f"(() => {{ {source}; globalThis.differences = differences; }})()")
    page.evaluate("globalThis.told = JSON.parse(document.getElementById('data').textContent);"
                  "Object.values(told.parts).flat().forEach((piece, at) => { piece.at = at; })")
    pieces = page.evaluate("Object.entries(told.parts).flatMap(([part, all]) =>"
                           " all.map(({ r }) => [part, r]))")
    chosen = list(days.pairs(PAIRS, seed=1))

    found = page.evaluate(
        "pairs => pairs.map(([from, to]) => differences(told, from, to).map("
        "({ piece, kind }) => `${piece.at} ${kind}`).join())",
        [[str(one), str(two)] for one, two in chosen])

    named = {f"{at} {kind}": (*piece, kind) for at, piece in enumerate(pieces)
             for kind in ("came", "went", "changed")}
    for (one, two), line in zip(chosen, found, strict=True):
        looked = {named[each] for each in line.split(",") if each}
        ours = {each for each in looked if each[0] in PARTS}
        assert ours == days.differs(one, two), (one, two)
        before, after = days.edition(one), days.edition(two)
        standing = {each.id for each in before.instruments} & {
            each.id for each in after.instruments}
        assert {ref for part, ref, kind in looked if part == "versions" and kind == "changed"} == {
            each.id for each in after.instruments
            if each.id in standing and version_on(each, one) != version_on(each, two)}


@pytest.mark.browser
def test_the_forms_of_items_are_those_of_the_editions(
    visit: Visit, site: Site, days: Days
) -> None:
    data = visit.go(f"en/{PAGE}").evaluate(
        "JSON.parse(document.getElementById('data').textContent)")
    for each in all_days(site):
        number = spans(site).edition(each.day)
        told = {piece["r"]: data["forms"][form] for piece in data["parts"]["standings"]
                for first, end, form in (([*span, data_end(data), 0])[:3] if len(span) == 1
                                         else [*span, 0][:3] for span in piece["s"])
                if first <= number < end}
        assert told == {
            one.expectation.id: [one.version.id if one.version else None, one.presence, one.force]
            for one in days.edition(each.day).standings}


def data_end(data: Any) -> int:
    return len(data["days"]) + 1


@pytest.mark.browser
def test_the_page_itself_shows_what_python_says(visit: Visit, site: Site, days: Days) -> None:
    page = visit.go(f"en/{PAGE}")
    refs = {f"{site.addresses.paths[each.id]}.html": each.id for each in site.rulebook.records()}
    for one, two in days.pairs(SHOWN, seed=2):
        choose(page, one, two)
        expected: dict[str, set[str]] = {}
        for part, ref, _ in days.differs(one, two):
            expected.setdefault("rules" if part == "analyses" else part, set()).add(ref)
        shown = page.evaluate(
            "[...document.querySelectorAll('.cmp-section')].map(section => ["
            "section.querySelector('h2').id.replace('part-', ''),"
            "[...section.querySelectorAll('a:not(h3 a)')].map(a => a.getAttribute('href'))])")
        told = {part: {refs[link.removeprefix("../../en/")] for link in links}
                for part, links in shown if part not in ("versions", "status")}
        assert told == expected, (one, two)


def choose(page: "Page", one: date | str, two: date | str) -> None:
    """Put two days into the boxes, as somebody does who leaves them afterwards."""
    page.evaluate(
        "([one, two]) => { const find = id => document.getElementById(id);"
        "const [from, to] = ['from', 'to'].map(find);"
        "from.value = one; to.value = two;"
        "to.dispatchEvent(new Event('change', { bubbles: true }));"
        "to.dispatchEvent(new Event('blur')); }", [str(one), str(two)])


def values(page: "Page") -> tuple[str, str, str]:
    return page.input_value("#from"), page.input_value("#to"), page.url.partition("?")[2]


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_days_the_last_year_is_compared_and_told_in_words(visit: Visit, lang: str) -> None:
    page = visit.go(f"{lang}/{PAGE}")

    assert values(page) == ("2025-11-28", "2026-11-28", "from=2025-11-28&to=2026-11-28")
    assert page.locator(".cmp-presets a[aria-current=true]").count() == 1
    assert ("2025-11-28" if lang == "en" else "2025年11月28日") in page.inner_text("#summary")
    # The tiles tell the counts to the eye, the sentence to those who listen.
    assert page.is_visible(".cmp-counts")
    assert page.locator("#summary > .unseen").count() == 1
    assert "{" not in page.inner_text("main")


@pytest.mark.browser
def test_days_and_role_are_read_from_the_address_and_kept_there(visit: Visit) -> None:
    page = visit.go(f"en/{PAGE}?from=2025-03-28&to=2026-03-31&for=developer")
    assert values(page) == (
        "2025-03-28", "2026-03-31", "from=2025-03-28&to=2026-03-31&for=developer")
    assert "AI developers" in page.inner_text("#summary")

    page.click("[data-step='to previous']")
    assert values(page)[1] < "2026-03-31"
    page.select_option("#for", "")
    assert "for=" not in page.url

    kept = page.inner_text("#summary")
    page.reload()
    assert page.inner_text("#summary") == kept


@pytest.mark.browser
def test_since_a_day_means_until_today(visit: Visit) -> None:
    assert values(visit.go(f"ja/{PAGE}?from=2025-06-04"))[:2] == ("2025-06-04", "2026-11-28")
    assert values(visit.go(f"ja/{PAGE}?to=2024-02-29"))[:2] == ("2023-02-28", "2024-02-29")


@pytest.mark.browser
def test_reversed_days_are_put_in_order_and_it_is_said(visit: Visit) -> None:
    page = visit.go(f"en/{PAGE}?from=2026-07-14&to=2025-06-04")

    assert values(page)[:2] == ("2025-06-04", "2026-07-14")
    assert "other way round" in page.inner_text("#notices")


@pytest.mark.browser
def test_bad_days_are_told_and_others_stand_in(visit: Visit) -> None:
    page = visit.go(f"en/{PAGE}?from=2025-02-30&to=%3Cb%3E&for=wizard")

    assert values(page)[:2] == ("2025-11-28", "2026-11-28")
    notices = page.inner_text("#notices")
    assert "“2025-02-30” is not a day; 2025-11-28 is used instead." in notices
    assert "“<b>” is not a day" in notices
    assert "wizard" in notices


@pytest.mark.browser
def test_days_ahead_are_told_as_recorded_not_as_done(visit: Visit) -> None:
    page = visit.go(f"en/{PAGE}?from=2026-11-28&to=2028-07-17")

    assert "only changes on record already" in page.inner_text("#notices")
    assert page.inner_text("#summary").startswith("What is on record to change")
    assert page.locator("#part-events").count() == 0
    page.goto(page.url.replace("2026-11-28", "2026-07-01"))
    assert "day of commencement not fixed (by 2028-07-16 at the latest)" in page.inner_text(
        "#part-provisions + *, .cmp-section:has(#part-provisions)")


@pytest.mark.browser
def test_before_the_first_day_it_is_said_that_nothing_is_held(visit: Visit, site: Site) -> None:
    page = visit.go(f"en/{PAGE}?from=2001-01-01&to=2002-01-01")

    assert f"Changes before {spans(site).days[0]} are not held" in page.inner_text("#notices")
    assert page.inner_text("#summary").startswith("No change is on record")
    assert page.locator("[data-step='from previous']").is_disabled()


@pytest.mark.browser
def test_the_same_day_twice_is_no_comparison(visit: Visit) -> None:
    page = visit.go(f"en/{PAGE}?from=2026-07-14&to=2026-07-14")

    assert page.inner_text("#summary").startswith("Both days are 2026-07-14")
    assert page.locator(".cmp-section").count() == 0


@pytest.mark.browser
def test_statements_of_one_place_stand_side_by_side(visit: Visit) -> None:
    page = visit.go(f"ja/{PAGE}?from=2026-07-13&to=2026-07-14")
    cells = page.locator(".cmp-pairs tbody tr").first.locator("td")
    left, right = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()

    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"] + 1
    page.set_viewport_size({"width": 360, "height": 800})
    left, right = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert left
    assert right
    assert left["y"] + left["height"] <= right["y"] + 1


@pytest.mark.browser
def test_presets_and_steps_work_from_the_keyboard(visit: Visit) -> None:
    page = visit.go(f"en/{PAGE}")
    page.locator(".cmp-presets a").first.focus()
    page.keyboard.press("Enter")
    assert values(page)[:2] == ("2025-06-03", "2025-09-01")
    assert page.evaluate("document.activeElement.matches('.cmp-presets a')")

    page.focus("[data-step='from next']")
    page.keyboard.press("Space")
    assert values(page)[0] == "2025-06-04"
    assert page.locator("#summary[role=status]").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_scrolls_sideways_on_a_phone_even_with_everything_changed(
    visit: Visit, lang: str
) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 800})
    page = visit.go(f"{lang}/{PAGE}?from=2000-01-01&to=2026-11-28")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.browser
def test_paper_shows_the_comparison_and_not_the_form(visit: Visit) -> None:
    page = visit.go(f"en/{PAGE}?from=2026-03-30&to=2026-03-31")
    page.emulate_media(media="print")

    assert not page.is_visible("#choose")
    assert page.is_visible("#summary")
    assert page.evaluate("document.querySelector('#summary > span').clientWidth !== 1")
    page.wait_for_function(
        "[...document.querySelectorAll('.cmp details > .inside')].every(each =>"
        " each.checkVisibility({contentVisibilityAuto: true})"
        " && each.getBoundingClientRect().height > 0)")


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_page_leads_to_the_history(
    visit: Visit, built: Path, lang: str
) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{built.as_uri()}/{lang}/{PAGE}")
    try:
        assert page.is_visible("noscript p, main > .warning")
        assert not page.is_visible("#choose")
        assert page.locator(f"main a[href$='/{lang}/jp/changes.html']").is_visible()
    finally:
        context.close()


@pytest.mark.browser
def test_every_link_of_a_comparison_leads_to_a_page(visit: Visit, built: Path) -> None:
    page = visit.go(f"ja/{PAGE}?from=2000-01-01&to=2026-11-28")
    links = page.evaluate("[...document.querySelectorAll('#result a')].map(each => each.href)")

    assert len(links) > 300
    for link in links:
        path = link.removeprefix(built.as_uri() + "/").partition("?")[0].partition("#")[0]
        assert (built / path).is_file(), link
