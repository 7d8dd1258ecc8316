"""The world map: every jurisdiction shaded by its status, with a table that says the same."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from shirube.exports.linked import CONTEXT, LICENCE
from shirube.model.jurisdiction import Jurisdiction
from shirube.model.terms import RegimeStatus
from shirube.observatory.atlas import Atlas, Shape, atlas
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.shading import Shade, Shading
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day

PATH = "world/index"

STATUSES: tuple[str, ...] = get_args(RegimeStatus)
"""Classes from the strongest to the weakest."""

UNKNOWN = "unknown"
"""Class of what has a record that does not say for the day."""

NO_RECORD = "no_record"
"""Class of places that no record speaks for."""

HEAD = ("name", "status", "since", "enforcement", "evidence", "confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the map that has a page, as the template draws it."""

    key: str
    path: str
    status: str
    label: str
    """What a screen reader says."""

    d: str
    at: tuple[int, int]
    small: bool
    part: bool = False
    home: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A jurisdiction in the table."""

    key: str
    path: str
    name: str
    part_of: str
    status: str
    label: str
    speaks: bool
    """Whether a union may speak for it."""

    by: str
    since: str
    dated: bool
    """Whether it is known since when."""

    enforcement: str
    evidence: str
    confidence: str


def pages(voice: Voice) -> Iterator[Page]:
    """The map."""
    words, site = voice.words, voice.site
    shading, drawn = Shading(site.world), atlas()
    first = min(shading.first, site.today)
    span = max(1, (site.today - first).days)
    places = sorted(_places(voice, shading, drawn), key=lambda each: (
        each.part, each.small, each.home, each.key))
    lands = [{"name": each.names[voice.lang], "d": each.d, "at": each.at, "small": each.small}
             for each in drawn.places.values() if each.key not in shading.codes]
    rows = _rows(voice, shading)
    counts = Counter(row.status for row in rows)
    counts[NO_RECORD] = len(lands)
    changes = shading.changes(site.today)
    yield Page(
        path=PATH, kind="world", title=words("site.world.title"), nav="world",
        description=words("site.world.description", n=len(rows)), script="map",
        twin=f"data/{PATH}", island=_island(voice, shading, drawn, rows, first),
        linked={
            "@context": CONTEXT, "@type": "Dataset",
            "name": words("site.world.title"), "inLanguage": voice.lang,
            "description": words("site.world.description", n=len(rows)),
            "temporalCoverage": f"{first}/{site.today}",
            "creator": {"@type": "Organization", "name": "Shirube"}, "license": LICENCE,
        },
        data={
            "size": drawn.size, "sphere": drawn.sphere, "graticule": drawn.graticule,
            "places": places, "lands": lands, "rows": rows,
            "regions": ("world", *drawn.regions), "first": first, "last": site.today,
            "days": span,
            "ticks": [round(1000 * (each - first).days / span) for each in changes],
            "head": [words(f"site.world.{name}") for name in HEAD],
            "legend": [{"status": each, "label": status_name(each, voice), "count": counts[each]}
                       for each in (*STATUSES, UNKNOWN, NO_RECORD)],
            "also": [_also(each, voice, shading, drawn) for each in site.world.jurisdictions
                     if each.members],
        },
    )


def files(site: Site) -> Iterator[File]:
    """The map as data: every place with its status on the day, and over time."""
    shading, drawn = Shading(site.world), atlas()
    data = {
        "on": site.today, "statuses": STATUSES,
        "places": [_twin(code, site, shading, drawn) for code in shading.codes],
    }
    yield File(f"data/{PATH}.json", plain_json(_dated(data)).encode("utf-8"))


def status_of(shade: Shade | None) -> str:
    """The class a shade is drawn in."""
    return NO_RECORD if shade is None else shade.status or UNKNOWN


def status_name(status: str, voice: Voice) -> str:
    """A class in words."""
    if status in (UNKNOWN, NO_RECORD):
        return voice.words(f"site.world.{status}")
    return voice.words(f"regime_status.{status}")


def page_of(code: str, shading: Shading, site: Site) -> str:
    """Path of the page that tells of a place: its own, else its union's."""
    if code.casefold() == site.rulebook.regime.id:
        return f"{site.rulebook.regime.id}/index"
    record = shading.records.get(code) or shading.unions[code]
    return site.addresses.paths[record.id]


def place_name(code: str, voice: Voice, shading: Shading, drawn: Atlas) -> str:
    """Name of a place: as its record has it, else as the map has it."""
    record = shading.records.get(code)
    if record:
        return record.title.in_(voice.lang)
    place = drawn.places.get(code)
    return place.names[voice.lang] if place else code


def since_text(code: str, on: date, voice: Voice, shading: Shading) -> str:
    """Since when a place has shown what it shows on a day, in words."""
    found = shading.since(code, on)
    if found:
        return day(found, voice.words)
    return voice.words("site.world.since_unknown")


def _places(voice: Voice, shading: Shading, drawn: Atlas) -> Iterator[Place]:
    site = voice.site
    home = site.rulebook.regime.id
    for code in shading.codes:
        shape = drawn.places.get(code) or drawn.parts.get(code)
        shade = shading.on(code, site.today)
        if shape is None or shade is None:
            continue  # A union has no shape of its own: its members show it.
        yield Place(
            key=code, path=page_of(code, shading, site), status=status_of(shade),
            label=_label(code, shade, voice, shading, drawn), d=shape.d, at=shape.at,
            small=shape.small, part=code in drawn.parts, home=code.casefold() == home)


