"""A report: what is said, in one language, before anybody decides on a format."""

from typing import Annotated, Literal

from pydantic import Field

from shirube.model.terms import Language
from shirube.model.text import Record


class Span(Record):
    """A run of text, plain, strong or linked."""

    text: str
    """The words; never markup."""

    href: str | None = None
    """Public address it points to."""

    style: Literal["plain", "strong", "quiet", "code"] = "plain"
    """How it is set."""


Inline = tuple[Span, ...]
"""A line of spans."""

Tone = Literal["neutral", "good", "warn", "bad", "info", "quiet"]


class Badge(Record):
    """A short label with a tone; its words alone carry the meaning."""

    text: str
    tone: Tone = "neutral"


class Heading(Record):
    """A heading; levels 1 to 4."""

    block: Literal["heading"] = "heading"
    level: int
    text: str
    anchor: str | None = None


class Para(Record):
    """A paragraph."""

    block: Literal["para"] = "para"
    text: Inline
    role: Literal["plain", "lead", "note", "warning", "disclaimer"] = "plain"


class Pairs(Record):
    """Names with values, e.g. the head of a report."""

    block: Literal["pairs"] = "pairs"
    rows: tuple[tuple[str, Inline], ...]


class Items(Record):
    """A list of lines."""

    block: Literal["items"] = "items"
    rows: tuple[Inline, ...]
    ordered: bool = False
    marks: tuple[str, ...] = ()
    """Marks before the lines, e.g. dates or tick boxes; empty or one for each line."""


class Table(Record):
    """A small table."""

    block: Literal["table"] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: str | None = None


class Card(Record):
    """One matter with a title, badges and blocks below."""

    block: Literal["card"] = "card"
    title: Inline
    badges: tuple[Badge, ...] = ()
    blocks: tuple["Block", ...] = ()
    anchor: str | None = None


class Fold(Record):
    """Blocks a reader may open; formats that cannot fold show them after a rule."""

    block: Literal["fold"] = "fold"
    summary: str
    blocks: tuple["Block", ...]
    open: bool = False


Block = Annotated[
    Heading | Para | Pairs | Items | Table | Card | Fold, Field(discriminator="block")
]


class Report(Record):
    """A document in one language, ready to be written in any format."""

    lang: Language
    """Language of every line."""

    title: str
    """Title of the document."""

    blocks: tuple[Block, ...]
    """What it says, in order."""
