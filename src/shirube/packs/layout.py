"""Which folder holds which kind of record, and how a path becomes an id."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from shirube.model.analysis import Analysis
from shirube.model.claim import Claim
from shirube.model.crosswalk import Crosswalk
from shirube.model.event import Event, Milestone
from shirube.model.expectation import Checklist, Expectation, Principle, Risk
from shirube.model.instrument import Instrument, Provision, Term
from shirube.model.jurisdiction import Jurisdiction
from shirube.model.measure import Measure
from shirube.model.page import Page
from shirube.model.questionnaire import Questionnaire
from shirube.model.regime import Body, Regime, Statement
from shirube.model.rule import Definition, Example, Fact, Rule
from shirube.model.source import Source
from shirube.model.text import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its collection in the rulebook and its type."""

    collection: str
    type: type[Record]


REGIME = Kind("regime", Regime)
PROVISION = Kind("provisions", Provision)
DEFINITION = Kind("definitions", Definition)

FOLDERS = {
    "bodies": Kind("bodies", Body),
    "instruments": Kind("instruments", Instrument),
    "terms": Kind("terms", Term),
    "events": Kind("events", Event),
    "milestones": Kind("milestones", Milestone),
    "statements": Kind("statements", Statement),
    "principles": Kind("principles", Principle),
    "expectations": Kind("expectations", Expectation),
    "checklists": Kind("checklists", Checklist),
    "risks": Kind("risks", Risk),
    "measures": Kind("measures", Measure),
    "questionnaires": Kind("questionnaires", Questionnaire),
    "analyses": Kind("analyses", Analysis),
    "crosswalks": Kind("crosswalks", Crosswalk),
    "claims": Kind("claims", Claim),
    "pages": Kind("pages", Page),
    "jurisdictions": Kind("jurisdictions", Jurisdiction),
    "facts": Kind("facts", Fact),
    "rules": Kind("rules", Rule),
    "examples": Kind("examples", Example),
    "sources": Kind("sources", Source),
}
"""Folder of a regime -> kind. A file in `rules/` whose record `defines` something holds a
definition; a file one folder below `instruments/` holds that instrument's provisions."""


def kind_of(path: PurePosixPath, record: object) -> Kind | None:
    """Kind of a record in the file at `path` (below `regimes/`); none when out of place."""
    parts = path.parts
    if len(parts) == 2 and parts[1] == "regime.yaml":
        return REGIME
    if len(parts) < 3 or parts[1] not in FOLDERS:
        return None
    if parts[1] == "instruments" and len(parts) == 4:
        return PROVISION
    if parts[1] == "rules" and isinstance(record, dict) and "defines" in record:
        return DEFINITION
    return FOLDERS[parts[1]]


def id_of(path: PurePosixPath, kind: Kind, local: str | None) -> str:
    """Id of a record: its path, or its folder and local id when it shares a file."""
    if kind is REGIME:
        return path.parts[0]
    if kind is PROVISION:
        return f"{path.parent}#{local or path.stem}"
    return f"{path.parent}/{local}" if local else str(path.with_suffix(""))