def _label(code: str, shade: Shade, voice: Voice, shading: Shading, drawn: Atlas) -> str:
    key = "site.world.place" if shade.by == code else "site.world.place_by"
    return voice.words(
        key, name=place_name(code, voice, shading, drawn),
        status=status_name(status_of(shade), voice),
        union=shading.records[shade.by].title.in_(voice.lang))


def _rows(voice: Voice, shading: Shading) -> list[Row]:
    """Jurisdictions, the strongest first, then by name."""
    words, site = voice.words, voice.site
    found = []
    for record in site.world.jurisdictions:
        shade = shading.on(record.code, site.today)
        assert shade is not None
        status = status_of(shade)
        whole = shading.records.get(record.part_of or "")
        found.append(Row(
            key=record.code, path=page_of(record.code, shading, site),
            name=record.title.in_(voice.lang),
            part_of=_plain(whole.title.in_(voice.lang)) if whole else "",
            status=status, label=status_name(status, voice),
            speaks=record.code in shading.unions,
            by="" if shade.by == record.code else _by(shade.by, voice, shading),
            since=since_text(record.code, site.today, voice, shading),
            dated=shading.since(record.code, site.today) is not None,
            enforcement=words(f"enforcement.{record.enforcement}"),
            evidence=day(record.newest_evidence, words),
            confidence=words(f"level.{record.confidence_note or record.confidence}")))
    order = {status: place for place, status in enumerate((*STATUSES, UNKNOWN))}
    return sorted(found, key=lambda row: (order[row.status], row.name, row.key))


def _plain(title: str) -> str:
    """A title without what it says in brackets at its end."""
    return re.sub(r"\s*[（(][^（）()]*[）)]$", "", title)


def _by(code: str, voice: Voice, shading: Shading) -> str:
    return voice.words("site.world.by", union=shading.records[code].title.in_(voice.lang))


def _also(union: Jurisdiction, voice: Voice, shading: Shading, drawn: Atlas) -> str:
    """The members a union's record shades, in a sentence."""
    members = [code for code in union.members if code not in shading.records]
    names = sorted(place_name(code, voice, shading, drawn) for code in members)
    name = union.title.in_(voice.lang)
    return voice.words("site.world.also", union=name, n=len(members),
                       names=voice.words("list.comma").join(names))


def _island(
    voice: Voice, shading: Shading, drawn: Atlas, rows: list[Row], first: date
) -> dict[str, Any]:
    """What the script needs: every place's stretches, and the words for them."""
    words, site = voice.words, voice.site
    statuses = (*STATUSES, UNKNOWN)
    index = {status: place for place, status in enumerate(statuses)}
    told = {row.key: row for row in rows}
    places: dict[str, dict[str, Any]] = {}
    for code in sorted(shading.codes, key=lambda each: (
            place_name(each, voice, shading, drawn), each)):
        entry: dict[str, Any] = {"name": place_name(code, voice, shading, drawn)}
        if shape := drawn.places.get(code) or drawn.parts.get(code):
            entry["at"] = shape.at
            if code in drawn.places:
                entry["wide"] = shape.box[2] - shape.box[0]
        if code in told:
            entry["stretches"] = [_stretch(each.start, index[status_of(each.shade)],
                                           each.shade.by if each.shade.by != code else "")
                                  for each in shading.stretches(code)]
            entry["dated"] = bool(shading.records[code].statuses)
            entry["facts"] = [told[code].enforcement, told[code].evidence, told[code].confidence]
        else:
            entry["of"] = shading.unions[code].code
        places[code] = entry
    return {
        "lang": voice.lang, "first": first.isoformat(), "today": site.today.isoformat(),
        "changes": [each.isoformat() for each in shading.changes(site.today)],
        "home": site.rulebook.regime.id.upper(),
        "statuses": [[each, status_name(each, voice)] for each in statuses],
        "places": places,
        "size": drawn.size, "lean": drawn.lean, "regions": drawn.regions,
        "words": {name: words(f"site.world.{name}") for name in (
            "map", "place", "place_by", "by", "no_record", "since", "since_unknown",
            "enforcement_now", "evidence", "confidence", "shown", "changed", "changed_first",
            "told", "ended", "changed_more", "no_change", "day_wrong", "table.caption", "filtered",
            "open_page")}
        | {"semicolon": words("list.semicolon")},
    }


def _stretch(start: date | None, status: int, by: str) -> list[Any]:
    entry: list[Any] = [start.isoformat() if start else "", status]
    return [*entry, by] if by else entry


def _twin(code: str, site: Site, shading: Shading, drawn: Atlas) -> dict[str, Any]:
    record = shading.records.get(code)
    shape: Shape | None = drawn.places.get(code) or drawn.parts.get(code)
    shade = shading.on(code, site.today)
    assert shade is not None
    names: Mapping[str, str] = {
        voice.lang: place_name(code, voice, shading, drawn) for voice in site.voices}
    return {
        "code": code, "name": names, "record": record.id if record else None,
        "part_of": record.part_of if record else None,
        "page": page_of(code, shading, site), "on_map": shape is not None,
        "status": shade.status, "by": shade.by, "since": shading.since(code, site.today),
        "statuses": [{"from": each.start, "until": each.until, "status": each.shade.status,
                      "by": each.shade.by} for each in shading.stretches(code)],
        **({"enforcement": record.enforcement, "newest_evidence": record.newest_evidence,
            "confidence": record.confidence_note or record.confidence} if record else {}),
    }


def _dated(value: Any) -> Any:
    """Plain values, days written out."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _dated(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_dated(each) for each in value]
    return value
