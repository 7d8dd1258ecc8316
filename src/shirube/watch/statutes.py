"""Statutes fetched: list of revisions, revision data and text asked in one run, and compared."""

from typing import TypeVar

from shirube.model.snapshot import Outcome
from shirube.model.source import Source
from shirube.watch import egov
from shirube.watch.ask import Asker, Tell, not_modified
from shirube.watch.document import document_of
from shirube.watch.receipts import (
    Held,
    came_to_nothing,
    fetched,
    kept_as,
    kept_bytes,
    looked_again,
    validators,
)
from shirube.watch.store import SnapshotStore
from shirube.watch.wire import Reply, Trouble

T = TypeVar("T")


def is_statute(source: Source) -> bool:
    """Whether a source is the text of a statute that the law API serves."""
    return source.kind == "statute" and source.law_id is not None


def fetch_statute(source: Source, store: SnapshotStore, asker: Asker, tell: Tell,
                  before: Held) -> Outcome:
    """The text in force, bound to its revision; asked whole only when something moved."""
    try:
        return _fetch(source, source.law_id or "", store, asker, tell, before)
    except _Nothing as nothing:
        return came_to_nothing(store, source, nothing.url, nothing.trouble, asker.means.now(),
                               before.receipt)


class _Nothing(Exception):
    def __init__(self, url: str, trouble: Trouble) -> None:
        self.url = url
        self.trouble = trouble


def _need(url: str, found: T | Trouble) -> T:
    if isinstance(found, Trouble):
        raise _Nothing(url, found)
    return found


def _fetch(source: Source, law_id: str, store: SnapshotStore, asker: Asker, tell: Tell,
           before: Held) -> Outcome:
    base = asker.manners.egov
    url = egov.revisions_url(base, law_id)
    reply = _document(asker, url, tell)
    listing = _need(url, egov.read_listing(reply, law_id))
    digest = kept_bytes(store, reply.body)

    text: Reply | None = None
    asked = ""
    law = before.receipt.law if before.receipt is not None else None
    if (law is not None and before.receipt is not None and before.data is not None
            and law.bound == "same_run" and law.listed == listing.revisions):
        asked = egov.file_url(base, law.revision.id)
        asking = validators(before)
        text = _need(asked, asker.ask(asked, validators=asking, tell=tell))
        if not_modified(text, asking) or (text.status == 200 and text.body == before.data):
            again = looked_again(before.receipt, asked, text, asker.means.now(),
                                 law.model_copy(update={"listing": digest}))
            return kept_as(store, before.data, again, before.receipt, egov.overtaken(law))

    url = egov.data_url(base, law_id)
    said = _need(url, egov.read_data(_document(asker, url, tell)))
    url = egov.file_url(base, said.revision.id)
    if text is None or asked != url:
        text = _need(url, asker.ask(url, tell=tell))
    media_type = _need(url, document_of(text, url, asker.manners.size_limit))
    state = _need(url, egov.bound(text.body, said, listing))
    state = state.model_copy(update={"listing": digest})
    receipt = fetched(source, url, text, media_type, asker.means.now(), state)
    return kept_as(store, text.body, receipt, before.receipt, egov.overtaken(state))


def _document(asker: Asker, url: str, tell: Tell) -> Reply:
    reply = _need(url, asker.ask(url, tell=tell))
    _need(url, document_of(reply, url, asker.manners.size_limit))
    return reply
