"""Claims: what others say about a regime, held against the records."""

from typing import Literal

from shirube.model.days import Interval
from shirube.model.source import Entry, Ref
from shirube.model.text import Line, Text

Verdict = Literal["confirmed", "imprecise", "refuted", "outdated", "not_found", "undecided"]
"""What the records say to a claim. `outdated`: true once; `not_found`: no source bears it
out; `undecided`: sources contradict each other."""


class Claim(Entry):
    """A statement that circulates, with what the records say to it."""

    text: Text
    """The statement as it circulates, in our words."""

    said_by: Text
    """Where it is met, without blame."""

    verdict: Verdict
    """What the records say."""

    answer: Text
    """What is right instead, in our words."""

    against: tuple[Ref, ...]
    """Provisions and records that decide it."""

    true_on: Interval | None = None
    """Days on which it was true, for outdated ones."""

    topic: Line = "ai"
    """Matter it is about."""

    order: int = 100
    """Place in lists."""
