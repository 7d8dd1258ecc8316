"""Compiling conditions: names are resolved, values typed, equal parts shared."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from shirube.model.analysis import Analysis
from shirube.model.expectation import Expectation
from shirube.model.regime import Statement
from shirube.model.rule import Condition, Definition, Fact, Rule, Unless
from shirube.model.rulebook import Edition
from shirube.rules.answers import Test, Value, differing, typed
from shirube.rules.kleene import Gate
from shirube.rules.nodes import Exit, FactShape, Graph, Node, Root, to_json

__all__ = ["Exit", "FactShape", "Graph", "Node", "Root", "compile_edition", "compile_graph",
           "result_rules", "to_json"]

PointWhen = tuple[str, int, Condition]
"""Circumstances that decide no rule: id of what they belong to, position, condition."""


def compile_edition(edition: Edition) -> Graph:
    """The graph of what stands in an edition: its rules, definitions and circumstances."""
    return compile_graph(
        edition.definitions, edition.rules, edition.rulebook.facts, circumstances(
            (each.expectation for each in edition.standings), edition.statements,
            edition.analyses))


def circumstances(
    expectations: Iterable[Expectation],
    statements: Iterable[Statement],
    analyses: Iterable[Analysis],
) -> Iterator[PointWhen]:
    """Circumstances of points (expectation id), of statements (statement id, 0), and of
    analyses: when one is relevant (analysis id, 0), when a result holds (`analysis#node`)."""
    for expectation in expectations:
        for index, point in enumerate(expectation.points):
            if point.when is not None:
                yield expectation.id, index, point.when
    for statement in statements:
        if statement.when is not None:
            yield statement.id, 0, statement.when
    for analysis in analyses:
        yield analysis.id, 0, analysis.relevant
        for node in analysis.nodes:
            for index, result in enumerate(node.results):
                yield f"{analysis.id}#{node.id}", index, result.when


def result_rules(analyses: Iterable[Analysis]) -> Iterator[Rule]:
    """Each result of each analysis as a rule of its own, `analysis#node.position`.

    A result is worth asking about only where the analysis concerns the system, so it is held
    together with the analysis' own condition.
    """
    for analysis in analyses:
        for node in analysis.nodes:
            for index, result in enumerate(node.results):
                # Not a record of the packs, so nothing of it is validated again.
                yield Rule.model_construct(
                    id=f"{analysis.id}#{node.id}.{index}", expectations=(), because=(),
                    scope="system", confidence=analysis.confidence, cases=(), gist=result.gist,
                    when=Condition.model_construct(all=(analysis.relevant, result.when)),
                )


def compile_graph(
    definitions: Iterable[Definition],
    rules: Iterable[Rule],
    facts: Iterable[Fact],
    points: Iterable[PointWhen] = (),
) -> Graph:
    """The graph of some definitions, rules and circumstances of points.

    The order in which they come makes no difference. ValueError, told with its mend, when a
    condition names an unknown fact or definition, a value is no answer to its fact, or a
    definition rests on itself; `packs.check` and `check_cases` find all of these with places.
    """
    by_key = {definition.defines: definition for definition in definitions}
    compiling = _Compiling({fact.key: fact for fact in facts}, by_key)
    defined = {key: compiling.definition(by_key[key]) for key in sorted(by_key)}
    ruled = {
        rule.id: compiling.rule(rule) for rule in sorted(rules, key=lambda each: each.id)
    }
    pointed = {
        (expectation, index): compiling.node(when)
        for expectation, index, when in sorted(points, key=lambda each: each[:2])
    }
    return Graph(
        nodes=tuple(compiling.nodes), local=tuple(compiling.local), rules=ruled,
        definitions=defined, points=pointed, facts=compiling.shapes(),
    )


@dataclass
class _Compiling:
    """Nodes so far; one list per property, in step."""

    facts: Mapping[str, Fact]
    definitions: Mapping[str, Definition]
    nodes: list[Node] = field(default_factory=list)
    local: list[bool] = field(default_factory=list)
    reads: list[frozenset[str]] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    index: dict[Node, int] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)

    def node(self, when: Condition) -> int:
        """Position of a condition's node; an equal condition has the same."""
        if when.fact is not None:
            return self.leaf(when, self.fact(when.fact))
        if when.defined is not None:
            return self.add(Node("defined", (self.named(when.defined),), when.defined))
        gates: tuple[tuple[Gate, tuple[Condition, ...] | None], ...] = (
            ("all", when.all), ("any", when.any), ("none", when.none),
            ("any_system", (when.any_system,) if when.any_system else None),
        )
        gate, branches = next((gate, each) for gate, each in gates if each is not None)
        return self.add(Node(gate, tuple(self.node(branch) for branch in branches)))

    def leaf(self, when: Condition, fact: Fact) -> int:
        tests: tuple[tuple[str, tuple[str, ...] | None], ...] = (
            ("is", None if when.is_ is None else (when.is_,)), ("in", when.in_),
            ("includes", None if when.includes is None else (when.includes,)),
            ("includes_any", when.includes_any),
        )
        values: tuple[Value, ...]
        for test, words in tests:
            if words is not None:
                values = tuple(typed(fact.kind, word) for word in words)
                return self.add(Node("fact", (), fact.key, test, values))
        if when.at_least is not None:
            return self.add(Node("fact", (), fact.key, "at_least", (when.at_least,)))
        assert when.less_than is not None, "a fact goes with exactly one test"
        return self.add(Node("fact", (), fact.key, "less_than", (when.less_than,)))

    def fact(self, key: str) -> Fact:
        if key not in self.facts:
            raise ValueError(f"there is no fact `{key}`; add it to facts/")
        return self.facts[key]

    def named(self, key: str) -> int:
        if key not in self.definitions:
            raise ValueError(f"`{key}` is not defined; define it in rules/")
        if key in self.under_way:
            circle = " -> ".join((*self.under_way, key))
            raise ValueError(f"the definition rests on itself: {circle}; break the circle")
        self.under_way.append(key)
        node = self.node(self.definitions[key].when)
        self.under_way.pop()
        return node

    def add(self, node: Node) -> int:
        if node in self.index:
            return self.index[node]
        below = node.children
        if node.kind == "fact":
            self.local.append(node.name.startswith("system."))
            self.reads.append(frozenset((node.name,)))
        else:
            self.local.append(node.kind != "any_system" and any(map(self.local.__getitem__, below)))
            self.reads.append(frozenset().union(*map(self.reads.__getitem__, below)))
        self.digests.append(self.digest(node))
        self.nodes.append(node)
        self.index[node] = len(self.nodes) - 1
        return self.index[node]

    def digest(self, node: Node) -> str:
        """The same for equal logic: a name adds nothing, nor does order or repetition."""
        below = sorted({self.digests[child] for child in node.children})
        if node.kind == "defined":
            return below[0]
        if node.kind == "fact":
            return _digest("fact", node.name, node.test, sorted(set(node.values)))
        return _digest(node.kind, below)

    def definition(self, each: Definition) -> Root:
        node = self.named(each.defines)
        return Root(each.id, None, node, (), (), each.because, tuple(sorted(self.reads[node])),
                    _digest("definition", self.digests[node]))

    def rule(self, rule: Rule) -> Root:
        node = self.node(rule.when)
        unless = tuple(self.exit(each) for each in rule.unless)
        presume = tuple(
            (each.fact, typed(self.fact(each.fact).kind, each.is_)) for each in rule.presume
        )
        reads = self.reads[node].union(*(self.reads[each.node] for each in unless))
        digest = _digest(
            "rule", rule.scope, self.digests[node],
            *(sorted({self.digests[each.node] for each in unless if each.then == then})
              for then in ("out", "in")),
            sorted(map(list, presume)),
        )
        return Root(rule.id, rule.scope, node, unless, presume, rule.because,
                    tuple(sorted(reads)), digest)

    def exit(self, each: Unless) -> Exit:
        return Exit(self.node(each.when), "in" if each.then == "reaches" else "out", each.because)

    def shapes(self) -> dict[str, FactShape]:
        tests: dict[str, set[Test]] = {}
        for node in self.nodes:
            if node.kind == "fact":
                tests.setdefault(node.name, set()).add((node.test, node.values))
        shapes = {}
        for key in sorted(tests):
            fact = self.facts[key]
            options = tuple(option.id for option in fact.options)
            answers = differing(fact.kind, options, frozenset(tests[key])).each
            shapes[key] = FactShape(fact.kind, options, fact.order, answers)
        return shapes


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
