"""Folding: what is one, what stays apart, and where folded characters come from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.search.fold import fold, fold_with_places, in_digits, in_ideographs, key

TEXTS = st.text(st.one_of(
    st.sampled_from("ＡａÉｶﾞが゛ﾞ第七７条令和元年 \u3000\tＩⅡ①ﬁ―－—〜"
                    "“”’「」・ーｰ々😀ẞİΣς\u0301\u200b\ufe0f"),
    st.characters(codec="utf-8")), max_size=30)


@pytest.mark.parametrize(("one", "other"), [
    ("ＡＩ事業者", "AI事業者"), ("ｶﾞｲﾄﾞﾗｲﾝ", "ガイドライン"), ("か\u3099", "が"), ("AI", "ai"),
    ("Türkiye", "turkiye"), ("São Tomé", "sao tome"), ("①", "1"), ("Ⅱ", "ii"), ("㈱", "(株)"),
    ("D–2", "D-2"), ("−1", "-1"), ("“x”", '"x"'), ("AI’s", "AI's"), ("1～2", "1〜2"),
    ("AI 事業者", "AI事業者"), ("第 7 条", "第7条"), ("a \u3000 b", "a b"), ("co\u00adop", "coop"),
    ("葛\U000e0100", "葛"), ("\ufeffa", "a"), ("ΟΔΟΣ", "οδος"),
])
def test_what_people_write_in_two_ways_is_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [
    ("カイト", "ガイト"), ("かい", "カイ"), ("データ", "デ-タ"), ("サーバー", "サーバ"),
    ("は", "ば"),
    ("学習", "學習"), ("two words", "twowords"), ("第七条", "第7条"), ("一", "ー"), ("ß", "ss"),
])
def test_what_may_mean_two_things_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_folding_with_places_says_the_same_and_where_it_comes_from(text: str) -> None:
    folded = fold_with_places(text)

    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert folded.starts == sorted(folded.starts)
    assert all(0 <= start < end <= len(text)
               for start, end in zip(folded.starts, folded.ends, strict=True))


def test_every_assigned_character_folds_alike_alone_and_among_others() -> None:
    for code in range(0x3400):
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Cs") or character == "\n":
            continue
        text = f"a{character}b、{character}い"
        assert fold_with_places(text).text == fold(text), hex(code)
        assert fold(fold(text)) == fold(text), hex(code)


@pytest.mark.parametrize(("ideographs", "digits"), [
    ("第七条", "第7条"), ("第十六条第二項", "第16条第2項"), ("第百二十三条", "第123条"),
    ("令和七年法律第五十三号", "令和7年法律第53号"), ("平成三十一年", "平成31年"),
    ("第千二百三条", "第1203条"),
])
def test_numbers_after_their_marks_are_written_either_way(ideographs: str, digits: str) -> None:
    assert in_digits(ideographs) == digits
    assert in_ideographs(digits) == ideographs


@given(st.integers(0, 9999))
def test_a_number_written_in_ideographs_is_read_again(number: int) -> None:
    assert in_digits(in_ideographs(f"第{number}条")) == f"第{number}条"


@pytest.mark.parametrize(("text", "digits"), [
    ("令和元年", "令和1年"), ("第二〇二五号", "第2025号"), ("一般", "一般"), ("七条", "七条"),
    ("元年", "元年"), ("令和元号", "令和元号"),
])
def test_only_what_surely_is_a_number_is_read_as_one(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize(("typed", "official"), [
    ("d-2)i", "D-2) i."), ("Ｄ－２）ｉ．", "D-2) i."), ("第７条", "第七条"),
    ("article7", "Article 7"),
    ("指針2(1)", "指針 2 (1)"), ("AI推進法第7条", "AI推進法 第七条"),
])
def test_a_reference_is_known_however_it_is_typed(typed: str, official: str) -> None:
    assert key(typed) == key(official)
