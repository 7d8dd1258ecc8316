"""Watching: what one pass over the sources found that the pass before did not.

Each pass leaves a memory in the snapshots' folder; the next one tells only the difference.
Nothing that a machine did to the bytes is news: markup, headers, the same file again. News is
what the words, the publisher or the calendar did.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from shirube.model.problem import Problem, Refused, say
from shirube.watch.checking import Verdict
from shirube.watch.drift import Change
from shirube.watch.freshness import Due
from shirube.watch.library import Library

NewsKind = Literal[
    "text", "reissued", "verdict", "unreachable", "reachable", "commencement", "revision",
    "overdue", "stale",
]
"""Text: the words of a source changed. Reissued: its bytes did, its words did not. Verdict: a
citation stands otherwise than before. Unreachable and reachable: the publisher stopped or began
to serve us. Commencement, revision, overdue: the day has come. Stale: past its budget."""

FORMAT = 1
KEPT = 50
"""Passes with news that the feed still tells."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new."""

    kind: NewsKind
    ref: str
    """Source, or for verdicts and days the record."""

    before: str = ""
    """State before: of a verdict, or of reachability."""

    after: str = ""
    """State now; a day, for what the calendar brings."""

    detail: str = ""
    """Source and place of a verdict; changed addresses of a text; a revision."""

    records: tuple[str, ...] = ()
    """Records that rest on it."""

    @property
    def to_read(self) -> bool:
        """Whether a person must look."""
        return self.kind not in ("reissued", "reachable") and not (
            self.kind == "verdict" and self.after in ("same", "cosmetic", "no_passage"))


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass and its news."""

    at: datetime
    first: bool
    """True when there was no pass before it: then there is nothing to differ from."""

    news: tuple[News, ...]

    @property
    def id(self) -> str:
        """A name for the pass that no other one has."""
        told = json.dumps([self.at.isoformat(), [asdict(each) for each in self.news]])
        return hashlib.sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Memory:
    """What a pass leaves for the next one."""

    at: datetime | None = None
    verdicts: Mapping[str, str] = field(default_factory=dict)
    """Record, source and place -> state."""

    snapshots: Mapping[str, str] = field(default_factory=dict)
    """Source -> digest of its bytes."""

    unreachable: Mapping[str, str] = field(default_factory=dict)
    """Source -> kind of the attempt that left nothing."""

    overdue: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


def remember(
    at: datetime, verdicts: Iterable[Verdict], sources: Iterable[str], library: Library,
    dues: Iterable[Due], stale: Iterable[str],
) -> Memory:
    """What stands after a pass."""
    snapshots, unreachable = {}, {}
    for source in sources:
        holding = library.holding(source)
        if holding.receipt is not None:
            snapshots[source] = holding.receipt.sha256
        if holding.attempt is not None:
            unreachable[source] = holding.attempt.kind
    return Memory(
        at, {key_of(each): state_of(each) for each in verdicts}, snapshots, unreachable,
        tuple(sorted(each.ref for each in dues if each.kind == "overdue")),
        tuple(sorted(stale)))


def key_of(verdict: Verdict) -> str:
    """Name of a citation in a memory."""
    return f"{verdict.record} {verdict.source} {verdict.at}"


def state_of(verdict: Verdict) -> str:
    """A verdict in one word; what must be read although its words stand says why."""
    if verdict.unreadable:
        return "unreadable"
    if verdict.missing:
        return "values_missing"
    if verdict.around == "changed" and verdict.state in ("same", "cosmetic"):
        return "around_changed"
    return verdict.state


def news_of(
    before: Memory, after: Memory, drifts: Mapping[str, tuple[Change, ...]],
    dues: Iterable[Due], resting: Mapping[str, tuple[str, ...]],
) -> tuple[News, ...]:
    """What is new in a memory against the one before, in one order everywhere.

    Args:
        before: Memory of the pass before.
        after: Memory of this pass.
        drifts: Source -> changes of its words, for sources whose bytes changed.
        dues: What the calendar brought since the pass before.
        resting: Source -> records that rest on what changed in it.
    """
    found: list[News] = []
    for source, changes in sorted(drifts.items()):
        addresses = [each.after or each.before or "" for each in changes]
        found.append(News("text" if changes else "reissued", source, before.snapshots[source],
                          after.snapshots[source], " ".join(addresses), resting.get(source, ())))
    for key, state in sorted(after.verdicts.items()):
        old = before.verdicts.get(key)
        if old is not None and old != state:
            record, source, at = key.split(" ", 2)
            found.append(News("verdict", record, old, state, f"{source} {at}"))
    for source in sorted(after.unreachable.keys() - before.unreachable.keys()):
        found.append(News("unreachable", source, after=after.unreachable[source]))
    for source in sorted(before.unreachable.keys() - after.unreachable.keys()):
        found.append(News("reachable", source, before=before.unreachable[source]))
    for each in sorted(dues):
        if each.kind != "overdue" or each.ref not in before.overdue:
            found.append(News(each.kind, each.ref, after=each.day.isoformat(),
                              detail=each.detail))
    for ref in sorted(set(after.stale) - set(before.stale)):
        found.append(News("stale", ref))
    return tuple(found)


class Diary:
    """Memory and past news of a regime's passes, kept beside the snapshots."""

    def __init__(self, folder: Path, regime: str) -> None:
        self.path = folder / "watch" / f"{regime}.json"

    def read(self) -> tuple[Memory, tuple[Pass, ...]]:
        """The last memory and the passes with news, newest first; empty at the very first.

        Raises Refused when the diary is damaged.
        """
        try:
            data = json.loads(self.path.read_text("utf-8"))
            if data["format"] != FORMAT:
                raise ValueError("another format")
            memory = data["memory"]
            return Memory(
                datetime.fromisoformat(memory["at"]), memory["verdicts"], memory["snapshots"],
                memory["unreachable"], tuple(memory["overdue"]), tuple(memory["stale"]),
            ), tuple(map(_pass, data["passes"]))
        except FileNotFoundError:
            return Memory(), ()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Refused([Problem(
                str(self.path), 0, "", say("the memory of the last pass is damaged"),
                say("move the file away; the next pass is then a first one"))]) from error

    def write(self, memory: Memory, passes: Iterable[Pass]) -> None:
        """Keep the memory and the newest passes, whole or not at all.

        Raises Refused when the folder cannot be written.
        """
        data = {"format": FORMAT, "memory": {**asdict(memory), "at": _told(memory.at)},
                "passes": [{**asdict(each), "at": _told(each.at)} for each in passes][:KEPT]}
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self.path.parent,
                                             prefix=".tmp-", delete=False) as stream:
                stream.write(text)
            Path(stream.name).replace(self.path)
        except OSError as error:
            raise Refused([Problem(
                str(self.path), 0, "",
                say("the file cannot be written: {reason}", reason=error.strerror or error),
                say("name a file in a folder you may write to"))]) from error


def _told(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _pass(data: Mapping[str, Any]) -> Pass:
    return Pass(datetime.fromisoformat(data["at"]), bool(data["first"]), tuple(
        News(**{**each, "records": tuple(each["records"])}) for each in data["news"]))
