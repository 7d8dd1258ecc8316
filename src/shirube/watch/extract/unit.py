"""What extraction yields: units of raw text, each with the address it stands at."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from shirube.model.problem import Message

UnitKind = Literal["title", "heading", "contents", "text", "row", "figure", "page"]
"""What a unit is: the document's title or number, a heading or caption, the table of contents,
running text, a row of a table, the name of a picture, a page of a PDF."""

Why = Literal[
    "library", "medium", "size", "encoding", "hostile", "broken", "protected", "no_text", "limits",
    "crashed",
]
"""Why bytes could not be read: a library is not installed; nobody here reads the medium; too
large; no encoding fits; written to harm a reader; not what it says it is; locked by a password;
no text in it (pictures only); past the limits of time or memory; the reader broke down."""

NUMBERED_AGAIN = re.compile(r"\.\d+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text at one address. Every character of a document is in at most one unit."""

    address: str
    """Place: `art_30_4__para_1__item_2` in a statute, `page_12` in a PDF. The second unit that
    a document puts at the same place is told apart by `.2`."""

    text: str
    """Raw text, as the source writes it: ruby readings and layout white space left out, numbers
    of articles, paragraphs and items in `label`. Columns are parted by an ideographic space."""

    kind: UnitKind = "text"
    """What it is."""

    heading: str = ""
    """Caption or heading it stands under, for people."""

    label: str = ""
    """Numbers as printed, outermost first: `第三十条の四　２　一`."""

    within: tuple[str, ...] = ()
    """Addresses of parts, chapters and sections around it, outermost first."""

    cuts: tuple[int, ...] = ()
    """Where its second and further sentences begin in `text`."""

    page: int | None = None
    """Page of a PDF, from 1."""

    links: tuple[str, ...] = ()
    """Addresses that its links lead to, in order."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the unit, as the source marks them."""
        bounds = (0, *self.cuts, len(self.text))
        return tuple(self.text[a:b].rstrip(" ") for a, b in pairwise(bounds) if a < b)


@dataclass(frozen=True)
class Extracted:
    """The text of one document, unit by unit, in its order."""

    units: tuple[Unit, ...]
    """Every unit; addresses are unique."""

    medium: str
    """Which reader read it: `law`, `jlt`, `html`, `pdf`, `json`, `csv`, `text`."""

    extractor: str
    """Reader, its version and its library's: a new reader is not a changed source."""

    encoding: str = ""
    """Encoding the bytes were read in; empty where the medium has none of its own."""

    title: str = ""
    """Title of the document, as it calls itself."""

    number: str = ""
    """Official number of a statute, as it writes it."""

    language: str = ""
    """Language the document says it is in: `ja`, `en`, or empty."""

    remarks: tuple[Message, ...] = ()
    """What a careful reader should know: pages without text, an encoding named wrongly."""

    @cached_property
    def _places(self) -> dict[str, list[Unit]]:
        """Units at and below every address."""
        places: dict[str, list[Unit]] = {}
        for unit in self.units:
            for place in places_of(unit):
                places.setdefault(place, []).append(unit)
        return places

    def at(self, address: str) -> tuple[Unit, ...]:
        """Units at an address and below it, in order: an article with its caption, paragraphs
        and items; a chapter with its articles. Empty when the document has no such place."""
        return tuple(self._places.get(address, ()))

    @property
    def text(self) -> str:
        """Raw text of all units, one line break between two."""
        return "\n".join(unit.text for unit in self.units)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Bytes that gave no text, and why: a value, never an exception."""

    kind: Why

    why: Message
    """Told to people, with what to do."""


def places_of(unit: Unit) -> set[str]:
    """Every address a unit stands at or below; `art_3_2` is not below `art_3`.

    Supplementary provisions keep their numbers behind one underscore, and all of them stand
    below `suppl`. A place named twice stands below its plain address too.
    """
    places = {unit.address, *unit.within}
    reached = ""
    for step in unit.address.split("__"):
        plain = NUMBERED_AGAIN.sub("", step) if "." in step else step
        reached = f"{reached}__{plain}" if reached else plain
        places.add(reached)
    if unit.address.startswith("suppl"):
        places.add(reached.split("_", 1)[0])
    return places


def numbered_again(units: list[Unit]) -> tuple[Unit, ...]:
    """The units with unique addresses: the second at a place gets `.2`, the third `.3`."""
    seen: dict[str, int] = {}
    unique = []
    for unit in units:
        times = seen[unit.address] = seen.get(unit.address, 0) + 1
        unique.append(unit if times == 1
                      else replace(unit, address=f"{unit.address}.{times}"))
    return tuple(unique)
