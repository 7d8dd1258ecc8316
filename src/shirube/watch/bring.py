"""Bringing: a file somebody saved by hand, where the publisher does not serve programs."""

import os
import stat
from datetime import datetime
from pathlib import Path

from shirube.model.problem import Message, say, shown
from shirube.model.snapshot import LawState, Outcome, Receipt
from shirube.model.source import Source
from shirube.watch import egov
from shirube.watch.document import judge
from shirube.watch.polite import MEBIBYTE, PROGRAM
from shirube.watch.receipts import kept_as
from shirube.watch.statutes import is_statute
from shirube.watch.store import SnapshotStore, digest_of
from shirube.watch.wire import Trouble

LARGEST = 64 * MEBIBYTE
"""Bytes of one imported file."""

_NAME_KEPT = 120
_READ = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _READ |= getattr(os, _name, 0)


def bring(
    file: Path, source: Source, store: SnapshotStore, now: datetime, *,
    size_limit: int = LARGEST, within: Path | None = None,
) -> Outcome:
    """Keep a file as the snapshot of a source: `imported`, or `refused` with the reason.

    What it is is told by its content, whatever its name says; of the name only the last part
    is kept. Links, devices and pipes are not read. With `within`, files outside that folder
    are refused too.

    Raises Refused when the store cannot be written.
    """
    before = store.latest(source.id)
    data = _read(file, size_limit, within)
    if isinstance(data, Message):
        return Outcome(source=source.id, kind="refused", why=data, receipt=before)
    found = _judged(data, source, file.name, size_limit)
    if isinstance(found, Message):
        return Outcome(source=source.id, kind="refused", why=found, receipt=before)
    media_type, law = found
    receipt = Receipt(
        source=source.id, url=source.url, final_url=source.url, at=now, obtained="imported",
        media_type=media_type, sha256=digest_of(data), size=len(data), program=PROGRAM,
        file_name=_plain(file.name), law=law)
    return kept_as(store, data, receipt, before)


def _judged(data: bytes, source: Source, name: str,
            size_limit: int) -> tuple[str, LawState | None] | Message:
    if not data.strip():
        return say("the file is empty")
    if is_statute(source) and source.law_id is not None:
        wrong = egov.wrong_law(data, source.law_id)
        if wrong is not None:
            return say("a statute is brought as the XML of the law API: {why}", why=wrong)
        return "application/xml", egov.named_state(data, source.law_id, name)
    found = judge(data, source.url, size_limit)
    return found.why if isinstance(found, Trouble) else (found, None)


def _read(file: Path, size_limit: int, within: Path | None) -> bytes | Message:
    """The bytes of an ordinary file, else why it is not read."""
    try:
        if within is not None and not file.resolve().is_relative_to(within.resolve()):
            return say("the file is not in the folder that files may come from")
        if file.is_symlink():
            return say("the file is a link; name the file itself")
        # Opened without following or waiting, then looked at: the name may have changed hands.
        handle = os.open(file, _READ)
    except OSError as error:
        return say("the file cannot be read: {error}", error=error.strerror)
    except (ValueError, RuntimeError):
        return say("the file cannot be read: {error}", error=shown(repr(file.name)))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return say("it is not an ordinary file")
        with open(handle, "rb", closefd=False) as stream:
            data = stream.read(size_limit + 1)
    finally:
        os.close(handle)
    if len(data) > size_limit:
        return say("the file is larger than {limit} MiB", limit=f"{size_limit / MEBIBYTE:g}")
    return data


def _plain(name: str) -> str | None:
    """A file's name as it may be shown: printable, not endless."""
    kept = "".join(each if each.isprintable() else "_" for each in name).strip()[:_NAME_KEPT]
    return kept or None
