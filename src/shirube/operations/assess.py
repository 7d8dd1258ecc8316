"""Assessing a profile: read it, judge it by an edition, add the questions worth asking."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shirube.assess import assess
from shirube.interview.questions import rank
from shirube.locales import Words
from shirube.model.assessment import Assessment
from shirube.model.profile import Profile
from shirube.model.report import Report
from shirube.model.rulebook import Edition
from shirube.operations.askable import askable
from shirube.operations.config import Config
from shirube.operations.rulebooks import open_edition
from shirube.packs.profile import read_profile
from shirube.reports.assessment import assessment_report
from shirube.rules.graph import compile_edition
from shirube.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class Judged:
    """A profile, the edition that judged it, and what came out."""

    profile: Profile
    edition: Edition
    assessment: Assessment

    def report(self, words: Words) -> Report:
        """The assessment told in one language."""
        return assessment_report(self.assessment, self.edition, words)


def judge(profile: Profile, edition: Edition, *, presume: bool = True) -> Judged:
    """An assessment with its questions, the one that settles most first."""
    graph = compile_edition(edition)
    assessment = assess(edition, graph, profile, presume=presume)
    asking = askable(edition)
    questions = rank(asking.graph, asking.rules, Subject.of(profile), weights=asking.weights)
    return Judged(profile, edition, assessment.model_copy(update={"questions": questions}))


def assess_file(
    config: Config,
    path: Path,
    *,
    on: date | None = None,
    known: date | None = None,
    presume: bool = True,
) -> Judged:
    """The assessment of a profile file.

    Raises Refused with everything wrong with the profile or the packs.
    """
    edition = open_edition(config, on, known)
    return judge(read_profile(path, edition.rulebook), edition, presume=presume)
