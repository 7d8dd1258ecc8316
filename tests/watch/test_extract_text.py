"""Plain text, tables and data; and what `extract` itself refuses."""

import json

import pytest

from shirube.watch import extract as room
from tests.watch.corpus import needs_corpus, one
from tests.watch.reading import read, refused, texts


def test_plain_text_is_read_by_paragraphs() -> None:
    found = read("一つ目の\r\n段落\r\n\r\n\r\n　二つ目".encode("cp932"), "text/plain")

    assert [(unit.address, unit.text) for unit in found.units] == [
        ("block_1", "一つ目の\n段落"), ("block_2", "　二つ目")]


def test_headings_of_markdown_stand_over_what_follows() -> None:
    found = read("# 題\n\n本文".encode(), "text/markdown")

    assert [unit.heading for unit in found.units] == ["題", "題"]


def test_a_table_is_read_by_rows() -> None:
    found = read('名,値\n"甲,乙","二\n行"\n'.encode(), "text/csv")

    assert [unit.text for unit in found.units] == ["名　値", "甲,乙　二\n行"]


def test_data_is_addressed_by_its_own_ids() -> None:
    entries = [{"law_revision_id": "507AC_2", "day": "2030-01-01", "none": None},
               {"law_revision_id": "507AC_1", "deep": {"list": [1, True]}}]
    found = read(json.dumps({"law_info": {"law_id": "507AC"}, "revisions": entries}).encode(),
                 "application/json")

    assert texts(found, "law_info") == ["law_id: 507AC"]
    assert texts(found, "revisions__507ac_1") == [
        "law_revision_id: 507AC_1\ndeep.list: 1\ndeep.list: true"]
    assert len(found.at("revisions")) == 2


@pytest.mark.parametrize(("data", "media_type", "kind"), [
    (b"{", "application/json", "broken"),
    (b"[" * 100_000, "application/json", "hostile"),
    (b'{"a":' * 300 + b"1" + b"}" * 300, "application/json", "hostile"),
    (b"  \n ", "text/plain", "no_text"),
    (b"{}", "application/json", "no_text"),
    (b"\x00\x9f\x81" * 100, "text/plain", "encoding"),
    (b"PK\x03\x04", "application/zip", "medium"),
    (b"x", "", "medium"),
])
def test_what_cannot_be_read_is_told(data: bytes, media_type: str, kind: str) -> None:
    assert refused(data, media_type).kind == kind


def test_a_document_past_every_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LARGEST", 10)

    assert refused(b"eleven byte", "text/plain").kind == "size"


def test_parameters_of_the_media_type_name_the_encoding() -> None:
    assert read("見本の文".encode("euc_jp"), "text/plain; charset=EUC-JP").text == "見本の文"


@needs_corpus
def test_the_revision_list_of_the_appi_is_read_though_none_is_current() -> None:
    found = read(one("egov-json/415AC*").read_bytes(), "application/json")
    revisions = found.at("revisions")

    assert len(revisions) == 35
    assert sum("UnEnforced" in unit.text for unit in revisions) == 7
    assert not any("CurrentEnforced" in unit.text for unit in revisions)
