"""The meaning of a graph: a short tree walk over one subject's answers, and its proof."""

from collections.abc import Mapping

from shirube.model.assessment import FactStep, ProofStep
from shirube.model.profile import AnswerValue
from shirube.model.terms import Truth
from shirube.rules.answers import truth_of, written
from shirube.rules.kleene import Ruling, all_, any_, deciding, deciding_parts, none_, weigh
from shirube.rules.nodes import Graph, Node, Root
from shirube.rules.subject import Subject, slot_of


class Walk:
    """One reading of a subject's answers, with or without presumptions."""

    def __init__(
        self, graph: Graph, subject: Subject, presumed: Mapping[str, AnswerValue]
    ) -> None:
        self.graph = graph
        self.subject = subject
        self.presumed = presumed
        self.decisive: list[FactStep] = []
        """Leaves the answer rests on, noted while the proof is told."""
        self._truths: dict[tuple[int, str | None], Truth] = {}

    def ruling(self, root: Root, system: str | None) -> Ruling:
        """A rule or definition with its exceptions weighed."""
        return weigh(self.truth(root.node, system), *self._exits(root, system))

    def _exits(self, root: Root, system: str | None) -> tuple[list[Truth], list[Truth]]:
        outs = [self.truth(each.node, system) for each in root.unless if each.then == "out"]
        ins = [self.truth(each.node, system) for each in root.unless if each.then == "in"]
        return outs, ins

    def truth(self, index: int, system: str | None) -> Truth:
        """One node, read for one system or for the organisation."""
        truth = self._truths.get((index, system))
        if truth is None:
            truth = self._truths[index, system] = self._truth(self.graph.nodes[index], system)
        return truth

    def _truth(self, node: Node, system: str | None) -> Truth:
        if node.kind == "fact":
            return truth_of(node.test, node.values, self._answer(node.name, system)[0])
        truths = [self.truth(child, each) for child, each in self._places(node, system)]
        if node.kind == "any_system" and not truths:
            return "unknown"
        gate = all_ if node.kind == "all" else none_ if node.kind == "none" else any_
        return gate(truths)

    def _places(self, node: Node, system: str | None) -> list[tuple[int, str | None]]:
        """A gate's branches, each with the system it is read for."""
        if node.kind == "any_system":
            return [(node.children[0], each) for each in self.subject.systems]
        return [(child, system) for child in node.children]

    def _answer(self, key: str, system: str | None) -> tuple[AnswerValue | None, bool]:
        """An answer, and whether it is presumed; nothing is presumed of no system."""
        given = self.subject.answer(key, system)
        nobody = system is None and key.startswith("system.")
        if given is None and key in self.presumed and not nobody:
            return self.presumed[key], True
        return given, False

    def proof(self, root: Root, system: str | None) -> tuple[ProofStep, list[str]]:
        """The whole trace, and the provisions of the exceptions that decided by firing."""
        outs, ins = self._exits(root, system)
        parts = deciding_parts(self.truth(root.node, system), outs, ins)
        base = self._step(root.node, system, parts.base)
        if not root.unless:
            return base, []
        truth, _ = weigh(self.truth(root.node, system), outs, ins)
        places = {"out": iter(range(len(outs))), "in": iter(range(len(ins)))}
        steps = [base]
        fired: list[str] = []
        for each in root.unless:
            decisive = next(places[each.then]) in (
                parts.outs if each.then == "out" else parts.ins
            )
            below = self._step(each.node, system, decisive)
            if decisive and below.truth == "yes":
                fired.extend(each.because)
            steps.append(ProofStep(
                kind="unless", truth=below.truth, decisive=decisive,
                name="does_not_reach" if each.then == "out" else "reaches", steps=(below,),
            ))
        return ProofStep(kind="all", truth=truth, decisive=True, steps=tuple(steps)), fired

    def _step(self, index: int, system: str | None, decisive: bool) -> ProofStep:
        """The trace below one node; its leaves are noted where the answer rests on them."""
        node = self.graph.nodes[index]
        truth = self.truth(index, system)
        if node.kind == "fact":
            leaf = self._leaf(node, system, truth)
            if decisive:
                self.decisive.append(leaf)
            return ProofStep(kind="fact", truth=truth, decisive=decisive, leaf=leaf)
        places = self._places(node, system)
        marks = deciding(node.kind, [self.truth(child, each) for child, each in places])
        steps = [
            self._step(child, each, decisive and place in marks)
            for place, (child, each) in enumerate(places)
        ]
        if node.kind == "any_system":
            steps = [
                ProofStep(kind="any_system", truth=step.truth, decisive=step.decisive,
                          name=each, steps=(step,))
                for step, (_, each) in zip(steps, places, strict=True)
            ]
        return ProofStep(kind=node.kind, truth=truth, decisive=decisive,
                         name=node.name or None, steps=tuple(steps))

    def _leaf(self, node: Node, system: str | None, truth: Truth) -> FactStep:
        answer, presumed = self._answer(node.name, system)
        return FactStep(
            fact=node.name, system=slot_of(node.name, system)[1], test=node.test,
            expected=tuple(map(written, node.values)), answer=answer, presumed=presumed,
            truth=truth,
        )
