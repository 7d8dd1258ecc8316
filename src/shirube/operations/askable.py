"""What may be asked: the rules of an edition, and the results of its analyses."""

from dataclasses import dataclass

from shirube.assess import targets_of
from shirube.model.rulebook import Edition
from shirube.rules.graph import compile_graph, result_rules
from shirube.rules.nodes import Graph


@dataclass(frozen=True, slots=True)
class Askable:
    """An edition compiled for asking."""

    graph: Graph
    """Rules, definitions, and each result of each analysis as a rule of its own."""

    rules: tuple[str, ...]
    """Ids of everything whose outcome an answer may settle."""

    weights: dict[str, int]
    """How much hangs on each: expectations behind a rule, one for a result."""


def askable(edition: Edition) -> Askable:
    """The edition as the interview reads it."""
    weights = {rule: len(targets) for rule, targets in targets_of(edition).items()}
    results = tuple(result_rules(edition.analyses))
    graph = compile_graph(
        edition.definitions, (*edition.rules, *results), edition.rulebook.facts)
    weights |= {result.id: 1 for result in results}
    return Askable(graph, tuple(sorted(weights)), weights)
