"""The timeline: everything known is in it, nothing provisional looks fixed, nothing collides."""

import gzip
import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.model.instrument import Instrument
from shirube.model.rulebook import Rulebook
from shirube.observatory.draw import draw
from shirube.observatory.pages import timeline as page
from shirube.observatory.site import Site
from shirube.observatory.timeline import Timeline, timeline
from shirube.observatory.timeline_picture import NEAR, NOMINAL, Picture, Scale, clusters, scale_of
from shirube.timeline import as_of

LANGS = ("ja", "en")


@pytest.fixture(scope="session")
def line(site: Site) -> Timeline:
    return timeline(site.edition)


@pytest.fixture(scope="session")
def picture(line: Timeline) -> Picture:
    return Picture(line, lambda mark, lane: mark.kind, lambda mark, lane: mark.kind)


@pytest.fixture(scope="session")
def told(site: Site) -> dict[str, str]:
    """The page's HTML in each language."""
    return {voice.lang: draw(next(iter(page.pages(voice))), voice) for voice in site.voices}


def _ids(html: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, html))


# What is in it


def test_every_instrument_has_one_lane(line: Timeline, jp: Rulebook) -> None:
    lanes = [lane.ref for group in line.groups for lane in group.lanes if lane.ref]

    assert sorted(lanes) == sorted(each.id for each in jp.instruments)


def test_every_event_is_one_mark(line: Timeline, jp: Rulebook) -> None:
    marks = [mark.ref for _, mark in line.marks() if mark.title]

    assert sorted(marks) == sorted(each.id for each in jp.events)


def test_every_version_begins_a_stretch_and_is_named_at_a_mark(
    line: Timeline, jp: Rulebook
) -> None:
    versions = {(each.id, version.id, version.start)
                for each in jp.instruments for version in each.versions}
    lanes = [lane for group in line.groups for lane in group.lanes]

    assert {(lane.ref, each.version, each.start)
            for lane in lanes for each in lane.stretches if each.version} == versions
    assert {(lane.ref, mark.version, mark.first)
            for lane in lanes for mark in lane.marks if mark.version} == versions


def test_every_milestone_is_expected_once(line: Timeline, jp: Rulebook) -> None:
    assert sorted(each.milestone.id for each in line.expected) == sorted(
        each.id for each in jp.milestones)


@pytest.mark.parametrize("lang", LANGS)
def test_every_record_is_in_the_picture_and_in_the_lists(
    told: dict[str, str], lang: str, jp: Rulebook
) -> None:
    drawn = _ids(told[lang], r'data-row="([^"]+)"')
    rows = _ids(told[lang], r'<tr [^>]*id="([^"]+)"')
    expected = {f"{each.id.split('/')[1][0]}-{'-'.join(each.id.split('/')[2:])}"
                for each in (*jp.events, *jp.milestones, *jp.instruments)}

    assert expected <= drawn
    assert expected <= rows


def test_nothing_is_shown_before_it_was_known(jp: Rulebook) -> None:
    before = min(each.known for each in jp.events) - timedelta(days=1)
    found = timeline(as_of(jp, date(2026, 11, 28), before))

    assert list(found.marks()) == []
    assert found.expected == ()


def test_the_data_tell_the_same(built: Path, line: Timeline) -> None:
    data = json.loads((built / "data/jp/timeline.json").read_text("utf-8"))

    assert [(lane.get("record", ""), [mark["record"] for mark in lane.get("marks", [])])
            for group in data["groups"] for lane in group["lanes"]] == [
        (lane.ref, [mark.ref for mark in lane.marks])
        for group in line.groups for lane in group.lanes]
    assert [each["record"] for each in data["expected"]] == [
        each.milestone.id for each in line.expected]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_light(told: dict[str, str], lang: str) -> None:
    assert len(gzip.compress(told[lang].encode())) < 60_000


# Days


def test_the_act_came_into_force_in_part_and_then_in_whole(line: Timeline) -> None:
    act = next(lane for group in line.groups for lane in group.lanes
               if lane.ref == "jp/instruments/ai-promotion-act")
    promulgated, whole = date(2025, 6, 4), date(2025, 9, 1)

    assert {(each.state, each.start, each.until) for each in act.stretches} == {
        ("part", promulgated, whole), ("pending", promulgated, whole), ("standing", whole, None)}
    days = {mark.day: {mark.kind, *mark.also} for mark in act.marks if mark.key}
    assert days == {"2025-05-28": {"enactment"}, "2025-06-04": {"promulgation", "commencement"},
                    "2025-09-01": {"commencement"}}


def test_a_commencement_by_a_day_is_an_open_stretch_and_never_a_mark(
    line: Timeline, jp: Rulebook
) -> None:
    limits = [(each.instrument, each.commencement.by) for each in jp.provisions
              if each.commencement.by]
    assert limits
    lanes = {lane.ref: lane for group in line.groups for lane in group.lanes}
    for ref, by in limits:
        assert by is not None
        assert [each.until for each in lanes[ref].stretches if each.state == "awaited"] == [
            by + timedelta(days=1)]
        assert not [mark for mark in lanes[ref].marks if mark.first <= by <= mark.last]
        assert not [each for each in lanes[ref].stretches if each.state == "standing"]


