"""Comparing two days in a browser: for every piece of every edition, when it stands and how.

The browser only looks up the form of each piece on either day and holds the two side by side.
What stands when is settled here, by the same `as_of` and `diff` as everywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from shirube.model.instrument import Instrument, Version
from shirube.model.rulebook import Edition
from shirube.observatory.history import DayOfChange, all_days, status_on
from shirube.observatory.site import Site
from shirube.timeline import version_on
from shirube.timeline.change import PARTS, Part, Piece, ref_of

Kind = Literal["status", "versions"] | Part
"""Parts of an edition, the regime's status, and the versions of instruments that stand."""

_DAY = timedelta(days=1)

KINDS: tuple[Kind, ...] = ("status", "versions", *PARTS)

Form = object
"""What is compared: equal forms, nothing changed."""


@dataclass(frozen=True, slots=True)
class Span:
    """Editions, by number, in which a piece stands in one form."""

    first: int
    """Number of the first edition; 0 is the one before the first change day."""

    end: int
    """Number of the first edition in which it no longer stands so."""

    form: Form


@dataclass(frozen=True, slots=True)
class Spans:
    """Every edition of a regime at once."""

    days: tuple[date, ...]
    """Days on which an edition begins; edition number n begins on the n-th, counted from 1."""

    pieces: Mapping[Kind, Mapping[str, tuple[Span, ...]]]
    """Part -> id of the record -> when it stands, in order and without overlap."""

    def edition(self, day: date) -> int:
        """Number of the edition that stands on a day."""
        return sum(start <= day for start in self.days)


@dataclass(frozen=True, slots=True)
class Preset:
    """Two days worth comparing, found in the records."""

    kind: Literal["act", "version", "successor", "year", "coming"]

    before: date
    after: date

    instrument: Instrument | None = None
    """Whose days they are; none: nobody's."""

    versions: tuple[Version, ...] = ()
    """Versions before and after, where the days are those of a new version."""


def spans(site: Site) -> Spans:
    """When every piece stands and in which form; made once for a site and kept on it.

    Covers the days before the first change and those after the site's own for which changes are
    recorded already. All as known on the site's knowledge day.
    """
    return site.once("spans", lambda: _spans(all_days(site)))


def presets(site: Site) -> tuple[Preset, ...]:
    """Pairs of days to begin with, all taken from the records and the site's day."""
    return tuple(_presets(site))


def edition_page(site: Site, day: date) -> str | None:
    """Path of the country page as it read on a day; none before it had anything to say, and
    after the site's own day."""
    starts = [view.start for view in site.country_views if view.start and view.start <= day]
    return f"{site.rulebook.regime.id}/on/{starts[-1]}" if starts and day <= site.today else None


def year_before(day: date) -> date:
    """The same day a year earlier; the 28th for the 29th of February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _spans(days: tuple[DayOfChange, ...]) -> Spans:
    found: dict[Kind, dict[str, list[Span]]] = {kind: {} for kind in KINDS}
    editions = [*(each.difference.before for each in days[:1]),
                *(each.difference.after for each in days)]
    for number, edition in enumerate(editions):
        for kind, ref, form in _forms(edition):
            runs = found[kind].setdefault(ref, [])
            if runs and runs[-1].end == number and runs[-1].form == form:
                runs[-1] = Span(runs[-1].first, number + 1, form)
            else:
                runs.append(Span(number, number + 1, form))
    return Spans(tuple(each.day for each in days), {
        kind: {ref: tuple(runs) for ref, runs in pieces.items()}
        for kind, pieces in found.items()})


def _forms(edition: Edition) -> Iterator[tuple[Kind, str, Form]]:
    regime = edition.rulebook.regime
    status = status_on(regime, edition.on)
    if status is not None:
        yield "status", regime.id, status
    for instrument in edition.instruments:
        version = version_on(instrument, edition.on)
        if version is not None:
            yield "versions", instrument.id, version
    for part in PARTS:
        pieces: tuple[Piece, ...] = getattr(edition, part)
        for piece in pieces:
            yield part, ref_of(piece), piece


def _presets(site: Site) -> Iterator[Preset]:
    records = site.rulebook.by_id
    main = [record for ref in site.rulebook.regime.main_instruments
            if isinstance(record := records.get(ref), Instrument)]
    for each in main:
        if each.kind == "law" and each.promulgated and each.promulgated <= site.today:
            started = [provision.commencement.on for provision in site.rulebook.provisions
                       if provision.instrument == each.id and provision.commencement.on]
            full = max((day for day in started if day <= site.today), default=each.promulgated)
            yield Preset("act", each.promulgated - _DAY, full, each)
    for each in main:
        past = tuple(version for version in each.versions if version.start <= site.today)
        if len(past) > 1:
            yield Preset("version", past[-1].start - _DAY, past[-1].start, each, past[-2:])
    ends = {}
    for each in site.rulebook.instruments:
        successor = records.get(each.replaced_by or "")
        if isinstance(successor, Instrument) and successor in main and each.holds.until:
            ends[each.holds.until] = successor
    for end, successor in sorted(ends.items(), reverse=True):
        if end <= site.today:
            yield Preset("successor", end - _DAY, end, successor)
    yield Preset("year", year_before(site.today), site.today)
    ahead = [each.day for each in all_days(site) if each.day > site.today]
    if ahead:
        yield Preset("coming", site.today, ahead[0])
