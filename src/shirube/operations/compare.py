"""Comparing two days: what changed, and what that changes for a profile."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shirube.locales import Words
from shirube.model.report import Report
from shirube.operations.assess import Judged, judge
from shirube.operations.config import Config
from shirube.operations.rulebooks import open_edition
from shirube.packs.profile import read_profile
from shirube.reports.changes import changes_report, profile_changes_report
from shirube.timeline import EditionDiff, as_of, diff


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions and, if a profile was given, what each said to it."""

    difference: EditionDiff
    before: Judged | None
    after: Judged | None

    def report(self, words: Words) -> Report:
        """The comparison told in one language."""
        if self.before is None or self.after is None:
            return changes_report(self.difference, words)
        return profile_changes_report(
            self.difference, self.before.assessment, self.after.assessment, words)


def compare(
    config: Config, first: date, second: date, *, known: date | None = None,
    profile: Path | None = None,
) -> Compared:
    """What changed between two legal days, and for a profile what that changes for it.

    Raises Refused with everything wrong with the profile or the packs.
    """
    after = open_edition(config, second, known)
    before = as_of(after.rulebook, first, after.known)
    difference = diff(before, after)
    if profile is None:
        return Compared(difference, None, None)
    read = read_profile(profile, after.rulebook)
    return Compared(difference, judge(read, before), judge(read, after))
