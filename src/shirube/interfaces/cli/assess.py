"""`shirube assess`, `explain` and `diff`: what reaches a profile, why, and what changed."""

from datetime import date
from pathlib import Path

import click

from shirube.exports import FORMATS
from shirube.interfaces.cli.common import (
    DAY,
    config_of,
    known_option,
    lang_option,
    on_option,
    packs_options,
    words_of,
)
from shirube.interfaces.cli.writing import write
from shirube.operations.assess import assess_file, compare, explain_file, explain_report
from shirube.operations.outline import outline_file

_PROFILE = click.Path(path_type=Path)


def _format_options(function: click.decorators.FC) -> click.decorators.FC:
    for option in (
        click.option("--json", "as_json", is_flag=True, help="The same as data."),
        click.option("--full", is_flag=True, help="Open every fold of the text."),
        click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
                     help="Write to this file; its ending chooses the format."),
        click.option("--format", "form", type=click.Choice(list(FORMATS)), default=None,
                     help="Format (default: text, or by the file's ending)."),
    ):
        function = option(function)
    return function


@click.command()
@click.argument("profile", type=_PROFILE)
@on_option
@known_option
@click.option("--no-presume", is_flag=True, help="Presume nothing where nobody answered.")
@_format_options
@lang_option
@packs_options
def assess(
    profile: Path, on: date | None, known: date | None, no_presume: bool, form: str | None,
    output: Path | None, full: bool, as_json: bool, lang: str | None, packs: Path | None,
    regime: str,
) -> None:
    """What reaches the organisation and its AI systems in PROFILE, what does not, and why.

    PROFILE is a YAML file; see examples/ or grow one with `shirube ask`.
    """
    judged = assess_file(config_of(packs, regime), profile, on=on, known=known,
                         presume=not no_presume)
    words = words_of(lang)
    write(lambda: judged.report(words), judged.assessment, form, output, as_json=as_json,
          full=full)
    if not (as_json or form or output or full):
        click.echo(words("assess.brief"), err=True)


@click.command()
@click.argument("profile", type=_PROFILE)
@click.argument("ref")
@on_option
@known_option
@click.option("--no-presume", is_flag=True, help="Presume nothing where nobody answered.")
@_format_options
@lang_option
@packs_options
def explain(
    profile: Path, ref: str, on: date | None, known: date | None, no_presume: bool,
    form: str | None, output: Path | None, full: bool, as_json: bool, lang: str | None,
    packs: Path | None, regime: str,
) -> None:
    """The full trace of one answer: why REF reaches PROFILE, or does not, or is open.

    REF is an id, the end of one, or the official reference, e.g. "D-2) i.".
    """
    judged, findings = explain_file(config_of(packs, regime), profile, ref, on=on, known=known,
                                    presume=not no_presume)
    words = words_of(lang)
    write(lambda: explain_report(judged, findings, words), findings, form, output,
          as_json=as_json, full=full)


@click.command()
@click.argument("profile", type=_PROFILE)
@click.argument("form_name", metavar="FORM")
@on_option
@known_option
@_format_options
@lang_option
@packs_options
def outline(
    profile: Path, form_name: str, on: date | None, known: date | None, form: str | None,
    output: Path | None, full: bool, as_json: bool, lang: str | None, packs: Path | None,
    regime: str,
) -> None:
    """FORM, an official report form, as an outline filled from what PROFILE records.

    Forms: `shirube show jp/hiroshima` names the ones of the Hiroshima Process.
    """
    words = words_of(lang)
    judged, record, report = outline_file(
        config_of(packs, regime), profile, form_name, words, on=on, known=known)
    data = {"form": record, "assessment": judged.assessment}
    write(lambda: report, data, form, output, as_json=as_json, full=full)


@click.command()
@click.argument("before", type=DAY, metavar="DAY")
@click.argument("after", type=DAY, metavar="DAY")
@click.option("--profile", type=_PROFILE, metavar="FILE",
              help="Tell what it changes for this profile.")
@known_option
@_format_options
@lang_option
@packs_options
def diff(
    before: date, after: date, profile: Path | None, known: date | None, form: str | None,
    output: Path | None, full: bool, as_json: bool, lang: str | None, packs: Path | None,
    regime: str,
) -> None:
    """What changed between two legal days, and for a profile what that changes for it."""
    compared = compare(config_of(packs, regime), before, after, known=known, profile=profile)
    words = words_of(lang)
    data = {
        "before": str(before), "after": str(after),
        "changes": [
            {"part": each.part, "ref": each.ref, "kind": each.kind}
            for each in compared.difference.changes
        ],
        "assessments": [
            each.assessment.model_dump(mode="json", by_alias=True)
            for each in (compared.before, compared.after) if each is not None
        ],
    }
    write(lambda: compared.report(words), data, form, output, as_json=as_json, full=full)
