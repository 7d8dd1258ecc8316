"""The change history: what is expected, then every day of change, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from shirube.locales import Words
from shirube.model.event import Event
from shirube.model.report import Items
from shirube.observatory.compare import edition_page
from shirube.observatory.draw import plain_json
from shirube.observatory.history import DayOfChange, told_days
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice
from shirube.observatory.told import Section, counts, headline, sections
from shirube.reports.coming import coming_rows
from shirube.reports.say import day, name_of
from shirube.timeline import Coming, ahead

FOLD = 8
"""Beyond so many, the records of one row are folded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of change, ready to be drawn."""

    change: DayOfChange
    title: str
    when: str
    sections: tuple[Section, ...]
    page: str | None
    """Path of the country page as it stood from the day on."""

    compare: str | None
    """Path of the comparison with the day before; none when the editions are the same."""

    @property
    def anchor(self) -> str:
        """Place on the page."""
        return anchor(self.change.day)


def pages(voice: Voice) -> Iterator[Page]:
    """The page of the change history."""
    words = voice.words
    regime = name_of(voice.rulebook.regime, words)
    entries = [_entry(each, voice) for each in reversed(told_days(voice.site))]
    years = [(year, list(found)) for year, found in groupby(
        entries, key=lambda each: each.change.day.year)]
    yield Page(
        path=f"{voice.rulebook.regime.id}/changes", kind="changes",
        title=words("site.changes.title", regime=regime),
        description=words("site.changes.description", regime=regime, n=len(entries)),
        data={
            "years": years, "fold": FOLD, "day": lambda value: day(value, words),
            "known": day(voice.site.known, words), "coming": list(_ahead(voice)),
            "total": len(entries), "counts": lambda rows: counts(rows, words),
            "compare": f"{voice.rulebook.regime.id}/compare",
            "span": (day(entries[-1].change.day, words), day(entries[0].change.day, words))
            if entries else None,
        },
        crumbs=((regime, f"{voice.rulebook.regime.id}/index"),),
        nav="country", twin=_twin(voice.site),
    )


def files(site: Site) -> Iterator[File]:
    """The history as data."""
    yield File(f"{_twin(site)}.json", plain_json(as_data(site)).encode("utf-8"))


def anchor(value: date) -> str:
    """Place of a day on the page, e.g. `d-2026-07-14`."""
    return f"d-{value}"


def as_data(site: Site) -> dict[str, Any]:
    """The history as plain values, the newest day first."""
    return {
        "regime": site.rulebook.regime.id, "today": str(site.today), "known": str(site.known),
        "coming": [
            {"record": each.record.id, "kind": each.kind, "state": each.state,
             "fixed": each.fixed, "provisions": each.provisions,
             "day" if each.fixed else "until": str(each.day) if each.day else None}
            for each in ahead(site.rulebook, site.today, site.known)],
        "days": [_day_as_data(each, site) for each in reversed(told_days(site))],
    }


def _twin(site: Site) -> str:
    return f"data/{site.rulebook.regime.id}/changes"


def _entry(change: DayOfChange, voice: Voice) -> Entry:
    return Entry(
        change, headline(change, voice.words), day(change.day, voice.words),
        sections(change, voice.words), edition_page(voice.site, change.day),
        f"{voice.rulebook.regime.id}/compare?from={change.eve}&to={change.day}"
        if change.changed else None)


def _ahead(voice: Voice) -> Iterator[tuple[str, Items, tuple[tuple[str, str], ...]]]:
    """What is expected, group by group: its heading, its lines, comparisons with today."""
    words, today = voice.words, voice.site.today
    coming = ahead(voice.rulebook, today, voice.site.known)
    for group in ("fixed", "limit", "expected", "overdue"):
        found = [each for each in coming if _group(each) == group]
        if found:
            days = sorted({each.day for each in found if each.day}) if group == "fixed" else []
            yield words(f"site.changes.ahead.{group}"), coming_rows(found, words), tuple(
                (_compare_label(words, each),
                 f"{voice.rulebook.regime.id}/compare?from={today}&to={each}")
                for each in days)


def _compare_label(words: Words, value: date) -> str:
    return words("site.changes.ahead.compare", day=day(value, words))


def _group(coming: Coming) -> str:
    if coming.state == "overdue":
        return "overdue"
    if coming.kind == "commencement" or isinstance(coming.record, Event):
        return "fixed" if coming.fixed else "limit"
    return "expected"


def _day_as_data(change: DayOfChange, site: Site) -> dict[str, Any]:
    return {
        "day": str(change.day), "key": change.key, "anchor": anchor(change.day),
        "page": edition_page(site, change.day),
        "title": {voice.lang: headline(change, voice.words) for voice in site.voices},
        "events": [{"record": each.id, "on": each.on, "key": each.key}
                   for each in change.events],
        "status": [each.status if each else None for each in change.status]
        if change.status else None,
        "expected": [{"record": each.record.id, "before": each.before, "after": each.after}
                     for each in change.turns],
        "versions": [{"record": each.instrument.id, "after": each.after.id,
                      "before": each.before.id if each.before else None}
                     for each in change.versions],
        "statements": [{"before": each.before.id if each.before else None,
                        "after": each.after.id if each.after else None}
                       for each in change.statements],
        "changes": [{"part": each.part, "record": each.ref, "kind": each.kind}
                    for each in change.difference.changes
                    if each.part not in ("events", "statements")],
    }
