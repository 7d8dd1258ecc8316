"""Counts told about the data itself: how citations were read, how old looks are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shirube.model.rulebook import Rulebook
from shirube.model.source import Entry, Source
from shirube.observatory.site import Site
from shirube.watch.freshness import Age, age_of_source

READINGS = ("whole", "part", "not_read")
"""How far a place was read, the furthest first."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of the data, with the record that makes it."""

    record: str
    source: str
    read: str
    via: str


@dataclass(frozen=True, slots=True)
class Use:
    """A source, and what rests on it."""

    source: Source
    records: int
    """Records that name it."""

    read: str | None
    """How far the furthest read of its places was read; none when nothing cites it."""

    via: str | None
    """Through what that place was read."""

    age: Age | None
    """Since the newest record that read something in it was held against its sources; none
    when no record did."""


def case_count(rulebook: Rulebook) -> int:
    """How many cases and examples the rules, definitions and analyses are tried on."""
    return (sum(len(each.cases) for each in rulebook.rules)
            + sum(len(each.cases) for each in rulebook.definitions)
            + sum(len(each.cases) for each in rulebook.analyses) + len(rulebook.examples))


def citations(site: Site) -> tuple[Cited, ...]:
    """Every citation of the regime's records, those inside versions and figures among them."""
    return tuple(Cited(ref, each["source"], each["read"], each["via"])
                 for ref, data in site.data.items() for each in _inside(data))


def uses(site: Site) -> tuple[Use, ...]:
    """Every source of the regime, in the order of the rulebook."""
    by_source: dict[str, list[Cited]] = {}
    for each in citations(site):
        by_source.setdefault(each.source, []).append(each)
    return tuple(_use(source, by_source.get(source.id, []), site)
                 for source in site.rulebook.sources)


def _use(source: Source, cited: list[Cited], site: Site) -> Use:
    best = min(cited, key=lambda each: READINGS.index(each.read), default=None)
    looks: list[date] = [
        record.checked for each in cited
        if each.read != "not_read"
        and isinstance(record := site.rulebook.by_id.get(each.record), Entry)]
    return Use(
        source=source, records=len({each.record for each in cited}),
        read=best.read if best else None, via=best.via if best else None,
        age=age_of_source(source, max(looks), site.known) if looks else None)


def _inside(value: Any) -> Iterator[Mapping[str, Any]]:
    """Citations anywhere inside a record as data."""
    if isinstance(value, dict):
        if "source" in value and "read" in value:
            yield value
        for each in value.values():
            yield from _inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from _inside(each)