@pytest.mark.parametrize("lang", LANGS)
def test_milestones_are_windows_and_what_is_ahead_is_hollow(
    told: dict[str, str], lang: str, line: Timeline
) -> None:
    marks = re.findall(r'<a class="(m [^"]*)"[^>]*data-row="([^"]+)"', told[lang])
    windows = re.findall(r'<a class="(w [^"]*)"', told[lang])

    assert len(windows) == len(line.expected)
    assert not [row for _, row in marks if row.startswith("m-")]
    assert sum("ahead" in looks.split() for looks, _ in marks) == sum(
        mark.ahead for _, mark in line.marks())
    assert all(mark.ahead == (mark.last > line.today) for _, mark in line.marks())


def test_bars_are_solid_only_up_to_the_day_of_the_site(picture: Picture) -> None:
    for _, strips in picture.strips:
        for strip in strips:
            for bar in strip.bars:
                if bar.look in ("standing", "part"):
                    assert bar.right <= picture.today


def test_partly_known_days_keep_their_span(picture: Picture) -> None:
    drawn = [each for _, strips in picture.strips for strip in strips for each in strip.marks]

    assert [each for each in drawn if not each.mark.exact]
    assert all((each.right > each.left) == (not each.mark.exact) for each in drawn
               if each.glyph != "before")


def test_an_order_without_recorded_provisions_begins_when_its_record_says(
    line: Timeline, jp: Rulebook
) -> None:
    order = next(each for each in jp.instruments if each.kind == "order")
    lane = next(lane for group in line.groups for lane in group.lanes if lane.ref == order.id)

    assert [(each.state, each.start) for each in lane.stretches] == [
        ("standing", order.holds.start)]


def test_a_law_whose_beginning_is_not_recorded_reaches_in_from_the_edge(
    picture: Picture, jp: Rulebook
) -> None:
    unknown = {each.id for each in jp.instruments if each.holds.start is None}
    assert unknown
    for _, strips in picture.strips:
        for strip in strips:
            if strip.lane.ref in unknown:
                assert strip.bars[0].first is None
                assert strip.bars[0].left == 0.0


def test_a_version_still_to_come_is_hollow(xx: Rulebook) -> None:
    found = timeline(as_of(xx, date(2030, 8, 1), date(2030, 8, 1)))
    code = next(each for each in xx.instruments if each.versions)
    lane = next(lane for group in found.groups for lane in group.lanes if lane.ref == code.id)

    assert [(mark.version, mark.ahead) for mark in lane.marks if mark.version] == [
        ("1.0", False), ("2.0", True)]
    drawn = Picture(found, lambda mark, lane: "", lambda mark, lane: "")
    bars = [bar.look for _, strips in drawn.strips for strip in strips
            if strip.lane.ref == code.id for bar in strip.bars]
    assert bars == ["standing", "standing after", "standing after"]


def test_each_group_holds_what_its_name_says(line: Timeline, jp: Rulebook) -> None:
    by_id = {each.id: each for each in jp.instruments}
    for group in line.groups:
        records = [by_id[lane.ref] for lane in group.lanes if lane.ref]
        assert records or group.id == "other"
        if group.id in {topic.id for topic in jp.regime.topics}:
            assert all(group.id in each.topics for each in records)
        if group.id == "law":
            assert all(isinstance(each, Instrument) and each.kind in ("law", "order")
                       for each in records)
        if group.id == "plans":
            assert all(each.kind == "plan" for each in records)


# Places


@given(days=st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), min_size=2))
def test_a_later_day_never_stands_further_left(days: list[date]) -> None:
    scale = Scale(((date(2017, 1, 1), 0.0), (date(2023, 1, 1), 0.3), (date(2029, 1, 1), 1.0)))
    places = [scale.at(day) for day in sorted(days)]

    assert places == sorted(places)
    assert all(0.0 <= place <= 1.0 for place in places)


def test_every_day_of_the_picture_has_a_place_of_its_own(line: Timeline) -> None:
    scale = scale_of(line)
    days = [line.start + timedelta(days=each) for each in range((line.until - line.start).days)]
    places = [scale.at(day) for day in days]

    assert len(set(places)) == len(places)
    assert places == sorted(places)


@given(places=st.lists(st.floats(0, NOMINAL), max_size=30))
def test_clusters_hold_every_mark_once_and_stand_apart(places: list[float]) -> None:
    found: list[list[Any]] = list(clusters(places, places))  # type: ignore[arg-type]

    assert sorted(each for group in found for each in group) == sorted(places)
    for one, other in pairwise(found):
        assert other[0] - one[-1] >= NEAR
