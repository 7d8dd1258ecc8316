"""Freshness: how old a look may be before it is told as old, and days that ask for a new one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from shirube.model.event import Milestone
from shirube.model.instrument import Instrument, Provision
from shirube.model.rulebook import Rulebook
from shirube.model.snapshot import Receipt
from shirube.model.source import Entry, Source
from shirube.model.terms import SourceKind
from shirube.timeline.ahead import milestone_state

BUDGETS: Mapping[SourceKind, int] = MappingProxyType({
    "statute": 30, "dataset": 30, "official_page": 45, "official_document": 90,
    "translation": 180, "standard": 365, "minutes": 365, "press": 365, "commentary": 365,
})
"""Days after which a source of a kind should have been looked at again. Texts in force and
pages that are rewritten in place are short-lived; what is published once is not."""


@dataclass(frozen=True, slots=True)
class Age:
    """How long ago something was last looked at, and how long it may be."""

    last: date
    days: int
    budget: int

    @property
    def past(self) -> bool:
        """Whether it is past its budget."""
        return self.days > self.budget


def age_of_source(source: Source, last: date, today: date) -> Age:
    """The age of the last look at a source."""
    return Age(last, (today - last).days, BUDGETS[source.kind])


def age_of_entry(entry: Entry, rulebook: Rulebook, today: date) -> Age:
    """The age of the last time a person held a record against its sources.

    Its budget is that of the shortest-lived primary source it rests on, or of the
    shortest-lived of all when none is primary.
    """
    sources = [source for each in entry.sources
               if isinstance(source := rulebook.by_id.get(each.source), Source)]
    kinds = [each.kind for each in sources if each.primary] or [each.kind for each in sources]
    budget = min((BUDGETS[kind] for kind in kinds), default=min(BUDGETS.values()))
    return Age(entry.checked, (today - entry.checked).days, budget)


def past_budget(rulebook: Rulebook, today: date) -> tuple[tuple[str, Age], ...]:
    """Records whose last check is past its budget, the oldest first."""
    found = [(record.id, age_of_entry(record, rulebook, today))
             for record in rulebook.records()
             if isinstance(record, Entry) and record.closed is None]
    return tuple(sorted(((ref, age) for ref, age in found if age.past),
                        key=lambda each: (each[1].budget - each[1].days, each[0])))


DueKind = Literal["commencement", "revision", "overdue"]


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something the calendar brings, though no byte changes."""

    day: date
    kind: DueKind
    """A recorded commencement, a listed revision of a statute, or a milestone's last day past."""

    ref: str
    """The record, or the source."""

    detail: str = ""
    """Revision id."""


def due(
    rulebook: Rulebook, receipts: Mapping[str, Receipt], after: date | None, today: date
) -> tuple[Due, ...]:
    """What the days after `after` up to today bring; with no `after`, today alone.

    Milestones are told as long as they are overdue.
    """
    found: set[Due] = set()

    def reached(day: date | None) -> bool:
        return day is not None and day <= today and (day > after if after else day == today)

    for record in rulebook.records():
        match record:
            case Provision() if reached(record.commencement.on) and record.commencement.on:
                found.add(Due(record.commencement.on, "commencement", record.instrument))
            case Instrument() if reached(record.holds.start) and record.holds.start:
                found.add(Due(record.holds.start, "commencement", record.id))
            case Milestone() if record.closed is None and record.window.until and (
                    milestone_state(record, rulebook, today, today) == "overdue"):
                found.add(Due(record.window.until, "overdue", record.id))
            case _:
                pass
    for source, receipt in receipts.items():
        for revision in receipt.law.listed if receipt.law else ():
            if reached(revision.in_force) and revision.in_force:
                found.add(Due(revision.in_force, "revision", source, revision.id))
    return tuple(sorted(found))


def sources_of_due(rulebook: Rulebook, dues: tuple[Due, ...]) -> Iterator[str]:
    """Sources to be looked at again because of what the calendar brings."""
    for each in dues:
        record = rulebook.by_id.get(each.ref)
        if isinstance(record, Source):
            yield record.id
        elif isinstance(record, Entry) and each.kind == "commencement":
            yield from (cited.source for cited in record.sources)
