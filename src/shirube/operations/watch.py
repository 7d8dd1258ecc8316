"""One pass over all sources, made for cron: fetch, verify, tell what is new."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shirube.model.problem import Refused
from shirube.model.snapshot import Outcome, Receipt
from shirube.operations.config import Config
from shirube.operations.sources import (
    Shelf,
    Verified,
    changes_between,
    fetch_sources,
    open_shelf,
    resting_on,
    verify_sources,
)
from shirube.watch.drift import Change
from shirube.watch.fetch import Step
from shirube.watch.freshness import Due, due, past_budget, sources_of_due
from shirube.watch.library import Library
from shirube.watch.polite import Manners, Means
from shirube.watch.store import SnapshotStore
from shirube.watch.watching import Diary, Memory, News, Pass, news_of, remember


@dataclass(frozen=True, slots=True)
class Watched:
    """A pass, and those before it that had news."""

    verified: Verified
    outcomes: tuple[Outcome, ...]
    this: Pass
    passes: tuple[Pass, ...]
    """Passes with news, the newest first, this one among them when it has any."""


def watch_sources(
    config: Config, snapshots: Path, manners: Manners, means: Means, *, offline: bool = False,
    show: Callable[[Step], None] = lambda _: None,
) -> Watched:
    """One pass: ask the publishers, hold the records against what they serve, tell the news.

    Sources of what commences today are asked even when they were looked at a short while ago.
    With `offline` nobody is asked; the snapshots held are all there is.

    Raises Refused when the packs, the lock or the last pass's memory are unsound.
    """
    shelf = open_shelf(config, snapshots)
    diary = Diary(snapshots, config.regime)
    memory, passes = diary.read()
    after = memory.at.date() if memory.at else None
    due_now = due(shelf.rulebook, _receipts(shelf), after, shelf.today)
    outcomes = () if offline else _asked(
        shelf, tuple(sources_of_due(shelf.rulebook, due_now)), manners, means, show)
    shelf = Shelf(shelf.rulebook, shelf.lock, Library(SnapshotStore(snapshots)), shelf.today)
    verified = verify_sources(shelf)
    dues = due(shelf.rulebook, _receipts(shelf), after, shelf.today)
    stale = [ref for ref, _ in past_budget(shelf.rulebook, shelf.today)]
    now = remember(config.now, verified.verdicts, [each.id for each in shelf.rulebook.sources],
                   shelf.library, dues, stale)
    news = () if memory.at is None else _news(shelf, memory, now, dues)
    this = Pass(config.now, memory.at is None, news)
    passes = (this, *passes) if news or this.first else passes
    diary.write(now, passes)
    return Watched(verified, outcomes, this, passes)


def _asked(
    shelf: Shelf, first: tuple[str, ...], manners: Manners, means: Means,
    show: Callable[[Step], None],
) -> tuple[Outcome, ...]:
    """Every source asked once; those in `first` whatever the day of their last look."""
    return tuple(fetch_sources(shelf, (), manners, means, again=first, show=show))


def _receipts(shelf: Shelf) -> dict[str, Receipt]:
    found = ((each.id, shelf.store.latest(each.id)) for each in shelf.rulebook.sources)
    return {ref: receipt for ref, receipt in found if receipt is not None}


def _news(shelf: Shelf, before: Memory, now: Memory, dues: tuple[Due, ...]) -> tuple[News, ...]:
    drifts: dict[str, tuple[Change, ...]] = {}
    resting: dict[str, tuple[str, ...]] = {}
    for source, digest in now.snapshots.items():
        old = before.snapshots.get(source)
        if old is None or old == digest:
            continue
        first, last = (next((each for each in reversed(shelf.store.all(source))
                             if each.sha256 == wanted), None) for wanted in (old, digest))
        if first is None or last is None:
            continue
        try:
            changes = changes_between(shelf, source, first, last)
        except Refused:
            continue  # the verdicts say that it cannot be read
        drifts[source] = changes
        resting[source] = tuple(ref for ref, _ in resting_on(shelf, source, changes, old))
    return news_of(before, now, drifts, dues, resting)
