"""Verdicts: whether what a record rests on still stands in a snapshot.

Three questions, never mixed: does the passage still read the same, does the provision around
it, do the values stand there? The laws, with no exception: a passage whose `ja-1` text
changed is never told as same, moved or cosmetic; and where two passages read alike and one
of them is gone, none is taken for the other.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from shirube.model.problem import Message, say
from shirube.watch.lock import Locked
from shirube.watch.passages import Document, Span, digest_of, provision_of
from shirube.watch.places import Place, find

State = Literal["same", "moved", "cosmetic", "reworded", "gone", "not_fetched", "blocked",
                "no_passage"]
"""How a passage stands. Same: to the letter. Cosmetic: layout or width differ, words do not.
Moved: the same words at another address. Reworded: other words at its place. Gone: nothing
like it is left. No passage: nothing to compare, since no fingerprint was taken of the place or
the document has no such place that a program can find."""

Around = Literal["same", "changed", "unknown"]
"""Whether the whole provision the passage lies in, captions included, reads the same."""

UNCHANGED = frozenset(("same", "moved", "cosmetic"))
"""States that say: these words still stand."""

ALIKE = 0.2
"""Least share of known windows that makes a text a rewording. One changed character breaks
up to eight windows, so this is about seven characters in ten kept."""

IN_PLACE = 0.4
"""Least share of known windows that makes what stands between the old neighbours an edit."""

SHORT = 12
"""Below this length, words found at another place need a neighbour to vouch for them."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a fingerprinted passage stands in a document now."""

    state: State
    around: Around
    span: Span | None = None
    """Units it stands in now, or the nearest to it."""

    address: str | None = None
    """Their address."""

    likeness: float = 1.0
    """Share of the known windows found there."""

    why: Message | None = None
    """What makes the state other than it seems."""


def verify_passage(place: Place, locked: Locked, document: Document) -> Found:
    """How a fingerprinted passage stands in a document."""
    here = find(place, document)
    if here is not None and document.digest(here) == locked.passage.digest:
        around = _around(place, locked, document)
        if not _one_is_missing(locked, document) or _vouched(place, locked, document):
            raw = digest_of(document.raw(here))
            return Found("same" if raw == locked.passage.raw else "cosmetic", around, here,
                         _address(place, here, document))
        return Found("reworded", "changed", here, _address(place, here, document), 1.0, say(
            "passages that read alike stood here, and fewer are left: they cannot be told apart"))
    moved = _whole_provision(place, locked, document) or _elsewhere(place, locked, document)
    if moved is not None and not _edited_here(here, moved, locked, document):
        return moved
    return (_over_pages(place, locked, document) or _nearest(place, here, locked, document))


def _around(place: Place, locked: Locked, document: Document) -> Around:
    if place.kind != "address" or locked.around is None:
        return "same" if place.kind == "whole" else "unknown"
    return "same" if document.around(place.at) == locked.around.digest else "changed"


def _one_is_missing(locked: Locked, document: Document) -> bool:
    """Whether fewer passages than before read so; then a twin may stand in the place."""
    before = locked.passage.twin[1]
    return before > 1 and len(document.by_digest.get(locked.passage.digest, ())) < before


def _vouched(place: Place, locked: Locked, document: Document) -> bool:
    """Whether the passage stands in its whole provision, and that is no twin itself."""
    if locked.around is None or _around(place, locked, document) != "same":
        return False
    return len(document.by_around[locked.around.digest]) >= locked.around.twin[1]


def _whole_provision(place: Place, locked: Locked, document: Document) -> Found | None:
    """The passage inside its whole provision, which stands elsewhere unchanged."""
    if place.kind != "address" or locked.around is None:
        return None
    number, before = locked.around.twin
    tops = document.by_around.get(locked.around.digest, ())
    if len(tops) != before:
        return None
    address = tops[number - 1] + place.at[len(provision_of(place.at)):]
    span = document.nodes.get(address)
    if span is None or document.digest(span) != locked.passage.digest:
        return None
    return Found("moved", "same", span, address)


