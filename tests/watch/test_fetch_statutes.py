"""Statutes: list, revision data and text of one run agree, or nothing is kept."""

import pytest

from shirube.locales import tell
from shirube.model.snapshot import Outcome, Receipt
from shirube.model.source import Source
from tests.watch.conftest import Reader, source
from tests.watch.egov import DATA, EARLIER, LATER, LAW_ID, LISTING, NOW, Law, file_path, serve
from tests.watch.server import Answer, Site

LAW = Law()


def statute(**fields: object) -> Source:
    return source(f"https://laws.example/law/{LAW_ID}", "sample-act", kind="statute",
                  law_id=LAW_ID, **fields)


def fetched(reader: Reader) -> Outcome:
    return reader.fetch(statute())[0]


def kept(outcome: Outcome) -> Receipt:
    assert outcome.receipt is not None
    return outcome.receipt


def test_a_statute_is_bound_to_its_revision(site: Site, reader: Reader) -> None:
    serve(site, LAW)
    outcome = fetched(reader)

    assert (outcome.kind, outcome.why) == ("fetched", None)
    assert site.paths == [LISTING, DATA, file_path()]
    receipt = kept(outcome)
    assert receipt.url == site.url(file_path())
    assert reader.store.read(receipt.sha256) == LAW.file()
    law = receipt.law
    assert law is not None
    assert (law.law_id, law.number, law.title) == (LAW_ID, LAW.number, LAW.title)
    assert (law.revision.id, law.revision.status, law.bound) == (NOW, "CurrentEnforced", "same_run")
    assert [each.id for each in law.listed] == [LATER, NOW, EARLIER]
    later = law.listed[0]
    assert later.in_force is None  # only scheduled: never shown as the day
    assert later.scheduled is not None
    assert later.amended_by == "508AC0000000998"
    assert law.listing is not None
    assert reader.store.read(law.listing) == LAW.listing()
    assert list(reader.store.damage()) == []


def test_a_translation_of_a_statute_is_no_statute(site: Site, reader: Reader) -> None:
    url = site.at("/translation", Answer(b"<!doctype html><title>Act</title>"))
    outcome = reader.fetch(source(url, "act-english", kind="translation", law_id=LAW_ID))[0]

    assert outcome.kind == "fetched"
    assert site.paths == ["/translation"]


def test_when_the_list_stands_only_the_text_is_asked_again(site: Site, reader: Reader) -> None:
    serve(site, LAW, etag='"one"')
    first = fetched(reader)
    reader.clock.passed += 86400
    second = fetched(reader)

    assert site.paths[3:] == [LISTING, file_path()]
    assert site.asked[-1].headers["if-none-match"] == '"one"'
    assert second.kind == "unchanged"
    assert kept(second).sha256 == kept(first).sha256
    assert kept(second).law == kept(first).law
    assert kept(second).at == reader.clock.now()


def test_a_text_changed_under_the_same_list_is_bound_anew(site: Site, reader: Reader) -> None:
    serve(site, LAW)
    fetched(reader)
    corrected = LAW.but(sentence="この法律は、見本の整備及び活用を目的とする。")
    serve(site, corrected)
    outcome = fetched(reader)

    assert outcome.kind == "fetched"
    assert site.paths[3:] == [LISTING, file_path(), DATA]
    assert reader.store.read(kept(outcome).sha256) == corrected.file()


def test_a_list_that_moved_is_a_reason_to_look(site: Site, reader: Reader) -> None:
    serve(site, LAW)
    fetched(reader)
    moved = "2026-01-01T00:00:00+09:00"
    serve(site, LAW.but(updated=moved, listed_updated=moved))
    outcome = fetched(reader)

    assert outcome.kind == "unchanged"  # the entry moved, the text did not
    assert site.paths[3:] == [LISTING, DATA, file_path()]
    law = kept(outcome).law
    assert law is not None
    assert law.revision.updated is not None
    assert law.revision.updated.year == 2026


def test_no_present_revision_in_the_list_is_borne(site: Site, reader: Reader) -> None:
    serve(site, LAW.but(statuses=("UnEnforced", "PreviousEnforced", "PreviousEnforced")))
    outcome = fetched(reader)

    assert (outcome.kind, outcome.why) == ("fetched", None)


