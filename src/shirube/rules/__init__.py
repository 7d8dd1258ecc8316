"""Rules: conditions compiled to one graph, and every answer explained from it."""

from shirube.rules.cases import check_cases
from shirube.rules.explain import explain, explain_definition, truth_of_point
from shirube.rules.graph import (
    Graph,
    compile_edition,
    compile_graph,
    result_rules,
    to_json,
)
from shirube.rules.subject import Subject

__all__ = [
    "Graph", "Subject", "check_cases", "compile_edition", "compile_graph", "explain",
    "explain_definition", "result_rules", "to_json", "truth_of_point",
]