def _elsewhere(place: Place, locked: Locked, document: Document) -> Found | None:
    """The passage as the whole text of another place of its own rank.

    A paragraph that reads as the whole article once did is no such place: the article grew.
    """
    number, before = locked.passage.twin
    spans = document.by_digest.get(locked.passage.digest, ())
    if place.kind != "address" or not spans or len(spans) < before:
        return None
    ranked = [each for each in spans if _neighbours(locked, each, document) == 2] or [
        each for each in spans if _neighbours(locked, each, document)]
    in_turn = spans[number - 1] if len(spans) == before else None
    if len(ranked) == 1:
        span = ranked[0]
    elif in_turn is not None and (locked.passage.length >= SHORT or in_turn in ranked
                                  or _shares_provision(place, in_turn, document)):
        span = in_turn
    else:
        return None
    address = document.at_depth(span, _depth(place.at))
    return Found("moved", "changed", span, address) if address else None


def _depth(address: str) -> int:
    return len(address.split("__")) - 1


def _neighbours(locked: Locked, span: Span, document: Document) -> int:
    """How many of the units before and after read as those that stood there."""
    return sum(bool(now) and now == then for now, then in zip(
        document.beside(span), locked.beside, strict=True))


def _edited_here(here: Span | None, moved: Found, locked: Locked, document: Document) -> bool:
    """Whether the old place, both old neighbours still about it, holds an edit of the words:
    then what reads like them elsewhere only came to read so."""
    if here is None or moved.span is None or _neighbours(locked, here, document) < 2:
        return False
    return (_likeness(locked, here, document) >= IN_PLACE
            or not _neighbours(locked, moved.span, document))


def _shares_provision(place: Place, span: Span, document: Document) -> bool:
    return provision_of(document.units[span[0]].address) == provision_of(place.at)


def _over_pages(place: Place, locked: Locked, document: Document) -> Found | None:
    """The text of a page, wherever its pages break now: its words follow each other without a
    gap, and stand there once."""
    passage = locked.passage
    if place.kind != "page" or passage.twin != (1, 1) or not passage.shingles:
        return None
    offset, value = min(passage.shingles,
                        key=lambda each: (len(document.windows.get(each[1], ())) or 10**9))
    begins = [
        start - offset for start in document.windows.get(value, ())[:64]
        if start >= offset and digest_of(
            document.text[start - offset:start - offset + passage.length]) == passage.digest
    ]
    if len(begins) != 1:
        return None
    span = (document.unit_at(begins[0]), document.unit_at(begins[0] + passage.length - 1) + 1)
    page = document.units[span[0]].page
    return Found("cosmetic" if page == place.page else "moved", "unknown", span,
                 document.units[span[0]].address)


def _nearest(place: Place, here: Span | None, locked: Locked, document: Document) -> Found:
    """What is most like the passage now: at its place if anything is, else anywhere."""
    there = _likeness(locked, here, document) if here else 0.0
    best = here
    if there < ALIKE:
        span = _most_like(place, locked, document)
        likeness = _likeness(locked, span, document) if span else 0.0
        if span is not None and likeness > max(there, ALIKE):
            best, there = span, likeness
    around = _around(place, locked, document)
    if best is not None and (there >= ALIKE or _too_short_to_tell(here, locked, document)):
        return Found("reworded", around, best, _address(place, best, document), there)
    return Found("gone", around, best, _address(place, best, document) if best else None, there)


def _too_short_to_tell(here: Span | None, locked: Locked, document: Document) -> bool:
    """Whether other words of a like length stand where a passage of very few windows stood."""
    if here is None or len(locked.passage.shingles) > 2:
        return False
    length = len(document.matched(here))
    return locked.passage.length // 2 <= length <= 2 * locked.passage.length + SHORT


def _likeness(locked: Locked, span: Span, document: Document) -> float:
    shingles = locked.passage.shingles
    if not shingles:
        return 0.0
    first, end = document.starts[span[0]], document.starts[span[1]]
    found = sum(any(first <= start < end for start in document.windows.get(value, ()))
                for _, value in shingles)
    return found / len(shingles)


def _most_like(place: Place, locked: Locked, document: Document) -> Span | None:
    """The place of the same depth that holds most of the known windows."""
    votes: Counter[int] = Counter()
    for offset, value in locked.passage.shingles:
        for start in document.windows.get(value, ())[:32]:
            votes[document.unit_at(max(0, start - offset))] += 1
    if not votes:
        return None
    number = min(votes, key=lambda each: (-votes[each], each))
    unit = document.units[number]
    if place.kind == "page" and unit.page is not None:
        return document.pages.get(unit.page)
    steps = unit.address.split("__")[:_depth(place.at) + 1]
    return document.nodes.get("__".join(steps)) or (number, number + 1)


def _address(place: Place, span: Span, document: Document) -> str | None:
    if place.kind == "address" and document.nodes.get(place.at) == span:
        return place.at
    return document.address(span)
