"""Questionnaires: official report forms, as outlines that an assessment can fill."""

from typing import Annotated

from pydantic import Field

from shirube.model.days import Interval
from shirube.model.source import Entry, Ref
from shirube.model.terms import Confidence
from shirube.model.text import Line, Record, Text, Title


class FormQuestion(Record):
    """One question of a form."""

    ref: Line
    """Its official number."""

    gist: Text
    """What it asks, in our words."""

    draws_on: tuple[Ref, ...] = ()
    """Expectations and principles whose judgements help to answer it; our reading."""

    confidence: Confidence = "medium"
    """How sure we are of the question."""


class FormSection(Record):
    """A section of a form."""

    ref: Line
    """Its official number."""

    title: Title
    """Its heading."""

    questions: tuple[FormQuestion, ...] = ()
    """Questions known; empty where only the heading is known."""


class Questionnaire(Entry):
    """A report form."""

    instrument: Ref
    """Framework it belongs to."""

    title: Title
    """Its name."""

    version: Line
    """Its version."""

    gist: Text
    """What it is for and how far it is known, in our words."""

    holds: Interval
    """Days on which this version is in use."""

    sections: Annotated[tuple[FormSection, ...], Field(min_length=1)]
    """Sections in order."""

    order: int = 100
    """Place in lists."""
