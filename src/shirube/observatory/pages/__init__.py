"""Pages of the site, one module a kind, in the order they are made.

Each module has `pages(voice)`, its pages in one language, and may have `files(site)`, what
goes with them in no language or in all: data twins, feeds.
"""

from collections.abc import Iterator
from importlib import import_module

from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice

KINDS = (
    "record", "view", "records", "country", "changes", "compare", "home", "timeline",
    "navigator", "world", "jurisdiction", "world_source", "method", "source_list", "licence",
    "feeds", "search", "lineage", "crosswalks",
)
"""Modules of this package."""


def pages(voice: Voice) -> Iterator[Page]:
    """Every page of the site in one language."""
    for kind in KINDS:
        yield from import_module(f"{__name__}.{kind}").pages(voice)


def files(site: Site) -> Iterator[File]:
    """Every other file of the site, assets apart."""
    for kind in KINDS:
        make = getattr(import_module(f"{__name__}.{kind}"), "files", None)
        if make is not None:
            yield from make(site)
