"""Analyses: decision structures of a text, walked with a profile's answers.

An analysis orients; it decides nothing. Where views differ, the node says so and stays open.
"""

from typing import Annotated, Literal

from pydantic import Field

from shirube.model.days import ALWAYS, Interval
from shirube.model.rule import AnswerWord, Condition, FactKey
from shirube.model.source import Citation, Entry, Ref
from shirube.model.text import Line, Record, Text, Title

Leaning = Literal["points_to_fine", "points_to_problem", "depends", "views_differ", "pointer"]
"""Where the text points when a result holds: no words of verdict. `views_differ` stays open
whatever the answers; `pointer` leads to another text."""


class Result(Record):
    """One way a question may come out."""

    when: Condition
    """Answers under which it comes out so."""

    leaning: Leaning
    """Where the text then points."""

    gist: Text
    """What the text says for this case, in our words."""

    next: tuple[Line, ...] = ()
    """Ids of nodes to look at next."""


class Node(Record):
    """One question of the structure."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
    """Short name, unique in the analysis."""

    stage: Line
    """Id of the stage it belongs to."""

    question: Text
    """The question, in our words."""

    gist: Text
    """What the text says about it, in our words."""

    results: tuple[Result, ...] = ()
    """Ways it may come out; none when only a person can say."""

    open: bool = False
    """True where the text itself leaves views side by side."""

    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """Section of the text."""


class Stage(Record):
    """A part of the structure."""

    id: Line
    """Short name."""

    title: Text
    """Heading."""


class AnalysisCase(Record):
    """Answers, and for some nodes the leaning that must come out; the loader runs it."""

    about: Text
    """What the case shows."""

    given: dict[FactKey, AnswerWord | tuple[AnswerWord, ...]]
    """Answers; a fact not named is unknown."""

    then: dict[str, Leaning | Literal["unknown"]]
    """Node id -> leaning, or `unknown` while answers are missing."""


class Analysis(Entry):
    """A decision structure of one text."""

    instrument: Ref
    """Text it follows."""

    title: Title
    """Its name."""

    gist: Text
    """What it helps to see, and what it cannot decide, in our words."""

    relevant: Condition
    """Systems for which it is shown."""

    stages: tuple[Stage, ...]
    """Parts in order."""

    nodes: Annotated[tuple[Node, ...], Field(min_length=1)]
    """Questions in order."""

    cases: tuple[AnalysisCase, ...] = ()
    """Cases that must come out."""

    holds: Interval = ALWAYS
    """Days on which the text stands."""

    order: int = 100
    """Place in lists."""
