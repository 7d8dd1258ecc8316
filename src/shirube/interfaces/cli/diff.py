"""`shirube diff`: what changed between two days, and for a profile."""

from datetime import date
from pathlib import Path

import click

from shirube.interfaces.cli.common import (
    DAY,
    PROFILE,
    config_of,
    known_option,
    lang_option,
    packs_options,
    words_of,
)
from shirube.interfaces.cli.writing import format_options, write
from shirube.operations.compare import compare


@click.command()
@click.argument("before", type=DAY, metavar="DAY")
@click.argument("after", type=DAY, metavar="DAY")
@click.option("--profile", type=PROFILE, metavar="FILE",
              help="Tell what it changes for this profile.")
@known_option
@format_options
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
