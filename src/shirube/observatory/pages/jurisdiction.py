"""One page for each jurisdiction of the world: a short profile from its record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from shirube.exports.clean import public_address
from shirube.exports.linked import CONTEXT, LICENCE
from shirube.model.days import first_day
from shirube.model.jurisdiction import ForeignInstrument, Jurisdiction
from shirube.model.source import Source
from shirube.model.terms import Language
from shirube.observatory.atlas import Atlas, atlas
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.pages import world as map_page
from shirube.observatory.pages.sourcing import cited
from shirube.observatory.picture import picture
from shirube.observatory.records import as_data
from shirube.observatory.shading import Shading
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day, standing_note


@dataclass(frozen=True, slots=True)
class Past:
    """A status over some days."""

    status: str
    name: str
    when: str
    on: date
    """A day of it, for a look at the map."""

    now: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the jurisdiction."""

    title: str
    note: str | None
    """Whose wording the title is, when it is not the issuer's own."""

    other: str
    """The title in the other language, when that is the original."""

    other_lang: str
    status: str
    days: tuple[tuple[str, str, str, bool], ...]
    """Day in words, day for machines, what happens, whether it lies ahead."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Another jurisdiction, by name, with its status today."""

    name: str
    path: str | None
    """None: it has no page of its own."""

    status: str


def pages(voice: Voice) -> Iterator[Page]:
    """A page for each jurisdiction."""
    shading, drawn = Shading(voice.site.world), atlas()
    for record in voice.site.world.jurisdictions:
        yield _page(record, voice, shading, drawn)


def files(site: Site) -> Iterator[File]:
    """Every jurisdiction as data, with the sources it rests on."""
    shading = Shading(site.world)
    sources = {each.id: each for each in site.world.sources}
    for record in site.world.jurisdictions:
        shade = shading.on(record.code, site.today)
        assert shade is not None
        since = shading.since(record.code, site.today)
        named = [each.source for each in (*record.sources, *record.trackers)]
        data = {
            "record": _data(record), "page": site.addresses.paths[record.id],
            "on": {"day": site.today.isoformat(), "status": shade.status, "by": shade.by,
                   "since": since.isoformat() if since else None},
            "parts": [each.code for each in _parts(record, shading)],
            "union": shading.unions[record.code].code if record.code in shading.unions else None,
            "sources": [_data(sources[ref]) for ref in dict.fromkeys(named)],
        }
        yield File(f"data/{site.addresses.paths[record.id]}.json", plain_json(data).encode("utf-8"))


def _page(record: Jurisdiction, voice: Voice, shading: Shading, drawn: Atlas) -> Page:
    words, site, lang = voice.words, voice.site, voice.lang
    name = record.title.in_(lang)
    shade = shading.on(record.code, site.today)
    assert shade is not None
    status = map_page.status_of(shade)
    whole = shading.records.get(record.part_of or "")
    union = shading.unions.get(record.code)
    shape = drawn.places.get(record.code) or drawn.parts.get(record.code)
    area = shape.area if shape else ""
    path = site.addresses.paths[record.id]
    home = record.code.casefold() == site.rulebook.regime.id
    gist = record.gist.in_(lang)
    crumbs = [(words("site.world.crumb"), map_page.PATH)]
    if whole:
        crumbs.append((whole.title.in_(lang), site.addresses.paths[whole.id]))
    facts = [
        (words("world.status"), map_page.status_name(status, voice)),
        (words("site.world.since"),
         map_page.since_text(record.code, site.today, voice, shading)),
        (words("world.enforcement"), words(f"enforcement.{record.enforcement}")),
        (words("world.evidence"), day(record.newest_evidence, words)),
        (words("world.confidence"), words(f"level.{record.confidence}")),
    ]
    if record.confidence_note:
        facts.append((words("site.jurisdiction.status_confidence"),
                      words(f"level.{record.confidence_note}")))
    facts += [(words("site.jurisdiction.known"), day(record.known, words)),
              (words("site.jurisdiction.checked"), day(record.checked, words)),
              (words("site.jurisdiction.code"), record.code)]
    state = _state(record, status, voice, shading)
    return Page(
        path=path, kind="jurisdiction", nav="world", crumbs=tuple(crumbs),
        title=words("site.jurisdiction.title", name=name),
        description=_shortened(words("site.jurisdiction.description", name=name, status=map_page
                                     .status_name(status, voice), gist=gist)),
        twin=f"data/{path}", linked=_linked(record, voice, whole),
        data={
            "record": record, "name": name, "status": status, "state": state,
            "eyebrow": words("site.jurisdiction.whole", whole=whole.title.in_(lang)) if whole
            else drawn.areas[area][lang] if area else "",
            "other_name": record.title.in_("en" if lang == "ja" else "ja"), "gist": gist,
            "picture": site.once(f"picture {record.code}", lambda: picture(
                record.members or [record.code], drawn)),
            "past": _past(record, site.today, voice), "facts": facts,
            "enforcement_note": record.enforcement_note.in_(lang)
            if record.enforcement_note else "",
            "texts": [_told(each, voice) for each in record.instruments],
            "trackers": [cited(each, voice) for each in record.trackers],
            "open_points": record.open.in_(lang) if record.open else "",
            "note": record.note.in_(lang) if record.note else "",
            "sources": [cited(each, voice) for each in record.sources],
            "home": f"{site.rulebook.regime.id}/index" if home else None,
            "union": _link(union, voice, shading) if union else None,
            "whole": _link(whole, voice, shading) if whole else None,
            "parts": [_link(each, voice, shading) for each in _parts(record, shading)],
            "members": _members(record, voice, shading, drawn),
            "same_status": [_link(each, voice, shading) for each in _others(record, shading)
                            if _status(each, site, shading) == status],
            "same_area": [_link(each, voice, shading) for each in _others(record, shading)
                          if area and _area(each, drawn) == area],
            "area": drawn.areas[area][lang] if area else "",
            "map_path": map_page.PATH,
        },
    )


