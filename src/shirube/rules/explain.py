"""Explaining one answer: its value, what it rests on, and the whole proof."""

from collections.abc import Mapping

from shirube.model.assessment import Reason
from shirube.model.profile import AnswerValue
from shirube.model.terms import Truth
from shirube.rules.nodes import Graph, Root
from shirube.rules.settle import settled
from shirube.rules.subject import Subject
from shirube.rules.walk import Walk


def explain(graph: Graph, rule_id: str, subject: Subject, *, presume: bool = True) -> Reason:
    """Why a rule reaches the subject, does not, or stays unknown.

    A rule on the organisation speaks of the whole, whatever the subject is seen as. The proof
    is the one without presumptions, unless only presumptions bring an outcome (or a conflict)
    about: then it is theirs, and every leaf presumed says so. Unknown rules are a KeyError.
    """
    root = graph.rules[rule_id]
    system = None if root.scope == "organisation" else subject.system
    return _reason(graph, root, subject, system, dict(root.presume) if presume else {})


def explain_definition(graph: Graph, key: str, subject: Subject) -> Reason:
    """Why a definition holds for the subject, does not, or stays unknown.

    `Reason.rule` is the id of the definition's record. Unknown definitions are a KeyError.
    """
    return _reason(graph, graph.definitions[key], subject, subject.system, {})


def truth_of_point(graph: Graph, expectation_id: str, index: int, subject: Subject) -> Truth:
    """Whether a point's circumstances are given; yes where it names none."""
    node = graph.points.get((expectation_id, index))
    return "yes" if node is None else Walk(graph, subject, {}).truth(node, subject.system)


def _reason(
    graph: Graph,
    root: Root,
    subject: Subject,
    system: str | None,
    presumed: Mapping[str, AnswerValue],
) -> Reason:
    shown = plain = Walk(graph, subject, {})
    truth, conflict = presumed_truth, _ = plain.ruling(root, system)
    certain: Truth = "unknown"
    if truth == "unknown" and not conflict:
        certain = settled(graph, root, subject, system, plain.truth)
        if presumed:
            walk = Walk(graph, subject, presumed)
            presumed_truth, conflict = walk.ruling(root, system)
            if presumed_truth != "unknown" or conflict:
                shown = walk
    proof, fired = shown.proof(root, system)
    return Reason(
        rule=root.id, truth=truth, presumed=presumed_truth, conflict=conflict, settled=certain,
        because=tuple(dict.fromkeys((*root.because, *fired))),
        decisive=tuple(dict.fromkeys(shown.decisive)), proof=proof,
    )
