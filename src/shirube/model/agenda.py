"""An agenda: days to keep in mind, in one language, before it is written as a calendar file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from shirube.model.terms import Language


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One day, the whole of it."""

    id: str
    """A name that no other entry ever has and that stays when the day moves."""

    day: date
    title: str
    """What it is, saying by itself whether the day is fixed or a limit."""

    lines: tuple[str, ...]
    """What else is known, line by line."""

    at: datetime
    """When it was last held against its sources, with its zone."""

    state: Literal["fixed", "tentative"]
    """Whether the day is fixed; a limit, or an expectation, is tentative."""

    link: str = ""
    """Absolute address of the page that tells it; empty when it is not known."""

    categories: tuple[str, ...] = ()
    """Short words of a fixed vocabulary, the same in every language."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Entries by day."""

    title: str
    lang: Language
    entries: tuple[AgendaEntry, ...]

    about: str = ""
    """What it holds, in a sentence."""

    address: str = ""
    """Its own address, absolute; empty when it is not known."""
