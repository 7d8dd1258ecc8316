"""Sources and citations: where a record's statements stand, and how they were read."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shirube.model.days import Day, PartialDay
from shirube.model.terms import Confidence, Reading, Route, SourceKind
from shirube.model.text import Line, Record, Text, Title

Ref = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,10}(/[a-z0-9][a-z0-9._-]*)*(#[a-z0-9_.-]+)?$")
]
"""Id of a record: its path below `regimes/`, with `#address` for a provision."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


class Citation(Record):
    """What a record rests on: a place in a source, and how that place was read."""

    source: Ref
    """Source spoken of, e.g. `xx/sources/official-gazette`."""

    at: Line
    """Pinpoint: an address like `art_7__para_1` in a statute, else part and heading."""

    read: Reading
    """How much of the place a person has read."""

    via: Route = "original"
    """Through what it was read."""

    says: tuple[Line, ...] = ()
    """Dates (YYYY-MM-DD), numbers and short official terms that must stand there; never a
    sentence."""


class Entry(Record):
    """A record that says something about the world: it names its sources and its age."""

    id: Ref
    """Path of the record below `regimes/`; filled in by the loader."""

    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """What the record rests on; at least one place."""

    confidence: Confidence
    """High: primary text read, or independent sources agree. Medium: one good secondary
    source or consistent indirect evidence. Low: thin, inferred or from memory."""

    known: Day
    """Knowledge time: the day we learned it, not the day it became law."""

    checked: Day
    """Last day a person held the record against its sources."""

    closed: Day | None = None
    """Knowledge time: the day we learned that the record is wrong; it is kept."""

    superseded_by: Ref | None = None
    """Record that replaces a closed one."""

    aliases: tuple[Ref, ...] = ()
    """Earlier or other ids of the same record."""

    note: Text | None = None
    """What a careful reader should know about this record."""


class Source(Record):
    """A document or page that records rest on, and how to reach it."""

    id: Ref
    """Path of the record; filled in by the loader."""

    title: Title
    """Name of the document or page."""

    short: Text | None = None
    """Name used in citations, where the title is long."""

    publisher: Text
    """Who answers for it."""

    url: Url
    """Public address; where the text is to be looked up."""

    kind: SourceKind
    """What sort of document it is."""

    primary: bool
    """True when issued by the body itself or an official database."""

    published: PartialDay | None = None
    """When it was published, as exactly as known."""

    retrieved: Day | None = None
    """Day of the copy that was read, if a copy was read."""

    law_id: str | None = None
    """e-Gov law id, for statutes."""

    revision: str | None = None
    """e-Gov revision id of the text that was read."""

    licence: Text | None = None
    """Terms of reuse as far as known."""

    note: Text | None = None
    """What a reader should know, e.g. that only a copy could be opened."""
