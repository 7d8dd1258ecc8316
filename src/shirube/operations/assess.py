"""Assessing a profile: read it, judge it by an edition, add the questions worth asking."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shirube.assess import assess, targets_of
from shirube.interview.questions import rank
from shirube.locales import Words
from shirube.model.assessment import Assessment, Finding
from shirube.model.expectation import Expectation
from shirube.model.problem import Problem, Refused, say
from shirube.model.profile import Profile
from shirube.model.report import Report
from shirube.model.rulebook import Edition
from shirube.operations.config import Config
from shirube.operations.rulebooks import find_record, open_edition
from shirube.packs.profile import read_profile
from shirube.reports.assessment import assessment_report
from shirube.reports.changes import changes_report, profile_changes_report
from shirube.reports.trace import trace_report
from shirube.rules.graph import compile_edition
from shirube.rules.subject import Subject
from shirube.timeline import EditionDiff, as_of, diff


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
    weights = {rule: len(targets) for rule, targets in targets_of(edition).items()}
    questions = rank(graph, sorted(weights), Subject.of(profile), weights=weights)
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


def explain_file(
    config: Config,
    path: Path,
    words_of_item: str,
    *,
    on: date | None = None,
    known: date | None = None,
    presume: bool = True,
) -> tuple[Judged, tuple[Finding, ...]]:
    """The findings on one expectation, with their whole proof.

    Raises Refused when the words name no expectation that stands on the day.
    """
    judged = assess_file(config, path, on=on, known=known, presume=presume)
    record = find_record(judged.edition.rulebook, words_of_item)
    if not isinstance(record, Expectation):
        raise Refused([Problem(
            words_of_item, 0, "",
            say("`{ref}` is no expectation, so nothing reaches by it", ref=record.id),
            say("`shirube show` tells it; name an expectation to have it explained"))])
    found = tuple(each for each in judged.assessment.findings if each.expectation == record.id)
    if not found:
        what = (
            say("`{ref}` did not stand on that day", ref=record.id)
            if record.id not in judged.edition.standing_by_id
            else say("`{ref}` speaks of systems, and the profile describes none", ref=record.id)
            if not judged.profile.systems
            else say("`{ref}` has no rule on that day", ref=record.id)
        )
        raise Refused([Problem(
            words_of_item, 0, "", what, say("try another day or another item"))])
    return judged, found


def explain_report(
    judged: Judged, findings: tuple[Finding, ...], words: Words
) -> Report:
    """The trace of one answer in one language."""
    subjects: dict[str | None, str] = {each.id: each.name for each in judged.profile.systems}
    subjects[None] = words("subject.organisation")
    return trace_report(findings, judged.edition, subjects, words)


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
