"""The regime in time: as of a day, between two days, and what lies ahead."""

from shirube.timeline.ahead import Coming, ahead, could_be_told, milestone_state
from shirube.timeline.asof import as_of, version_on
from shirube.timeline.change import Change, EditionDiff, apply, diff
from shirube.timeline.days import change_days, edition_start

__all__ = [
    "Change", "Coming", "EditionDiff", "ahead", "apply", "as_of", "change_days",
    "could_be_told", "diff",
    "edition_start", "milestone_state", "version_on",
]
