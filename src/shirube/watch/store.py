"""The store: the user's own snapshots, bytes under their digest with receipts beside.

    bytes/ab/ab12...                             kept once, however often and wherever found
    receipts/jp+sources+NAME/000001-fetched-DIGEST.json   what happened, in order
    receipts/jp+sources+NAME/000002-blocked-DIGEST.json

Nothing is ever changed or deleted: every look adds a sidecar. Files appear whole or not at
all, and each carries the digest of its content in its name, so a damaged one is noticed.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from shirube.model.problem import Message, Problem, Refused, say
from shirube.model.snapshot import Attempt, Receipt
from shirube.model.source import Ref

_REF: TypeAdapter[str] = TypeAdapter(Ref)
_SIDECAR = re.compile(r"(\d{6})-([a-z]+)-([0-9a-f]{16})\.json")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST = 200


class SnapshotStore:
    """A folder of snapshots; made when something is first put into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes, receipt: Receipt) -> Receipt:
        """Keep bytes and their receipt; the receipt comes back as kept.

        A digest or size in the receipt that the bytes do not have is a fault of the caller.
        A damaged file of the same name is mended. Raises OSError when the folder cannot be
        written.
        """
        if receipt.sha256 != digest_of(data) or receipt.size != len(data):
            raise ValueError("the receipt is of other bytes")
        self.keep(data)
        self._add(receipt.source, receipt.obtained, receipt)
        return receipt

    def keep(self, data: bytes) -> str:
        """Keep bytes without a receipt of their own, e.g. a list that a receipt names."""
        name = digest_of(data)
        path = self.path_of(name)
        if not (path.is_file() and digest_of(path.read_bytes()) == name):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path.parent, data).replace(path)
        return name

    def note(self, attempt: Attempt) -> None:
        """Remember a look that left no bytes."""
        self._add(attempt.source, attempt.kind, attempt)

    def latest(self, ref: str) -> Receipt | None:
        """The newest receipt of a source; the digest in it names its present snapshot."""
        return next(self._backwards(ref), None)

    def all(self, ref: str) -> tuple[Receipt, ...]:
        """Every receipt of a source, oldest first."""
        return tuple(self._backwards(ref))[::-1]

    def last_attempt(self, ref: str) -> Attempt | None:
        """What became of the last look, when it came after the newest receipt and failed."""
        for path in reversed(self._sidecars(ref)):
            found = _attempt(path)
            if found is not None:
                return found
            if _receipt(path) is not None:
                return None
        return None

    def refs(self) -> tuple[str, ...]:
        """Every source that has a sidecar."""
        folder = self.folder / "receipts"
        names = (each.name.replace("+", "/") for each in folder.glob("*") if each.is_dir())
        return tuple(sorted(name for name in names if _is_ref(name)))

    def read(self, sha256: str) -> bytes | Message:
        """Bytes by their digest, held against it; else what is wrong with them."""
        try:
            data = self.path_of(sha256).read_bytes()
        except FileNotFoundError:
            return say("the snapshot {digest} is not in the store", digest=sha256[:12])
        except OSError as error:
            return say("the snapshot {digest} cannot be read: {error}",
                       digest=sha256[:12], error=error.strerror)
        if digest_of(data) != sha256:
            return say("the snapshot {digest} is damaged: its bytes have another digest",
                       digest=sha256[:12])
        return data

    def path_of(self, sha256: str) -> Path:
        """Where bytes of a digest are, or would be."""
        if not _DIGEST.fullmatch(sha256):
            raise ValueError("not a SHA-256 in small hexadecimal digits")
        return self.folder / "bytes" / sha256[:2] / sha256

    def damage(self) -> Iterator[Problem]:
        """Everything in the store that is damaged or missing; reads every byte."""
        mend = say("fetch or import the source again")
        named: set[str] = set()
        for ref in self.refs():
            for path in self._sidecars(ref):
                receipt = _receipt(path)
                if receipt is None and _attempt(path) is None:
                    yield Problem(self._shown(path), 0, "", say("the receipt is damaged"), mend)
                if receipt is not None:
                    named.add(receipt.sha256)
                    if receipt.law is not None and receipt.law.listing is not None:
                        named.add(receipt.law.listing)
        present = {each.name for each in (self.folder / "bytes").glob("??/*")}
        for sha256 in sorted(named | {name for name in present if _DIGEST.fullmatch(name)}):
            found = self.read(sha256)
            if isinstance(found, Message):
                yield Problem(self._shown(self.path_of(sha256)), 0, "", found, mend)

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _backwards(self, ref: str) -> Iterator[Receipt]:
        for path in reversed(self._sidecars(ref)):
            found = _receipt(path)
            if found is not None:
                yield found

    def _sidecars(self, ref: str) -> list[Path]:
        folder = self._beside(ref)
        return sorted(path for path in folder.glob("*.json") if _SIDECAR.fullmatch(path.name))

    def _beside(self, ref: str) -> Path:
        """Folder of a source's sidecars; no reference can name a place outside the store."""
        if not _is_ref(ref) or len(ref) > _LONGEST:
            raise Refused([Problem(ref[:_LONGEST], 0, "", say("`{ref}` is not the id of a record",
                                                              ref=ref[:60]),
                                   say("`shirube show` lists what there is"))])
        return self.folder / "receipts" / ref.replace("/", "+")

    def _add(self, ref: str, kind: str, record: Receipt | Attempt) -> None:
        folder = self._beside(ref)
        folder.mkdir(parents=True, exist_ok=True)
        data = record.model_dump_json(exclude_defaults=True, indent=1).encode() + b"\n"
        whole = _write_whole(folder, data)
        try:
            number = 1 + max((int(path.name[:6]) for path in self._sidecars(ref)), default=0)
            while not _claim(whole, folder, number, f"{kind}-{digest_of(data)[:16]}.json"):
                number += 1
        finally:
            whole.unlink(missing_ok=True)


def digest_of(data: bytes) -> str:
    """SHA-256 of bytes, in small hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _is_ref(text: str) -> bool:
    try:
        _REF.validate_python(text)
    except ValidationError:
        return False
    return True


def _receipt(path: Path) -> Receipt | None:
    data = _sound(path)
    try:
        return Receipt.model_validate_json(data) if data else None
    except ValidationError:
        return None


def _attempt(path: Path) -> Attempt | None:
    data = _sound(path)
    try:
        return Attempt.model_validate_json(data) if data else None
    except ValidationError:
        return None


def _sound(path: Path) -> bytes | None:
    """Bytes of a sidecar, when they still have the digest in its name."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    named = _SIDECAR.fullmatch(path.name)
    return data if named and digest_of(data)[:16] == named.group(3) else None


def _write_whole(folder: Path, data: bytes) -> Path:
    """A temporary file in a folder, with its bytes on the disk; removed when that fails."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".tmp-", delete=False) as stream:
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            Path(stream.name).unlink(missing_ok=True)
            raise
    return Path(stream.name)


def _claim(whole: Path, folder: Path, number: int, rest: str) -> bool:
    """Give a whole file its numbered name; false when another process took the number."""
    if any(folder.glob(f"{number:06}-*")):
        return False
    target = folder / f"{number:06}-{rest}"
    try:
        os.link(whole, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        whole.replace(target)
    return True
