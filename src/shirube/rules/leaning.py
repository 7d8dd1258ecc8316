"""Where the nodes of an analysis point for one subject."""

from collections.abc import Iterator

from shirube.model.analysis import Analysis, Node
from shirube.model.assessment import NodeFinding
from shirube.model.terms import Truth
from shirube.rules.explain import truth_of_point
from shirube.rules.nodes import Graph
from shirube.rules.subject import Subject


def lean(analysis: Analysis, graph: Graph, subject: Subject) -> Iterator[NodeFinding]:
    """For each node, which of its results hold, and where the text then points.

    The first result that surely holds gives the leaning, once no result that is still open
    could point elsewhere: an added answer never turns one leaning into another. None holding
    and none open: it depends on what the structure does not ask. A node on which views differ
    stays open whatever the answers. `graph` holds the analysis' circumstances
    (`graph.circumstances`).
    """
    for node in analysis.nodes:
        truths = tuple(
            truth_of_point(graph, f"{analysis.id}#{node.id}", index, subject)
            for index in range(len(node.results))
        )
        yield _finding(node, truths)


def _finding(node: Node, truths: tuple[Truth, ...]) -> NodeFinding:
    holding = [result.leaning for result, truth in zip(node.results, truths, strict=True)
               if truth == "yes"]
    if node.open:
        return NodeFinding(node=node.id, truths=truths, leaning="views_differ")
    still = {result.leaning for result, truth in zip(node.results, truths, strict=True)
             if truth == "unknown"}
    if holding and still <= {holding[0]}:
        return NodeFinding(node=node.id, truths=truths, leaning=holding[0])
    open_ = not truths or bool(still)
    return NodeFinding(node=node.id, truths=truths, leaning="unknown" if open_ else "depends")
