"""Normalisation: one writing for what says the same, and the way back to the raw text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shirube.watch.normal import fold, normal
from shirube.watch.radicals import IDEOGRAPH_OF

KANGXI = [chr(code) for code in range(0x2F00, 0x2FD6)]
SUPPLEMENT = [chr(code) for code in range(0x2E80, 0x2EF4) if code != 0x2E9A]
MARKED = st.text(st.one_of(
    st.sampled_from("かがはばぱウヴｶﾊﾞﾟ゛゜\u3099\u309a\u0301\u0308ae= \u3000\n\u200d\u00ad\ufe00"
                    "ー−〜成⻑㈱①Å가각\u1100\u1161\u11a8\u09c7\u09be"),
    st.characters()), max_size=40)


@pytest.mark.parametrize(("one", "other"), [
    ("ＡＩ戦略本部", "AI戦略本部"),
    ("成⻑と⽣産性、⺠間", "成長と生産性、民間"),
    ("ｶﾞｲﾄﾞﾗｲﾝ", "ガイドライン"),
    ("か\u3099いと\u3099", "がいど"),
    ("か゛", "が"),
    ("ＡＩ 利\n用", "AI利用"),
    ("令和７年９月１日", "令和7年9月1日"),
    ("１０−２０", "10―20"),
    ("三〜五", "三～五"),
    ("“第一”", '"第一"'),
    ("soft\u00adware", "software"),
    ("辻\U000e0100", "辻"),
    ("㈱・℃・㋿", "(株)・°C・令和"),
])
def test_writings_of_the_same_become_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [
    ("第十二条", "第12条"), ("及び", "および"), ("髙橋", "高橋"), ("、", ","),
    ("サーバー", "サーバ-"), ("つて", "って"), ("三月", "三年"), ("かき", "がき"), ("一", "ー"),
    ("一", "-"),
])
def test_what_differs_in_law_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_radical_becomes_the_ideograph_it_stands_for() -> None:
    folded = {radical: fold(radical) for radical in KANGXI + SUPPLEMENT}

    assert folded.pop("\u2e80") == "\u2e80"  # the repeat mark stands for no ideograph
    assert [radical for radical, each in folded.items()
            if len(each) != 1 or "CJK UNIFIED IDEOGRAPH" not in unicodedata.name(each)] == []


def test_all_radicals_of_both_blocks_are_covered() -> None:
    assert (len(KANGXI), len(SUPPLEMENT), len(IDEOGRAPH_OF)) == (214, 115, 114)


def test_every_character_alone_is_normal_after_one_pass() -> None:
    changed = [hex(code) for code in range(0x110000)
               if fold(fold(chr(code))) != fold(chr(code))]

    assert changed == []


@given(MARKED)
@example("か \u3099")
@example("か゛゜")
@example("\u1100\u1161\u11a8")
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(MARKED)
def test_fold_and_normal_agree_and_the_map_is_whole(text: str) -> None:
    done = normal(text)

    assert done.text == fold(text)
    assert len(done.starts) == len(done.ends) == len(done.text)
    assert list(done.starts) == sorted(done.starts)
    assert list(done.ends) == sorted(done.ends)


@given(MARKED, st.data())
def test_a_span_leads_back_to_the_raw_text_it_came_from(text: str, data: st.DataObject) -> None:
    done = normal(text)
    start = data.draw(st.integers(0, len(done.text)))
    end = data.draw(st.integers(start, len(done.text)))

    first, last = done.span(start, end)

    assert 0 <= first <= last <= len(text)
    again = fold(text[first:last])
    assert done.text[start:end] in again
    whole = start == 0 or done.starts[start - 1] != done.starts[min(start, len(done.text) - 1)]
    whole &= end == len(done.text) or done.starts[end] != done.starts[max(end - 1, 0)]
    if whole and start < end:
        assert done.text[start:end] == again


@given(MARKED, st.data())
def test_a_raw_offset_finds_its_place(text: str, data: st.DataObject) -> None:
    done = normal(text)
    raw = data.draw(st.integers(0, len(text)))

    place = done.place(raw)

    assert all(end <= raw for end in done.ends[:place])
    assert all(end > raw for end in done.ends[place:])


@given(st.text(st.sampled_from("がぎカガ漢字ＡＩ１２。、ｶﾞ"), max_size=30))
def test_composed_and_decomposed_texts_are_equal(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.data())
def test_white_space_anywhere_changes_nothing(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    spaced = text[:at] + data.draw(st.sampled_from([" ", "\u3000", "\r\n", "\u200b"])) + text[at:]

    assert fold(spaced) == fold(text)
