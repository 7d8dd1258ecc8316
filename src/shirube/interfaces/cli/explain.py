"""`shirube explain`: every step of one answer."""

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
from shirube.operations.explain import explain_file, explain_report


@click.command()
@click.argument("profile", type=PROFILE)
@click.argument("ref")
@on_option
@known_option
@click.option("--no-presume", is_flag=True, help="Presume nothing where nobody answered.")
@format_options
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
