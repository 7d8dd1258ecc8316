"""Checking: every citation of a rulebook held against the user's own snapshots."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from shirube.model.problem import Message, say
from shirube.model.rulebook import Rulebook
from shirube.model.source import Source
from shirube.watch.citing import Cited, citations
from shirube.watch.drift import Alarm, Piece, alarms, compare
from shirube.watch.library import Holding, Library
from shirube.watch.lock import Key, Lock, Locked, lock_passage
from shirube.watch.passages import Document
from shirube.watch.places import Place, find
from shirube.watch.values import Haystack, missing
from shirube.watch.verify import UNCHANGED, Around, Found, State, verify_passage

Proof = Literal["text", "values", "none"]
"""By what a statement is proven: the whole text of the passage as fingerprinted; the values
that must stand there; or not yet."""

LONGEST = 20_000
"""Characters of a passage up to which old and new words are shown side by side."""

_WORST: tuple[State, ...] = ("gone", "reworded", "moved", "not_fetched", "blocked", "no_passage",
                             "cosmetic", "same")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one citation of one record stands."""

    record: str
    source: str
    at: str
    """The pinpoint as the record writes it."""

    state: State
    """Of several places, the worst."""

    around: Around
    """Whether the provision around it reads the same."""

    values: tuple[str, ...] = ()
    """What must stand there."""

    missing: tuple[str, ...] = ()
    """What of it does not."""

    place: str = ""
    """The place spoken of, of several."""

    now_at: str | None = None
    """Where the passage, or what is nearest to it, stands now."""

    likeness: float = 1.0
    """Share of the known words' windows that stand there."""

    why: Message | None = None
    """What else is to be said."""

    pieces: tuple[Piece, ...] = ()
    """Old and new words, when the snapshot that was read is held too."""

    alarms: tuple[Alarm, ...] = ()
    """What weighs in the difference."""

    snapshot: str | None = None
    """SHA-256 of the bytes it was held against."""

    seen: datetime | None = None
    """When those were last found to be what the publisher serves."""

    unreadable: bool = False
    """Whether the copy held cannot be read, though fingerprints were taken of an earlier one."""

    @property
    def to_read(self) -> bool:
        """Whether a person must read the place again."""
        return bool(self.state in ("moved", "reworded", "gone") or self.around == "changed"
                    or self.missing or self.unreadable)

    @property
    def proof(self) -> Proof:
        """By what the citation is proven now."""
        if self.missing or self.state in ("reworded", "gone"):
            return "none"
        if self.state in UNCHANGED:
            return "text"
        return "values" if self.values and self.snapshot else "none"


def check(
    rulebook: Rulebook, lock: Lock, library: Library, sources: Collection[str] = (),
    records: Collection[str] = (),
) -> Iterator[Verdict]:
    """A verdict on every citation, record by record; with `sources` or `records`, on theirs.

    Only what is asked about is extracted.
    """
    for cited in citations(rulebook):
        if not (sources or records) or (
                cited.citation.source in sources or cited.record in records):
            yield _verdict(cited, lock, library)


def _verdict(cited: Cited, lock: Lock, library: Library) -> Verdict:
    citation = cited.citation
    holding = library.holding(citation.source)
    document, receipt = holding.document, holding.receipt
    if receipt is None or document is None:
        blocked = holding.attempt is not None and holding.attempt.kind == "blocked"
        why = holding.why or (holding.attempt.why if holding.attempt else None)
        state: State = ("no_passage" if receipt is not None
                        else "blocked" if blocked else "not_fetched")
        return Verdict(cited.record, citation.source, citation.at, state, "unknown",
                       citation.says, why=why, snapshot=None,
                       seen=receipt.at if receipt else None,
                       unreadable=receipt is not None and any(
                           (cited.record, citation.source, each.at) in lock
                           for each in cited.places))
    judged = [(place, _place(cited, place, lock, document)) for place in cited.places]
    place, found = min(judged, key=lambda each: _WORST.index(each[1].state))
    arounds = {each.around for _, each in judged}
    around: Around = ("changed" if "changed" in arounds else
                      "unknown" if "unknown" in arounds else "same")
    locked = lock.get((cited.record, citation.source, place.at))
    old = _words_read(place, locked, library, citation.source) if (
        found.state == "reworded" and locked is not None) else None
    new = document.raw(found.span) if found.span else ""
    return Verdict(
        cited.record, citation.source, citation.at, found.state, around, citation.says,
        missing(citation.says, _haystack(judged, document)), place.at, found.address,
        found.likeness, found.why, compare(old, new) if old is not None else (),
        alarms(old, new) if old is not None else (), receipt.sha256, receipt.at)


