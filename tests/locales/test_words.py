"""Words of the interface: the same lines in both languages, none unused, none missing."""

import ast

import pytest

from shirube.locales.en import WORDS as EN
from shirube.locales.ja import WORDS as JA
from tests.locales.source import JAPANESE, called, constant, nodes, placeholders, wordless

INTERNATIONAL = {"record.id"}
"""Lines that are no more Japanese than English."""


def families() -> set[str]:
    """Beginnings of keys whose end is known only when the program runs: f"force.{...}"."""
    return {
        start for _, node in nodes() if isinstance(node, ast.JoinedStr) and node.values
        and (start := constant(node.values[0])) and any(key.startswith(start) for key in EN)
        and start.endswith(".")
    }


def test_both_languages_have_the_same_lines() -> None:
    assert {key.removesuffix(".one") for key in EN} == {key.removesuffix(".one") for key in JA}


@pytest.mark.parametrize("key", sorted(EN.keys() & JA.keys()))
def test_a_line_has_the_same_placeholders_in_both_languages(key: str) -> None:
    assert placeholders(EN[key]) == placeholders(JA[key])


def test_japanese_lines_are_japanese_and_english_lines_english() -> None:
    assert [key for key, line in JA.items()
            if not JAPANESE.search(line) and not wordless(EN[key])
            and key not in INTERNATIONAL] == []
    assert [key for key, line in EN.items() if JAPANESE.search(line)] == []


def test_every_line_asked_for_is_there() -> None:
    missing = [
        (place, key) for place, node in nodes()
        if isinstance(node, ast.Call) and node.args
        and (called(node) == "words" or ast.unparse(node.func) == "words.count")
        and (key := constant(node.args[0])) is not None and key not in JA
    ]

    assert missing == []


def test_no_line_is_unused() -> None:
    written = {text for _, node in nodes() if (text := constant(node)) is not None}
    starts = tuple(families())

    assert [key for key in EN.keys() | JA.keys()
            if key.removesuffix(".one") not in written and not key.startswith(starts)] == []
