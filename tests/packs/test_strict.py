"""Strict YAML: what is allowed stays text, everything else is told with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.model.problem import Refused
from shirube.packs.strict import decode, parse, read_text


def test_every_scalar_stays_text() -> None:
    document = parse("a: NO\nb: 2025-09-01\nc: 010\nd: 12:30:45\ne: true\nf: 1.10\n", "f.yaml")

    assert document.data == {
        "a": "NO", "b": "2025-09-01", "c": "010", "d": "12:30:45", "e": "true", "f": "1.10",
    }


def test_broken_lines_of_japanese_join_without_a_space() -> None:
    document = parse("a: >-\n  記録を残すことを\n  求める。AI and\n  law\nb: 日本 語\n", "f.yaml")

    assert document.data == {"a": "記録を残すことを求める。AI and law", "b": "日本 語"}


def test_every_value_knows_its_line() -> None:
    document = parse("a:\n  - x\n  - {b: y,\n     c: z}\n", "f.yaml")

    assert document.line(("a", 0)) == 2
    assert document.line(("a", 1, "c")) == 4
    assert document.line(("a", 1, "missing")) == 3


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\na: 2\n", 2, "the key is given twice (first on line 1)"),
        ("a: &x 1\n", 1, "anchor `&x` is not allowed"),
        ("a: 1\nb: *a\n", 2, "alias `*a` is not allowed"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("a:\nb: 1\n", 1, "the value is empty"),
        ("a: ~\n", 1, "the value is empty"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("a: [1, 2\n", 2, "this is not YAML"),
        ("a: 1\n\tb: 2\n", 2, "this is not YAML"),
        ("? [a]\n: b\n", 1, "a key must be plain text"),
        ("", 1, "the file is empty"),
    ],
)
def test_what_is_not_allowed_is_told_with_line_and_mend(text: str, line: int, what: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(text, "f.yaml")

    assert any(
        problem.line == line and what in str(problem.what) and str(problem.mend)
        for problem in refused.value.problems
    ), refused.value


def test_all_repeated_keys_are_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        parse("a: 1\na: 2\nb: {c: 1, c: 2}\n", "f.yaml")

    assert len(refused.value.problems) == 2


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    rungs = [
        f"r{number}: &r{number} [" + ", ".join([f"*r{number - 1}"] * 9) + "]"
        for number in range(1, 12)
    ]
    bomb = "\n".join(["r0: &r0 [a, a]", *rungs])

    with pytest.raises(Refused) as refused:
        parse(bomb, "bomb.yaml")

    assert "is not allowed" in str(refused.value)


def test_a_document_nested_too_deeply_is_refused() -> None:
    with pytest.raises(Refused, match="too deeply"):
        parse("[" * 5000 + "]" * 5000, "deep.yaml")


@pytest.mark.parametrize(("encoding", "label"), [
    ("cp932", "Shift_JIS"), ("utf-16", "UTF-16"), ("euc_jp", "EUC-JP"),
])
def test_another_encoding_is_named(encoding: str, label: str) -> None:
    data = "name: 見本人材株式会社の採用支援\n".encode(encoding)

    with pytest.raises(Refused) as refused:
        decode(data, "f.yaml")

    told = str(refused.value)
    assert "not UTF-8" in told
    assert label in told or encoding == "euc_jp"  # EUC-JP bytes may read as Shift_JIS, too


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("a: 1".encode("utf-8-sig"), "f.yaml") == "a: 1"


def test_a_file_over_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)

    with pytest.raises(Refused, match="larger than 5,000 kB"):
        read_text(path, limit=5_000_000)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        read_text(tmp_path / "none.yaml", limit=10)
    with pytest.raises(Refused, match="a folder, not a file"):
        read_text(tmp_path, limit=10)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    try:
        known = len(parse(text, "any.yaml").lines)
    except Refused as refused:
        known = len(refused.problems)
    assert known
