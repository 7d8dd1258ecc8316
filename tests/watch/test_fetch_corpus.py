"""Real texts: imported as what they are, and the real lists of revisions read whole."""

import json
from typing import Any
from xml.sax.saxutils import escape

from shirube.watch.address import Target
from shirube.watch.bring import bring
from shirube.watch.egov import Listing, read_listing, wrong_law
from shirube.watch.media import media_type_of
from shirube.watch.store import SnapshotStore
from shirube.watch.wire import Reply
from tests.watch.conftest import Clock, source
from tests.watch.corpus import files, needs_corpus, one

pytestmark = needs_corpus


MEDIA = {".xml": "application/xml", ".xsd": "application/xml", ".html": "text/html",
         ".json": "application/json", ".md": "text/plain", ".csv": "text/plain"}


def test_every_text_is_told_for_what_it_is() -> None:
    texts = [each for each in files("*/*") if each.suffix in MEDIA]
    found = {each.name: media_type_of(each.read_bytes()) for each in texts}

    assert found == {each.name: MEDIA[each.suffix] for each in texts}
    assert found


def test_every_statute_is_brought_for_its_own_law_and_no_other(
    store: SnapshotStore, clock: Clock
) -> None:
    for file in files("egov-xml*/*.xml"):
        law_id = file.name.partition("_")[0]
        statute = source(f"https://laws.example/{law_id}", law_id.lower(), kind="statute",
                         law_id=law_id)
        outcome = bring(file, statute, store, clock.now())
        assert outcome.kind == "imported", (file.name, str(outcome.why))
        assert outcome.receipt is not None
        named = outcome.receipt.law.revision.id if outcome.receipt.law else None
        assert named == (None if "asof" in file.name else file.stem)
        assert wrong_law(file.read_bytes(), "507AC0000000999") is not None


def test_a_list_without_a_present_revision_is_read_whole() -> None:
    file = one("egov-json/415AC0000000057_law_revisions_*.json")
    listing = read_listing(_as_xml(json.loads(file.read_bytes())), "415AC0000000057")

    assert isinstance(listing, Listing)
    assert len(listing.revisions) == 35
    statuses = [each.status for each in listing.revisions]
    assert {each: statuses.count(each) for each in statuses} == {
        "UnEnforced": 7, "PreviousEnforced": 28}
    open_days = [each for each in listing.revisions if each.scheduled is not None]
    assert len(open_days) == 4
    assert all(each.in_force is None and each.status == "UnEnforced" for each in open_days)


def _as_xml(said: dict[str, Any]) -> Reply:
    def fields(values: dict[str, Any]) -> str:
        return "".join(f"<{name}>{'' if value is None else escape(str(value))}</{name}>"
                       for name, value in values.items())

    revisions = "".join(f"<revision>{fields(each)}</revision>" for each in said["revisions"])
    xml = (f"<law_revisions_response><law_info>{fields(said['law_info'])}</law_info>"
           f"<revisions>{revisions}</revisions></law_revisions_response>")
    return Reply(Target("", "https", "laws.example", 443, "/"), 200, {}, xml.encode())
