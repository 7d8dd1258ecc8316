"""Showing what there is: the country page, one record, the timeline."""

from datetime import date

from shirube.locales import Words
from shirube.model.days import first_day, last_day
from shirube.model.event import Event
from shirube.model.report import Report
from shirube.model.rulebook import AnyRecord, Edition
from shirube.operations.config import Config
from shirube.operations.rulebooks import find_record, open_edition
from shirube.reports.coming import timeline_report
from shirube.reports.country import country_report
from shirube.reports.record import record_report
from shirube.timeline import Coming, ahead, could_be_told


def show_country(
    config: Config, words: Words, *, on: date | None = None, known: date | None = None,
    whole: bool = False,
) -> tuple[Edition, Report]:
    """The country page of a day; `whole` tells every event."""
    edition = open_edition(config, on, known)
    return edition, country_report(edition, coming_of(edition), words, whole=whole)


def show_record(
    config: Config, name: str, words: Words, *, on: date | None = None,
    known: date | None = None,
) -> tuple[AnyRecord, Report]:
    """One record, found by id, end of id, official reference or name.

    Raises Refused when nothing, or more than one record, is called so.
    """
    edition = open_edition(config, on, known)
    record = find_record(edition.rulebook, name)
    return record, record_report(record, edition, words)


def coming_of(edition: Edition) -> tuple[Coming, ...]:
    """What lay ahead of an edition's day; of a day before the knowledge day only what could be
    told then."""
    found = ahead(edition.rulebook, edition.on, edition.known)
    if edition.on >= edition.known:
        return found
    return tuple(each for each in found if could_be_told(each, edition.on))


def show_timeline(
    config: Config, words: Words, *, start: date | None = None, until: date | None = None,
    known: date | None = None, with_ahead: bool = False,
) -> tuple[tuple[Event, ...], tuple[Coming, ...], Report]:
    """Events from `start` to `until`, both included; with what lies ahead, if asked."""
    edition = open_edition(config, None, known)
    events = tuple(
        each for each in sorted(edition.events, key=lambda each: (first_day(each.on), each.id))
        if last_day(each.on) >= (start or date.min) and first_day(each.on) <= (until or date.max)
    )
    coming = coming_of(edition) if with_ahead else ()
    return events, coming, timeline_report(edition, events, coming, words)
