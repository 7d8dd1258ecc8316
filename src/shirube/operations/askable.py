"""What may be asked: the rules of an edition, and the results of its analyses."""

from collections.abc import Iterator
from dataclasses import dataclass

from shirube.assess import targets_of
from shirube.model.analysis import Analysis
from shirube.model.rule import Condition, Rule
from shirube.model.rulebook import Edition
from shirube.rules.graph import compile_graph
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
    """The edition as the interview reads it.

    A result of an analysis is worth asking about only where the analysis concerns the system,
    so it is held together with the analysis' own condition.
    """
    weights = {rule: len(targets) for rule, targets in targets_of(edition).items()}
    results = [result for each in edition.analyses for result in _results(each)]
    graph = compile_graph(
        edition.definitions, (*edition.rules, *results), edition.rulebook.facts)
    weights |= {result.id: 1 for result in results}
    return Askable(graph, tuple(sorted(weights)), weights)


def _results(analysis: Analysis) -> Iterator[Rule]:
    for node in analysis.nodes:
        for index, result in enumerate(node.results):
            # Not a record of the packs, so nothing of it is validated again.
            yield Rule.model_construct(
                id=f"{analysis.id}#{node.id}.{index}", expectations=(), because=(),
                scope="system", confidence=analysis.confidence, cases=(), gist=result.gist,
                when=Condition.model_construct(all=(analysis.relevant, result.when)),
            )