def _state(record: Jurisdiction, status: str, voice: Voice, shading: Shading) -> str:
    """The status in a line, with since when, or by what evidence."""
    words, today = voice.words, voice.site.today
    name = map_page.status_name(status, voice)
    since = shading.since(record.code, today)
    if status == map_page.UNKNOWN:
        return words("site.jurisdiction.state_unknown", day=day(today, words))
    if since:
        return words("site.jurisdiction.state", status=name, day=day(since, words))
    return words("site.jurisdiction.state_undated", status=name,
                 day=day(record.newest_evidence, words))


def _past(record: Jurisdiction, today: date, voice: Voice) -> list[Past]:
    """The statuses whose days are recorded and have begun, the newest first."""
    words = voice.words
    found = []
    for each in reversed(record.statuses):
        start, until = each.holds.start, each.holds.until
        if start is not None and start > today:
            continue
        now = today in each.holds
        when = words("site.jurisdiction.from", start=day(start, words)) if start else ""
        if start and until:
            key = "expected" if until > today else "between"
            told = words(f"site.jurisdiction.{key}", start=day(start, words),
                         until=day(until, words), day=day(until, words))
            when = words("list.comma").join((when, told)) if until > today else told
        on = start or (until or today) - timedelta(days=1)
        found.append(Past(each.status, map_page.status_name(each.status, voice), when, on, now))
    return found


def _told(text: ForeignInstrument, voice: Voice) -> Told:
    words, lang = voice.words, voice.lang
    other: Language = "en" if lang == "ja" else "ja"
    days = sorted(text.days, key=lambda each: first_day(each.on))
    return Told(
        title=text.title.in_(lang), note=standing_note(text.title, words),
        other=text.title.in_(other) if text.title.standing(other) == "original"
        and text.title.standing(lang) != "original" else "", other_lang=other,
        status=text.status.in_(lang),
        days=tuple((day(each.on, words), each.on, each.name.in_(lang),
                    first_day(each.on) > voice.site.today) for each in days))


def _parts(record: Jurisdiction, shading: Shading) -> list[Jurisdiction]:
    return [each for each in shading.world.jurisdictions if each.part_of == record.code]


def _others(record: Jurisdiction, shading: Shading) -> list[Jurisdiction]:
    return [each for each in shading.world.jurisdictions if each.code != record.code]


def _area(record: Jurisdiction, drawn: Atlas) -> str:
    shape = drawn.places.get(record.code)
    return shape.area if shape else ""


def _status(record: Jurisdiction, site: Site, shading: Shading) -> str:
    return map_page.status_of(shading.on(record.code, site.today))


def _link(record: Jurisdiction, voice: Voice, shading: Shading) -> Linked:
    return Linked(record.title.in_(voice.lang), voice.site.addresses.paths[record.id],
                  _status(record, voice.site, shading))


def _members(
    record: Jurisdiction, voice: Voice, shading: Shading, drawn: Atlas
) -> list[Linked]:
    """Members of a union, by name; those with a record of their own lead to it."""
    found = []
    for code in record.members:
        own = shading.records.get(code)
        found.append(_link(own, voice, shading) if own else Linked(
            map_page.place_name(code, voice, shading, drawn), None,
            map_page.status_of(shading.on(code, voice.site.today))))
    return sorted(found, key=lambda each: each.name)


def _linked(record: Jurisdiction, voice: Voice, whole: Jurisdiction | None) -> dict[str, Any]:
    """The page in schema.org's words."""
    lang = voice.lang
    kind = "State" if whole else "AdministrativeArea" if record.members else "Country"
    about: dict[str, Any] = {"@type": kind, "name": record.title.in_(lang),
                             "identifier": record.code}
    if whole:
        about["containedInPlace"] = {"@type": "Country", "name": whole.title.in_(lang)}
    sources = {each.id: public_address(each.url) for each in voice.site.world.sources}
    cited = dict.fromkeys(each.source for each in record.sources)
    return {
        "@context": CONTEXT, "@type": "WebPage", "inLanguage": lang, "about": about,
        "name": voice.words("site.jurisdiction.title", name=record.title.in_(lang)),
        "author": {"@type": "Organization", "name": "Shirube"}, "license": LICENCE,
        "dateModified": record.checked.isoformat(),
        "citation": [href for ref in cited if (href := sources.get(ref))],
    }


def _data(record: Jurisdiction | Source) -> Mapping[str, Any]:
    return as_data(record)  # type: ignore[arg-type]


def _shortened(text: str, limit: int = 150) -> str:
    """The text up to a length, cut between words."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    return (cut[:cut.rfind(" ")] if " " in cut[limit // 2:] else cut).rstrip("、。,. ") + "…"
