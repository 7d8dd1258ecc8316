"""Days on which something changes: between two of them, one edition stands."""

from collections.abc import Iterator
from datetime import date

from shirube.model.days import Interval, first_day, last_day
from shirube.model.event import Event, Milestone
from shirube.model.instrument import Instrument, Provision
from shirube.model.rulebook import AnyRecord, Rulebook, is_known
from shirube.model.source import Entry


def change_days(rulebook: Rulebook, known: date) -> tuple[date, ...]:
    """Legal days, in order, on which the edition or what lies ahead of it may change.

    From each such day until before the next, `as_of` gives the same edition, and `ahead` tells
    the same matters in the same state. Records not known on `known` bring no day.
    """
    found = set(_status_days(rulebook))
    for record in rulebook.records():
        if not isinstance(record, Entry) or is_known(record, known):
            found.update(_days_of(record))
    return tuple(sorted(found))


def _status_days(rulebook: Rulebook) -> Iterator[date]:
    for status in rulebook.regime.statuses:
        yield from _ends(status.holds)


def _days_of(record: AnyRecord) -> Iterator[date]:
    holds = getattr(record, "holds", None)
    if isinstance(holds, Interval):
        yield from _ends(holds)
    match record:
        case Instrument():
            yield from (version.start for version in record.versions)
        case Provision():
            yield from filter(None, (record.commencement.on, record.commencement.by))
        case Milestone():
            yield from _ends(record.window)
        case Event():
            yield first_day(record.on)
            yield last_day(record.on)
        case _:
            pass


def _ends(days: Interval) -> Iterator[date]:
    yield from filter(None, (days.start, days.until))


def edition_start(days: tuple[date, ...], on: date) -> date | None:
    """The last change day up to a day; none before the first."""
    return max((day for day in days if day <= on), default=None)

