"""The lineage of principles as a picture: earlier texts on the left, today's on the right.

Only what the crosswalks' rows say is drawn, one line a row; that a line is drawn says that two
texts were set side by side, never that one caused the other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shirube.model.crosswalk import Crosswalk, Relation, Row
from shirube.model.expectation import Principle
from shirube.model.instrument import Instrument
from shirube.model.rulebook import Edition, Rulebook
from shirube.model.terms import Confidence
from shirube.model.text import Text

PITCH, HEAD, TOP = 34, 66, 10
"""Pixels from one principle to the next, for the heading of a text, and above the first."""

PORT = 7
"""Pixels between two lines that end at one principle."""

ROW = 52
"""Pixels from one row to the next where two texts stand side by side."""

FLOWING = ("philosophy", "principle")
"""Kinds of principles that the large picture shows."""


@dataclass(frozen=True, slots=True)
class Node:
    """A principle, or an item, at its height in the picture."""

    ref: str
    """Its record; an identifier of the other text where there is none."""

    title: Text
    number: str
    """Its number in the text, e.g. `4`; empty: none."""

    y: float
    """Height of its middle in pixels."""

    relations: tuple[Relation, ...]
    """How today's principles relate to it, each once; none where nothing was found."""

    low: bool = False
    """Whether every line from it is of low confidence."""


@dataclass(frozen=True, slots=True)
class Link:
    """One row of a crosswalk as a line."""

    crosswalk: str
    place: int
    """Place of the row in its crosswalk, from 1."""

    left: str
    """Today's principle."""

    right: str
    """The earlier one."""

    relation: Relation
    confidence: Confidence
    start: float
    """Height at the earlier one."""

    end: float
    """Height at today's."""

    @property
    def path(self) -> str:
        """The line in a picture 100 wide, heights in pixels."""
        return f"M0 {self.start:g}C48 {self.start:g} 52 {self.end:g} 100 {self.end:g}"


