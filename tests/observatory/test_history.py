"""The change history: day by day, nothing left out, nothing told as more than it is."""

import gzip
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from shirube.locales import LANGUAGES
from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.observatory.draw import draw
from shirube.observatory.history import all_days, history, place, told_days
from shirube.observatory.pages import changes
from shirube.observatory.site import Site, Voice
from shirube.observatory.told import headline, sections
from shirube.timeline import ahead, apply, as_of, change_days, version_on
from shirube.timeline.change import PARTS
from tests.observatory.conftest import TODAY, Visit

if TYPE_CHECKING:
    from shirube.model.rulebook import Edition

LIMIT = 150_000
"""Bytes a page may have once packed."""


def same(one: "Edition", two: "Edition") -> bool:
    return all(getattr(one, part) == getattr(two, part) for part in PARTS)


@pytest.fixture(scope="module")
def made_up(xx: Rulebook, world: World) -> Site:
    """The made-up country, late enough for everything to have happened."""
    late = max(change_days(xx, TODAY.replace(year=2050))) + timedelta(days=400)
    return Site(as_of(xx, late, late), world)


@pytest.fixture(params=["jp", "xx"])
def any_site(request: pytest.FixtureRequest, site: Site, made_up: Site) -> Site:
    return site if request.param == "jp" else made_up


def test_applied_in_order_the_days_give_every_edition(any_site: Site) -> None:
    days = history(any_site)
    edition = days[0].difference.before
    for each in days:
        edition = apply(each.difference, edition)
        assert same(edition, as_of(any_site.rulebook, each.day, any_site.today)), each.day

    assert same(edition, any_site.edition)


def test_no_day_of_change_is_left_out_and_none_is_empty(any_site: Site) -> None:
    known = any_site.today
    told = {each.day for each in all_days(any_site)}
    for day in change_days(any_site.rulebook, known):
        eve = day - timedelta(days=1)
        before = as_of(any_site.rulebook, eve, known)
        after = as_of(any_site.rulebook, day, known)
        versions = [(version_on(each, eve), version_on(each, day)) for each in before.instruments]
        changed = not same(before, after) or any(one != two for one, two in versions)
        status = [next((one for one in any_site.rulebook.regime.statuses if on in one.holds), None)
                  for on in (eve, day)]
        assert (day in told) == (changed or status[0] != status[1]), day


def test_the_days_stand_in_order_up_to_the_sites_own(any_site: Site) -> None:
    days = [each.day for each in history(any_site)]

    assert days == sorted(set(days))
    assert days[-1] <= any_site.today
    assert all(each.day > any_site.today for each in all_days(any_site)[len(days):])


def test_on_one_day_one_statement_has_a_place_of_the_country_page(any_site: Site) -> None:
    for each in all_days(any_site):
        places = [place(statement) for statement in each.difference.after.statements]
        assert len(places) == len(set(places)), each.day


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whatever_changed_on_a_day_is_told(any_site: Site, lang: str) -> None:
    words = _voice(any_site, lang).words
    for each in history(any_site):
        rows = [row for section in sections(each, words) for row in section.rows]
        told = {row.ref for row in rows} | {link.ref for row in rows for link in row.links}
        told |= {event.id for event in each.events}
        texts = {row.before for row in rows}
        for change in each.difference.changes:
            gone = change.part == "statements" and change.after is None
            assert change.ref in told or (
                gone and change.before.text.in_(lang) in texts), (each.day, change.ref)  # type: ignore[union-attr,arg-type]
        assert {new.instrument.id for new in each.versions} <= told
        assert headline(each, words)


def test_a_part_whose_day_is_not_fixed_is_never_told_as_in_force(site: Site) -> None:
    voice = _voice(site, "en")
    waiting = {each.id for each in site.rulebook.provisions if each.commencement.by}
    rows = [row for each in history(site) for section in sections(each, voice.words)
            for row in section.rows if {link.ref for link in row.links} & waiting]

    assert len(rows) == len(waiting) == 1
    assert "not in force yet" in rows[0].detail


