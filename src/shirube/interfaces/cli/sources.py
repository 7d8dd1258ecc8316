"""`shirube sources`: the user's own copies of the sources, and what they say of the records."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from shirube.exports.atom import write_atom
from shirube.interfaces.cli.common import (
    Command,
    config_of,
    lang_option,
    packs_options,
    words_of,
    write_whole,
)
from shirube.interfaces.cli.group import LazyGroup
from shirube.interfaces.cli.writing import format_options, write
from shirube.locales import Words
from shirube.model.problem import Message
from shirube.model.snapshot import Outcome
from shirube.operations.sources import (
    Held,
    drift_of_source,
    fetch_sources,
    hold_sources,
    import_source,
    open_shelf,
    take_fingerprints,
    verify_sources,
)
from shirube.operations.watch import watch_sources
from shirube.reports.sources import (
    drift_report,
    outcomes_report,
    status_report,
    taken_lines,
    verified_report,
)
from shirube.reports.watch import watch_feed, watch_report
from shirube.watch.checking import Verdict
from shirube.watch.fetch import Step
from shirube.watch.freshness import due, past_budget
from shirube.watch.polite import Manners, Means

_HERE = "shirube.interfaces.cli.sources"

SOURCES = {
    "fetch": (f"{_HERE}:fetch", "Ask the publishers, politely, and keep what they serve.",
              "発行者に礼儀正しく問い合わせ、得たものを保存する。"),
    "import": (f"{_HERE}:import_", "Keep a file you saved by hand.",
               "自分で保存したファイルを取り込む。"),
    "verify": (f"{_HERE}:verify", "Hold every record against your copies.",
               "すべての記録を、手元の写しと照合する。"),
    "status": (f"{_HERE}:status", "What you hold, how old it is, what is overdue.",
               "手元にあるもの、その古さ、期日を過ぎたものを示す。"),
    "drift": (f"{_HERE}:drift", "What changed in the words of a source.",
              "出典の文言の変化を示す。"),
    "watch": (f"{_HERE}:watch", "One pass over all sources, made for cron.",
              "すべての出典を一巡する。cron向け。"),
}
"""Name -> where it is, and its line of help in English and Japanese."""


class SourcesGroup(LazyGroup):
    """The commands of `shirube sources`."""

    table = SOURCES


@click.group(cls=SourcesGroup)
def sources() -> None:
    """Your own copies of the sources: fetched, kept, held against every record.

    Everything but `fetch` and `watch` works offline.
    """


def snapshots_option(function: Command) -> Command:
    """`--snapshots`: where the copies are."""
    return click.option(
        "--snapshots", type=click.Path(path_type=Path), default=None, metavar="DIR",
        help="Folder of your copies (default: in your data folder).")(function)


def manners_options(function: Command) -> Command:
    """`--contact` and `--allow`: how publishers are asked."""
    function = click.option(
        "--allow", multiple=True, metavar="NETWORK",
        help="Ask this network although it is not public, e.g. 127.0.0.1.")(function)
    return click.option(
        "--contact", metavar="ADDRESS",
        help="Where publishers can reach you; told to them with every request.")(function)


def snapshots_folder(given: Path | None) -> Path:
    """The folder asked for, or the one in the user's data folder."""
    if given is not None:
        return given
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "shirube" / "snapshots"


def means() -> Means:
    """The clocks of this machine."""
    return Means(lambda: datetime.now(UTC), time.monotonic, time.sleep)


@sources.command()
@click.argument("refs", nargs=-1, metavar="[REF...]")
@click.option("--again", is_flag=True, help="Ask even those looked at a short while ago.")
@manners_options
@snapshots_option
@format_options
@lang_option
@packs_options
def fetch(
    refs: tuple[str, ...], again: bool, contact: str | None, allow: tuple[str, ...],
    snapshots: Path | None, form: str | None, output: Path | None, full: bool, as_json: bool,
    lang: str | None, packs: Path | None, regime: str,
) -> None:
    """Ask the publishers of all sources, or of REF: sources, or records and what they cite.

    One request at a time and a pause after each; what comes is kept at once, and an
    interruption loses nothing. Exit 1 when something could not be kept.
    """
    shelf = open_shelf(config_of(packs, regime), snapshots_folder(snapshots))
    words = words_of(lang)
    with _progress(words) as show:
        outcomes = tuple(fetch_sources(
            shelf, refs, Manners(contact=contact, allowed=allow), means(), again=again,
            show=show))
    write(lambda: outcomes_report(shelf.rulebook, outcomes, words, full=full),
          [_outcome(each) for each in outcomes], form, output, as_json=as_json, full=full)
    _leave(any(each.kind in ("blocked", "failed", "refused") for each in outcomes))


