"""Walking a decision structure with a profile's answers; it orients and decides nothing."""

from collections.abc import Iterator

from shirube.model.analysis import Analysis
from shirube.model.assessment import AnalysisFinding
from shirube.model.rulebook import Edition
from shirube.rules.explain import truth_of_point
from shirube.rules.leaning import lean
from shirube.rules.nodes import Graph
from shirube.rules.subject import Subject


def walk(analysis: Analysis, graph: Graph, subject: Subject) -> AnalysisFinding:
    """Whether an analysis concerns one system, and where each of its questions points."""
    return AnalysisFinding(
        system=subject.system,
        analysis=analysis.id,
        relevant=truth_of_point(graph, analysis.id, 0, subject),
        nodes=tuple(lean(analysis, graph, subject)),
    )


def walk_all(edition: Edition, graph: Graph, subject: Subject) -> Iterator[AnalysisFinding]:
    """The analyses that concern, or may concern, one system."""
    for analysis in edition.analyses:
        found = walk(analysis, graph, subject)
        if found.relevant != "no":
            yield found
