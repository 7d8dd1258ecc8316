"""The book: one compiled graph for every legal day, with the days on which records stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from shirube.assess import definitions_told
from shirube.model.expectation import Expectation
from shirube.model.rulebook import Edition, Rulebook, Standing, is_known
from shirube.rules import compile_graph, result_rules, to_json
from shirube.rules.graph import circumstances
from shirube.timeline import as_of, change_days

PARTS = ("orientation", "state_powers", "pointer")
"""Parts of a country's page whose statements an assessment tells."""

Stretch = list[Any]
"""First day, first day after it, and what is known of a record in between; an end is none
where the stretch is open."""


def book_of(rulebook: Rulebook, known: date, until: date) -> dict[str, Any]:
    """A rulebook as the browser reads it, for every legal day up to and with `until`.

    Plain values: `graph` over all rules, definitions, circumstances and analysis results (each
    a rule of its own), as `to_json` writes it; and for every record `stands`, the stretches of
    days on which `as_of` has it in the edition known on `known`.
    """
    editions = list(_editions(rulebook, known, until))
    expectations = [each for each in rulebook.expectations if is_known(each, known)]
    statements = [each for each in rulebook.statements
                  if each.part in PARTS and is_known(each, known)]
    analyses = [each for each in rulebook.analyses if is_known(each, known)]
    graph = compile_graph(
        rulebook.definitions, (*rulebook.rules, *result_rules(analyses)), rulebook.facts,
        circumstances(expectations, statements, analyses))
    standings = _stretches(editions, lambda edition: {
        each.expectation.id: _standing(each) for each in edition.standings})
    rules = _stretches(editions, lambda edition: _present(edition.rules))
    definitions = _stretches(editions, lambda edition: _present(definitions_told(edition)))
    said = _stretches(editions, lambda edition: _present(edition.statements))
    walked = _stretches(editions, lambda edition: _present(edition.analyses))
    return {
        "regime": rulebook.regime.id,
        "known": known.isoformat(),
        "until": until.isoformat(),
        "graph": to_json(graph),
        "expectations": [
            {"id": each.id, "instrument": each.instrument, "phases": list(each.phases),
             "points": len(each.points), "stands": standings[each.id]}
            for each in expectations if each.id in standings
        ],
        "rules": [
            {"id": each.id, "decides": _decided(each.decides, expectations, standings),
             "stands": rules[each.id]}
            for each in rulebook.rules if each.id in rules
        ],
        "definitions": [
            {"id": each.id, "defines": each.defines, "kind": each.kind,
             "stands": definitions[each.id]}
            for each in sorted(rulebook.definitions, key=lambda each: each.order)
            if each.id in definitions
        ],
        "statements": [
            {"id": each.id, "part": each.part, "stands": said[each.id]}
            for each in sorted(statements, key=lambda each: (each.order, each.id))
            if each.id in said
        ],
        "analyses": [
            {"id": each.id, "stands": walked[each.id], "nodes": [
                {"id": node.id, "open": node.open,
                 "leanings": [result.leaning for result in node.results]}
                for node in each.nodes]}
            for each in analyses if each.id in walked
        ],
    }


def _editions(rulebook: Rulebook, known: date, until: date) -> Iterator[Edition]:
    """The editions that stood, from the beginning of days on, each once."""
    yield as_of(rulebook, date.min, known)
    for day in change_days(rulebook, known):
        if day <= until:
            yield as_of(rulebook, day, known)


def _stretches(
    editions: Sequence[Edition], told: Callable[[Edition], Mapping[str, list[Any]]]
) -> dict[str, list[Stretch]]:
    """For every record told of in some edition, what is told and on which days."""
    found: dict[str, list[Stretch]] = {}
    before: Mapping[str, list[Any]] = {}
    for edition in editions:
        day = None if edition.on == date.min else edition.on.isoformat()
        now = told(edition)
        for ref in before.keys() | now.keys():
            if before.get(ref) == now.get(ref):
                continue
            if ref in before:
                found[ref][-1][1] = day
            if ref in now:
                found.setdefault(ref, []).append([day, None, *now[ref]])
        before = now
    return found


def _standing(each: Standing) -> list[Any]:
    """Version in force, presence there, force, whether its wording is held, its reference."""
    return [each.version.id if each.version else None, each.presence, each.force,
            each.wording_held, each.ref]


def _present(records: Iterable[Any]) -> dict[str, list[Any]]:
    return {each.id: [] for each in records}


def _decided(
    decides: Callable[[str], bool], expectations: Iterable[Expectation],
    standings: Mapping[str, list[Stretch]],
) -> list[str]:
    return [each.id for each in expectations if each.id in standings and decides(each.id)]
