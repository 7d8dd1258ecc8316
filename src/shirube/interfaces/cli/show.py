"""`shirube show` and `timeline`: what there is, as of a day."""

from datetime import date
from pathlib import Path

import click

from shirube.interfaces.cli.common import (
    DAY,
    config_of,
    known_option,
    lang_option,
    on_option,
    packs_options,
    words_of,
)
from shirube.interfaces.cli.writing import format_options, write
from shirube.model.rulebook import Edition
from shirube.operations.show import coming_of, show_country, show_record, show_timeline
from shirube.operations.world import show_world
from shirube.timeline import Coming


@click.command()
@click.argument("ref", required=False)
@on_option
@known_option
@format_options
@lang_option
@packs_options
def show(
    ref: str | None, on: date | None, known: date | None, full: bool, form: str | None,
    output: Path | None, as_json: bool, lang: str | None, packs: Path | None, regime: str,
) -> None:
    """The country page, or REF: a record, a page like jp/plan, or world and world/kr.

    A record is named by its id, the end of one, or its official reference.
    """
    config, words = config_of(packs, regime), words_of(lang)
    if ref is not None and (ref == "world" or ref.startswith("world/")):
        found, world = show_world(config, ref.partition("/")[2] or None, words, on=on)
        write(lambda: world, found, form, output, as_json=as_json, full=full)
        return
    if ref is None or ref == regime:
        edition, report = show_country(config, words, on=on, known=known, whole=full)
        write(lambda: report, _country_data(edition), form, output, as_json=as_json, full=full)
        return
    record, page = show_record(config, ref, words, on=on, known=known)
    write(lambda: page, record, form, output, as_json=as_json, full=full)


@click.command()
@click.option("--from", "start", type=DAY, metavar="DAY", help="First day.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Last day.")
@click.option("--ahead", is_flag=True, help="What is coming and what is overdue, too.")
@known_option
@format_options
@lang_option
@packs_options
def timeline(
    start: date | None, until: date | None, ahead: bool, known: date | None, form: str | None,
    output: Path | None, full: bool, as_json: bool, lang: str | None, packs: Path | None,
    regime: str,
) -> None:
    """Events, oldest first; with --ahead what is coming and what is overdue."""
    events, coming, report = show_timeline(
        config_of(packs, regime), words_of(lang), start=start, until=until, known=known,
        with_ahead=ahead)
    data = {
        "events": [each.model_dump(mode="json", by_alias=True) for each in events],
        "ahead": [_coming_data(each) for each in coming],
    }
    write(lambda: report, data, form, output, as_json=as_json, full=full)


def _coming_data(coming: Coming) -> dict[str, object]:
    return {
        "ref": coming.record.id, "kind": coming.kind, "state": coming.state,
        "day": str(coming.day) if coming.day else None, "fixed": coming.fixed,
    }


def _country_data(edition: Edition) -> dict[str, object]:
    def dumped(records: object) -> list[object]:
        assert isinstance(records, tuple)
        return [each.model_dump(mode="json", by_alias=True) for each in records]

    return {
        "regime": edition.rulebook.regime.model_dump(mode="json", by_alias=True),
        "on": str(edition.on), "known": str(edition.known), "edition": edition.digest,
        "statements": dumped(edition.statements), "instruments": dumped(edition.instruments),
        "events": dumped(edition.events),
        "ahead": [_coming_data(each) for each in coming_of(edition)],
    }
