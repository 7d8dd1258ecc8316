"""A regime: one jurisdiction's rules on AI, its bodies, and what we say of it."""

from typing import Literal

from shirube.model.days import ALWAYS, Interval, PartialDay
from shirube.model.rule import Condition
from shirube.model.source import Citation, Entry, Ref
from shirube.model.terms import BodyKind, Depth, RegimeStatus
from shirube.model.text import Line, Record, Text, Title


class DatedStatus(Record):
    """Status of a regime over an interval of days."""

    status: RegimeStatus
    """Class of its strongest instrument."""

    holds: Interval
    """Days on which that class was right."""

    gist: Text
    """Why, in our words."""

    sources: tuple[Citation, ...]
    """What the class rests on."""


class Topic(Record):
    """A heading of the country page beside AI in general."""

    id: Line
    """Short name, e.g. `copyright`."""

    title: Text
    """Heading."""


class Regime(Entry):
    """A jurisdiction whose rules on AI this pack records."""

    title: Title
    """Name of the jurisdiction."""

    timezone: Line
    """IANA zone whose calendar gives the legal days."""

    depth: Depth
    """How far the pack holds it."""

    depth_note: Text
    """What is held and what is not."""

    statuses: tuple[DatedStatus, ...]
    """Status over time, oldest first."""

    topics: tuple[Topic, ...] = ()
    """Topics of the country page."""

    main_instruments: tuple[Ref, ...] = ()
    """Instruments a first reader should open."""


class Body(Entry):
    """An organisation that makes, keeps or applies the rules."""

    title: Title
    """Official name."""

    short: Text | None = None
    """Name in common use."""

    kind: BodyKind
    """What sort of body it is."""

    part_of: Ref | None = None
    """Body it belongs to or serves."""

    established: PartialDay | None = None
    """When it was set up, as exactly as known."""

    holds: Interval = ALWAYS
    """Days on which it existed."""

    basis: tuple[Ref, ...] = ()
    """Provisions it rests on."""

    members: Text | None = None
    """Who sits on it."""

    gist: Text
    """What it does, in our words."""

    order: int = 100
    """Place in lists."""


class Statement(Entry):
    """A sentence of ours about the regime: summary, key point, or a point on a topic."""

    part: Literal["summary", "key_point", "state_powers", "topic", "pointer", "orientation"]
    """Where it stands on the country page and in reports. `pointer`: other laws that carry
    consequences; `orientation`: said to systems for which `when` holds."""

    when: Condition | None = None
    """Systems to which an orientation is said; none: all."""

    topic: Line | None = None
    """Topic id, for `part: topic`."""

    text: Text
    """The sentence, in our words."""

    holds: Interval = ALWAYS
    """Days on which it is true."""

    rests_on: tuple[Ref, ...] = ()
    """Records it sums up."""

    order: int = 100
    """Place in its part."""
