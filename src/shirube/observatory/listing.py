"""Lists of the site for programs: sitemap, robots, a guide for language models, data files."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from shirube.exports.clean import clean
from shirube.observatory.draw import colophon, navigation, plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice

MOST = 50_000
"""Addresses one sitemap may hold."""

ATTRIBUTION = "Shirube (標), regimes/, CC BY 4.0"
"""What the licence of the data asks to be named."""


def sitemap(site: Site, paths: Iterable[str], most: int = MOST) -> Iterator[File]:
    """Every page in each language, with its twin in the other; none without a public address.

    Beyond `most` addresses it is an index of several.
    """
    if not site.base:
        return
    entries = [entry for path in paths for entry in _entries(site, path)]
    if len(entries) <= most:
        yield _xml("sitemap.xml", "urlset", entries)
        return
    names = []
    for number, start in enumerate(range(0, len(entries), most), 1):
        names.append(f"sitemap-{number}.xml")
        yield _xml(names[-1], "urlset", entries[start : start + most])
    yield _xml("sitemap.xml", "sitemapindex",
               [f"<sitemap><loc>{escape(site.base + name)}</loc></sitemap>" for name in names])


def _entries(site: Site, path: str) -> Iterator[str]:
    places = {each.lang: f"{site.base}{each.lang}/{path}.html" for each in site.voices}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(place)}/>'
        for lang, place in places.items())
    for place in places.values():
        yield f"<url><loc>{escape(place)}</loc>{links}</url>"


def _xml(path: str, root: str, entries: Iterable[str]) -> File:
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    if root == "urlset":
        spaces += ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    lines = ('<?xml version="1.0" encoding="utf-8"?>', f"<{root} {spaces}>", *entries,
             f"</{root}>")
    return File(path, ("\n".join(lines) + "\n").encode("utf-8"))


def robots(site: Site) -> File:
    """Everybody may read everything; where the sitemap is, when that is known."""
    lines = ["User-agent: *", "Allow: /"]
    if site.base:
        lines += ["", f"Sitemap: {site.base}sitemap.xml"]
    return File("robots.txt", ("\n".join(lines) + "\n").encode("utf-8"))


def data_index(site: Site, pages: Iterable[Page]) -> File:
    """Which data there are: the whole, and the file beside each page."""
    twins = {page.twin: page.path for page in pages if page.twin and page.listed}
    return File("data/catalogue.json", plain_json({
        "as_of": site.today.isoformat(),
        "known": site.edition.known.isoformat(),
        "regime": site.rulebook.regime.id,
        "rulebook": site.rulebook.digest,
        "world": site.world.digest,
        "licence": "CC-BY-4.0",
        "attribution": ATTRIBUTION,
        "whole": [file for _, file, _ in WHOLE],
        "pages": [{"page": path, "data": f"{twin}.json"} for twin, path in sorted(twins.items())],
    }).encode("utf-8"))


WHOLE = (
    ("rulebook", "data/rulebook.json", "application/json"),
    ("world", "data/jurisdictions.json", "application/json"),
    ("catalogue", "data/catalogue.json", "application/json"),
)
"""The data as a whole: name, file and media type."""


def rulebook_file(site: Site) -> File:
    """Every record of the regime, kind by kind, both languages in each."""
    records: dict[str, list[dict[str, object]]] = {}
    for ref, data in site.data.items():
        records.setdefault(site.kinds[ref], []).append(data)
    return File("data/rulebook.json", plain_json({
        "as_of": site.today.isoformat(), "regime": site.rulebook.regime.id,
        "rulebook": site.rulebook.digest, "licence": "CC-BY-4.0", "attribution": ATTRIBUTION,
        "records": records,
    }).encode("utf-8"))


def world_file(site: Site) -> File:
    """Every other jurisdiction and the sources it rests on."""
    return File("data/jurisdictions.json", plain_json({
        "as_of": site.today.isoformat(), "world": site.world.digest, "licence": "CC-BY-4.0",
        "attribution": ATTRIBUTION,
        **site.world.model_dump(mode="json", by_alias=True, exclude_none=True,
                                include={"jurisdictions", "sources"}),
    }).encode("utf-8"))


def guide(site: Site, pages: Iterable[Page]) -> File:
    """`llms.txt`: what the site is, its main pages, its data and terms; in English, with the
    Japanese names."""
    english = next(each for each in site.voices if each.lang == "en")
    japanese = next(each for each in site.voices if each.lang == "ja")
    found = {page.path: page for page in pages}
    regime = site.rulebook.regime
    name = regime.title.en
    lines = [
        "# Shirube (標)", "",
        f"> AI rules of {name} ({regime.title.ja}) as verified, versioned data: each line with its "
        "source, how far that was read, and how sure we are. In Japanese and English. "
        f"As of {site.today}; rulebook {site.rulebook.digest}.", "",
        "Orientation, not legal advice. Read it so:", "",
        "- Most AI rules of this country are voluntary. Each line says in what strength its text "
        "speaks; only lines marked as a duty are one.",
        "- Unknown is a value: what is not known is said to be not known, and nothing may be "
        "inferred from it.",
        "- What is said to come is expected, or overdue and not confirmed, until a record says "
        "that it happened.",
        "- Gists are in our own words. Cite the provision and the source that a line names.",
        f"- Pages of a day: {_at(site, f'en/{regime.id}/on/YYYY-MM-DD.html')}, for each day on "
        "which something changed.",
        "", "## Pages", "",
    ]
    names = {"regime": name}, {"regime": regime.title.ja}
    for key, path in (
            *((f"site.nav.{name}", path) for name, path in navigation(regime.id)),
            *colophon(regime.id)):
        if path in found:
            lines.append(
                f"- [{english.words(key, **names[0])}]({_at(site, f'en/{path}.html')}) "
                f"([{japanese.words(key, **names[1])}]({_at(site, f'ja/{path}.html')})): "
                f"{_line(found[path].description)}")
    lines += ["", "## Data", ""]
    for key, path, _ in WHOLE:
        lines.append(f"- [{english.words(f'site.feeds.file.{key}')}]({_at(site, path)}): "
                     f"{english.words(f'site.feeds.file.{key}.about')}")
    lines += [
        "- Pages of records have their data beside them: `en/PATH.html` says the same as "
        "`data/PATH.json`, where both languages stand.",
        "", "## Feeds", "",
        *(_feed(site, each) for each in site.voices),
        "", "## Licence", "",
        f"- Data: CC BY 4.0. Name it as “{ATTRIBUTION}”, with the digest of the rulebook. "
        "Code: Apache-2.0.",
    ]
    return File("llms.txt", ("\n".join(lines) + "\n").encode("utf-8"))


def _feed(site: Site, voice: Voice) -> str:
    lang = voice.lang
    named = {"ja": "日本語", "en": "English"}[lang]
    changes = " and ".join(f"[{kind}]({_at(site, f'feeds/changes.{lang}.{suffix}')})"
                           for kind, suffix in (("Atom", "atom"), ("JSON Feed", "json")))
    return (f"- {named}: changes as {changes}; "
            f"[what is expected]({_at(site, f'feeds/milestones.{lang}.ics')}) as iCalendar")


def _line(text: str) -> str:
    return clean(text)


def _at(site: Site, path: str) -> str:
    return site.base + path
