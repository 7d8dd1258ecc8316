"""The outline of a report: sections, heading levels without gaps, ids that are safe."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shirube.exports.clean import public_address
from shirube.model.report import (
    Block,
    Card,
    Fold,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Report,
    Span,
    Table,
)

DONE = frozenset({"✓", "✔", "☑", "✅", "[x]", "[X]"})
"""Marks of a task that is done."""

OPEN = frozenset({"□", "☐", "◻", "⬜", "[ ]"})
"""Marks of a task that is open."""

_RESERVED = frozenset({"", "contents", "main", "top"})


@dataclass(frozen=True, slots=True)
class Node:
    """A block in its place."""

    block: Block
    level: int = 0
    """Heading level of a heading or a card's title: 2 to 6, never more than one deeper than
    the heading it stands under."""

    id: str | None = None
    """Safe id of a heading or card, unique in the document."""

    nodes: tuple["Node", ...] = ()
    """Blocks inside a card or fold."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 2 with what follows it."""

    heading: Node
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as pages show it."""

    head: tuple[Node, ...]
    """What comes before the first section."""

    sections: tuple[Section, ...]

    ids: Mapping[str, str]
    """Anchor as the report names it -> id in the document."""

    def address(self, href: str | None) -> str | None:
        """Where a link may point: a public address or a place in this document; else none."""
        if href is None:
            return None
        if href.startswith("#"):
            known = self.ids.get(href[1:])
            return f"#{known}" if known else None
        return public_address(href)


def outline(report: Report) -> Outline:
    """Sections of a report. A first heading that only repeats the title is left out."""
    ids = _Ids()
    nodes = _Walk(ids).nodes(body(report), 1)
    cuts = [place for place, node in enumerate(nodes) if _opens_section(node)]
    ends = [*cuts[1:], len(nodes)][: len(cuts)]
    return Outline(
        head=nodes[: cuts[0]] if cuts else nodes,
        sections=tuple(
            Section(nodes[start], nodes[start + 1 : end])
            for start, end in zip(cuts, ends, strict=True)
        ),
        ids=dict(ids.known),
    )


def body(report: Report) -> tuple[Block, ...]:
    """Blocks below the title; a first heading that only repeats the title is left out."""
    blocks = report.blocks
    if blocks and isinstance(blocks[0], Heading) and blocks[0].text == report.title:
        return blocks[1:]
    return blocks


def joined(line: Inline) -> str:
    """The words of a line, without its styles."""
    return "".join(span.text for span in line)


def spans(blocks: Iterable[Block]) -> Iterator[Span]:
    """Every span of the blocks and of what they hold, in reading order."""
    for block in blocks:
        match block:
            case Para():
                yield from block.text
            case Pairs():
                yield from (span for _, line in block.rows for span in line)
            case Items():
                yield from (span for line in block.rows for span in line)
            case Table():
                yield from (span for row in block.rows for cell in row for span in cell)
            case Card():
                yield from block.title
                yield from spans(block.blocks)
            case Fold():
                yield from spans(block.blocks)
            case Heading():
                pass


def is_source_list(block: Items) -> bool:
    """Whether every line of a list points to a public address: a list of sources."""
    return bool(block.rows) and all(
        any(span.href and public_address(span.href) for span in row) for row in block.rows
    )


def count(blocks: tuple[Block, ...]) -> int:
    """How many things blocks hold: cards where there are any, otherwise lines."""
    return sum(_cards(blocks)) or sum(map(_lines, blocks))


def _cards(blocks: tuple[Block, ...]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Card):
            yield 1
        elif isinstance(block, Fold):
            yield from _cards(block.blocks)


def _lines(block: Block) -> int:
    if block.block in ("items", "pairs", "table"):
        return len(block.rows)
    return 0 if isinstance(block, Heading) else 1


def _opens_section(node: Node) -> bool:
    return isinstance(node.block, Heading) and node.level == 2


class _Ids:
    """Ids given so far."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self._taken = set(_RESERVED)

    def give(self, anchor: str | None, otherwise: str | None = None) -> str | None:
        wanted = re.sub(r"[^A-Za-z0-9_.]+", "-", anchor or "").strip("-.")
        if wanted and not wanted[0].isalpha():
            wanted = f"id-{wanted}"
        wanted = wanted or ("part" if anchor else otherwise or "")
        if not wanted:
            return None
        given, number = wanted, 1
        while given in self._taken:
            number += 1
            given = f"{wanted}-{number}"
        self._taken.add(given)
        if anchor:
            self.known.setdefault(anchor, given)
        return given


class _Walk:
    """Gives levels and ids in reading order."""

    def __init__(self, ids: _Ids) -> None:
        self._ids = ids

    def nodes(self, blocks: tuple[Block, ...], parent: int) -> tuple[Node, ...]:
        found = []
        above = parent
        for block in blocks:
            if isinstance(block, Heading):
                above = min(max(block.level, parent + 1), above + 1, 6)
                otherwise = "section" if above == 2 else None
                found.append(Node(block, above, self._ids.give(block.anchor, otherwise)))
            elif isinstance(block, Card):
                level = min(above + 1, 6)
                given = self._ids.give(block.anchor)
                found.append(Node(block, level, given, self.nodes(block.blocks, level)))
            elif isinstance(block, Fold):
                found.append(Node(block, nodes=self.nodes(block.blocks, above)))
            else:
                found.append(Node(block))
        return tuple(found)
