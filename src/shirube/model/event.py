"""Events that happened, and milestones that somebody said would come."""

from typing import Literal

from shirube.model.days import Interval, PartialDay
from shirube.model.source import Entry, Ref
from shirube.model.terms import EventKind
from shirube.model.text import Text, Title


class Event(Entry):
    """Something that happened, on a day known as exactly as stated."""

    title: Title
    """Name of the event."""

    on: PartialDay
    """When it happened."""

    kind: EventKind
    """What sort of event it was."""

    gist: Text
    """What happened, in our words."""

    instruments: tuple[Ref, ...] = ()
    """Instruments it made, changed or brought into force."""

    bodies: tuple[Ref, ...] = ()
    """Bodies that acted."""

    key: bool = False
    """True for the events the country page's timeline shows first."""


MilestoneState = Literal["ahead", "open", "overdue", "confirmed"]


class Milestone(Entry):
    """Something expected: what, by when, and who said so. Never shown as done by itself."""

    title: Title
    """What is expected."""

    window: Interval
    """Days within which it was said to come."""

    gist: Text
    """What was said, by whom, and what was found since, in our words."""

    confirmed_by: Ref | None = None
    """Event that fulfilled it, once a person has recorded it."""

    instruments: tuple[Ref, ...] = ()
    """Instruments it concerns."""
