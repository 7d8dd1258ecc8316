"""The library: what the store holds of each source, read and extracted once."""

from dataclasses import dataclass

from shirube.model.problem import Message
from shirube.model.snapshot import Attempt, Receipt
from shirube.watch.extract import Unreadable, extract
from shirube.watch.passages import Document
from shirube.watch.store import SnapshotStore


@dataclass(frozen=True)
class Holding:
    """What is held of one source."""

    receipt: Receipt | None
    """Its newest receipt."""

    document: Document | None
    """Its text; none when there is no snapshot, or it is damaged or cannot be read."""

    attempt: Attempt | None = None
    """The last look, when it came later and left nothing."""

    why: Message | None = None
    """Why there is no text although there is a snapshot."""


class Library:
    """Snapshots of a store as documents; each is extracted when first asked for, and once."""

    def __init__(self, store: SnapshotStore) -> None:
        self.store = store
        self._held: dict[str, Holding] = {}
        self._read: dict[tuple[str, str], Document | Message] = {}

    def holding(self, source: str) -> Holding:
        """What is held of a source now."""
        if source not in self._held:
            receipt = self.store.latest(source)
            attempt = self.store.last_attempt(source)
            found = self._document(receipt) if receipt is not None else None
            self._held[source] = (
                Holding(receipt, found, attempt) if isinstance(found, Document)
                else Holding(receipt, None, attempt, found))
        return self._held[source]

    def earlier(self, source: str, sha256: str) -> Document | None:
        """An earlier snapshot of a source, if these bytes are held and can be read."""
        for receipt in reversed(self.store.all(source)):
            if receipt.sha256 == sha256:
                found = self._document(receipt)
                return found if isinstance(found, Document) else None
        return None

    def _document(self, receipt: Receipt) -> Document | Message:
        key = (receipt.sha256, receipt.media_type)
        if key not in self._read:
            self._read[key] = self._extracted(receipt)
        return self._read[key]

    def _extracted(self, receipt: Receipt) -> Document | Message:
        data = self.store.read(receipt.sha256)
        if isinstance(data, Message):
            return data
        found = extract(data, receipt.media_type, header=receipt.content_type,
                        url=receipt.final_url)
        return found.why if isinstance(found, Unreadable) else Document(found)
