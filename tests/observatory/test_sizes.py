"""Weights: what a page costs its reader, as web hosts send it."""

import gzip
from pathlib import Path

import pytest

from shirube.observatory.pages import pages
from shirube.observatory.site import Site

PAGE, MAP = 150_000, 400_000
"""Most bytes that a page, and the map's page, may cost with style sheet and script."""


@pytest.fixture(scope="module")
def weights(site: Site, built: Path) -> dict[str, int]:
    """Page -> bytes transferred: the page, its style sheet and what its scripts are made of."""
    def sent(path: str) -> int:
        return len(gzip.compress((built / path).read_bytes(), 6))

    shared = sent("assets/site.css")
    found = {}
    for voice in site.voices:
        for page in pages(voice):
            name = f"{voice.lang}/{page.path}.html"
            found[name] = shared + sent(name)
            if page.script:
                found[name] += sent(f"assets/js/{page.script}.js")
            if page.kind == "search":
                found[name] += sent(f"assets/search.{voice.lang}.js")
    return found


def test_every_page_is_light(weights: dict[str, int]) -> None:
    heavy = {name: weight for name, weight in weights.items()
             if weight > (MAP if name.endswith("world/index.html") else PAGE)}

    assert heavy == {}


def test_the_map_is_light_even_uncompressed(built: Path) -> None:
    for lang in ("ja", "en"):
        assert sum((built / path).stat().st_size for path in (
            f"{lang}/world/index.html", "assets/site.css", "assets/js/map.js")) < MAP
