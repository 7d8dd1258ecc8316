"""The user's own snapshots: fetch, import, verify, fingerprint, tell what is held, what drifted."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from shirube.model.problem import Problem, Refused, say
from shirube.model.rulebook import Rulebook
from shirube.model.snapshot import Attempt, Outcome, Receipt
from shirube.model.source import Source
from shirube.operations.config import Config, today
from shirube.operations.rulebooks import find_record, load_rulebook
from shirube.watch.bring import bring
from shirube.watch.checking import NotLocked, Summary, Verdict, check, summary, take
from shirube.watch.citing import citations
from shirube.watch.drift import Change, drift
from shirube.watch.fetch import Step, fetch
from shirube.watch.freshness import Age, age_of_source
from shirube.watch.library import Library
from shirube.watch.lock import Lock, read_lock, write_lock
from shirube.watch.passages import provision_of
from shirube.watch.places import find
from shirube.watch.polite import Manners, Means
from shirube.watch.store import SnapshotStore

LOCK = "passages.lock"
"""Name of the lock file in a regime's folder."""


@dataclass(frozen=True)
class Shelf:
    """A regime, the fingerprints of its passages and the user's snapshots."""

    rulebook: Rulebook
    lock: Lock
    library: Library
    today: date

    @property
    def store(self) -> SnapshotStore:
        """Where the snapshots are."""
        return self.library.store


def open_shelf(config: Config, snapshots: Path) -> Shelf:
    """The regime asked about with its lock and the snapshots of a folder.

    Raises Refused when the packs or the lock are unsound.
    """
    rulebook = load_rulebook(config)
    lock = read_lock(config.regimes / config.regime / LOCK)
    return Shelf(rulebook, lock, Library(SnapshotStore(snapshots)), today(config, rulebook))


def sources_meant(rulebook: Rulebook, names: Iterable[str]) -> tuple[Source, ...]:
    """The sources somebody means: named, cited by a record that is named; all when none is.

    Raises Refused when a name is nobody's, or a record has no source.
    """
    wanted = tuple(names)
    if not wanted:
        return rulebook.sources
    found: dict[str, Source] = {}
    for name in wanted:
        record = find_record(rulebook, name)
        refs = [record.id] if isinstance(record, Source) else [
            each.citation.source for each in citations(rulebook) if each.record == record.id]
        named = [source for ref in refs
                 if isinstance(source := rulebook.by_id.get(ref), Source)]
        if not named:
            raise Refused([Problem(name, 0, "", say("`{ref}` names no source", ref=record.id),
                                   say("name a source, or a record that cites one"))])
        found.update((each.id, each) for each in named)
    return tuple(found.values())