def test_a_text_behind_the_list_is_kept_and_said(site: Site, reader: Reader) -> None:
    statuses = ("PreviousEnforced", "PreviousEnforced", "PreviousEnforced")
    serve(site, LAW.but(statuses=statuses))
    outcome = fetched(reader)

    assert outcome.kind == "fetched"
    assert f"{LATER} is listed as in force and was not served" in str(outcome.why)


@pytest.mark.parametrize(("law", "words"), [
    (LAW.but(sent="この法律は、別の見本の整備を目的とする。"), "the two texts"),
    (LAW.but(listed_updated="2025-09-02T00:00:00+09:00"), "the list says other things"),
    (LAW.but(statuses=("CurrentEnforced", "PreviousEnforced", "PreviousEnforced")),
     "the list marks another revision"),
    (LAW.but(revision=LATER), "the list marks another revision"),
    (LAW.but(revision=LATER, statuses=("UnEnforced", "PreviousEnforced", "PreviousEnforced")),
     "not in force yet"),
    (LAW.but(revision="507AC0000000999_20260101_000000000000000"), "not in the list"),
    (LAW.but(revision="507AC0000000998_20260101_000000000000000"), "is of "),
    (LAW.but(title="別の法"), "headed otherwise"),
    (LAW.but(num="998"), "of another statute: Num is 998"),
    (LAW.but(law_id="507AC0000000998"), "the list of revisions is of 507AC0000000998"),
    (LAW.but(statuses=("UnEnforced", "Unheard", "PreviousEnforced")),
     "`status` of a revision is 'Unheard'"),
    (LAW.but(updated="yesterday"), "`updated` of a revision is 'yesterday'"),
])
def test_text_and_revision_data_that_disagree_are_refused(
    site: Site, reader: Reader, law: Law, words: str
) -> None:
    serve(site, law)
    outcome = fetched(reader)

    assert (outcome.kind, outcome.receipt) == ("refused", None)
    assert outcome.why is not None
    assert words in str(outcome.why)
    assert tell(outcome.why, "ja") != str(outcome.why)
    assert reader.store.latest("xx/sources/sample-act") is None


def test_a_disagreement_leaves_the_older_snapshot(site: Site, reader: Reader) -> None:
    serve(site, LAW)
    first = fetched(reader)
    serve(site, LAW.but(sent="別の文。", updated="2026-01-01T00:00:00+09:00",
                        listed_updated="2026-01-01T00:00:00+09:00"))
    second = fetched(reader)

    assert second.kind == "refused"
    assert second.receipt == first.receipt
    assert reader.store.latest("xx/sources/sample-act") == first.receipt


@pytest.mark.parametrize("body", [
    b'{"code":"404001","message":"none"}',
    b"<law_revisions_response><law_info><law_id>507AC0000000999</law_id></law_info>"
    b"<revisions/></law_revisions_response>",
    b"<other/>", b"<law_revisions_response><broken>", b"<html><title>A</title></html>",
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    b"<law_revisions_response>&b;</law_revisions_response>",
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'
    b"<law_revisions_response>&c;</law_revisions_response>",
    b"<a>" * 5000,
])
def test_a_list_that_is_none_is_refused(site: Site, reader: Reader, body: bytes) -> None:
    serve(site, LAW)
    site.at(LISTING, Answer(body))

    assert fetched(reader).kind == "refused"
    assert site.paths == [LISTING]


@pytest.mark.parametrize(("path", "kind"), [(LISTING, "failed"), (DATA, "failed"),
                                            (file_path(), "failed")])
def test_a_missing_part_fails_the_whole(
    site: Site, reader: Reader, path: str, kind: str
) -> None:
    serve(site, LAW)
    site.at(path, Answer(b'{"code":"404001"}', 404))

    assert fetched(reader).kind == kind
    attempt = reader.store.last_attempt("xx/sources/sample-act")
    assert attempt is not None
    assert attempt.url == site.url(path)


def test_data_in_another_shape_are_refused(site: Site, reader: Reader) -> None:
    serve(site, LAW)
    site.at(DATA, Answer(b"<law_data_response><law_full_text>PExhdz4=</law_full_text>"
                         b"</law_data_response>"))

    assert "another shape" in str(fetched(reader).why)
