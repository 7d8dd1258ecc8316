import re
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.exports.clean import clean
from shirube.exports.outline import spans as spans_of
from shirube.exports.text import write_text
from shirube.exports.width import display_width
from shirube.model.report import Badge, Card, Fold, Items, Para, Report, Span, Table
from shirube.model.terms import Language
from tests.exports.sample import plain, sample
from tests.exports.strategies import reports

SGR = re.compile("\x1b\\[[0-9;]*m")
LANGS = get_args(Language)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
def test_the_sample_reads_well(lang: Language, golden: Callable[[str, str], None]) -> None:
    golden(f"sample-{lang}.txt", write_text(sample(lang)))


@pytest.mark.parametrize("lang", LANGS)
def test_the_sample_reads_well_unfolded_on_a_narrow_terminal(
    lang: Language, golden: Callable[[str, str], None]
) -> None:
    golden(f"sample-{lang}-narrow.txt",
           write_text(sample(lang), width=48, unfold=True, links=True))


@given(reports, st.sampled_from((24, 40, 80, 100)), st.booleans(), st.booleans())
def test_no_line_is_wider_than_asked(
    report: Report, width: int, colour: bool, unfold: bool
) -> None:
    text = write_text(report, width=width, colour=colour, unfold=unfold, links=colour)

    assert max(display_width(line) for line in SGR.sub("", text).split("\n")) <= width


@given(reports)
def test_every_span_outside_tables_stands_unbroken_when_unfolded(report: Report) -> None:
    text = squeezed(write_text(report, unfold=True))
    tables = [block for block in _all(report.blocks) if isinstance(block, Table)]

    for span in spans_of(report.blocks):
        if span in spans_of(tables):
            assert all(char in text for char in squeezed(clean(span.text)))
        else:
            assert squeezed(clean(span.text)) in text


def _all(blocks: tuple[object, ...]) -> list[object]:
    inside = [each for block in blocks if isinstance(block, Card | Fold)
              for each in _all(block.blocks)]
    return [*blocks, *inside]


@given(reports)
def test_colour_changes_no_word(report: Report) -> None:
    plainly = write_text(report)
    coloured = SGR.sub("", write_text(report, colour=True))

    assert [line.rstrip() for line in coloured.split("\n")] == plainly.split("\n")
    assert "\x1b" not in plainly


def test_colour_is_ours_alone() -> None:
    report = Report(lang="en", title="x\x1b[5m", blocks=(
        Para(text=(Span(text="\x1b]0;own\x07ed", style="strong"),)),
        Card(title=plain("c"), badges=(Badge(text="met", tone="good"),)),
    ))
    text = write_text(report, colour=True)
    assert set(re.findall("\x1b.", text)) == {"\x1b["}
    assert set(SGR.findall(text)) == {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m"}


def test_a_closed_fold_says_how_much_it_holds() -> None:
    rows = tuple(plain(f"row {number}") for number in range(3))
    report = Report(lang="ja", title="題", blocks=(
        Fold(summary="理由", blocks=(Items(rows=rows),)),
        Fold(summary="理由3件", blocks=(Items(rows=rows),)),
        Fold(summary="開いた", blocks=(Items(rows=rows[:1]),), open=True),
    ))
    assert write_text(report) == (
        "題\n==\n\n▸ 理由（3件）\n\n▸ 理由3件\n\n▾ 開いた\n  ・row 0\n"
    )


def test_links_are_numbered_only_when_asked() -> None:
    line = (Span(text="Gazette", href="https://gazette.example/1"), Span(text=", "),
            Span(text="again", href="https://gazette.example/1"), Span(text=", "),
            Span(text="bad", href="javascript:x"))
    report = Report(lang="en", title="Links", blocks=(Para(text=line),))

    assert write_text(report) == "Links\n=====\n\nGazette, again, bad\n"
    assert write_text(report, links=True) == (
        "Links\n=====\n\nGazette [1], again [1], bad\n\n"
        "Addresses\n---------\n\n[1] https://gazette.example/1\n"
    )


def test_a_table_too_wide_is_told_row_by_row() -> None:
    table = Table(
        head=("項目", "判断", "覚え書き"),
        rows=((plain("検証可能性"), plain("一部"), plain("ログの保存期間が決まっていない。")),),
    )
    report = Report(lang="ja", title="表", blocks=(table,))

    assert write_text(report, width=60).split("\n")[3:] == [
        "項目        判断  覚え書き",
        "----------  ----  --------------------------------",
        "検証可能性  一部  ログの保存期間が決まっていない。",
        "",
    ]
    assert write_text(report, width=26).split("\n")[3:] == [
        "- 検証可能性", "  判断：一部", "  覚え書き：ログの保存期間", "  が決まっていない。", "",
    ]
