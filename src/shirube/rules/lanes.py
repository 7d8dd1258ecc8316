"""Many what-ifs in one pass: each bit of a number is one set of answers, on two rails.

A word is a pair of integers: the lanes where something surely holds, and those where it surely
does not; a lane in neither is unknown. *And*, *or* and *not* are then one or two operations on
whole words, and no lane can be in both.
"""

from collections.abc import Mapping, Sequence

from shirube.model.profile import AnswerValue
from shirube.rules.answers import holds
from shirube.rules.nodes import Graph, Node, Root
from shirube.rules.subject import Slot, Subject, slot_of

Word = tuple[int, int]
"""Lanes that surely hold, lanes that surely do not."""

Trials = Mapping[Slot, Sequence[tuple[AnswerValue, int]]]
"""Answers tried, each with the lanes it is given in; elsewhere the subject's own answer."""


class Lanes:
    """A subject and what-ifs about it, read against a graph."""

    def __init__(self, graph: Graph, subject: Subject, width: int, trials: Trials) -> None:
        self.graph = graph
        self.subject = subject
        self.full = (1 << width) - 1
        self.trials = trials
        self._words: dict[str | None, dict[int, Word]] = {
            system: {} for system in (None, *subject.systems)
        }

    def root(self, root: Root, system: str | None) -> Word:
        """A rule or definition, read for one system or for the organisation."""
        holds_, fails = self.node(root.node, system)
        if not root.unless:
            return holds_, fails
        rails = {"out": (0, self.full), "in": (0, self.full)}
        for each in root.unless:
            fired, quiet = self.node(each.node, system)
            rails[each.then] = rails[each.then][0] | fired, rails[each.then][1] & quiet
        (out, not_out), (in_, not_in) = rails["out"], rails["in"]
        return not_out & (holds_ | in_), not_in & (out | fails)

    def node(self, index: int, system: str | None) -> Word:
        """One node, read for one system or for the organisation."""
        if not self.graph.local[index]:
            system = None
        words = self._words[system]
        word = words.get(index)
        if word is None:
            word = words[index] = self._word(self.graph.nodes[index], system)
        return word

    def _word(self, node: Node, system: str | None) -> Word:
        if node.kind == "fact":
            return self._leaf(node, slot_of(node.name, system))
        if node.kind == "defined":
            return self.node(node.children[0], system)
        places: list[tuple[int, str | None]]
        if node.kind == "any_system":
            places = [(node.children[0], each) for each in self.subject.systems]
            if not places:
                return 0, 0
        else:
            places = [(child, system) for child in node.children]
        if node.kind == "all":
            sure, fails = self.full, 0
            for child, each in places:
                word = self.node(child, each)
                sure, fails = sure & word[0], fails | word[1]
            return sure, fails
        sure, fails = 0, self.full
        for child, each in places:
            word = self.node(child, each)
            sure, fails = sure | word[0], fails & word[1]
        return (fails, sure) if node.kind == "none" else (sure, fails)

    def _leaf(self, node: Node, slot: Slot) -> Word:
        sure = fails = 0
        rest = self.full
        for answer, lanes in self.trials.get(slot, ()):
            rest &= ~lanes
            if holds(node.test, node.values, answer):
                sure |= lanes
            else:
                fails |= lanes
        own = self.subject.answer(*slot)
        if own is None:
            return sure, fails
        return (sure | rest, fails) if holds(node.test, node.values, own) else (sure, fails | rest)
