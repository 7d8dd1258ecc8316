"""`shirube outline`: an official form, filled from what a profile records."""

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
from shirube.operations.outline import outline_file


@click.command()
@click.argument("profile", type=PROFILE)
@click.argument("form_name", metavar="FORM")
@on_option
@known_option
@format_options
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
