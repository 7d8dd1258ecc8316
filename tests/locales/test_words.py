"""Words of the interface: the same lines in both languages, none unused, none missing."""

import ast
import re
from pathlib import Path

import pytest

import shirube.observatory
from shirube.locales.en import WORDS as COMMON_EN
from shirube.locales.ja import WORDS as COMMON_JA
from shirube.locales.site import lines
from tests.locales.source import JAPANESE, called, constant, nodes, placeholders, wordless

EN = {**COMMON_EN, **{key: pair[1] for _, key, pair in lines()}}
JA = {**COMMON_JA, **{key: pair[0] for _, key, pair in lines()}}

INTERNATIONAL = {
    "record.id", "site.country.verified.span", "site.other_language", "site.own_language",
    "site.name",
}
"""Lines that are no more Japanese than English, or speak the other language on purpose."""

TEMPLATES = tuple(sorted((Path(shirube.observatory.__file__).parent / "templates").glob("*.j2")))
"""Templates of the site, which ask for words, too."""


def asked_in_templates() -> set[str]:
    """Keys that templates write out, or the beginnings of keys they put together."""
    return {key for path in TEMPLATES
            for key in re.findall(r"""["']([a-z_]+(?:\.[a-z_0-9-]+)*\.?)["']""",
                                  path.read_text("utf-8"))}


def families() -> set[str]:
    """Beginnings of keys whose end is known only when the program runs: f"force.{...}"."""
    told = {
        start for _, node in nodes() if isinstance(node, ast.JoinedStr) and node.values
        and (start := constant(node.values[0]))
    } | asked_in_templates()
    return {start for start in told
            if start.endswith(".") and any(key.startswith(start) for key in EN)}


def test_both_languages_have_the_same_lines() -> None:
    assert {key.removesuffix(".one") for key in EN} == {key.removesuffix(".one") for key in JA}


@pytest.mark.parametrize("key", sorted(EN.keys() & JA.keys()))
def test_a_line_has_the_same_placeholders_in_both_languages(key: str) -> None:
    assert placeholders(EN[key]) == placeholders(JA[key])


def test_japanese_lines_are_japanese_and_english_lines_english() -> None:
    assert [key for key, line in JA.items()
            if not JAPANESE.search(line) and not wordless(EN[key])
            and line != EN[key]  # names of formats
            and key not in INTERNATIONAL] == []
    assert [key for key, line in EN.items()
            if JAPANESE.search(line) and key not in INTERNATIONAL] == []


def test_every_line_asked_for_is_there() -> None:
    missing = [
        (place, key) for place, node in nodes()
        if isinstance(node, ast.Call) and node.args
        and (called(node) == "words" or ast.unparse(node.func) == "words.count")
        and (key := constant(node.args[0])) is not None and key not in JA
    ]

    assert missing == []


def test_every_line_templates_ask_for_is_there() -> None:
    asked = {key for path in TEMPLATES
             for key in re.findall(r"words(?:\.count)?\(\s*[\"']([^\"']+)[\"']\s*[,)]",
                                   path.read_text("utf-8"))}

    assert sorted(asked - JA.keys()) == []


def test_no_line_of_the_site_hides_a_common_one() -> None:
    keys = [key for _, key, _ in lines()]

    assert sorted(set(keys) & COMMON_EN.keys()) == []
    assert len(set(keys)) == len(keys)


def test_no_line_is_unused() -> None:
    written = {text for _, node in nodes() if (text := constant(node)) is not None}
    written |= asked_in_templates()
    starts = tuple(families())

    assert [key for key in EN.keys() | JA.keys()
            if key.removesuffix(".one") not in written and not key.startswith(starts)] == []
