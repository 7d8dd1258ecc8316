"""What lies ahead of a day: commencements, and milestones that are expected or overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from shirube.model.days import first_day, last_day
from shirube.model.event import Event, Milestone, MilestoneState
from shirube.model.instrument import Instrument, Provision
from shirube.model.rulebook import Rulebook, is_known


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing ahead of a day, or expected before it and not confirmed."""

    record: Milestone | Instrument | Event
    """What is coming; for a commencement, the instrument."""

    kind: Literal["milestone", "commencement", "event"]
    """Why it is here."""

    day: date | None
    """The fixed day, or the day by which it is to come; none when unknown."""

    fixed: bool
    """True when `day` is the day itself, not a limit."""

    state: MilestoneState
    """`ahead`, `open` (its window has begun), `overdue` or `confirmed`."""

    provisions: int = 0
    """How many provisions come into force, for a commencement."""


def milestone_state(
    milestone: Milestone, rulebook: Rulebook, today: date, known: date
) -> MilestoneState:
    """How a milestone stands on a day; only an event known to have happened confirms it."""
    event = rulebook.by_id.get(milestone.confirmed_by or "")
    if isinstance(event, Event) and is_known(event, known) and last_day(event.on) <= today:
        return "confirmed"
    if milestone.window.until and milestone.window.until <= today:
        return "overdue"
    if today in milestone.window:
        return "open"
    return "ahead"


def _commencements(rulebook: Rulebook, today: date, known: date) -> Iterator[Coming]:
    """Commencements ahead, the provisions of one instrument and day told together."""
    groups: dict[tuple[str, date, bool], list[Provision]] = {}
    for provision in rulebook.provisions:
        coming = provision.commencement
        day = coming.on or coming.by
        if is_known(provision, known) and day and day > today:
            groups.setdefault((provision.instrument, day, coming.on is not None), []).append(
                provision)
    for (ref, day, fixed), provisions in groups.items():
        instrument = rulebook.by_id.get(ref)
        if isinstance(instrument, Instrument):
            yield Coming(instrument, "commencement", day, fixed, "ahead", len(provisions))


def ahead(rulebook: Rulebook, today: date, known: date) -> tuple[Coming, ...]:
    """Everything ahead of a day, overdue matters first, then by day.

    A commencement *by* a day not yet fixed is never shown as a commencement on that day.
    """
    found: list[Coming] = []
    for milestone in rulebook.milestones:
        state = milestone_state(milestone, rulebook, today, known)
        if is_known(milestone, known) and state != "confirmed":
            found.append(Coming(milestone, "milestone", milestone.window.until, False, state))
    found.extend(_commencements(rulebook, today, known))
    for event in rulebook.events:
        if is_known(event, known) and first_day(event.on) > today:
            found.append(Coming(event, "event", last_day(event.on), len(event.on) == 10, "ahead"))
    return tuple(sorted(found, key=lambda each: (
        each.state != "overdue", each.day or date.max, each.record.id)))


def could_be_told(coming: Coming, on: date) -> bool:
    """Whether what lies ahead could be told on a day, and not only by what happened later.

    So with commencements of laws and orders that were made by then, and with expectations whose
    window had begun or passed: a voluntary text is published, and its parts with it. When
    somebody first said an expectation is not on record.
    """
    record = coming.record
    if isinstance(record, Milestone):
        return any(day is not None and day <= on
                   for day in (record.window.start, record.window.until))
    if isinstance(record, Instrument) and record.kind in ("law", "order"):
        made = record.promulgated or record.adopted
        return made is not None and made <= on
    return False
