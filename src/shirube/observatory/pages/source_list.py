"""Every source of the regime: who published it, how far it was read, how old the last look is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from shirube.exports.clean import public_address
from shirube.observatory.counts import Use, uses
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day, name_of
from shirube.watch.freshness import BUDGETS


@dataclass(frozen=True, slots=True)
class Row:
    """One source, ready for the list."""

    ref: str
    name: str
    href: str | None
    host: str
    facts: str
    """Publisher, standing, reading, records: in one line."""

    look: str
    past: str
    """How far past its days it is; empty when it is not."""


def pages(voice: Voice) -> Iterator[Page]:
    """The one page."""
    words, site = voice.words, voice.site
    regime = site.rulebook.regime
    found = uses(site)
    groups = [
        (kind, words(f"site.source_kind.{kind}"), _told(members, voice, "group"),
         [_row(each, voice) for each in sorted(members, key=_order)])
        for kind, members in _by_kind(found)]
    lead = words("site.sources.lead", n=len(found))
    yield Page(
        path=f"{regime.id}/sources/index", kind="source_index",
        title=words("site.sources.title"), description=lead, nav="country",
        crumbs=((name_of(regime, words), f"{regime.id}/index"),),
        twin=f"data/{regime.id}/sources/index",
        data={"lead": lead, "groups": groups, "all": _told(found, voice, "all") if found else "",
              "note": words("site.sources.note", day=day(site.known, words))},
    )


def files(site: Site) -> Iterator[File]:
    """The list as data."""
    rows = [{
        "id": each.source.id, "kind": each.source.kind, "primary": each.source.primary,
        "url": each.source.url, "title": {"ja": each.source.title.ja, "en": each.source.title.en},
        "publisher": {"ja": each.source.publisher.ja, "en": each.source.publisher.en},
        "records": each.records, "read": each.read, "via": each.via,
        "looked_at": each.age.last.isoformat() if each.age else None,
        "budget": BUDGETS[each.source.kind], "past": each.age.past if each.age else None,
        "data": f"data/{site.addresses.paths[each.source.id]}.json",
    } for each in uses(site)]
    yield File(f"data/{site.rulebook.regime.id}/sources/index.json", plain_json({
        "as_of": site.today.isoformat(), "rulebook": site.rulebook.digest, "sources": rows,
    }).encode("utf-8"))


def _by_kind(found: Sequence[Use]) -> Iterator[tuple[str, list[Use]]]:
    """Sources by kind, in the order of how short-lived the kinds are."""
    places = {kind: place for place, kind in enumerate(BUDGETS)}
    in_order = sorted(found, key=lambda each: places[each.source.kind])
    for kind, members in groupby(in_order, key=lambda each: each.source.kind):
        yield kind, list(members)


def _order(use: Use) -> tuple[bool, int, bool, int, str]:
    """Past due first, the longest overdue before; then what most rests on."""
    past = use.age is not None and use.age.past
    late = use.age.days - use.age.budget if use.age is not None and past else 0
    return not past, -late, not use.source.primary, -use.records, use.source.id


def _row(use: Use, voice: Voice) -> Row:
    words, source, age = voice.words, use.source, use.age
    href = public_address(source.url)
    read = words("site.sources.never")
    if use.read and use.via:
        read = words(f"read.{use.read}")
        if use.via != "original":
            read += words("via", via=words(f"via.{use.via}"))
    facts = (source.publisher.in_(words.lang), words("primary" if source.primary else "secondary"),
             read, words.count("site.sources.records", use.records))
    return Row(
        ref=source.id, name=name_of(source, words), href=href,
        host=(urlsplit(href).hostname or "").removeprefix("www.") if href else "",
        facts=" · ".join(facts),
        look=words("site.sources.looked", day=day(age.last, words)) if age else "",
        past=words("site.sources.days_ago", n=age.days, budget=age.budget)
        if age and age.past else "")


def _told(members: Sequence[Use], voice: Voice, key: str) -> str:
    """How sources stand, in a line."""
    return voice.words(
        f"site.sources.{key}", n=len(members),
        primary=sum(each.source.primary for each in members),
        unread=sum(each.read == "not_read" for each in members),
        past=sum(each.age is not None and each.age.past for each in members),
        budget=BUDGETS[members[0].source.kind])