@sources.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--for", "ref", required=True, metavar="REF", help="Source that the file is of.")
@snapshots_option
@format_options
@lang_option
@packs_options
def import_(
    file: Path, ref: str, snapshots: Path | None, form: str | None, output: Path | None,
    full: bool, as_json: bool, lang: str | None, packs: Path | None, regime: str,
) -> None:
    """Keep FILE, saved by hand where a publisher does not serve programs.

    A statute is brought as the XML of the law API. Exit 1 when the file is refused.
    """
    config, words = config_of(packs, regime), words_of(lang)
    shelf = open_shelf(config, snapshots_folder(snapshots))
    outcome = import_source(shelf, config, file, ref)
    write(lambda: outcomes_report(shelf.rulebook, (outcome,), words, full=full),
          _outcome(outcome), form, output, as_json=as_json, full=full)
    _leave(outcome.kind == "refused")


@sources.command()
@click.argument("refs", nargs=-1, metavar="[REF...]")
@click.option("--lock", "taking", is_flag=True,
              help="First take the fingerprints of places that have none yet.")
@click.option("--reread", multiple=True, metavar="RECORD",
              help="With --lock: this record was read again; take its fingerprints anew.")
@snapshots_option
@format_options
@lang_option
@packs_options
def verify(
    refs: tuple[str, ...], taking: bool, reread: tuple[str, ...], snapshots: Path | None,
    form: str | None, output: Path | None, full: bool, as_json: bool, lang: str | None,
    packs: Path | None, regime: str,
) -> None:
    """Hold every record, or those of REF, against your copies of their sources.

    Exit 1 when a place must be read again. Nobody is asked, and no record is changed.
    """
    config, words = config_of(packs, regime), words_of(lang)
    shelf = open_shelf(config, snapshots_folder(snapshots))
    if taking or reread:
        shelf, taken = take_fingerprints(shelf, config, reread)
        for line in taken_lines(taken.added, taken.renewed, taken.dropped, taken.refused, words):
            click.echo(line, err=True)
    found = verify_sources(shelf, refs)
    data = {"summary": asdict(found.summary), "verdicts": list(map(_verdict, found.verdicts))}
    write(lambda: verified_report(shelf.rulebook, found.verdicts, found.summary, shelf.today,
                                  words, full=full),
          data, form, output, as_json=as_json, full=full)
    _leave(bool(found.to_read))


@sources.command()
@click.argument("refs", nargs=-1, metavar="[REF...]")
@snapshots_option
@format_options
@lang_option
@packs_options
def status(
    refs: tuple[str, ...], snapshots: Path | None, form: str | None, output: Path | None,
    full: bool, as_json: bool, lang: str | None, packs: Path | None, regime: str,
) -> None:
    """What you hold of every source, or of REF, how old it is, and what is overdue."""
    words = words_of(lang)
    shelf = open_shelf(config_of(packs, regime), snapshots_folder(snapshots))
    held = hold_sources(shelf, refs)
    past = past_budget(shelf.rulebook, shelf.today)
    overdue = tuple(each for each in due(shelf.rulebook, {}, None, shelf.today)
                    if each.kind == "overdue")
    data = {
        "sources": [_held(each) for each in held],
        "records_past_their_budget": [{"record": ref, "days": age.days, "budget": age.budget}
                                      for ref, age in past],
        "overdue": [{"ref": each.ref, "day": str(each.day)} for each in overdue],
    }
    rows = tuple((each.source, each.receipt, each.attempt, each.age, each.records)
                 for each in held)
    write(lambda: status_report(shelf.rulebook, rows, past, overdue, words), data, form, output,
          as_json=as_json, full=full)


@sources.command()
@click.argument("ref")
@click.option("--before", metavar="START",
              help="Earlier copy: how its digest, day or revision begins.")
