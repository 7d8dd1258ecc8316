"""Queries: how they are read, and where their terms stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.search import read_query
from shirube.search.fold import fold


@pytest.mark.parametrize(("typed", "terms"), [
    ("勧告 罰則", ["勧告", "罰則"]),
    ("勧告　罰則", ["勧告", "罰則"]),
    ("  AI\t事業者\n", ["ai", "事業者"]),
    ("AI ai ＡＩ", ["ai"]),
    ('"duty to endeavour" AI', ["duty to endeavour", "ai"]),
    ("“duty  to” 「学習 データ」『AI 法』", ["duty to", "学習データ", "ai法"]),
    ('"not closed yet', ["not closed yet"]),
    ("What is AI?", ["what", "is", "ai"]),
    ("D-2) i.", ["d-2", "i"]),
    ("？", ["?"]), ("()", ["()"]), (".*", ["*"]), ("😀", ["😀"]),
    ("", []), (" 　\n", []), ('""', []), ("「」", []), ("\u200b", []), ("\ud800", ["\ufffd"]),
])
def test_what_is_typed_is_read_as_terms(typed: str, terms: list[str]) -> None:
    assert [each.text for each in read_query(typed).terms] == terms


@given(st.text(max_size=60))
def test_anything_typed_is_read(typed: str) -> None:
    query = read_query(typed)

    assert all(each.text and fold(each.text) == each.text for each in query.terms)
    assert len({each.text for each in query.terms}) == len(query.terms)
    assert bool(query.terms) or not query.key.strip('"「」『』')


@given(st.text(max_size=20), st.text(max_size=60))
def test_a_term_stands_where_its_places_are(typed: str, text: str) -> None:
    folded = fold(text)
    for term in read_query(typed).terms:
        spans = term.spans(folded)
        assert bool(spans) == bool(term.strength(folded))
        assert all(folded[start:end] in [form.text for form in term.forms]
                   for start, end in spans)


STANDS = [
    ("duty", "duties"), ("duties", "the duty"), ("penalties", "a penalty"), ("cases", "a case"),
    ("processes", "a process"), ("guideline", "guidelines"), ("guidelines", "a guideline"),
    ("sharing", "they share"), ("share", "sharing"), ("training", "trained"), ("train", "training"),
    ("planning", "a plan"), ("act", "the Act."), ("develop", "developers"),
    ("第7条", "第七条"), ("第七条", "第7条の規定"), ("令和7年", "令和七年"), ("第16条", "第十六条"),
    ("三者", "第三者"), ("七条", "第七条"), ("条", "条文"), ("AI", "生成AI事業者"),
    ("2025", "2025年"),
    ("7", "第7条"), ("行動規範 I", "行動規範 I."),
]
STANDS_NOT = [
    ("act", "impact"), ("AI", "said"), ("7", "17"), ("第7条", "第17条"), ("1", "第16条"),
    ("第1条", "第十一条"), ("第10", "第十六条"), ("202", "2025"), ("system", "ecosystem"),
    ("systems", "systemic"), ("ガイド", "カイド"), ('"penalties"', "penalty"), ("bus", "b us"),
    ("適正確保", "適正。確保"), ("status", "statu"), ("new", "renewed"),
]


@pytest.mark.parametrize(("typed", "text"), STANDS)
def test_a_term_stands_in_what_is_meant(typed: str, text: str) -> None:
    assert all(term.strength(fold(text)) for term in read_query(typed).terms)


@pytest.mark.parametrize(("typed", "text"), STANDS_NOT)
def test_a_term_does_not_stand_in_what_only_looks_like_it(typed: str, text: str) -> None:
    assert not any(term.strength(fold(text)) for term in read_query(typed).terms)


def test_a_whole_word_is_told_from_the_beginning_of_one() -> None:
    term, = read_query("AI").terms

    assert [term.strength(fold(text)) for text in ("AI Act", "生成AIの", "aims", "said")] == [
        2, 2, 1, 0]
