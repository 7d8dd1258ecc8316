"""The timeline drawn: where things stand across a strip, in hundredths of its width.

The picture as served holds for strips of `NOMINAL` pixels and more: marks too near each other
are told as one cluster, and a label is shown where it has room. The page's script does the same
anew at every zoom.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from shirube.exports.width import display_width
from shirube.observatory.timeline import Expected, Lane, Mark, Stretch, Timeline

NOMINAL = 880
"""Width in pixels for which clusters and labels of the served picture are worked out."""

NEAR = 16
"""Pixels between two marks below which they are told as one."""

BUSY, BROAD = 6, 3
"""A year with more marks than the first is drawn as many times as wide as the second says."""

LETTER = 6.2
"""Pixels of one column of text in a label, on the safe side."""

ROWS, LONGEST, SHORTEST = 7, 168, 72
"""Rows of labels of key events; pixels of the longest, and of the shortest worth showing."""

Namer = Callable[[Mark, Lane], str]
"""A mark's label in the language of the page; empty: none."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days across the strip: evenly within a year, busy years broader than quiet ones."""

    knots: tuple[tuple[date, float], ...]
    """First days of years, and the end, with their place from 0 to 1."""

    def at(self, day: date) -> float:
        """Where a day begins, from 0 to 1; days outside stand at the edges."""
        (start, left), *rest = self.knots
        if day <= start:
            return 0.0
        for end, right in rest:
            if day < end:
                return left + (right - left) * ((day - start).days / (end - start).days)
            start, left = end, right
        return 1.0


