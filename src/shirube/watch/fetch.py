"""Fetching: every source asked once, politely, and what came kept with its receipt.

Snapshots are the cache: a source already held is asked again with the validators its
publisher gave, and only an answer of today makes it `unchanged`. What is done is kept before
the next source is asked, so an interruption loses nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from shirube.model.problem import Message, say
from shirube.model.snapshot import Outcome
from shirube.model.source import Source
from shirube.watch.address import target_of
from shirube.watch.ask import Asker, Tell, not_modified
from shirube.watch.document import document_of
from shirube.watch.polite import Manners, Means
from shirube.watch.receipts import (
    came_to_nothing,
    fetched,
    held_of,
    kept_as,
    looked_again,
    validators,
)
from shirube.watch.statutes import fetch_statute, is_statute
from shirube.watch.store import SnapshotStore
from shirube.watch.wire import Reply, Trouble


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done, for whoever shows progress."""

    source: str
    """Ref of the source."""

    number: int
    """Its number in this run, from 1."""

    total: int
    """Sources of this run."""

    doing: str
    """`waiting`, `asking` or `reading`."""

    amount: float
    """Seconds to wait, number of the try, or bytes so far."""


def fetch(
    sources: Iterable[Source], store: SnapshotStore, manners: Manners, means: Means, *,
    again: bool | Collection[str] = False, show: Callable[[Step], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Ask the publishers of sources; one outcome for each, kept before it is told.

    Sources of hosts that may be asked at once come first. Those looked at within
    `manners.once_every` are not asked, unless `again` is true or names them.

    Raises Refused when the libraries are not installed or the store cannot be written.
    """
    waiting = list(sources)
    total = len(waiting)
    if again is not True:
        asked = again or ()
        for source in [each for each in waiting
                       if each.id not in asked and _fresh(each, store, manners, means)]:
            waiting.remove(source)
            yield Outcome(source=source.id, kind="unchanged",
                          why=say("it was looked at a short while ago and not asked again"),
                          receipt=store.latest(source.id))
    if not waiting:
        return
    with Asker(manners, means) as asker:
        while waiting:
            source = min(waiting, key=lambda each: asker.pace.left(_host(each, manners)))
            waiting.remove(source)
            yield _fetch_one(source, store, asker,
                             _telling(show, source, total - len(waiting), total))


def _telling(show: Callable[[Step], None], source: Source, number: int, total: int) -> Tell:
    return lambda doing, amount: show(Step(source.id, number, total, doing, amount))


def _fresh(source: Source, store: SnapshotStore, manners: Manners, means: Means) -> bool:
    """Whether a source was fetched a short while ago, and its bytes are sound."""
    kept = store.latest(source.id)
    return (
        kept is not None and kept.obtained == "fetched"
        and store.last_attempt(source.id) is None
        and means.now() - kept.at < manners.once_every
        and isinstance(store.read(kept.sha256), bytes)
    )


def _host(source: Source, manners: Manners) -> str:
    target = target_of(manners.egov if is_statute(source) else source.url)
    return "" if isinstance(target, Message) else target.host


def _fetch_one(source: Source, store: SnapshotStore, asker: Asker, tell: Tell) -> Outcome:
    before = held_of(store, source.id)
    if is_statute(source):
        return fetch_statute(source, store, asker, tell, before)
    asking = validators(before)
    reply = asker.ask(source.url, validators=asking, tell=tell)
    now = asker.means.now()
    if isinstance(reply, Reply) and before.data is not None and not_modified(reply, asking):
        assert before.receipt is not None
        receipt = looked_again(before.receipt, source.url, reply, now)
        return kept_as(store, before.data, receipt, before.receipt)
    if isinstance(reply, Trouble):
        return came_to_nothing(store, source, source.url, reply, now, before.receipt)
    found = document_of(reply, source.url, asker.manners.size_limit)
    if isinstance(found, Trouble):
        return came_to_nothing(store, source, source.url, found, now, before.receipt)
    receipt = fetched(source, source.url, reply, found, now)
    return kept_as(store, reply.body, receipt, before.receipt)
