"""`shirube assess`: what reaches a profile, what does not, what is open, and why."""

from datetime import date
from pathlib import Path

import click

from shirube.interfaces.cli.common import (
    PROFILE,
    config_of,
    known_option,
    lang_option,
    on_option,
    packs_options,
    words_of,
)
from shirube.interfaces.cli.writing import format_options, write
from shirube.operations.assess import assess_file


@click.command()
@click.argument("profile", type=PROFILE)
@on_option
@known_option
@click.option("--no-presume", is_flag=True, help="Presume nothing where nobody answered.")
@format_options
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