@dataclass(frozen=True, slots=True)
class Source:
    """An earlier text with its principles."""

    crosswalk: Crosswalk
    year: int
    y: float
    """Height of its heading's upper edge."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The large picture."""

    sources: tuple[Source, ...]
    targets: tuple[Node, ...]
    links: tuple[Link, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts side by side, as one crosswalk has them."""

    crosswalk: Crosswalk
    earlier: tuple[Node, ...]
    today: tuple[Node, ...]
    links: tuple[Link, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where today's principles come from, as far as rows say."""

    flow: Flow
    pairs: tuple[Pair, ...]
    """The texts of the large picture, one by one."""

    others: tuple[Pair, ...]
    """Texts that run into other parts of today's."""


def lineage(edition: Edition) -> Lineage:
    """The lineage as known on the edition's knowledge day, earliest texts first."""
    book = edition.rulebook
    walks = sorted((each for each in edition.crosswalks if each.kind == "lineage"),
                   key=lambda each: (_start(each, book), each.order, each.id))
    main = [each for each in walks if _flows(each, book)]
    return Lineage(
        flow=_flow(main, book),
        pairs=tuple(pair(each, book) for each in main),
        others=tuple(pair(each, book) for each in walks if each not in main),
    )


def _start(walk: Crosswalk, book: Rulebook) -> str:
    earlier = book.by_id.get(walk.right)
    start = earlier.holds.start if isinstance(earlier, Instrument) else None
    return start.isoformat() if start else ""


def _flows(walk: Crosswalk, book: Rulebook) -> bool:
    """Whether every row runs from a principle to a principle."""
    return all(_principle(book, row.left) and _principle(book, row.right) for row in walk.rows)


def _principle(book: Rulebook, ref: str) -> Principle | None:
    record = book.by_id.get(ref)
    return record if isinstance(record, Principle) and record.kind in FLOWING else None


def _flow(walks: Iterable[Crosswalk], book: Rulebook) -> Flow:
    y = 0.0
    sources = []
    for walk in walks:
        top, y = y, y + HEAD
        nodes = []
        earlier = sorted((each for each in book.principles
                          if each.instrument == walk.right and each.kind in FLOWING),
                         key=lambda each: each.order)
        for each in earlier:
            nodes.append(Node(each.id, each.title, _mark(book, each.id), y + PITCH / 2,
                              *_told(walk, each.id)))
            y += PITCH
        sources.append(Source(walk, int(_start(walk, book)[:4] or 0), top, tuple(nodes)))
    height = int(y) + TOP
    wanted = {row.left for source in sources for row in source.crosswalk.rows}
    found = sorted((each for each in book.principles if each.id in wanted),
                   key=lambda each: each.order)
    step = (height - HEAD) / max(1, len(found))
    targets = tuple(
        Node(each.id, each.title, _mark(book, each.id), HEAD + step * (place + 0.5), ())
        for place, each in enumerate(found))
    return Flow(tuple(sources), targets, _lines(sources, targets), height)


def _lines(sources: Iterable[Source], targets: Iterable[Node]) -> tuple[Link, ...]:
    """A line for each row, those that end at one principle beside each other."""
    starts = {node.ref: node.y for source in sources for node in source.nodes}
    rows = [(source.crosswalk, place, row) for source in sources
            for place, row in enumerate(source.crosswalk.rows, 1)
            if row.relation != "none" and row.right in starts]
    found = []
    for target in targets:
        ending = sorted((each for each in rows if each[2].left == target.ref),
                        key=lambda each: starts[each[2].right])
        for at, (walk, place, row) in enumerate(ending):
            found.append(_link(walk, place, row, starts[row.right],
                               target.y + PORT * (at - (len(ending) - 1) / 2)))
    return tuple(found)


def _link(walk: Crosswalk, place: int, row: Row, start: float, end: float) -> Link:
    return Link(walk.id, place, row.left, row.right, row.relation, row.confidence, start, end)


def _told(walk: Crosswalk, right: str) -> tuple[tuple[Relation, ...], bool]:
    """Relations of the rows on an earlier principle, and whether all are of low confidence."""
    rows = [row for row in walk.rows if row.right == right]
    return (tuple(dict.fromkeys(row.relation for row in rows)),
            bool(rows) and all(row.confidence == "low" for row in rows))


def _number(ref: str) -> str:
    """The number in an official reference: `4` of `AI開発原則 4`, `10` of `C. 10)`."""
    found = re.search(r"(?:^|[\s）])(\d.*|[①-⑳]|[IVXⅠ-Ⅻ]+\.?)$", ref)
    number = found[1] if found else ""
    if number.count(")") > number.count("("):
        number = number.removesuffix(")")
    return number.removesuffix(".")


def pair(walk: Crosswalk, book: Rulebook) -> Pair:
    """A crosswalk as two columns, each in the order of its rows, and lines between them."""
    lefts = {ref: ROW * (place + 0.5) for place, ref in enumerate(
        dict.fromkeys(_in_order((row.left for row in walk.rows), book)))}
    rights = {ref: ROW * (place + 0.5) for place, ref in enumerate(
        dict.fromkeys(_in_order((row.right for row in walk.rows), book)))}
    titles = {row.right: row.right_title for row in walk.rows}
    earlier = tuple(
        Node(ref, titles[ref], _mark(book, ref), y, *_told(walk, ref))
        for ref, y in rights.items())
    today = tuple(Node(ref, _title(book, ref), _mark(book, ref), y, ())
                  for ref, y in lefts.items())
    links = tuple(_link(walk, place, row, rights[row.right], lefts[row.left])
                  for place, row in enumerate(walk.rows, 1) if row.relation != "none")
    return Pair(walk, earlier, today, links, ROW * max(len(lefts), len(rights)))


def _in_order(refs: Iterable[str], book: Rulebook) -> list[str]:
    return sorted(refs, key=lambda ref: getattr(book.by_id.get(ref), "order", 0))


def _title(book: Rulebook, ref: str) -> Text:
    title = getattr(book.by_id.get(ref), "title", None)
    return title if isinstance(title, Text) else Text(ja=ref, en=ref)


def _mark(book: Rulebook, ref: str) -> str:
    """Its number in its text; philosophies of earlier texts share theirs with principles."""
    record = book.by_id.get(ref)
    number = _number(getattr(record, "ref", ""))
    return "" if getattr(record, "kind", "") == "philosophy" and number.isascii() else number


def counts(walk: Crosswalk) -> dict[Relation, int]:
    """How many rows have each relation, in a fixed order; those that occur."""
    order: tuple[Relation, ...] = ("equal", "subset", "superset", "intersects", "none")
    found = {name: sum(row.relation == name for row in walk.rows) for name in order}
    return {name: number for name, number in found.items() if number}
