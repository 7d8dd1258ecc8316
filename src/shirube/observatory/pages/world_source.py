"""One page for each document or page that records of the world rest on."""

from collections.abc import Iterator

from shirube.exports.clean import public_address
from shirube.model.jurisdiction import Jurisdiction
from shirube.model.source import Source
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.pages import world as map_page
from shirube.observatory.records import as_data
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day

LIST = "world/sources/index"
"""Path of the list."""


def pages(voice: Voice) -> Iterator[Page]:
    """A page for each source of the world, and a list of them."""
    words, lang = voice.words, voice.lang
    addresses = voice.site.addresses.paths
    yield Page(
        path=LIST, kind="world_sources", title=words("site.world.sources"), nav="world",
        description=words("site.world.sources.lead", n=len(voice.site.world.sources)),
        crumbs=((words("site.world.crumb"), map_page.PATH),), twin="data/jurisdictions",
        data={"rows": [
            (addresses[each.id], each.title.in_(lang), each.publisher.in_(lang),
             sum(1 for _ in _users(each, voice.site))) for each in voice.site.world.sources]})
    for source in voice.site.world.sources:
        used = [(record.title.in_(lang), addresses[record.id], places)
                for record, places in _users(source, voice.site)]
        facts = [
            (words("site.jurisdiction.source.publisher"), source.publisher.in_(lang)),
            (words("site.jurisdiction.source.rank"),
             words("primary" if source.primary else "secondary")),
        ]
        if source.published:
            facts.append((words("site.jurisdiction.source.published"),
                          day(source.published, words)))
        path = addresses[source.id]
        title = source.title.in_(lang)
        yield Page(
            path=path, kind="world_source", title=title, nav="world", twin=f"data/{path}",
            description=words("site.jurisdiction.source.description", title=title,
                              publisher=source.publisher.in_(lang)),
            crumbs=((words("site.world.crumb"), map_page.PATH),
                    (words("site.world.sources"), LIST)),
            data={"source": source, "href": public_address(source.url), "facts": facts,
                  "used": used, "note": source.note.in_(lang) if source.note else "",
                  "other_title": source.title.in_("en" if lang == "ja" else "ja")})


def files(site: Site) -> Iterator[File]:
    """Every source of the world as data, with the records that rest on it."""
    for source in site.world.sources:
        data = {"source": as_data(source),
                "used_by": [record.id for record, _ in _users(source, site)]}
        yield File(f"data/{site.addresses.paths[source.id]}.json",
                   plain_json(data).encode("utf-8"))


def _users(source: Source, site: Site) -> Iterator[tuple[Jurisdiction, list[str]]]:
    """Records that rest on a source, each with the places it names."""
    for record in site.world.jurisdictions:
        places = [each.at for each in (*record.sources, *record.trackers)
                  if each.source == source.id]
        if places:
            yield record, places
