"""Pinpoints of citations as places in a document: addresses, pages, headings, or the whole."""

import re
from dataclasses import dataclass
from typing import Literal

from shirube.watch.passages import Document, Span, matched, provision_of

PlaceKind = Literal["address", "page", "whole", "words"]

_ADDRESS = re.compile(r"[a-z]+(?:-\d+)*(?:_[a-z0-9-]+)*(?:__[a-z0-9_.-]+)*(?:\.\d+)?")
_PAGE = re.compile(r"(?:\b[pP]{1,2}\.? ?(\d{1,4})|(\d{1,4}) ?(?:頁|ページ))$")
_TWO = re.compile(r"[a-z0-9_]+(?: and [a-z0-9_]+)+")
_WHOLE = frozenset(("全文", "全体", "wholetext", "whole", "wholepage", "wholedocument", "全部"))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One place a citation points to."""

    kind: PlaceKind

    at: str
    """As the citation writes it."""

    page: int | None = None
    """Page number, as printed or as counted in the file."""


def places_in(at: str) -> tuple[Place, ...]:
    """The places of a pinpoint, parted by `;`: `art_18; art_20`, `第3部 p.30`, `全文`."""
    parts = [each.strip() for part in re.split("[;；]", at)
             for each in (part.strip().split(" and ") if _TWO.fullmatch(part.strip()) else [part])]
    return tuple(_place(each) for each in dict.fromkeys(filter(None, parts)))


def _place(at: str) -> Place:
    if re.sub(r"[\s_]+", "", at.casefold()) in _WHOLE:
        return Place("whole", at)
    page = _PAGE.search(at)
    if page:
        return Place("page", at, int(page[1] or page[2]))
    if _ADDRESS.fullmatch(at) and ("_" in at or any(each.isdigit() for each in at)):
        return Place("address", at)
    return Place("words", at)


def find(place: Place, document: Document) -> Span | None:
    """The run of units a place is; none when the document has no such place.

    A page is the one on which that number is printed, or where none are, the page of the file.
    Words find a place only when exactly one heading of the document reads so.
    """
    if place.kind == "whole":
        return document.whole if document.units else None
    if place.kind == "address":
        return document.nodes.get(place.at)
    if place.kind == "page":
        of_file = place.at.upper().startswith("PDF") or not document.printed_pages
        return (document.pages if of_file else document.printed_pages).get(place.page or 0)
    return document.nodes.get(place.at) or _by_heading(place.at, document)


def _by_heading(words: str, document: Document) -> Span | None:
    wanted = matched(words).casefold()
    found = {provision_of(unit.address) for unit in document.units
             if matched(unit.heading).casefold() == wanted}
    return document.nodes.get(found.pop()) if len(found) == 1 and wanted else None