def _words_read(place: Place, locked: Locked, library: Library, source: str) -> str | None:
    """The words that were read, when the very bytes are held and they are not endless."""
    document = library.earlier(source, locked.snapshot)
    span = find(place, document) if document is not None else None
    text = document.raw(span) if document is not None and span is not None else ""
    return text if 0 < len(text) <= LONGEST else None


def _place(cited: Cited, place: Place, lock: Lock, document: Document) -> Found:
    locked = lock.get((cited.record, cited.citation.source, place.at))
    if locked is not None:
        return verify_passage(place, locked, document)
    span = find(place, document)
    why = (say("no fingerprint was taken of this place yet") if span is not None
           else say("a program cannot find this place in the document"))
    return Found("no_passage", "unknown", span, None, 0.0, why)


def _haystack(judged: Iterable[tuple[Place, Found]], document: Document) -> Haystack:
    """Where the values of a citation must stand: at its places, or where these have gone; in
    the whole document when no program can find one of them."""
    spans = [found.span for _, found in judged]
    if not all(spans):
        return Haystack.of(document.told(document.whole))
    return Haystack.of("\n".join(document.told(each) for each in spans if each))


@dataclass(frozen=True, slots=True)
class NotLocked:
    """A citation of which no fingerprint was taken, and why."""

    record: str
    source: str
    at: str
    why: Message


def take(
    rulebook: Rulebook, lock: Lock, library: Library, again: Collection[str] = ()
) -> tuple[dict[Key, Locked], tuple[NotLocked, ...]]:
    """The lock with fingerprints of every place that has none yet, and of the records `again`.

    A fingerprint is taken only of places a person has read, where every value stands, and for
    statutes from the very revision that the source record names. What no record cites any
    more is left out.
    """
    taken: dict[Key, Locked] = {}
    refused: list[NotLocked] = []
    for cited in citations(rulebook):
        if cited.citation.read == "not_read":
            continue
        keys = [(cited.record, cited.citation.source, place.at) for place in cited.places]
        kept = {key: lock[key] for key in keys if key in lock}
        if len(kept) == len(keys) and cited.record not in again:
            taken.update(kept)
            continue
        source = rulebook.by_id[cited.citation.source]
        holding = library.holding(cited.citation.source)
        new = _fingerprints(cited, source, holding) if isinstance(source, Source) else None
        if isinstance(new, dict):
            taken.update(new if cited.record in again else {**new, **kept})
        else:
            taken.update(kept)
            if new is not None:
                refused.append(NotLocked(cited.record, cited.citation.source, cited.citation.at,
                                         new))
    return taken, tuple(refused)


def _fingerprints(cited: Cited, source: Source, holding: Holding) -> dict[Key, Locked] | Message:
    receipt, document = holding.receipt, holding.document
    if receipt is None or document is None:
        return holding.why or say("no snapshot of the source is held")
    revision = receipt.law.revision.id if receipt.law else None
    if source.kind == "statute" and source.revision and revision != source.revision:
        return say("the snapshot is of revision {held}, and {read} was read",
                   held=revision or "?", read=source.revision)
    found = {}
    spans = []
    for place in cited.places:
        locked = lock_passage(place, document, snapshot=receipt.sha256, revision=revision)
        span = find(place, document)
        if locked is None or span is None:
            return say("a program cannot find this place in the document")
        spans.append(span)
        found[cited.record, cited.citation.source, place.at] = locked
    absent = missing(cited.citation.says,
                     Haystack.of("\n".join(document.told(each) for each in spans)))
    if absent:
        return say("these do not stand there: {values}", values=", ".join(absent))
    return found


@dataclass(frozen=True, slots=True)
class Summary:
    """How many records are proven, each counted once, by its weakest need and best proof."""

    to_read: int
    """A place of theirs must be read again."""

    by_text: int
    """The whole text of a place stands as it was read."""

    by_values: int
    """The values that must stand there do."""

    not_yet: int
    """Nothing was compared yet."""


def summary(verdicts: Iterable[Verdict]) -> Summary:
    """The records of verdicts, counted."""
    by_record: dict[str, list[Verdict]] = {}
    for each in verdicts:
        by_record.setdefault(each.record, []).append(each)
    counts = Counter(standing(each) for each in by_record.values())
    return Summary(counts["to_read"], counts["text"], counts["values"], counts["none"])


def standing(verdicts: Iterable[Verdict]) -> Literal["to_read", "text", "values", "none"]:
    """How a record stands by the verdicts on its citations."""
    found = tuple(verdicts)
    if any(each.to_read for each in found):
        return "to_read"
    proofs: Mapping[Proof, int] = Counter(each.proof for each in found)
    return "text" if proofs.get("text") else "values" if proofs.get("values") else "none"
