"""`shirube search`: records in which words stand, best first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from shirube.interfaces.cli.common import (
    config_of,
    known_option,
    lang_option,
    on_option,
    packs_options,
    words_of,
)
from shirube.interfaces.cli.writing import format_options, write
from shirube.locales import tell
from shirube.model.problem import Message, say
from shirube.model.terms import Language
from shirube.operations.search import Searched
from shirube.operations.search import search as search_records
from shirube.search import KINDS


@click.command()
@click.argument("typed", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), metavar="KIND",
              help="Only this kind of record, e.g. provisions; may be given again.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
              help="How many are shown at most.")
@on_option
@known_option
@format_options
@lang_option
@packs_options
def search(
    typed: tuple[str, ...], kinds: tuple[str, ...], limit: int, on: date | None,
    known: date | None, form: str | None, output: Path | None, full: bool, as_json: bool,
    lang: str | None, packs: Path | None, regime: str,
) -> None:
    """Records of the regime and the world that hold all WORDS, best first.

    WORDS are words of either language, phrases in quotation marks of their own, or an official
    reference like "D-2) i.". Texts are searched in the language of the output, names in both.

    Exit 1 when nothing is found.
    """
    words = words_of(lang)
    found = search_records(config_of(packs, regime), " ".join(typed), words.lang, kinds=kinds,
                           limit=limit, on=on, known=known)
    as_data = form == "json" or (form is None and as_json)
    if found.found.hits or as_data:
        write(lambda: found.report(words), _data(found), form, output, as_json=as_json, full=full)
    if not found.found.hits:
        for line in _nothing(found, words.lang):
            click.echo(tell(line, words.lang), err=True)
        raise click.exceptions.Exit(1)


def _nothing(searched: Searched, lang: Language) -> Iterator[Message]:
    """That nothing was found, and what may help."""
    found = searched.found
    yield say("Nothing holds all of: {words}", words=searched.typed)
    if found.kinds:
        yield say("Other kinds hold it: {kinds}", kinds=", ".join(found.kinds))
    elif found.missing and len(found.missing) < len(searched.terms):
        yield say("No record holds: {words}", words=", ".join(found.missing))
    if not found.kinds:
        yield say("Try fewer or shorter words, or --lang {lang} for texts in the other language.",
                  lang="en" if lang == "ja" else "ja")


def _data(searched: Searched) -> dict[str, object]:
    found = searched.found
    return {
        "query": searched.typed, "on": str(searched.edition.on),
        "known": str(searched.edition.known), "total": found.total, "kinds": dict(found.kinds),
        "missing": found.missing,
        "hits": [
            {"ref": each.document.ref, "kind": each.document.kind,
             "title": each.document.title, "place": each.document.place,
             "stands": each.document.stands, "text": each.text, "name": each.name}
            for each in found.hits
        ],
    }
