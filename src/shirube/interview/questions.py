"""The next question worth asking: what each open answer would settle, tried one step ahead."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from shirube.model.assessment import Question
from shirube.model.profile import AnswerValue
from shirube.model.terms import Truth
from shirube.rules.kleene import deciding_parts
from shirube.rules.lanes import Lanes
from shirube.rules.nodes import Graph, Root
from shirube.rules.subject import Slot, Subject, slot_of

Lead = tuple[Root, str | None]
"""A rule and what it speaks of: a finding to be."""


def rank(
    graph: Graph,
    rules: Iterable[str],
    subject: Subject,
    limit: int | None = None,
    *,
    weights: Mapping[str, int] | None = None,
    skip: Collection[Slot] = (),
) -> tuple[Question, ...]:
    """Open questions that bear on an open finding, the one that settles most first.

    Every answer that can make a difference is tried for every open fact of every system and
    of the organisation (`subject.system` is not used). A finding is a rule held against what it
    speaks of and counts `weights[rule]` times, else once; presumptions are off. Questions that
    settle nothing alone but are needed together with others come last.

    Order: settles, touches, judgements after other facts, the fact's order, its key, the
    organisation before systems in the profile's order. Slots in `skip` are not asked.

    Cost: one pass over the graph for all answers of all facts together.
    """
    weights = weights or {}
    roots = [graph.rules[rule] for rule in dict.fromkeys(rules) if weights.get(rule, 1) > 0]
    slots = _open_slots(graph, roots, subject)
    lanes, spans = _try_each(graph, subject, slots)
    open_leads = [
        (root, system, known) for root, system in _leads(roots, subject)
        if not (known := _known(lanes, root, system)) & 1
    ]
    counts = _counts(lanes, ((known, weights.get(root.id, 1)) for root, _, known in open_leads))
    bearing = _bearing(lanes, ((root, system) for root, system, _ in open_leads))
    questions = [
        Question(fact=key, system=system, settles=min(counts[span]), touches=max(counts[span]))
        for (key, system), span in zip(slots, spans, strict=True)
        if (key, system) in bearing and (key, system) not in skip
    ]
    places = {None: -1} | {system: place for place, system in enumerate(subject.systems)}

    def order(each: Question) -> tuple[int, int, bool, int, str, int]:
        shape = graph.facts[each.fact]
        return (-each.settles, -each.touches, shape.kind == "judgement", shape.order,
                each.fact, places[each.system])

    return tuple(sorted(questions, key=order)[:limit])


def _leads(roots: Iterable[Root], subject: Subject) -> Iterator[Lead]:
    for root in roots:
        for system in subject.systems if root.scope == "system" else (None,):
            yield root, system


def _open_slots(graph: Graph, roots: Iterable[Root], subject: Subject) -> list[Slot]:
    """Open answers that some rule reads, each once."""
    keys = sorted({key for root in roots for key in root.facts})
    slots = [
        slot_of(key, system) for key in keys
        for system in (subject.systems if key.startswith("system.") else (None,))
    ]
    return [slot for slot in slots if subject.answer(*slot) is None]


def _try_each(
    graph: Graph, subject: Subject, slots: Iterable[Slot]
) -> tuple[Lanes, list[slice]]:
    """Lane 0 is the subject as it is; every other lane gives one answer to one open fact."""
    trials: dict[Slot, list[tuple[AnswerValue, int]]] = {}
    spans = []
    width = 1
    for slot in slots:
        answers = graph.facts[slot[0]].answers
        trials[slot] = [(answer, 1 << width + place) for place, answer in enumerate(answers)]
        spans.append(slice(width, width + len(answers)))
        width += len(answers)
    return Lanes(graph, subject, width, trials), spans


def _known(lanes: Lanes, root: Root, system: str | None) -> int:
    sure, fails = lanes.root(root, system)
    return sure | fails


def _counts(lanes: Lanes, known: Iterable[tuple[int, int]]) -> list[int]:
    """For every lane, the weight of the findings known there.

    Added up in all lanes at once: `planes[p]` holds bit `p` of every lane's sum.
    """
    planes: list[int] = []
    for settled, weight in known:
        for place in range(weight.bit_length()):
            carry, at = settled if weight >> place & 1 else 0, place
            while carry:
                planes.extend([0] * (at + 1 - len(planes)))
                planes[at], carry = planes[at] ^ carry, planes[at] & carry
                at += 1
    return [
        sum((plane >> lane & 1) << place for place, plane in enumerate(planes))
        for lane in range(lanes.full.bit_length())
    ]


def _bearing(lanes: Lanes, leads: Iterable[Lead]) -> set[Slot]:
    """Open answers below open parts of open findings; the rest cannot change any of them."""
    seen: set[tuple[int, str | None]] = set()
    found: set[Slot] = set()
    waiting: list[tuple[int, str | None]] = []

    def truth(index: int, system: str | None) -> Truth:
        sure, fails = lanes.node(index, system)
        return "yes" if sure & 1 else "no" if fails & 1 else "unknown"

    for root, system in leads:
        if not root.unless:
            waiting.append((root.node, system))
            continue
        outs = [each.node for each in root.unless if each.then == "out"]
        ins = [each.node for each in root.unless if each.then == "in"]
        parts = deciding_parts(
            truth(root.node, system), [truth(each, system) for each in outs],
            [truth(each, system) for each in ins],
        )
        waiting += [(root.node, system)] * parts.base
        waiting += [(outs[place], system) for place in parts.outs]
        waiting += [(ins[place], system) for place in parts.ins]
    while waiting:
        index, system = waiting.pop()
        if not lanes.graph.local[index]:
            system = None
        if (index, system) in seen or truth(index, system) != "unknown":
            continue
        seen.add((index, system))
        node = lanes.graph.nodes[index]
        if node.kind == "fact":
            found.add(slot_of(node.name, system))
        systems = lanes.subject.systems if node.kind == "any_system" else (system,)
        waiting += [(child, each) for each in systems for child in node.children]
    return found
