"""A rulebook holds every record of the packs; an edition is a rulebook as of two days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shirube.model.analysis import Analysis
from shirube.model.claim import Claim
from shirube.model.crosswalk import Crosswalk
from shirube.model.event import Event, Milestone
from shirube.model.expectation import Checklist, Expectation, Principle, Risk
from shirube.model.instrument import Instrument, Provision, Term, Version
from shirube.model.measure import Measure
from shirube.model.page import Page
from shirube.model.questionnaire import Questionnaire
from shirube.model.regime import Body, Regime, Statement
from shirube.model.rule import Definition, Example, Fact, Rule
from shirube.model.source import Entry, Source
from shirube.model.terms import Force, Presence
from shirube.model.text import Line, Record, Text

AnyRecord = (
    Regime | Body | Instrument | Provision | Term | Event | Milestone | Statement
    | Expectation | Principle | Checklist | Risk | Measure | Questionnaire | Analysis
    | Crosswalk | Claim | Page | Fact | Definition | Rule | Example | Source
)


class Rulebook(Record):
    """Every record of one regime's packs, checked against each other.

    `digest` is the SHA-256 of the pack files: same files, same digest.
    """

    regime: Regime
    digest: Line
    bodies: tuple[Body, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    provisions: tuple[Provision, ...] = ()
    terms: tuple[Term, ...] = ()
    events: tuple[Event, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    statements: tuple[Statement, ...] = ()
    principles: tuple[Principle, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    risks: tuple[Risk, ...] = ()
    measures: tuple[Measure, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()
    claims: tuple[Claim, ...] = ()
    pages: tuple[Page, ...] = ()
    facts: tuple[Fact, ...] = ()
    definitions: tuple[Definition, ...] = ()
    rules: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()
    sources: tuple[Source, ...] = ()

    def records(self) -> Iterator[AnyRecord]:
        """Every record, kind by kind."""
        yield self.regime
        for name in KINDS:
            yield from getattr(self, name)

    @cached_property
    def by_id(self) -> Mapping[str, AnyRecord]:
        """Every record under its id and its aliases."""
        index: dict[str, AnyRecord] = {}
        for record in self.records():
            for alias in getattr(record, "aliases", ()):
                index[alias] = record
        for record in self.records():
            index[record.id] = record
        return index

    @cached_property
    def facts_by_key(self) -> Mapping[str, Fact]:
        """Facts under the key that rules and profiles use."""
        return {fact.key: fact for fact in self.facts}


KINDS = (
    "bodies", "instruments", "provisions", "terms", "events", "milestones", "statements",
    "principles", "expectations", "checklists", "risks", "measures", "questionnaires",
    "analyses", "crosswalks", "claims", "pages", "facts", "definitions", "rules",
    "examples", "sources",
)
"""Collections of a rulebook, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An expectation as it stands on the day of an edition."""

    expectation: Expectation
    """The record."""

    version: Version | None
    """Version of its instrument in force that day; none where versions are not numbered."""

    presence: Presence
    """What we know of the item in that version."""

    force: Force
    """Its force that day, as far as known."""

    wording_held: bool
    """False when the gist follows another version than the one in force that day."""

    note: Text | None
    """What else is known of it in that version."""

    ref: str | None = None
    """Its official reference in that version, where it differed."""


@dataclass(frozen=True)
class Edition:
    """A rulebook as it stood on one day, as far as it was known on another.

    Holds only what stands: later texts, ended texts and records closed or not yet known
    are gone. Two days between which nothing changed have the same digest.
    """

    rulebook: Rulebook
    """The whole, for names and sources of records that do not stand."""

    on: date
    """Valid time: the legal day asked about."""

    known: date
    """Knowledge time: nothing learned after this day is used."""

    digest: str
    """SHA-256 over the rulebook's digest and what of it stands."""

    instruments: tuple[Instrument, ...]
    provisions: tuple[Provision, ...]
    statements: tuple[Statement, ...]
    bodies: tuple[Body, ...]
    events: tuple[Event, ...]
    """Events up to the day."""

    standings: tuple[Standing, ...]
    """Expectations that stand, with what is known of their wording."""

    rules: tuple[Rule, ...]
    definitions: tuple[Definition, ...]
    measures: tuple[Measure, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    claims: tuple[Claim, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()

    @cached_property
    def standing_by_id(self) -> Mapping[str, Standing]:
        """Standing expectations under their ids."""
        return {standing.expectation.id: standing for standing in self.standings}


def is_known(entry: Entry, known: date) -> bool:
    """Whether a record had been learned, and not yet closed, on a knowledge day."""
    return entry.known <= known and (entry.closed is None or known < entry.closed)
