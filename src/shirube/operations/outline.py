"""An official form as an outline, filled from a profile's own judgements."""

from datetime import date
from pathlib import Path

from shirube.locales import Words
from shirube.model.problem import Problem, Refused, say
from shirube.model.questionnaire import Questionnaire
from shirube.model.report import Report
from shirube.operations.assess import Judged, assess_file
from shirube.operations.config import Config
from shirube.operations.rulebooks import find_record
from shirube.packs.typed import did_you_mean
from shirube.reports.form import form_report


def outline_file(
    config: Config, path: Path, name: str, words: Words, *, on: date | None = None,
    known: date | None = None,
) -> tuple[Judged, Questionnaire, Report]:
    """The outline of a form for a profile.

    Raises Refused when the profile is wrong or `name` names no form.
    """
    judged = assess_file(config, path, on=on, known=known)
    record = find_record(judged.edition.rulebook, name)
    if not isinstance(record, Questionnaire):
        forms = [each.id for each in judged.edition.rulebook.questionnaires]
        raise Refused([Problem(
            name, 0, "", say("`{ref}` is no form", ref=record.id),
            did_you_mean(name, forms, say("forms: {forms}", forms=", ".join(forms))))])
    return judged, record, form_report(record, judged.assessment, judged.edition, words)
