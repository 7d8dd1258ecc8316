"""What there is to subscribe to and to download, and those files themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shirube.exports.atom import write_atom
from shirube.exports.citation import csl, write_bibtex
from shirube.exports.ical import write_ical
from shirube.exports.jsonfeed import write_json_feed
from shirube.observatory.agenda import agenda, undated
from shirube.observatory.citing import citable
from shirube.observatory.draw import plain_json
from shirube.observatory.linking import linked_whole
from shirube.observatory.listing import (
    WHOLE,
    data_index,
    guide,
    robots,
    rulebook_file,
    sitemap,
    world_file,
)
from shirube.observatory.news import NEWEST, change_feed, midnight
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice

PATH = "feeds"


@dataclass(frozen=True, slots=True)
class Offer:
    """One file on the page."""

    name: str
    path: str
    media_type: str
    lang: str = ""
    """Language of what is in it; empty: both, or none."""


def pages(voice: Voice) -> Iterator[Page]:
    """The one page."""
    words, site = voice.words, voice.site
    tongues = (voice.lang, "en" if voice.lang == "ja" else "ja")

    def both(folder: str, suffix: str, name: str, media_type: str) -> list[Offer]:
        return [Offer(name, f"{folder}.{lang}.{suffix}", media_type, lang) for lang in tongues]

    yield Page(
        path=PATH, kind="feeds", title=words("site.feeds.title"),
        description=words("site.feeds.lead"), twin="data/catalogue",
        linked=linked_whole(voice, PATH),
        data={
            "newest": NEWEST, "undated": undated(site), "expected": len(agenda(voice).entries),
            "number": sum(1 for _ in citable(voice)) - 1,
            "changes": [*both("feeds/changes", "atom", "Atom", "application/atom+xml"),
                        *both("feeds/changes", "json", "JSON Feed", "application/feed+json")],
            "milestones": both("feeds/milestones", "ics", "iCalendar", "text/calendar"),
            "whole": [(name, Offer("JSON", path, media_type)) for name, path, media_type in WHOLE],
            "citations": [
                *both("citations", "bib", words("site.feeds.bib"), "application/x-bibtex"),
                *both("citations", "csl.json", words("site.feeds.csl"),
                      "application/vnd.citationstyles.csl+json")],
            "llms": Offer("llms.txt", "llms.txt", "text/plain"),
            "sitemap": Offer("sitemap.xml", "sitemap.xml", "application/xml")
            if site.base else None,
        },
    )


def files(site: Site) -> Iterator[File]:
    """Feeds, calendar, citations and the whole data."""
    yield rulebook_file(site)
    yield world_file(site)
    for voice in site.voices:
        lang = voice.lang
        path = f"feeds/changes.{lang}.atom"
        text = write_atom(change_feed(voice, _own(site, path)), midnight(site, site.today))
        yield _file(path, text)
        path = f"feeds/changes.{lang}.json"
        yield _file(path, write_json_feed(change_feed(voice, _own(site, path))))
        path = f"feeds/milestones.{lang}.ics"
        yield _file(path, write_ical(agenda(voice, _own(site, path))))
        works = tuple(citable(voice))
        yield _file(f"citations.{lang}.bib", write_bibtex(works))
        yield _file(f"citations.{lang}.csl.json", plain_json([csl(each) for each in works]))


def lists(site: Site, listed: Sequence[Page]) -> Iterator[File]:
    """Lists of the site for programs, made from its English pages."""
    yield data_index(site, listed)
    yield guide(site, listed)
    yield robots(site)
    yield from sitemap(site, (page.path for page in listed))


def _own(site: Site, path: str) -> str:
    """A file's own address; empty when the site's is not known."""
    return site.base + path if site.base else ""


def _file(path: str, text: str) -> File:
    return File(path, text.encode("utf-8"))