@click.option("--after", metavar="START",
              help="Later copy: how its digest, day or revision begins (default: the last).")
@snapshots_option
@format_options
@lang_option
@packs_options
def drift(
    ref: str, before: str | None, after: str | None, snapshots: Path | None, form: str | None,
    output: Path | None, full: bool, as_json: bool, lang: str | None, packs: Path | None,
    regime: str,
) -> None:
    """What changed in the words between two copies of the source REF, provision by provision.

    Markup and layout are silent. Also told: the records that rest on what changed.
    """
    words = words_of(lang)
    shelf = open_shelf(config_of(packs, regime), snapshots_folder(snapshots))
    found = drift_of_source(shelf, ref, before, after)
    data = {
        "source": found.source.id, "before": found.before.sha256, "after": found.after.sha256,
        "changes": [asdict(each) for each in found.changes],
        "records": [{"record": record, "places": places} for record, places in found.resting],
    }
    write(lambda: drift_report(shelf.rulebook, found.source, found.before, found.after,
                               found.changes, found.resting, words),
          data, form, output, as_json=as_json, full=full)


@sources.command()
@click.option("--feed", type=click.Path(path_type=Path), metavar="FILE",
              help="Also write the news of the last passes as an Atom feed.")
@click.option("--offline", is_flag=True, help="Ask nobody; use the copies at hand.")
@manners_options
@snapshots_option
@format_options
@lang_option
@packs_options
def watch(
    feed: Path | None, offline: bool, contact: str | None, allow: tuple[str, ...],
    snapshots: Path | None, form: str | None, output: Path | None, full: bool, as_json: bool,
    lang: str | None, packs: Path | None, regime: str,
) -> None:
    """One pass: fetch, verify, and tell what is new since the pass before.

    Exit 1 when some of the news must be read by a person.
    """
    config, words = config_of(packs, regime), words_of(lang)
    with _progress(words) as show:
        found = watch_sources(config, snapshots_folder(snapshots),
                              Manners(contact=contact, allowed=allow), means(), offline=offline,
                              show=show)
    rulebook = found.verified.shelf.rulebook
    if feed is not None:
        write_whole(feed, write_atom(watch_feed(rulebook, found.passes, words),
                                     config.now).encode())
    looked = sorted(Counter(each.kind for each in found.outcomes).items())
    data = {
        "at": found.this.at.isoformat(), "first": found.this.first,
        "outcomes": [_outcome(each) for each in found.outcomes],
        "summary": asdict(found.verified.summary),
        "news": [asdict(each) for each in found.this.news],
    }
    write(lambda: watch_report(rulebook, found.this, found.verified.summary, looked, words),
          data, form, output, as_json=as_json, full=full)
    _leave(any(each.to_read for each in found.this.news))


def _leave(with_problems: bool) -> None:
    if with_problems:
        raise click.exceptions.Exit(1)


@contextmanager
def _progress(words: Words) -> Iterator[Callable[[Step], None]]:
    """One line on the terminal that tells what is being done; nothing when nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return

    def show(step: Step) -> None:
        doing = words(f"sources.doing.{step.doing}")
        click.echo(f"\r\x1b[K[{step.number}/{step.total}] {doing} {step.source}", nl=False,
                   err=True)

    try:
        yield show
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


def _why(why: Message | None) -> str | None:
    return str(why) if why else None


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {"source": outcome.source, "outcome": outcome.kind, "why": _why(outcome.why),
            "receipt": outcome.receipt.model_dump(mode="json", exclude_none=True)
            if outcome.receipt else None}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {**asdict(verdict), "why": _why(verdict.why), "to_read": verdict.to_read,
            "proof": verdict.proof}


def _held(held: Held) -> dict[str, Any]:
    return {
        "source": held.source.id, "records": held.records,
        "receipt": held.receipt.model_dump(mode="json", exclude_none=True)
        if held.receipt else None,
        "attempt": {"kind": held.attempt.kind, "at": held.attempt.at.isoformat(),
                    "why": str(held.attempt.why)} if held.attempt else None,
        "days": held.age.days if held.age else None,
        "budget": held.age.budget if held.age else None,
        "past": held.age.past if held.age else None,
    }
