"""Fingerprints: the same passage the same fingerprint, and no sentence in it."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.model.problem import Refused
from shirube.watch.drift import drift
from shirube.watch.extract.unit import Extracted, Unit
from shirube.watch.lock import Key, Locked, lock_passage, lock_text, read_lock, write_lock
from shirube.watch.passages import Document, matched
from shirube.watch.places import Place, find, places_in
from tests.watch.edits import laid_out
from tests.watch.made import statute
from tests.watch.made_pdf import made_pdf
from tests.watch.reading import read

SHA = "0" * 64
SEEDS = st.integers(0, 10**6)


def locks(document: Document) -> dict[Key, Locked]:
    return {("xx", "xx/sources/a", address): locked for address in document.nodes
            if (locked := lock_passage(Place("address", address), document, snapshot=SHA))}


@given(SEEDS)
def test_layout_makes_no_difference_to_what_is_matched(seed: int) -> None:
    made = statute(seed, 4)
    other = laid_out(made, random.Random(seed))

    assert Document(made).text == Document(other).text


@given(SEEDS)
def test_no_words_of_a_source_are_in_the_lock(seed: int) -> None:
    document = Document(statute(seed, 4))
    text = lock_text(locks(document))

    assert not any(each in text for each in ("記録", "見本", "届出", "しなけ", "もの"))
    assert text.isascii()


@given(seed=SEEDS)
def test_a_lock_reads_back_as_it_was_written(tmp_path: Path, seed: int) -> None:
    lock = locks(Document(statute(seed, 4)))
    path = tmp_path / "passages.lock"
    write_lock(path, lock)

    assert read_lock(path) == lock
    assert path.read_text("utf-8") == lock_text(dict(reversed(lock.items())))


def test_there_need_be_no_lock_but_a_damaged_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "passages.lock"
    assert read_lock(path) == {}

    for text in ("", "[]", '{"format": 0}', json.dumps({"format": 1, "text": "ja-1"})):
        path.write_text(text, "utf-8")
        with pytest.raises(Refused):
            read_lock(path)


@pytest.mark.parametrize(("one", "two"), [
    ("10²人", "102人"), ("第3 20号", "第320号"), ("H₂O", "H2O"),
])
def test_numbers_that_folding_would_join_stay_apart(one: str, two: str) -> None:
    assert matched(one) != matched(two)


@pytest.mark.parametrize(("at", "kinds"), [
    ("art_30_4__para_1", [("address", "art_30_4__para_1")]),
    ("art_18; art_20；suppl_1", [("address", "art_18"), ("address", "art_20"),
                                 ("address", "suppl_1")]),
    ("law_info and revisions", [("address", "law_info"), ("words", "revisions")]),
    ("全文", [("whole", "全文")]), ("whole text", [("whole", "whole text")]),
    ("本編 表1 p.24", [("page", "本編 表1 p.24")]), ("24頁", [("page", "24頁")]),
    ("第2部 D", [("words", "第2部 D")]),
])
def test_a_pinpoint_is_read_as_places(at: str, kinds: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.at) for each in places_in(at)] == kinds


def test_words_find_a_place_only_when_one_heading_reads_so() -> None:
    units = (Unit("sec_1", "概要", "heading", "概要"),
             Unit("sec_1__block_1", "本文", "text", "概要"),
             Unit("sec_2", "資料", "heading", "資料"), Unit("sec_3", "資料", "heading", "資料"))
    document = Document(Extracted(units, "html", "made/1"))

    assert find(Place("words", "概要"), document) == (0, 2)
    assert find(Place("words", "資料"), document) is None
    assert find(Place("words", "別紙"), document) is None


def test_a_page_is_the_one_its_number_is_printed_on() -> None:
    pages = [["表紙"], *([f"本文{number}", f"- {number} -"] for number in range(1, 7))]
    document = Document(read(made_pdf(pages), "application/pdf"))
    (page,) = places_in("第3部 p.3")
    (of_file,) = places_in("PDF p.3")

    assert [document.raw(span) for each in (page, of_file)
            if (span := find(each, document))] == ["本文3", "本文2"]


@pytest.mark.parametrize(("before", "after", "medium"), [
    ("<table><tr><td>3</td><td>20</td></tr></table>",
     "<table><tr><td>32</td><td>0</td></tr></table>", "text/html"),
    ("<ul><li>3</li><li>20</li></ul>", "<ul><li>32</li><li>0</li></ul>", "text/html"),
    ("a,b\n3,20\n", "a,b\n32,0\n", "text/csv"),
    ('{"a": [3, 20]}', '{"a": [32, 0]}', "application/json"),
])
def test_numbers_side_by_side_stay_apart(before: str, after: str, medium: str) -> None:
    one, two = (Document(read(each.encode(), medium)) for each in (before, after))

    assert one.digest(one.whole) != two.digest(two.whole)
    changes = drift(one, two)
    assert changes
    assert all({piece.kind for piece in each.pieces} - {"kept"} for each in changes)


def test_what_parts_two_units_belongs_to_neither() -> None:
    document = Document(Extracted((Unit("block_1", "第3"), Unit("block_2", "20")), "text", "t/1"))

    assert document.text == "第3·20"
    assert [document.matched(each) for each in ((0, 1), (1, 2), (0, 2), (1, 1))] == [
        "第3", "20", "第3·20", ""]


def test_numbers_that_stand_apart_are_never_read_as_another_number() -> None:
    assert matched("2①") != matched("21")
    assert matched("3\n20", wrapped=False) != matched("320")
    assert matched("3\n20") == matched("320")  # a PDF's line wraps inside a number
    assert matched("①目的") == matched("① 目的")
