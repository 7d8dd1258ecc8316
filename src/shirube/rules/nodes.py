"""What conditions compile to: a graph of tests and gates, in which equal parts are one node."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from shirube.model.profile import AnswerValue
from shirube.model.rule import Scope
from shirube.model.terms import FactKind
from shirube.rules.answers import Value
from shirube.rules.kleene import Gate


class Node(NamedTuple):
    """A test on one fact, or a gate over nodes that come before it."""

    kind: Literal["fact"] | Gate
    """`fact` is a test; `defined` marks where a definition begins and changes nothing."""

    children: tuple[int, ...] = ()
    """Positions of the branches, in the order written."""

    name: str = ""
    """Fact key of a test, definition key of `defined`."""

    test: str = ""
    """`is`, `in`, `includes`, `includes_any`, `at_least` or `less_than`."""

    values: tuple[Value, ...] = ()
    """What the test compares with, in the type of its fact."""


@dataclass(frozen=True, slots=True)
class Exit:
    """An exception of a rule."""

    node: int
    """When it fires."""

    then: Literal["out", "in"]
    """Whether it takes out or brings in."""

    because: tuple[str, ...]
    """Provisions it rests on."""


@dataclass(frozen=True, slots=True)
class Root:
    """A rule or a definition: where its condition begins, and what goes with it."""

    id: str
    """Id of the record."""

    scope: Scope | None
    """Of what a rule speaks; none for definitions, which speak of whatever asks them."""

    node: int
    """Its condition."""

    unless: tuple[Exit, ...]
    """Its exceptions, in the order written."""

    presume: tuple[tuple[str, Value], ...]
    """Facts presumed while nobody answered, with their values."""

    because: tuple[str, ...]
    """Provisions it rests on."""

    facts: tuple[str, ...]
    """Keys of every fact it reads, definitions included; sorted."""

    digest: str
    """SHA-256 of its logic: the same whatever definitions are called and wherever nodes stand,
    in whatever order branches, values and exceptions are written."""


@dataclass(frozen=True, slots=True)
class FactShape:
    """What the graph needs to know of a fact it reads."""

    kind: FactKind
    """Type of the answer."""

    options: tuple[str, ...]
    """Answers a choice allows."""

    order: int
    """Place in the interview."""

    answers: tuple[AnswerValue, ...]
    """Answers that differ in at least one test of the graph; they stand for all others."""


@dataclass(frozen=True)
class Graph:
    """Definitions, rules and points of one edition, compiled once; every reader reads this.

    The same records in any order give the same graph.
    """

    nodes: tuple[Node, ...]
    """Tests and gates; branches come before their gates."""

    local: tuple[bool, ...]
    """For each node, whether its value depends on the system spoken of."""

    rules: Mapping[str, Root]
    """Rules by id."""

    definitions: Mapping[str, Root]
    """Definitions by key."""

    points: Mapping[tuple[str, int], int]
    """Circumstances of points: expectation id and position of the point -> node."""

    facts: Mapping[str, FactShape]
    """Facts read anywhere, by key."""


def to_json(graph: Graph) -> dict[str, Any]:
    """A graph as plain data for other readers; equal graphs give equal bytes."""
    return {
        "nodes": [_node(node) for node in graph.nodes],
        "facts": {
            key: {
                "kind": shape.kind, "options": list(shape.options), "order": shape.order,
                "answers": [
                    list(answer) if isinstance(answer, tuple) else answer
                    for answer in shape.answers
                ],
            }
            for key, shape in sorted(graph.facts.items())
        },
        "rules": {key: _root(root) for key, root in sorted(graph.rules.items())},
        "definitions": {key: _root(root) for key, root in sorted(graph.definitions.items())},
        "points": [
            {"expectation": expectation, "index": index, "node": node}
            for (expectation, index), node in sorted(graph.points.items())
        ],
    }


def _node(node: Node) -> dict[str, Any]:
    if node.kind == "fact":
        return {
            "kind": "fact", "fact": node.name, "test": node.test, "values": list(node.values),
        }
    named = {"name": node.name} if node.kind == "defined" else {}
    return {"kind": node.kind, **named, "of": list(node.children)}


def _root(root: Root) -> dict[str, Any]:
    return {
        "id": root.id,
        "scope": root.scope,
        "node": root.node,
        "unless": [
            {"node": each.node, "then": each.then, "because": list(each.because)}
            for each in root.unless
        ],
        "presume": [{"fact": fact, "value": value} for fact, value in root.presume],
        "because": list(root.because),
        "facts": list(root.facts),
        "digest": root.digest,
    }
