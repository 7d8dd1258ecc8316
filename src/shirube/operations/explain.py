"""Explaining one answer: the findings on an expectation, with their whole proof."""

from datetime import date
from pathlib import Path

from shirube.locales import Words
from shirube.model.assessment import Finding
from shirube.model.expectation import Expectation
from shirube.model.problem import Problem, Refused, say
from shirube.model.report import Report
from shirube.operations.assess import Judged, assess_file
from shirube.operations.config import Config
from shirube.operations.rulebooks import find_record
from shirube.reports.trace import trace_report


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
    record = find_record(judged.edition.rulebook, words_of_item, (Expectation,))
    if not isinstance(record, Expectation):
        inside = [each.id for each in judged.edition.rulebook.expectations
                  if record.id in (each.at, each.group)]
        raise Refused([Problem(
            words_of_item, 0, "", say("`{ref}` is no expectation", ref=record.id),
            say("name one of: {records}", records=", ".join(inside[:8])) if inside else
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