def test_an_item_not_read_in_a_version_says_so(site: Site) -> None:
    voice = _voice(site, "en")
    first = next(each for each in history(site) if any(group.came for group in each.standings)
                 and any(one.after.presence == "assumed"  # type: ignore[union-attr]
                         for group in each.standings for one in group.came))
    row = next(row for section in sections(first, voice.words) if section.part == "standings"
               for row in section.rows)

    assert "assumed to be in it 104" in row.detail


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_day_stands_on_the_page_the_newest_first(
    built: Path, site: Site, lang: str
) -> None:
    data = (built / lang / "jp/changes.html").read_bytes()
    anchors = re.findall(r'<article[^>]* id="(d-[^"]+)"', data.decode())

    assert anchors == [changes.anchor(each.day) for each in reversed(told_days(site))]
    assert {changes.anchor(view.start) for view in site.country_views if view.start} <= {*anchors}
    assert len(gzip.compress(data)) < LIMIT


def test_what_is_expected_stands_above_and_is_told_as_expected(site: Site) -> None:
    page = next(iter(changes.pages(_voice(site, "en"))))
    html = draw(page, _voice(site, "en"))
    above, below = html.split('class="log-body"')

    for each in ahead(site.rulebook, site.today, site.today):
        assert f"/{each.record.id}.html" in above
    assert "Only a latest day is set (not the day itself)" in above
    assert not re.search(r'id="d-20(2[7-9]|[3-9])', below)


def test_the_data_say_what_the_page_says(built: Path, site: Site) -> None:
    data: Any = json.loads((built / "data/jp/changes.json").read_text("utf-8"))

    assert [each["day"] for each in data["days"]] == [
        str(each.day) for each in reversed(told_days(site))]
    for told, each in zip(data["days"], reversed(told_days(site)), strict=True):
        refs = {one["record"] for one in told["changes"]} | {
            one["record"] for one in told["events"]} | {
            ref for one in told["statements"] for ref in one.values() if ref}
        assert refs == {change.ref for change in each.difference.changes}
        assert set(told["title"]) == set(LANGUAGES)
        assert told["page"] is None or (built / f"ja/{told['page']}.html").exists()


def test_what_is_expected_is_told_when_its_time_begins_passes_or_is_confirmed(
    site: Site
) -> None:
    voice = _voice(site, "en")
    told = {(str(each.day), row.ref): row.detail for each in told_days(site)
            for section in sections(each, voice.words) if section.part == "expected"
            for row in section.rows}

    ref = "jp/milestones/high-impact-definition"
    assert told["2026-07-01", ref] == "its expected time begins (by 2026-09-30)"
    assert told["2026-10-01", ref] == "its expected time has passed (by 2026-09-30); not confirmed"
    assert told["2025-12-23", "jp/milestones/first-basic-plan"] == "confirmed to have happened"
    assert {each.day for each in told_days(site)} - {each.day for each in history(site)} == {
        each.day for each in told_days(site) if not each.changed}


def test_the_made_up_country_has_a_history_too(made_up: Site) -> None:
    for voice in made_up.voices:
        for page in changes.pages(voice):
            assert f'id="d-{history(made_up)[0].day}"' in draw(page, voice)


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_holds_at_every_width_and_shows_key_days_alone_when_asked(
    visit: Visit, site: Site, lang: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go(f"{lang}/jp/changes.html#d-2026-07-14")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.check("#key-only")
    shown = page.locator(".log-day:visible").count()

    assert shown == sum(each.key for each in history(site))
    assert page.locator(".log-year:visible").count() == len(
        {each.day.year for each in history(site) if each.key})


def _voice(site: Site, lang: str) -> Voice:
    return next(each for each in site.voices if each.lang == lang)
