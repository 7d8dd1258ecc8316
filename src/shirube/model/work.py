"""A citable work: what bibliographies need to know of a record, before it is written for one."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from shirube.model.terms import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """A source the work rests on: named in the note, never as the work's own publisher."""

    title: str
    publisher: str
    at: str
    """Place inside it."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A page of ours, or the data as a whole, as somebody would cite it.

    The author is always Shirube: what is cited is what we say of a text, not the text.
    """

    key: str
    """Its name in a bibliography: the same in every language and edition."""

    kind: Literal["webpage", "dataset"]
    lang: Language
    title: str
    genre: str
    """What sort of record it is, in words; empty for the whole."""

    container: str
    """What it is a part of; empty for the whole."""

    version: str
    """The rulebook it belongs to, in words."""

    digest: str
    """SHA-256 of the rulebook's files."""

    issued: date | None = None
    """Day it was recorded; none when it bears no day."""

    accessed: date | None = None
    """Last day it was held against its sources."""

    url: str = ""
    """Absolute address; empty when it is not known."""

    notes: tuple[str, ...] = ()
    """Sentences for the note: the title in the other language, what it rests on."""

    rests_on: tuple[RestsOn, ...] = ()
    """The same sources as data."""
