"""An assessment: what an edition says to a profile, with the reason for every line."""

from datetime import date
from typing import Literal

from shirube.model.analysis import Leaning
from shirube.model.profile import AnswerValue, Work
from shirube.model.terms import Force, Outcome, Presence, Truth
from shirube.model.text import Record


class FactStep(Record):
    """A leaf of a proof: one fact, what was asked of it, what was answered."""

    fact: str
    """Fact key."""

    system: str | None
    """System it was read from; none for the organisation."""

    test: str
    """The test, as in the pack: `is`, `in`, `includes`, `includes_any`, `at_least`,
    `less_than`."""

    expected: tuple[str, ...]
    """What the test compares with, as written in the pack."""

    answer: AnswerValue | None
    """The answer; none when nobody answered."""

    presumed: bool = False
    """True when the answer was presumed, not given."""

    truth: Truth
    """Whether the test holds."""


class ProofStep(Record):
    """A node of a proof: a gate, a definition, an exception or a leaf."""

    kind: Literal["all", "any", "none", "defined", "any_system", "unless", "fact"]
    """What sort of node."""

    truth: Truth
    """Its value."""

    decisive: bool
    """True when the answer rests on this node."""

    name: str | None = None
    """Definition key, or system id under `any_system`."""

    leaf: FactStep | None = None
    """The leaf, for `fact`."""

    steps: tuple["ProofStep", ...] = ()
    """Nodes below."""


class Reason(Record):
    """Why one rule came out as it did."""

    rule: str
    """Rule id."""

    truth: Truth
    """Its value without presumptions."""

    presumed: Truth
    """Its value with presumptions; the same where none was used."""

    conflict: bool = False
    """True when two exceptions contradict each other."""

    settled: Truth = "unknown"
    """Value whatever the open answers turn out to be, where that is certain although Kleene
    logic says unknown."""

    because: tuple[str, ...]
    """Provisions that draw the line."""

    decisive: tuple[FactStep, ...]
    """Facts the answer rests on; for *unknown*, the facts that would decide it."""

    proof: ProofStep
    """The whole trace."""


class Finding(Record):
    """One expectation, held against the organisation or one of its systems."""

    system: str | None
    """System id; none for the organisation as a whole."""

    expectation: str
    """Expectation id."""

    instrument: str
    """Instrument id."""

    outcome: Outcome
    """Does it reach? Without presumptions."""

    presumed: Outcome
    """Does it reach, with presumptions?"""

    conflict: bool
    """True when exceptions contradict each other; the outcome is then unknown."""

    settled: Outcome
    """`unknown`, unless the outcome is certain whatever the open answers."""

    force: Force
    """Strength of the wording that day, as far as known."""

    presence: Presence
    """What we know of the item in the version in force that day."""

    wording_held: bool
    """False when the gist follows another version."""

    now: Truth
    """Whether the system is in a phase the text puts the item in; yes where it names none."""

    points: tuple[Truth, ...]
    """For each point to check, whether its circumstances are given."""

    reasons: tuple[Reason, ...]
    """Why, rule by rule; the deciding one first."""

    work: Work
    """What a person judged."""

    gap: bool
    """It reaches, and a person judged it partly met or not met. Never a violation."""


class DefinitionFinding(Record):
    """A role, phase or outside group, held against one system."""

    system: str | None
    """System id; none for the organisation."""

    definition: str
    """Definition key."""

    kind: Literal["role", "outside", "phase", "other"]
    """What it is."""

    truth: Truth
    """Whether it holds."""

    reason: Reason
    """Why."""


class NodeFinding(Record):
    """One question of an analysis, held against one system."""

    node: str
    """Node id."""

    truths: tuple[Truth, ...]
    """For each result of the node, whether it holds."""

    leaning: Leaning | Literal["unknown"]
    """Where the text points; `unknown` while answers are missing."""


class AnalysisFinding(Record):
    """An analysis, held against one system."""

    system: str | None
    """System id."""

    analysis: str
    """Analysis id."""

    relevant: Truth
    """Whether the analysis concerns the system."""

    nodes: tuple[NodeFinding, ...]
    """Its questions in order."""


class Orientation(Record):
    """A statement said to one system because its circumstances are, or may be, given."""

    system: str | None
    """System id."""

    statement: str
    """Statement id."""

    truth: Truth
    """Whether its circumstances are given."""


class Question(Record):
    """A question worth asking: what it is, of what, and how much an answer settles."""

    fact: str
    """Fact key."""

    system: str | None
    """System it is asked of; none for the organisation."""

    settles: int
    """Findings that are unknown now and settled by the least helpful answer."""

    touches: int
    """Unknown findings that the most helpful answer settles."""


class VersionNote(Record):
    """Which version of an instrument stood on the day, and how far its wording is held."""

    instrument: str
    """Instrument id."""

    version: str | None
    """Version in force that day."""

    wording_held: bool
    """True when its items are held in that wording."""


class SystemView(Record):
    """A system as the assessment names it."""

    id: str
    """Short name in the profile."""

    name: str
    """Name for people."""

    description: str | None
    """The organisation's own words."""


class Assessment(Record):
    """What an edition says to a profile."""

    regime: str
    """Regime id."""

    name: str
    """Name of the organisation."""

    description: str | None
    """The organisation's own words."""

    profile_digest: str
    """SHA-256 of the profile's content."""

    rulebook_digest: str
    """SHA-256 of the pack files."""

    edition_digest: str
    """SHA-256 of what stood on the day."""

    on: date
    """Valid time: the legal day asked about."""

    known: date
    """Knowledge time: nothing learned later was used."""

    presumptions: bool
    """False when presumptions were switched off."""

    systems: tuple[SystemView, ...]
    """Systems in the profile's order."""

    definitions: tuple[DefinitionFinding, ...]
    """Roles, phases and outside groups."""

    findings: tuple[Finding, ...]
    """Every standing expectation with a rule, for each subject it speaks of."""

    questions: tuple[Question, ...]
    """Open questions, the one that settles most first."""

    versions: tuple[VersionNote, ...]
    """Versions in force that day."""

    unruled: tuple[str, ...]
    """Standing expectations for which no rule is held: neither yes nor no is said."""

    statements: tuple[str, ...]
    """Ids of the statements on what the State can and cannot do that day."""

    pointers: tuple[str, ...] = ()
    """Ids of the statements on other laws that carry consequences."""

    orientations: tuple[Orientation, ...] = ()
    """Statements said to systems because of their circumstances."""

    analyses: tuple[AnalysisFinding, ...] = ()
    """Analyses that concern, or may concern, a system."""
