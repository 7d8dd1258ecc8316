"""Searching: every record of the regime and the world that holds what somebody typed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from shirube.locales import Words
from shirube.model.jurisdiction import World
from shirube.model.problem import Problem, Refused, say
from shirube.model.report import Report
from shirube.model.rulebook import Edition
from shirube.model.terms import Language
from shirube.operations.config import Config
from shirube.operations.rulebooks import open_edition
from shirube.operations.world import open_world
from shirube.reports.search import search_report, searchable
from shirube.search import Found, Index, find, legible, read_query


@dataclass(frozen=True, slots=True)
class Searched:
    """What was typed, what it finds, and where that was looked for."""

    typed: str
    terms: tuple[str, ...]
    """What was typed as terms, folded."""

    edition: Edition
    world: World
    found: Found

    def report(self, words: Words) -> Report:
        """The hits told in one language."""
        return search_report(self.found, self.typed, self.edition, self.world, words)


def search(
    config: Config, typed: str, lang: Language, *, kinds: Collection[str] = (),
    limit: int | None = None, on: date | None = None, known: date | None = None,
) -> Searched:
    """What a query finds in titles and texts of one language, and in names of both.

    Raises Refused when nothing was typed.
    """
    typed = legible(typed)
    query = read_query(typed)
    if not query.terms:
        raise Refused([Problem("WORDS", 0, "", say("there is nothing to search for"),
                               say("name a word, a phrase or an official reference"))])
    edition, world = open_edition(config, on, known), open_world(config)
    index = Index.of(searchable(edition, world, lang), lang)
    return Searched(typed, tuple(each.text for each in query.terms), edition, world,
                    find(index, query, kinds=kinds, limit=limit))
