"""The timeline as data: lanes of instruments with what stood when, events, and what is expected.

Nothing here knows of pixels. A day is drawn as a day only when it is one: partly known days keep
their span, commencements *by* a day stay open, milestones are windows and never marks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from shirube.model.days import first_day, last_day
from shirube.model.event import Event, Milestone, MilestoneState
from shirube.model.instrument import Instrument, Provision
from shirube.model.rulebook import Edition, is_known
from shirube.model.text import Text
from shirube.reports.piece import stands
from shirube.timeline.ahead import milestone_state

ENACTED = ("law", "order")
"""Kinds of instruments that come into force rather than being published."""

State = Literal["standing", "part", "pending", "awaited"]
"""`standing`: it stands, all of it as far as known; `part`: in force in part; `pending`:
promulgated, in force from a fixed later day; `awaited`: the same, the day not fixed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days over which an instrument, or one version of it, is in one state."""

    start: date | None
    """First day; none: its beginning is not recorded."""

    until: date | None
    """First day on which it is over; none: no end known. For `awaited` the latest day."""

    state: State
    version: str = ""
    """The issuer's label of the version, where there are versions."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a lane: an event, or a day an instrument's own record names."""

    ref: str
    """Record it leads to."""

    day: str
    """The day as it is recorded, e.g. `2025-06-04` or `2026-Q2`."""

    kind: str
    """Kind of the event; for a day of the instrument `enactment`, `adoption`, `promulgation`,
    `commencement`, `publication` or `version`."""

    title: Text | None = None
    """Name of the event; none: a day of the instrument."""

    also: tuple[str, ...] = ()
    """What else the instrument's record says of this day."""

    version: str = ""
    """Version of the lane's instrument that begins on this day."""

    provisions: tuple[str, ...] = ()
    """Provisions that come into force on this day, for a commencement."""

    key: bool = False
    begins: bool = False
    """True for the event by which the lane's instrument began to stand."""

    ahead: bool = False
    """True when it has not happened yet on the day of the site."""

    @property
    def first(self) -> date:
        """First day it may mean."""
        return first_day(self.day)

    @property
    def last(self) -> date:
        """Last day it may mean."""
        return last_day(self.day)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Lane:
    """One instrument over time, or the events that belong to none."""

    ref: str
    """The instrument; empty for events of no instrument."""

    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    """In order of their days."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes under one heading."""

    id: str
    topic: Text | None
    """Heading, where the regime names it; none: the interface has a word for it."""

    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """A milestone: a window of days, never a mark."""

    milestone: Milestone
    state: MilestoneState


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the timeline shows."""

    today: date
    start: date
    """First day of the picture."""

    until: date
    """First day after the picture."""

    groups: tuple[Group, ...]
    expected: tuple[Expected, ...]
    act: date | None
    """Promulgation of the first law among the main instruments."""

    def marks(self) -> Iterator[tuple[Lane, Mark]]:
        """Every mark with its lane."""
        for group in self.groups:
            for lane in group.lanes:
                yield from ((lane, mark) for mark in lane.marks)


def timeline(edition: Edition) -> Timeline:
    """The timeline of an edition's regime: whatever was known on the edition's knowledge day,
    later days included, each instrument, version, event and milestone once."""
    book = edition.rulebook
    instruments = sorted((each for each in book.instruments if is_known(each, edition.known)),
                         key=lambda each: (each.order, each.id))
    events: dict[str, list[Event]] = {}
    lanes_of = {each.id for each in instruments}
    for event in sorted((each for each in book.events if is_known(each, edition.known)),
                        key=lambda each: (first_day(each.on), last_day(each.on), each.id)):
        lane = next((ref for ref in event.instruments if ref in lanes_of), "")
        events.setdefault(lane, []).append(event)
    lanes = {each.id: _lane(each, events.get(each.id, ()), edition) for each in instruments}
    loose = Lane("", (), tuple(_event(each, edition) for each in events.get("", ())))
    groups = _grouped(instruments, lanes, edition)
    if loose.marks:
        groups.append(Group("other", None, (loose,)))
    expected = tuple(
        Expected(each, milestone_state(each, book, edition.on, edition.known))
        for each in sorted(book.milestones, key=_by_window) if is_known(each, edition.known))
    first, last = _ends(groups, expected, events, edition)
    return Timeline(
        today=edition.on, start=date(first.year, 1, 1), until=date(last.year + 1, 1, 1),
        groups=tuple(groups), expected=expected, act=_act(edition))


def _by_window(milestone: Milestone) -> tuple[date, date, str]:
    window = milestone.window
    return window.until or date.max, window.start or date.min, milestone.id


def _act(edition: Edition) -> date | None:
    for ref in edition.rulebook.regime.main_instruments:
        record = edition.rulebook.by_id.get(ref)
        if isinstance(record, Instrument) and record.kind in ENACTED and is_known(
                record, edition.known):
            return record.promulgated or record.holds.start
    return None


def _grouped(
    instruments: Iterable[Instrument], lanes: dict[str, Lane], edition: Edition
) -> list[Group]:
    """Lanes by what they are: laws, plans, main guidelines, topics, other and earlier texts."""
    regime = edition.rulebook.regime
    main = [each for each in instruments if each.id in regime.main_instruments]
    soft = [each.holds.start for each in main if each.kind not in ENACTED and each.holds.start]
    before = min(soft, default=date.min)
    topics = {each.id: each.title for each in regime.topics}
    found: dict[str, list[Lane]] = {
        name: [] for name in ("law", "plans", "guidelines", *topics, "guidance", "earlier")}
    for each in instruments:
        found[_group(each, regime.main_instruments, topics, before)].append(lanes[each.id])
    return [Group(name, topics.get(name), tuple(rows)) for name, rows in found.items() if rows]


def _group(
    each: Instrument, main: tuple[str, ...], topics: dict[str, Text], before: date
) -> str:
    if each.kind not in ENACTED and "ai" in each.topics and (
            each.holds.start is not None and each.holds.start < before):
        return "earlier"
    topic = next((name for name in each.topics if name in topics), None)
    if topic:
        return topic
    if each.kind in ENACTED:
        return "law"
    if each.kind == "plan":
        return "plans"
    return "guidelines" if each.id in main else "guidance"


def _lane(each: Instrument, events: Iterable[Event], edition: Edition) -> Lane:
    provisions = [one for one in edition.rulebook.provisions
                  if one.instrument == each.id and is_known(one, edition.known)]
    marks = [_event(event, edition) for event in events]
    for fact in _facts(each, provisions, edition):
        at = next((place for place, mark in enumerate(marks)
                   if mark.exact and mark.day == fact.day), None)
        if at is None:
            marks.append(fact)
            continue
        told = marks[at]
        silent = (told.kind, *told.also, "version", "publication")
        kinds = () if fact.kind in silent else (fact.kind,)
        marks[at] = replace(told, also=(*told.also, *kinds), version=told.version or fact.version,
                            provisions=told.provisions or fact.provisions,
                            begins=told.begins or fact.kind == "publication")
    marks.sort(key=lambda mark: (mark.first, mark.last))
    return Lane(each.id, tuple(_stretches(each, provisions)), tuple(marks))


def _event(event: Event, edition: Edition) -> Mark:
    return Mark(event.id, event.on, event.kind, event.title, key=event.key,
                ahead=not stands(event, edition))


def _facts(
    each: Instrument, provisions: Iterable[Provision], edition: Edition
) -> Iterator[Mark]:
    """Days an instrument's own record names: versions, then adoption, promulgation and
    commencements, or publication."""
    def mark(day: date, kind: str, *, version: str = "", brings: Iterable[str] = ()) -> Mark:
        return Mark(each.id, day.isoformat(), kind, version=version, provisions=tuple(brings),
                    ahead=day > edition.on)

    for version in each.versions:
        yield mark(version.start, "version", version=version.id)
    if each.adopted and (each.kind in ENACTED or each.adopted != each.holds.start):
        yield mark(each.adopted, "enactment" if each.kind == "law" else "adoption")
    if each.promulgated:
        yield mark(each.promulgated, "promulgation")
    if each.kind not in ENACTED:
        if each.holds.start:
            yield mark(each.holds.start, "publication")
        return
    if not provisions and each.holds.start:
        yield mark(each.holds.start, "commencement")
    days: dict[date, list[Provision]] = {}
    for one in provisions:
        if one.commencement.on:
            days.setdefault(one.commencement.on, []).append(one)
    for day in sorted(days):
        yield mark(day, "commencement", brings=(
            one.id for one in sorted(days[day], key=lambda one: one.order)))


def _stretches(each: Instrument, provisions: list[Provision]) -> Iterator[Stretch]:
    if each.kind in ENACTED:
        yield from _in_force(each, provisions)
        return
    start = each.holds.start
    starts = [version.start for version in each.versions]
    if not starts or (start and start < starts[0]):
        yield Stretch(start, starts[0] if starts else each.holds.until, "standing")
    for version, until in zip(each.versions, (*starts[1:], each.holds.until), strict=False):
        yield Stretch(version.start, until, "standing", version.id)


def _in_force(each: Instrument, provisions: list[Provision]) -> Iterator[Stretch]:
    """A law or order: in force, in force in part, and what of it is still to come into force.

    Where a beginning is not recorded, or a commencement unknown, no part is told from the whole.
    """
    start, end = each.holds.start, each.holds.until
    known = all(one.commencement.on or one.commencement.by for one in provisions)
    if start is None or not known:
        yield Stretch(start, end, "standing")
        return
    fixed = sorted({one.commencement.on for one in provisions if one.commencement.on})
    limits = [one.commencement.by for one in provisions if one.commencement.by]
    first = fixed[0] if fixed else start if not limits else None
    whole = None if limits else fixed[-1] if fixed else start
    waits = min(start, each.promulgated or start)
    if first and first != whole:
        yield Stretch(first, whole or end, "part")
    if whole:
        yield Stretch(whole, end, "standing")
        if waits < whole:
            yield Stretch(waits, whole, "pending")
    else:
        yield Stretch(waits, max(limits) + timedelta(days=1), "awaited")


def _ends(
    groups: Iterable[Group], expected: Iterable[Expected], events: dict[str, list[Event]],
    edition: Edition,
) -> tuple[date, date]:
    """The days between which the picture runs: from the first event or soft law to the last day
    anybody named. Older laws reach in from before."""
    firsts = [first_day(each.on) for row in events.values() for each in row] or [edition.on]
    lasts = [edition.on]
    for group in groups:
        for lane in group.lanes:
            lasts += [mark.last for mark in lane.marks]
            lasts += [each.until for each in lane.stretches if each.until]
    lasts += [each.milestone.window.until - timedelta(days=1) for each in expected
              if each.milestone.window.until]
    return min(firsts), max(lasts)
