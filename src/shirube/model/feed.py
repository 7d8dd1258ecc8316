"""A feed: dated entries for feed readers, in one language, before it is written as Atom or JSON."""

from dataclasses import dataclass
from datetime import datetime

from shirube.model.terms import Language


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry."""

    id: str
    """A URI that no other entry ever has."""

    at: datetime
    """When it was made, or last became other than it was; with its zone."""

    title: str
    lines: tuple[str, ...]
    """What it says, line by line."""

    link: str = ""
    """Address of the page that tells it, absolute or relative to the feed; empty: none."""

    related: str = ""
    """Address of a page that tells more of it, likewise; empty: none."""

    published: datetime | None = None
    """When what it tells happened, where that is not when it was made."""

    categories: tuple[str, ...] = ()
    """Short words of a fixed vocabulary, the same in every language."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the newest first."""

    id: str
    """A URI that stays."""

    title: str
    lang: Language
    entries: tuple[FeedEntry, ...]

    about: str = ""
    """What it brings, in a sentence."""

    link: str = ""
    """Address of the page it belongs to, absolute or relative to the feed; empty: none."""

    address: str = ""
    """Its own address, absolute; empty when it is not known."""

    rights: str = ""
    """Terms of reuse, in a line."""
