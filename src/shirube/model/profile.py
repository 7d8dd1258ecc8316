"""A profile: what an organisation says of itself, its AI systems, and its work on them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shirube.model.days import Day
from shirube.model.source import Ref
from shirube.model.terms import WorkStatus
from shirube.model.text import Line, Record

AnswerValue = bool | int | str | tuple[str, ...]
"""An answer in the type of its fact; a set of choices is a sorted tuple."""


class Answer(Record):
    """One answer; a fact without an answer is unknown."""

    value: AnswerValue
    """The answer."""

    by: Line | None = None
    """Who gave it; required for judgements."""

    on: Day | None = None
    """When it was given."""

    why: Line | None = None
    """Why; for judgements and for whoever reads it next year."""


class Work(Record):
    """What a person judged of one expectation, on what evidence."""

    status: WorkStatus = "not_judged"
    """The judgement."""

    note: Line | None = None
    """What is done, what is missing, or the reasons made public."""

    owner: Line | None = None
    """Who looks after it."""

    due: Day | None = None
    """Day by which something is to be done."""

    evidence: tuple[Line, ...] = ()
    """References to evidence: file names, addresses, document numbers."""


SystemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


class SystemProfile(Record):
    """One AI system of the organisation."""

    id: SystemId
    """Short name, unique in the profile."""

    name: Line
    """Name for people."""

    description: Line | None = None
    """What it does; shown, never read by rules."""

    answers: dict[str, Answer] = Field(default_factory=dict)
    """Answers under full fact keys, e.g. `system.develops`."""

    work: dict[Ref, Work] = Field(default_factory=dict)
    """Judgements under expectation ids."""


class Profile(Record):
    """An organisation and its AI systems, as known so far."""

    regime: Line
    """Regime it is judged by, e.g. `jp`."""

    name: Line
    """Name of the organisation."""

    description: Line | None = None
    """What it does; shown, never read by rules."""

    answers: dict[str, Answer] = Field(default_factory=dict)
    """Answers under full fact keys, e.g. `organisation.kind`."""

    work: dict[Ref, Work] = Field(default_factory=dict)
    """Judgements on what reaches the organisation as a whole."""

    systems: tuple[SystemProfile, ...] = ()
    """Its AI systems."""
