"""Words of the observatory: one module a room, both languages of a line side by side."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from shirube.locales import Words
from shirube.model.terms import Language

ROOMS = (
    "frame", "records", "country", "changes", "compare", "home", "timeline", "navigator",
    "world", "feeds", "method", "source_list", "search", "lineage",
)
"""Modules of this package."""


def site_words(lang: Language) -> Words:
    """The interface's words together with those of the observatory, in one language."""
    place = 0 if lang == "ja" else 1
    return Words(lang, {key: pair[place] for _, key, pair in lines()})


def lines() -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Every line of the observatory: its room, its key, its Japanese and its English."""
    for room in ROOMS:
        table: Mapping[str, tuple[str, str]] = import_module(f"{__name__}.{room}").WORDS
        for key, pair in table.items():
            yield room, key, pair
