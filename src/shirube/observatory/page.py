"""A page before it is drawn, and other files of the site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one language: where it is, what it is called, what its template reads."""

    path: str
    """Path without language and ending, e.g. `jp/plan`; the same in both languages."""

    kind: str
    """Kind of page, e.g. `country`; one template each."""

    title: str
    """Title of the page, without the site's name."""

    description: str
    """One or two sentences for search engines and link previews."""

    data: Mapping[str, Any]
    """What the template reads beside the frame."""

    crumbs: tuple[tuple[str, str], ...] = ()
    """Names and paths of the pages above, from the outermost."""

    nav: str = ""
    """Entry of the navigation it belongs to, e.g. `country`."""

    script: str = ""
    """Name of the script it needs, e.g. `map`; none: works without."""

    island: Any = None
    """Data for the script, as plain values; written into the page."""

    twin: str = ""
    """Path of the file that says the same as data, without ending, e.g. `data/jp/plan`."""

    linked: Mapping[str, Any] = field(default_factory=dict)
    """The page in schema.org's words (JSON-LD); empty: nothing."""

    listed: bool = True
    """Whether the page is named in the sitemap."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is not a page."""

    path: str
    """Path from the root, with its ending."""

    data: bytes
