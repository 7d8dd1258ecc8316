"""Jurisdictions of the world: status of their rules on AI, with the newest evidence."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from shirube.model.days import Interval, PartialDay
from shirube.model.source import Citation, Entry, Source
from shirube.model.terms import Confidence, RegimeStatus
from shirube.model.text import Line, Record, Text, Title

Enforcement = Literal["in_force", "phasing_in", "not_started", "none", "unknown"]
"""Whether sanctions can be applied now: a question apart from the status."""

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""Two-letter country code of ISO 3166-1."""


class NamedDay(Record):
    """A day with what happened, or is to happen, on it."""

    name: Text
    """What happened."""

    on: PartialDay
    """When, as exactly as known."""


class ForeignInstrument(Record):
    """A text of a jurisdiction, named and dated."""

    title: Title
    """Its name."""

    status: Text
    """Where it stands, in our words."""

    days: tuple[NamedDay, ...] = ()
    """Its days, e.g. of promulgation."""


class WorldStatus(Record):
    """Status of a jurisdiction over an interval of days, as far as the data allow."""

    status: RegimeStatus
    """Class of its strongest instrument then."""

    holds: Interval
    """Days on which that class was right."""


class Jurisdiction(Entry):
    """A country, a union, or a state of one."""

    code: Line
    """ISO 3166 code, or our code for a union."""

    title: Title
    """Name."""

    part_of: Line | None = None
    """Code of the jurisdiction it is a part of; parts do not colour the whole."""

    members: tuple[CountryCode, ...] = ()
    """Codes of the states of a union, whose law reaches them too; who says so is in
    `sources`."""

    status: RegimeStatus
    """Class of its strongest instrument."""

    statuses: tuple[WorldStatus, ...] = ()
    """Status over time, where known."""

    enforcement: Enforcement
    """Whether sanctions can be applied now."""

    enforcement_note: Text | None = None
    """By whom and since when."""

    gist: Text
    """What there is, in our words."""

    instruments: tuple[ForeignInstrument, ...] = ()
    """Texts."""

    newest_evidence: PartialDay
    """Day of the newest evidence used."""

    open: Text | None = None
    """What is not known, and where to look."""

    trackers: tuple[Citation, ...] = ()
    """What trackers say, where it differs."""

    confidence_note: Confidence | None = None
    """Confidence in the status, where it differs from the record's."""


class World(Record):
    """Every jurisdiction recorded, and the sources they rest on."""

    digest: Line
    """SHA-256 of the pack files."""

    jurisdictions: tuple[Jurisdiction, ...] = ()
    """Jurisdictions by code."""

    sources: tuple[Source, ...] = ()
    """Sources they rest on."""