def scale_of(line: Timeline) -> Scale:
    """The scale of a timeline."""
    counts: dict[int, int] = {}
    for _, mark in line.marks():
        counts[mark.first.year] = counts.get(mark.first.year, 0) + 1
    years = range(line.start.year, line.until.year)
    shares = [BROAD if counts.get(year, 0) > BUSY else 1 for year in years]
    done, knots = 0, []
    for year, share in zip(years, shares, strict=True):
        knots.append((date(year, 1, 1), done / sum(shares)))
        done += share
    return Scale((*knots, (line.until, 1.0)))


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as a rectangle; `left` and `right` from 0 to 1."""

    left: float
    right: float
    look: str
    """Its class: the stretch's state, or `after` for the time beyond the day of the site."""

    first: date | None
    last: date | None
    """Days of its ends; none: open on that side."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark in its place."""

    mark: Mark
    left: float
    """Where the first day it may mean begins; equal to `right` when the day is known."""

    right: float
    glyph: str
    """Shape: `made`, `promulgated`, `force`, `both`, `step`, `meeting` or `before`."""

    label: str
    """Its label, as far as there is room; empty: none."""

    clustered: bool

    @property
    def middle(self) -> float:
        """Where its shape stands."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Cluster:
    """Marks too near each other to be told apart at this width."""

    at: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane drawn."""

    lane: Lane
    bars: tuple[Bar, ...]
    marks: tuple[Drawn, ...]
    clusters: tuple[Cluster, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A key event with its label above the lanes."""

    lane: Lane
    mark: Mark
    at: float
    row: int
    """Row of its label, from the bottom; -1: no room, the label is left out."""

    label: str
    end: bool
    """True when the label stands left of its place."""


@dataclass(frozen=True, slots=True)
class Window:
    """A milestone drawn as the days within which it was said to come."""

    expected: Expected
    left: float
    right: float
    first: date | None
    last: date | None
    """First day after it; none: no end was said."""

    small: bool
    """Too short to be seen as days: drawn as a ring."""


@dataclass(frozen=True)
class Picture:
    """The whole picture, ready for the template."""

    line: Timeline

    name: Namer
    """Labels on lanes."""

    title: Namer
    """Labels of key events above the lanes."""

    @cached_property
    def scale(self) -> Scale:
        """Days across."""
        return scale_of(self.line)

    @property
    def today(self) -> float:
        """Where the day of the site begins."""
        return self.scale.at(self.line.today)

    def offset(self, day: date | None) -> str:
        """A day as the script reads it: days since the picture's first; empty: none."""
        return "" if day is None else str((day - self.line.start).days)

    @cached_property
    def strips(self) -> tuple[tuple[str, tuple[Strip, ...]], ...]:
        """Group id -> its lanes drawn."""
        return tuple((group.id, tuple(map(self._strip, group.lanes)))
                     for group in self.line.groups)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """Milestones, those due first above."""
        return tuple(map(self._window, self.line.expected))

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """Key events in order, their labels on rows without touching."""
        marks = sorted(((mark, lane) for lane, mark in self.line.marks() if mark.key),
                       key=lambda each: (each[0].first, each[0].ref))
        ends = [-1.0] * ROWS
        found = []
        for mark, lane in marks:
            at = self._middle(mark)
            x = at * NOMINAL
            label = shortened(self.title(mark, lane), LONGEST)
            width = _width(label) + 14
            end = x + width > NOMINAL
            low, high = (x - width, x) if end else (x, x + width)
            row = next((row for row, taken in enumerate(ends) if taken <= low), -1)
            if row >= 0:
                ends[row] = high
            found.append(Flag(lane, mark, at, row, label, end))
        return tuple(found)

    def _span(self, mark: Mark) -> tuple[float, float]:
        left = self.scale.at(mark.first)
        return left, left if mark.exact else self.scale.at(mark.last + timedelta(days=1))

    def _middle(self, mark: Mark) -> float:
        left, right = self._span(mark)
        return (left + right) / 2

    def _edge(self, following: Mark | None) -> float:
        """Where a label has to end, in pixels."""
        if following is None:
            return NOMINAL - 4
        return self._middle(following) * NOMINAL - 12

    def _strip(self, lane: Lane) -> Strip:
        near = list(clusters(lane.marks, [self._middle(mark) * NOMINAL for mark in lane.marks]))
        drawn = []
        for place, group in enumerate(near):
            room = self._edge(near[place + 1][0] if place + 1 < len(near) else None)
            room -= self._middle(group[0]) * NOMINAL + 8
            label = "" if len(group) > 1 else _fitting(self.name(group[0], lane), room)
            for mark in group:
                left, right = self._span(mark)
                drawn.append(Drawn(mark, left, right, glyph(mark, self.line.start), label,
                                   len(group) > 1))
        return Strip(
            lane, tuple(bar for each in lane.stretches for bar in self._bars(each)),
            tuple(drawn), tuple(
                Cluster((self._middle(group[0]) + self._middle(group[-1])) / 2, tuple(group))
                for group in near if len(group) > 1))

    def _bars(self, each: Stretch) -> Iterator[Bar]:
        """A stretch up to the day of the site, and what is left of it after that day."""
        today, at = self.line.today, self.scale.at
        left = at(each.start) if each.start else 0.0
        right = at(each.until) if each.until else 1.0
        if each.state in ("pending", "awaited") or (each.until and each.until <= today):
            yield Bar(left, right, each.state, each.start, each.until)
            return
        if each.start and each.start > today:
            yield Bar(left, right, f"{each.state} after", each.start, each.until)
            return
        yield Bar(left, at(today), each.state, each.start, today)
        yield Bar(at(today), right, f"{each.state} after", today, each.until)

    def _window(self, expected: Expected) -> Window:
        days = expected.milestone.window
        left = self.scale.at(days.start) if days.start else 0.0
        right = self.scale.at(days.until) if days.until else 1.0
        return Window(expected, left, right, days.start, days.until,
                      (right - left) * NOMINAL < NEAR)


def clusters(marks: Sequence[Mark], places: Sequence[float]) -> Iterator[list[Mark]]:
    """Marks in order, those less than `NEAR` pixels from the one before together."""
    order = sorted(range(len(marks)), key=lambda each: places[each])
    group: list[Mark] = []
    before = 0.0
    for each in order:
        if group and places[each] - before >= NEAR:
            yield group
            group = []
        group.append(marks[each])
        before = places[each]
    if group:
        yield group


_GLYPHS = {
    "enactment": "made", "adoption": "made", "publication": "made", "revision": "made",
    "version": "made", "promulgation": "promulgated", "commencement": "force",
    "meeting": "meeting",
}


def glyph(mark: Mark, start: date) -> str:
    """The shape of a mark; `before` for days before the picture begins."""
    if mark.last < start:
        return "before"
    kinds = {mark.kind, *mark.also}
    if {"promulgation", "commencement"} <= kinds:
        return "both"
    for kind in ("commencement", "promulgation"):
        if kind in kinds:
            return _GLYPHS[kind]
    return _GLYPHS.get(mark.kind, "step")


def shortened(text: str, pixels: float) -> str:
    """A label cut to a width, with an ellipsis where something is left out."""
    if _width(text) <= pixels:
        return text
    while text and _width(text) + LETTER * 2 > pixels:
        text = text[:-1]
    return text.rstrip(" ,・、（(") + "…"


def _fitting(text: str, room: float) -> str:
    """A label as far as it has room; empty where too little of it would be left."""
    if _width(text) <= room:
        return text
    return shortened(text, min(room, LONGEST)) if room >= SHORTEST else ""


def _width(text: str) -> float:
    return display_width(text) * LETTER


def ticks(scale: Scale) -> Iterator[tuple[float, date, bool]]:
    """Places of years, and of quarters where a year is broad: place, day, whether a year."""
    for (day, left), (_, right) in zip(scale.knots, scale.knots[1:], strict=False):
        yield left, day, True
        if (right - left) * NOMINAL > 100:
            for month in (4, 7, 10):
                quarter = date(day.year, month, 1)
                yield scale.at(quarter), quarter, False


def percent(place: float) -> str:
    """A place from 0 to 1 as an attribute, e.g. `34.52%`."""
    return f"{place * 100:.2f}".rstrip("0").rstrip(".") + "%"
