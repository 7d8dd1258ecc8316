"""The country page before it has words: what an edition shows, and when that changes."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from shirube.model.claim import Claim
from shirube.model.days import first_day
from shirube.model.event import Event
from shirube.model.instrument import Instrument, Version
from shirube.model.regime import DatedStatus, Statement, Topic
from shirube.model.rulebook import Edition, Rulebook
from shirube.model.source import Entry
from shirube.timeline import Coming, ahead, as_of, change_days, could_be_told, version_on
from shirube.watch.freshness import age_of_entry

WRONG = ("refuted", "outdated", "imprecise")
"""Verdicts on what others say that a reader of the country page should know of."""


@dataclass(frozen=True)
class CountryView:
    """What the country page shows for one edition."""

    edition: Edition

    coming: tuple[Coming, ...]
    """What lay ahead of the edition's day, overdue matters first."""

    start: date | None
    """First day for which the page reads like this; none: as far back as days go."""

    until: date | None
    """First day for which it reads otherwise; none: the site knows of no such day."""

    @cached_property
    def foreseen(self) -> tuple[Coming, ...]:
        """Of what lay ahead, what could be told on the day itself: commencements of texts that
        were made by then, and expectations whose window had begun or passed. The rest is known
        only now."""
        return tuple(each for each in self.coming if could_be_told(each, self.edition.on))

    @property
    def status(self) -> DatedStatus | None:
        """Status of the regime on the day."""
        statuses = self.edition.rulebook.regime.statuses
        return next((each for each in statuses if self.edition.on in each.holds), None)

    def statements(self, part: str, topic: str | None = None) -> list[Statement]:
        """Statements of a part of the page that stand, in order."""
        found = [each for each in self.edition.statements
                 if each.part == part and (topic is None or each.topic == topic)]
        return sorted(found, key=lambda each: (each.order, each.id))

    @property
    def topics(self) -> list[tuple[Topic, list[Statement]]]:
        """Topics with something to say, in the regime's order."""
        pairs = [(topic, self.statements("topic", topic.id))
                 for topic in self.edition.rulebook.regime.topics]
        return [(topic, found) for topic, found in pairs if found]

    @cached_property
    def instruments(self) -> tuple[list[Instrument], list[Instrument]]:
        """Instruments that stand: those a first reader should open, and the rest."""
        main_ids = self.edition.rulebook.regime.main_instruments
        ordered = sorted(self.edition.instruments, key=lambda each: (each.order, each.id))
        main = [each for each in ordered if each.id in main_ids]
        return (main, [each for each in ordered if each not in main]) if main else (ordered, [])

    def version(self, instrument: Instrument) -> Version | None:
        """The version of an instrument on the day."""
        return version_on(instrument, self.edition.on)

    @cached_property
    def events(self) -> list[Event]:
        """Events up to the day, the newest first."""
        return sorted(self.edition.events,
                      key=lambda each: (first_day(each.on), each.id), reverse=True)

    @cached_property
    def shown(self) -> list[Entry]:
        """Records the page rests on."""
        return [*self.edition.statements, *self.edition.instruments, *self.edition.events,
                self.edition.rulebook.regime]

    @property
    def past(self) -> int:
        """How many of them are past due for another look at their sources."""
        return sum(age_of_entry(each, self.edition.rulebook, self.edition.known).past
                   for each in self.shown)

    @property
    def wrong(self) -> list[Claim]:
        """What others say wrongly: the first of each group of claims."""
        first: dict[str, Claim] = {}
        for each in sorted(self.edition.claims, key=lambda each: (each.order, each.id)):
            if each.verdict in WRONG and each.confidence == "high":
                first.setdefault(each.id.rsplit("/", 1)[0], each)
        return list(first.values())

    def cited(self) -> list[tuple[str, int]]:
        """Sources the page rests on, with how often, the most cited first."""
        counts: dict[str, int] = {}
        for entry in self.shown:
            for citation in entry.sources:
                counts[citation.source] = counts.get(citation.source, 0) + 1
        return sorted(counts.items(), key=lambda each: (-each[1], each[0]))

    @cached_property
    def key(self) -> Hashable:
        """The same for two days on which the page says the same."""
        edition = self.edition
        return (
            self.status and self.status.holds.start,
            tuple(each.id for each in edition.statements),
            tuple((each.id, version.id if (version := self.version(each)) else None)
                  for each in edition.instruments),
            tuple(each.id for each in edition.events),
            tuple((each.record.id, each.kind, each.state, each.provisions)
                  for each in self.foreseen),
        )


def present_view(edition: Edition, views: tuple[CountryView, ...]) -> CountryView:
    """The page of an edition's own day, with what lies ahead of that; `views` are those up to
    it, and none when the day lies before everything on record. Of a day before the knowledge
    day, only what could be told then lies ahead."""
    coming = ahead(edition.rulebook, edition.on, edition.known)
    view = CountryView(edition, coming, views[-1].start if views else None, None)
    return view if edition.on >= edition.known else replace(view, coming=view.foreseen)


def country_views(rulebook: Rulebook, today: date, known: date) -> tuple[CountryView, ...]:
    """The page's editions from the first day with anything on record up to `today`.

    All are as known on the knowledge day `known`. Days on which the page says the same share
    one.
    """
    days = [day for day in change_days(rulebook, known) if day <= today]
    found: list[CountryView] = []
    for day in days:
        edition = as_of(rulebook, day, known)
        view = CountryView(edition, ahead(rulebook, day, known), day, None)
        if not found or found[-1].key != view.key:
            found.append(view)
    return tuple(
        CountryView(view.edition, view.coming, view.start, following.start if following else None)
        for view, following in zip(found, [*found[1:], None][:len(found)], strict=True)
    )
