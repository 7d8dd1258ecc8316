from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.exports.width import (
    NOT_AT_END,
    NOT_AT_START,
    display_width,
    fit,
    longest_word,
    pad,
    wrap,
)
from tests.exports.strategies import FRIENDLY

prose = st.lists(st.sampled_from(FRIENDLY), max_size=30).map("".join)


@pytest.mark.parametrize(("text", "columns"), [
    ("", 0), ("act", 3), ("法", 2), ("ＡＩ", 4), ("ｱｲ", 2), ("か\u3099", 2), ("が", 2), ("é", 1),
    ("e\u0301", 1), ("葛\U000e0100", 2), ("①…―", 3), ("第3条", 5),
])
def test_wide_characters_take_two_columns_and_combining_ones_none(text: str, columns: int) -> None:
    assert display_width(text) == columns


def test_padding_fills_by_columns_not_characters() -> None:
    assert pad("条", 4) == "条  "
    assert pad("条文", 3) == "条文"


@pytest.mark.parametrize(("text", "columns", "lines"), [
    ("the guide lays down no duties", 12, ["the guide", "lays down no", "duties"]),
    ("手引は義務を課さない", 8, ["手引は義", "務を課", "さない"]),
    ("責任を負う。次", 10, ["責任を負", "う。次"]),
    ("それを「規程」とする", 8, ["それを", "「規程」", "とする"]),
    ("データのキャッシュ", 12, ["データの", "キャッシュ"]),
    ("これはtransparencyと呼ぶ", 14, ["これは", "transparency", "と呼ぶ"]),
    ("antidisestablishment", 8, ["antidise", "stablish", "ment"]),
    ("施行は2030年6月1日", 10, ["施行は", "2030年6月", "1日"]),
    ("見よ…………", 6, ["見", "よ…………"]),
])
def test_lines_break_where_readers_expect(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_further_lines_hang_below_the_first() -> None:
    assert wrap("項目は二行になる", 12, first="・", rest="　") == ["・項目は二行", "　になる"]


@given(prose, st.integers(12, 40))
def test_no_line_is_wider_than_asked(text: str, columns: int) -> None:
    assert all(display_width(line) <= columns for line in wrap(text, columns))


@given(prose, st.integers(12, 40))
def test_wrapping_loses_nothing_but_spaces_at_breaks(text: str, columns: int) -> None:
    whole = "".join(text.split())
    assert "".join("".join(wrap(text, columns)).split()) == whole
    ends = fit(text, columns)
    assert all(first[1] <= then[0] for first, then in pairwise(ends))


@given(prose, st.integers(12, 40))
def test_kinsoku_holds_wherever_the_parts_fit(text: str, columns: int) -> None:
    if longest_word(text) > columns:
        return
    lines = wrap(text, columns)
    assert not any(line[:1] in NOT_AT_START for line in lines[1:] if line)
    assert not any(line.rstrip()[-1:] in NOT_AT_END for line in lines[:-1] if line)


@given(st.lists(st.sampled_from(["duty", "transparency", "法", "a"]), max_size=20),
       st.integers(12, 40))
def test_latin_words_stay_whole(words: list[str], columns: int) -> None:
    lines = wrap(" ".join(words), columns)
    assert [word for line in lines for word in line.split()] == words
