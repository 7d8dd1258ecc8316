"""The interview: asking only what still makes a difference, the most telling question first."""

from shirube.interview.questions import rank
from shirube.interview.session import Session

__all__ = ["Session", "rank"]
