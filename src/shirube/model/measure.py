"""Measures of a plan, and the figures people quote from it, each with its exact meaning."""

from shirube.model.days import ALWAYS, Interval, PartialDay
from shirube.model.source import Citation, Entry, Ref
from shirube.model.terms import Confidence
from shirube.model.text import Line, Record, Text, Title


class Figure(Record):
    """A number with what it counts, who said it and where; never a number alone."""

    value: Line
    """The number as the source writes it in digits, e.g. `387.3`."""

    unit: Text
    """What it counts, e.g. billion yen, officials, per cent."""

    means: Text
    """What exactly it says, and what it does not, in our words."""

    on: PartialDay | None = None
    """When it was said, or for when it holds."""

    sources: tuple[Citation, ...] = ()
    """Where it stands, when not in the record's own sources."""

    confidence: Confidence = "medium"
    """How sure we are of the number and its meaning."""


class Measure(Entry):
    """Something a plan says the State will do, or a figure that belongs to it."""

    instrument: Ref
    """Plan it belongs to; or stands beside, as its gist says."""

    title: Title
    """Its name."""

    group: Ref | None = None
    """Policy or principle of the plan under which it stands."""

    bodies: tuple[Ref, ...] = ()
    """Ministries and others named for it; empty where not known."""

    gist: Text
    """What is to be done, in our words."""

    figures: tuple[Figure, ...] = ()
    """Numbers of the measure."""

    status: Text | None = None
    """What is known of its carrying out; none: not known."""

    holds: Interval = ALWAYS
    """Days on which the plan that says so stands."""

    order: int = 100
    """Place in the plan."""
