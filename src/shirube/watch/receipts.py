"""Writing receipts: what came, where from, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from shirube.model.problem import Message, Problem, Refused, say
from shirube.model.snapshot import Attempt, LawState, Outcome, OutcomeKind, Receipt
from shirube.model.source import Source
from shirube.watch.polite import PROGRAM
from shirube.watch.store import SnapshotStore, digest_of
from shirube.watch.wire import Reply, Trouble


@dataclass(frozen=True, slots=True)
class Held:
    """What the store holds of a source."""

    receipt: Receipt | None
    """The newest receipt."""

    data: bytes | None
    """Its bytes; none when they are damaged or missing, and must come whole again."""


def held_of(store: SnapshotStore, ref: str) -> Held:
    """What the store holds of a source."""
    receipt = store.latest(ref)
    data = store.read(receipt.sha256) if receipt is not None else None
    return Held(receipt, data if isinstance(data, bytes) else None)


def validators(held: Held) -> dict[str, dict[str, str]]:
    """Address -> headers that ask its publisher whether anything changed since our copy."""
    receipt = held.receipt
    if receipt is None or held.data is None or receipt.obtained != "fetched":
        return {}
    headers = {"If-None-Match": receipt.etag, "If-Modified-Since": receipt.last_modified}
    return {receipt.final_url: {name: value for name, value in headers.items()
                                if value is not None and value.isascii()}}


def fetched(source: Source, url: str, reply: Reply, media_type: str, now: datetime,
            law: LawState | None = None) -> Receipt:
    """The receipt of an answer."""
    length = reply.headers.get("content-length", "")
    return Receipt(
        source=source.id, url=url, final_url=reply.target.url, at=now, obtained="fetched",
        media_type=media_type, sha256=digest_of(reply.body), size=len(reply.body),
        program=PROGRAM, status=reply.status, etag=reply.headers.get("etag") or None,
        last_modified=reply.headers.get("last-modified") or None,
        content_type=reply.headers.get("content-type") or None,
        content_length=int(length) if length.isdigit() and len(length) < 16 else None, law=law)


def looked_again(kept: Receipt, url: str, reply: Reply, now: datetime,
                 law: LawState | None = None) -> Receipt:
    """The receipt of an answer that nothing changed; only what it says anew is renewed."""
    return kept.model_copy(update={
        "url": url, "final_url": reply.target.url, "at": now, "status": reply.status,
        "program": PROGRAM, "etag": reply.headers.get("etag") or kept.etag,
        "last_modified": reply.headers.get("last-modified") or kept.last_modified,
        "law": law or kept.law})


def kept_as(store: SnapshotStore, data: bytes, receipt: Receipt, before: Receipt | None,
            remark: Message | None = None) -> Outcome:
    """Put bytes into the store; what became of their source."""
    try:
        store.put(data, receipt)
    except OSError as error:
        raise _unwritable(store, error) from error
    kind: OutcomeKind = "imported" if receipt.obtained == "imported" else "fetched"
    if kind == "fetched" and before is not None and before.sha256 == receipt.sha256:
        kind = "unchanged"
    return Outcome(source=receipt.source, kind=kind, why=remark, receipt=receipt)


def came_to_nothing(store: SnapshotStore, source: Source, url: str, trouble: Trouble,
                    now: datetime, before: Receipt | None) -> Outcome:
    """Remember a look that left no bytes; what became of its source."""
    why = trouble.why
    if trouble.kind == "blocked":
        why = say("{why}; save the file with a browser, then "
                  "`shirube sources import FILE --for {ref}`", why=why, ref=source.id)
    try:
        store.note(Attempt(source=source.id, url=url, at=now, kind=trouble.kind, why=why,
                           program=PROGRAM, status=trouble.status))
    except OSError as error:
        raise _unwritable(store, error) from error
    return Outcome(source=source.id, kind=trouble.kind, why=why, receipt=before)


def kept_bytes(store: SnapshotStore, data: bytes) -> str:
    """Keep bytes that a receipt will name; their digest."""
    try:
        return store.keep(data)
    except OSError as error:
        raise _unwritable(store, error) from error


def _unwritable(store: SnapshotStore, error: OSError) -> Refused:
    """The store cannot be written: nothing more can be kept."""
    return Refused([Problem(str(store.folder), 0, "",
                            say("the snapshots cannot be written: {error}", error=error.strerror),
                            say("make room, or name another folder with --snapshots"))])
