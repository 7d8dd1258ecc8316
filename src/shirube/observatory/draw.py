"""Drawing: a page as HTML, and data as JSON; same page, same bytes."""

import json
import re
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from shirube.exports.clean import public_address
from shirube.exports.html import STYLES as BLOCKS
from shirube.exports.html import style_sheet as sheet_of_blocks
from shirube.exports.html import teach_blocks, tidy
from shirube.exports.words import WORDS
from shirube.model.report import Span
from shirube.observatory.address import Here
from shirube.observatory.page import Page
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day, name_of

STYLES = (
    "base", "frame", "country", "compare", "home", "timeline", "navigator", "map", "feeds",
    "search", "crosswalk", "lineage",
)
"""Parts of the site's style sheet, in this order, after those of reports."""

Way = tuple[str, str]
"""An entry of a navigation: key of its name, and path of its page."""


def navigation(regime: str) -> tuple[Way, ...]:
    """Entries at the head of every page."""
    return (
        ("country", f"{regime}/index"), ("timeline", f"{regime}/timeline"),
        ("world", "world/index"), ("navigator", f"{regime}/navigator"),
        ("compare", f"{regime}/compare"), ("search", "search"),
    )


def colophon(regime: str) -> tuple[Way, ...]:
    """Entries at the foot of every page."""
    return (
        ("site.changes", f"{regime}/changes"), ("site.all_records", f"{regime}/records"),
        ("site.sources", f"{regime}/sources/index"), ("site.method", "method"),
        ("site.licence", "licence"), ("site.feeds", "feeds"),
    )

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that act on a page instead of being read; words of records may bring them."""


def draw(page: Page, voice: Voice) -> str:
    """The page as HTML."""
    here = Here(voice.lang, page.path, voice.site.addresses)
    regime = voice.rulebook.regime.id

    def link(span: Span) -> str | None:
        """Where a span leads: a page of the site, else a public address."""
        return here.record(span.ref) or (public_address(span.href) if span.href else None)

    template = _environment().get_template(f"{page.kind}.html.j2")
    return _UNSEEN.sub("", tidy(template.render(
        page=page, words=voice.words, lang=voice.lang, here=here, site=voice.site, link=link,
        other="en" if voice.lang == "ja" else "ja", today=day(voice.site.today, voice.words),
        place=name_of(voice.rulebook.regime, voice.words),
        navigation=navigation(regime), colophon=colophon(regime),
        report_words=WORDS[voice.lang], **page.data)))


def draw_root(site: Site) -> str:
    """The page at the root of the site: a choice of language."""
    return tidy(_environment().get_template("root.html.j2").render(
        site=site, name=name_of, tongues=[(voice.lang, voice.words) for voice in site.voices]))


def plain_json(value: Any) -> str:
    """A value as JSON for files: compact, Japanese as it is, the same bytes every time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def island(value: Any) -> Markup:
    """A value as JSON inside a page: no text in it can end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)


@lru_cache
def style_sheet() -> str:
    """The style sheet of every page."""
    folder = resources.files("shirube.observatory") / "style"
    own = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in STYLES)
    return sheet_of_blocks(*BLOCKS) + tidy(own)


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("shirube.observatory", "templates"),
                             PackageLoader("shirube.exports", "templates")]),
        autoescape=True,
        trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, auto_reload=False,
    )
    teach_blocks(environment)
    environment.filters["island"] = island
    environment.filters["public"] = public_address
    return environment