def fetch_sources(
    shelf: Shelf, names: Iterable[str], manners: Manners, means: Means, *,
    again: bool | Collection[str] = False, show: Callable[[Step], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Ask the publishers of sources, one after the other; each outcome is kept before it is
    told, so that an interruption loses nothing."""
    return fetch(sources_meant(shelf.rulebook, names), shelf.store, manners, means,
                 again=again, show=show)


def import_source(shelf: Shelf, config: Config, file: Path, name: str) -> Outcome:
    """Keep a file that a person saved as the snapshot of a source.

    Raises Refused when the name is no source's.
    """
    record = find_record(shelf.rulebook, name)
    if not isinstance(record, Source):
        raise Refused([Problem(name, 0, "", say("`{ref}` is no source", ref=record.id),
                               say("name the source that the file is of"))])
    return bring(file, record, shelf.store, config.now)


@dataclass(frozen=True, slots=True)
class Verified:
    """The citations of a regime, held against the snapshots."""

    shelf: Shelf
    verdicts: tuple[Verdict, ...]
    summary: Summary

    @property
    def to_read(self) -> tuple[Verdict, ...]:
        """What a person must read again."""
        return tuple(each for each in self.verdicts if each.to_read)


def verify_sources(shelf: Shelf, names: Iterable[str] = ()) -> Verified:
    """A verdict on every citation; with names, on those of the sources and records named.

    Raises Refused when a name is nobody's, or copies are held that nothing here can read.
    """
    _need_readers(shelf)
    sources, records = _named(shelf.rulebook, names)
    found = tuple(check(shelf.rulebook, shelf.lock, shelf.library, sources, records))
    return Verified(shelf, found, summary(found))


_READERS = ("lxml", "selectolax", "pypdfium2", "rapidfuzz")


def _need_readers(shelf: Shelf) -> None:
    """Refuse to judge copies without the libraries that read them: a library that is missing
    says nothing of a record."""
    missing = [name for name in _READERS if find_spec(name) is None]
    held = any(shelf.library.holding(each.id).receipt is not None
               for each in shelf.rulebook.sources)
    if missing and held:
        raise Refused([Problem(
            "shirube sources", 0, "",
            say("the libraries for reading are not installed ({names})",
                names=", ".join(missing)),
            say("run `pip install 'shirube[sources]'`"))])


def _named(rulebook: Rulebook, names: Iterable[str]) -> tuple[set[str], set[str]]:
    sources: set[str] = set()
    records: set[str] = set()
    for name in names:
        record = find_record(rulebook, name)
        (sources if isinstance(record, Source) else records).add(record.id)
    return sources, records


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking fingerprints did."""

    added: int
    renewed: int
    dropped: int
    refused: tuple[NotLocked, ...]
    """Citations with a snapshot of which none could be taken, and why."""


def take_fingerprints(
    shelf: Shelf, config: Config, reread: Iterable[str] = ()
) -> tuple[Shelf, Taken]:
    """Fingerprints of every place that has none yet, written to the lock file.

    Records in `reread` have been read again by a person: theirs are taken anew. All others
    keep theirs, however their places read today.

    Raises Refused when a name is nobody's or the lock cannot be written.
    """
    _need_readers(shelf)
    again = {find_record(shelf.rulebook, name).id for name in reread}
    lock, refused = take(shelf.rulebook, shelf.lock, shelf.library, again)
    held = tuple(each for each in refused
                 if shelf.library.holding(each.source).receipt is not None)
    taken = Taken(
        len(lock.keys() - shelf.lock.keys()),
        sum(lock[key] != shelf.lock[key] for key in lock.keys() & shelf.lock.keys()),
        len(shelf.lock.keys() - lock.keys()), held)
    if lock != shelf.lock:
        write_lock(config.regimes / config.regime / LOCK, lock)
    return Shelf(shelf.rulebook, lock, shelf.library, shelf.today), taken


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of one source, and how old it is."""

    source: Source
    receipt: Receipt | None
    attempt: Attempt | None
    age: Age | None
    """Since the publisher was last found to serve this."""

    records: int
    """How many records rest on the source."""


def hold_sources(shelf: Shelf, names: Iterable[str] = ()) -> tuple[Held, ...]:
    """What is held of each source, in the order of the packs; nothing is extracted."""
    resting: dict[str, set[str]] = {}
    for cited in citations(shelf.rulebook):
        resting.setdefault(cited.citation.source, set()).add(cited.record)
    found = []
    for source in sources_meant(shelf.rulebook, names):
        receipt = shelf.store.latest(source.id)
        age = age_of_source(source, receipt.at.date(), shelf.today) if receipt else None
        found.append(Held(source, receipt, shelf.store.last_attempt(source.id), age,
                          len(resting.get(source.id, ()))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Drifted:
    """What changed in the words between two snapshots of a source."""

    source: Source
    before: Receipt
    after: Receipt
    changes: tuple[Change, ...]
    resting: tuple[tuple[str, tuple[str, ...]], ...]
    """Records that rest on what changed, each with the addresses that did."""


def drift_of_source(
    shelf: Shelf, name: str, before: str | None = None, after: str | None = None
) -> Drifted:
    """What changed between two snapshots of a source: the last two with other bytes, or those
    whose digests, days or revisions begin so.

    Raises Refused when there are no such two, or one of them cannot be read.
    """
    source = find_record(shelf.rulebook, name)
    if not isinstance(source, Source):
        raise Refused([Problem(name, 0, "", say("`{ref}` is no source", ref=source.id),
                               say("name the source that drifted"))])
    receipts = shelf.store.all(source.id)
    last = _chosen(receipts, after, name)
    older = tuple(each for each in receipts[:receipts.index(last)]
                  if each.sha256 != last.sha256)
    first = _chosen(older if before is None else receipts, before, name)
    changes = changes_between(shelf, source.id, first, last)
    return Drifted(source, first, last, changes,
                   resting_on(shelf, source.id, changes, first.sha256))


def _chosen(receipts: tuple[Receipt, ...], start: str | None, name: str) -> Receipt:
    for each in reversed(receipts):
        revision = each.law.revision.id if each.law else ""
        if start is None or any(told.startswith(start) for told in (
                each.sha256, each.at.date().isoformat(), revision)):
            return each
    if start is not None:
        raise Refused([Problem(name, 0, "", say("no snapshot begins with `{start}`", start=start),
                               say("`shirube sources status {name} --full` lists them",
                                   name=name))])
    raise Refused([Problem(name, 0, "", say("there are no two snapshots with other bytes"),
                           say("fetch or import the source again when it has changed"))])


def changes_between(
    shelf: Shelf, source: str, before: Receipt, after: Receipt
) -> tuple[Change, ...]:
    """What changed in the words between two receipts' bytes.

    Raises Refused when one of them cannot be read.
    """
    documents = []
    for each in (before, after):
        document = shelf.library.earlier(source, each.sha256)
        if document is None:
            found = shelf.store.read(each.sha256)
            what = found if not isinstance(found, bytes) else say(
                "the snapshot {digest} has no text that a program can read",
                digest=each.sha256[:12])
            raise Refused([Problem(source, 0, "", what,
                                   say("fetch or import the source again"))])
        documents.append(document)
    return drift(documents[0], documents[1])


def resting_on(
    shelf: Shelf, source: str, changes: Iterable[Change], before: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Records that rest on what changed: the place they cite holds, or lies in, a change.

    Places are sought in the earlier snapshot, `before`, since that is what was read.
    """
    changed = {address for each in changes for address in (each.before, each.after) if address}
    document = shelf.library.earlier(source, before)
    found: dict[str, set[str]] = {}
    for cited in citations(shelf.rulebook):
        if cited.citation.source != source:
            continue
        for place in cited.places:
            span = find(place, document) if document else None
            inside = {unit.address for unit in document.units[slice(*span)]} if (
                document and span) else set()
            touched = {each for each in changed if each in inside or (
                place.kind == "address" and (each == place.at or each.startswith(
                    f"{place.at}__") or place.at.startswith(f"{each}__")))}
            if place.kind == "whole" or (span is None and place.kind == "words"):
                touched = set(map(provision_of, changed))
            if touched:
                found.setdefault(cited.record, set()).update(touched)
    return tuple((record, tuple(sorted(each))) for record, each in sorted(found.items()))
