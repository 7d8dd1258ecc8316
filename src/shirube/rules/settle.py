"""Certain although open: outcomes that every completion of the open answers agrees on."""

from collections.abc import Callable, Iterator, Mapping
from math import prod

from shirube.model.profile import AnswerValue
from shirube.model.terms import Truth
from shirube.rules.answers import Test, differing
from shirube.rules.lanes import Lanes
from shirube.rules.nodes import Graph, Root
from shirube.rules.subject import Slot, Subject, slot_of

COMPLETIONS = 4096
"""Most joint answers tried; where more would be needed, nothing is claimed."""

TruthOf = Callable[[int, str | None], Truth]
"""Value of a node, read for a system or for the organisation."""


def settled(
    graph: Graph, root: Root, subject: Subject, system: str | None, truth: TruthOf
) -> Truth:
    """The outcome of an open rule whatever the open answers turn out to be, or unknown.

    Only answers read in several places can hide a certainty from three-valued logic, so only
    these are tried, all together; an answer read in one place is left open, since it can
    still turn out either way. `truth` gives the values without any trial.
    """
    places: dict[Slot, list[Test]] = {}
    for start in (root.node, *(each.node for each in root.unless)):
        for slot, test in _open_leaves(graph, start, subject, system, truth):
            places.setdefault(slot, []).append(test)
    tried: dict[Slot, tuple[AnswerValue, ...]] = {}
    for slot, tests in places.items():
        shape = graph.facts[slot[0]]
        answers = differing(shape.kind, shape.options, frozenset(tests))
        if len(tests) > 1 or len(answers.each) == 1:
            if not answers.complete:
                return "unknown"
            tried[slot] = answers.each
    width = prod(len(answers) for answers in tried.values())
    if not tried or width > COMPLETIONS:
        return "unknown"
    lanes = Lanes(graph, subject, width, joint(tried, width))
    sure, fails = lanes.root(root, system)
    return "yes" if sure == lanes.full else "no" if fails == lanes.full else "unknown"


def _open_leaves(
    graph: Graph, index: int, subject: Subject, system: str | None, truth: TruthOf
) -> Iterator[tuple[Slot, Test]]:
    """Every place an open answer is read from and matters, once for each way to it."""
    if truth(index, system) != "unknown":
        return
    node = graph.nodes[index]
    if node.kind == "fact":
        yield slot_of(node.name, system), (node.test, node.values)
    for each in subject.systems if node.kind == "any_system" else (system,):
        for child in node.children:
            yield from _open_leaves(graph, child, subject, each, truth)


def joint(
    tried: Mapping[Slot, tuple[AnswerValue, ...]], width: int
) -> dict[Slot, list[tuple[AnswerValue, int]]]:
    """Lanes in which every combination of some answers is given once.

    Answer `v` of a slot fills runs of `stride` lanes, again after every turn of its answers.
    """
    trials = {}
    stride = 1
    for slot, answers in tried.items():
        turn = stride * len(answers)
        turns = ((1 << width) - 1) // ((1 << turn) - 1)
        run = (1 << stride) - 1
        trials[slot] = [
            (answer, (run << stride * place) * turns) for place, answer in enumerate(answers)
        ]
        stride = turn
    return trials
