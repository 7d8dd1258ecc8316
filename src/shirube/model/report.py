"""A report: what is said, in one language, before anybody decides on a format."""

from dataclasses import dataclass
from typing import Literal

from shirube.model.terms import Language

# Reports are made by the thousand spans and read by our own writers only: plain dataclasses,
# since nothing in them comes from outside unchecked by its type.

@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text, plain, strong or linked."""

    text: str
    """The words; never markup."""

    href: str | None = None
    """Public address it points to."""

    ref: str | None = None
    """Record it names; formats in which records have pages link it there."""

    style: Literal["plain", "strong", "quiet", "code"] = "plain"
    """How it is set."""


Inline = tuple[Span, ...]
"""A line of spans."""

Tone = Literal["neutral", "good", "warn", "bad", "info", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A short label with a tone; its words alone carry the meaning."""

    text: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; levels 1 to 4."""

    block: Literal["heading"] = "heading"
    level: int
    text: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph."""

    block: Literal["para"] = "para"
    text: Inline
    role: Literal["plain", "lead", "note", "warning", "disclaimer"] = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Names with values, e.g. the head of a report."""

    block: Literal["pairs"] = "pairs"
    rows: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list of lines."""

    block: Literal["items"] = "items"
    rows: tuple[Inline, ...]
    ordered: bool = False
    marks: tuple[str, ...] = ()
    """Marks before the lines, e.g. dates or tick boxes; empty or one for each line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table."""

    block: Literal["table"] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One matter with a title, badges and blocks below."""

    block: Literal["card"] = "card"
    title: Inline
    badges: tuple[Badge, ...] = ()
    blocks: tuple["Block", ...] = ()
    anchor: str | None = None

    brief: bool = False
    """True when formats with little room may show the title and badges alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Blocks a reader may open; formats that cannot fold show them after a rule."""

    block: Literal["fold"] = "fold"
    summary: str
    blocks: tuple["Block", ...]
    open: bool = False


Block = Heading | Para | Pairs | Items | Table | Card | Fold
"""Any block of a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document in one language, ready to be written in any format."""

    lang: Language
    """Language of every line."""

    title: str
    """Title of the document."""

    blocks: tuple[Block, ...]
    """What it says, in order."""
