"""Crosswalks: rows that set two texts side by side, with the limits of each comparison."""

from typing import Annotated, Literal

from pydantic import Field

from shirube.model.source import Citation, Entry, Ref
from shirube.model.terms import Confidence
from shirube.model.text import Line, Record, Text, Title

Relation = Literal["equal", "subset", "superset", "intersects", "none"]
"""How the asked-for matter on the left relates to that on the right. No percentages."""


class Row(Record):
    """One comparison."""

    left: Ref
    """Record of this regime."""

    right: Line
    """Id of a record of a pack, or the identifier the other text itself uses."""

    right_title: Text
    """What stands there, in our words."""

    relation: Relation
    """How the two relate."""

    basis: Text
    """Why we say so, in our words."""

    limits: Text
    """What must not be inferred from the row."""

    sources: tuple[Citation, ...] = ()
    """Where the basis stands, when not in the crosswalk's own sources."""

    confidence: Confidence = "medium"
    """How sure we are."""


class Crosswalk(Entry):
    """Two texts side by side."""

    title: Title
    """Its name."""

    kind: Literal["crosswalk", "lineage"] = "crosswalk"
    """`lineage`: the left is a successor of the right."""

    left: Ref
    """Instrument on the left."""

    right: Line
    """Instrument on the right, or the name of a framework of others."""

    right_name: Text
    """Name of the other text."""

    gist: Text
    """What it compares, and how far it goes, in our words."""

    reviewer: Line = "ours"
    """Who reviewed it: `ours`, or the body that published it."""

    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    """Comparisons."""

    order: int = 100
    """Place in lists."""
