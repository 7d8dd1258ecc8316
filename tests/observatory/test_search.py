"""The search page's index: everything that can be found, small enough, leading to pages."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from shirube.locales import LANGUAGES
from shirube.model.terms import Language
from shirube.observatory.pages.search import files
from shirube.observatory.site import Site
from shirube.reports.search import searchable

LIMIT = 130_000
"""Bytes the page may take on its way, packed, beside the style sheet of the whole site."""


def index_of(text: str) -> dict[str, Any]:
    """What the script with the index assigns."""
    name, _, value = text.partition("=")
    assert name == "globalThis.shirubeIndex"
    found: dict[str, Any] = json.loads(value)
    return found


@pytest.fixture(scope="module")
def indexes(site: Site) -> Mapping[str, dict[str, Any]]:
    """The indexes under their paths."""
    return {each.path: index_of(each.data.decode()) for each in files(site)}


def refs_of(index: Mapping[str, Any]) -> list[str]:
    refs: list[str] = []
    for each in index["refs"]:
        shared, _, rest = each.partition(" ")
        refs.append((refs[-1] if refs else "")[:int(shared)] + rest)
    return refs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_index_holds_every_document(
    site: Site, indexes: Mapping[str, dict[str, Any]], lang: Language
) -> None:
    index = indexes[f"assets/search.{lang}.js"]
    documents = searchable(site.edition, site.world, lang)

    assert refs_of(index) == [each.ref for each in documents]
    assert index["titles"] == [each.title for each in documents]
    assert index["lines"] == ["\n".join(each.lines) for each in documents]
    assert sum(number for _, number in index["kinds"]) == len(documents)
    assert index["gone"] == [place for place, each in enumerate(documents) if not each.stands]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_found_has_a_page(
    built: Path, indexes: Mapping[str, dict[str, Any]], lang: Language
) -> None:
    index = indexes[f"assets/search.{lang}.js"]
    paths = [index["paths"].get(str(place), ref.replace("#", "/"))
             for place, ref in enumerate(refs_of(index))]

    assert [each for each in paths if not (built / lang / f"{each}.html").is_file()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_page_is_small_on_its_way(built: Path, lang: Language) -> None:
    parts = (f"{lang}/search.html", f"assets/search.{lang}.js", "assets/js/search.js")
    sizes = {part: len(gzip.compress((built / part).read_bytes(), 6)) for part in parts}

    assert sum(sizes.values()) < LIMIT, sizes


def test_the_same_site_gives_the_same_index(site: Site) -> None:
    assert list(files(site)) == list(files(site))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_page_says_so_and_leads_on(built: Path, lang: Language) -> None:
    text = (built / lang / "search.html").read_text("utf-8")

    assert "<noscript>" in text
    for path in ("jp/index", "jp/records", "world/index"):
        assert f'href="../{lang}/{path}.html"' in text
