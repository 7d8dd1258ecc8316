"""A feed: dated entries for feed readers, in one language, before it is written as Atom."""

from dataclasses import dataclass
from datetime import datetime

from shirube.model.terms import Language


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry."""

    id: str
    """A URI that no other entry ever has."""

    at: datetime
    """When it was made, with its zone."""

    title: str
    lines: tuple[str, ...]
    """What it says, line by line."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the newest first."""

    id: str
    """A URI that stays."""

    title: str
    lang: Language
    entries: tuple[FeedEntry, ...]
