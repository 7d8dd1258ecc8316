"""Values: every form a date, number or term stands in, and nothing that only looks like it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.watch.numerals import arabic, digit_by_digit, kanji
from shirube.watch.values import Haystack, missing, stands


def stands_in(value: str, text: str) -> bool:
    return stands(value, Haystack.of(text))


@pytest.mark.parametrize("text", [
    "令和七年六月四日", "令和７年６月４日", "令和7年6月4日公布", "R7.6.4", "Ｒ７．６．４",
    "㋿7年6月4日", "2025年6月4日", "２０２５年０６月０４日", "二〇二五年六月四日", "2025-06-04",
    "2025/6/4", "20250604",
    "令和　７　年\n６月４日", "on June 4, 2025.", "4 June 2025", "Jun. 4, 2025", "June 4th, 2025",
    "令和7年4月1日に公布され、6月4日に施行", "平成三十七年六月四日",
])
def test_a_day_stands_in_any_form_people_write(text: str) -> None:
    assert stands_in("2025-06-04", text)


@pytest.mark.parametrize("text", [
    "令和七年六月十四日", "令和十七年六月四日", "令和七年十六月四日", "令和6年6月4日",
    "2025年6月14日", "2025-06-041", "12025年6月4日", "6月4日", "June 14, 2025",
    "令和6年4月1日に公布され、6月4日に施行", "平成七年六月四日",
])
def test_another_day_is_no_match(text: str) -> None:
    assert not stands_in("2025-06-04", text)


def test_the_first_year_of_an_era_is_also_told_in_the_era_before() -> None:
    for text in ("令和元年六月一日", "令和1年6月1日", "平成三十一年六月一日"):
        assert stands_in("2019-06-01", text)


@given(st.dates(date(1869, 1, 1), date(2060, 12, 31)))
def test_a_day_stands_in_its_own_forms_and_its_neighbour_does_not(day: date) -> None:
    era, first = next((name, year) for name, year in (
        ("令和", 2019), ("平成", 1989), ("昭和", 1926), ("大正", 1912), ("明治", 1868))
        if year <= day.year)
    written = f"{kanji(day.year - first + 1)}年{kanji(day.month)}月{kanji(day.day)}日"
    text = f"この法律は、{era}{written}から施行する。"

    assert stands_in(day.isoformat(), text)
    assert not stands_in(date.fromordinal(day.toordinal() + 1).isoformat(), text)


@pytest.mark.parametrize(("value", "text"), [
    ("28", "二十八条"), ("28", "全28条"), ("28", "２８"), ("153", "百五十三"),
    ("35000", "三万五千"),
    ("35000", "3万5千人"), ("35000", "35,000"), ("387.3", "387.3億円"), ("10", "一〇"),
    ("2025", "令和七年"), ("2025", "2025年度"), ("1,000", "千"), ("4", "四月"),
])
def test_a_number_stands_in_kanji_too(value: str, text: str) -> None:
    assert stands_in(value, text)


@pytest.mark.parametrize(("value", "text"), [
    ("3", "十三"), ("3", "30"), ("3", "1.3"), ("3", "3.5"), ("3", "3万"), ("13", "百十三"),
    ("28", "2 8"), ("387.3", "387.35"), ("5", "五十"), ("0", "十"),
])
def test_part_of_a_longer_number_is_no_match(value: str, text: str) -> None:
    assert not stands_in(value, text)


@pytest.mark.parametrize(("value", "text"), [
    ("人工知能関連技術", "人工知能\n関連技術"), ("AI開発者", "ＡＩ開発者"),
    ("AI開発者", "AI 開発者"),
    ("Act No. 53", "the act no. 53 of 2025"), ("必要な措置", "必⻑な措置 必要な措置"),
    ("令和七年法律第五十三号", "令和７年法律第53号"), ("第53号", "第五十三号"),
    ("公表", "公表する"),
])
def test_a_term_stands_whatever_its_width_case_lines_and_digits(value: str, text: str) -> None:
    assert stands_in(value, text)


@pytest.mark.parametrize(("value", "text"), [
    ("act", "a fact"), ("act", "actor"), ("第53号", "第五十四号"), ("AI", "MAIN"),
    ("しなければならない", "しないことができる"), ("第三号", "第十三号"),
])
def test_part_of_a_word_or_another_word_is_no_match(value: str, text: str) -> None:
    assert not stands_in(value, text)


def test_what_is_missing_is_named_in_order() -> None:
    assert missing(("見本", "2025-02-30", "7"), Haystack.of("見本")) == ("2025-02-30", "7")


@given(st.integers(0, 10**15))
def test_a_kanji_number_reads_back(number: int) -> None:
    assert arabic(kanji(number)) == str(number)
    assert arabic(digit_by_digit(number)) == str(number)
