"""Made-up facts, conditions, rules and answers, and the plainest possible reading of them.

`plain` is the oracle: it walks the written condition with numbers 0, 1, 2 for no, unknown, yes
and knows nothing of graphs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from math import prod
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from shirube.model.profile import AnswerValue
from shirube.model.rule import Condition, Definition, Fact, Rule
from shirube.model.terms import Truth
from shirube.rules import Graph, Subject, compile_graph
from shirube.rules.subject import Slot

steady = settings(
    derandomize=True, deadline=None, database=None, max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
"""The same examples in every run, however slow the machine."""

TEXT = {"ja": "架空", "en": "made up"}
CASES = [{"given": {}, "then": "unknown"}] * 3


def fact(key: str, kind: str, options: Sequence[str] = (), order: int = 1) -> Fact:
    return Fact.model_validate({
        "id": f"xx/facts/{key}", "kind": kind, "question": TEXT, "label": TEXT, "order": order,
        "options": [{"id": option, "label": TEXT} for option in options],
    })


FACTS = {each.key: each for each in (
    fact("organisation.size", "choice", ("small", "large", "giant"), 3),
    fact("organisation.public", "yes_no"),
    fact("system.develops", "yes_no"),
    fact("system.provides", "yes_no", order=2),
    fact("system.purpose", "choice", ("hiring", "credit", "other")),
    fact("system.users", "number"),
    fact("system.stages", "choices", ("making", "released", "ended")),
    fact("system.fair", "judgement"),
)}
DOMAINS: Mapping[str, tuple[AnswerValue, ...]] = {
    key: {
        "yes_no": (False, True), "judgement": (False, True), "number": (0, 1, 2, 3, 4),
        "choice": tuple(option.id for option in each.options),
        "choices": tuple(
            tuple(sorted(chosen)) for size in range(4)
            for chosen in combinations([option.id for option in each.options], size)
        ),
    }[each.kind]
    for key, each in FACTS.items()
}


def when(data: Mapping[str, Any]) -> Condition:
    return Condition.model_validate(data)


def definition(key: str, condition: Condition) -> Definition:
    return Definition.model_validate({
        "id": f"xx/rules/{key}", "defines": key, "kind": "role", "title": TEXT, "gist": TEXT,
        "because": ["xx/instruments/a"], "confidence": "high", "when": condition,
        "cases": CASES,
    })


def rule(
    condition: Condition,
    *,
    scope: str = "system",
    unless: Sequence[tuple[Condition, str]] = (),
    presume: Sequence[tuple[str, str]] = (),
    name: str = "rule",
) -> Rule:
    return Rule.model_validate({
        "id": f"xx/rules/{name}", "expectations": ["xx/expectations/a"], "scope": scope,
        "because": ["xx/instruments/a#base"], "gist": TEXT, "confidence": "high",
        "when": condition, "cases": CASES,
        "unless": [
            {"when": each, "then": then, "gist": TEXT, "because": [f"xx/instruments/a#{place}"]}
            for place, (each, then) in enumerate(unless)
        ],
        "presume": [{"fact": key, "is": word, "gist": TEXT} for key, word in presume],
    })


# --- strategies ---


def tests_on(each: Fact) -> list[dict[str, Any]]:
    """Every way a leaf can test a fact."""
    options = [option.id for option in each.options]
    sets = [list(chosen) for size in (1, 2, 3) for chosen in combinations(options, size)]
    if each.kind == "choice":
        return [{"is": option} for option in options] + [{"in": chosen} for chosen in sets]
    if each.kind == "choices":
        return [{"includes": option} for option in options] + [
            {"includes_any": chosen} for chosen in sets]
    if each.kind == "number":
        return [{test: bar} for test in ("at_least", "less_than") for bar in (1, 2, 3)]
    return [{"is": "true"}, {"is": "false"}]


def leaves(scope: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(*(
        st.sampled_from([{"fact": key, **test} for test in tests_on(each)])
        for key, each in FACTS.items() if scope == "system" or key.startswith("organisation.")
    ))


@cache
def conditions(
    defined: tuple[str, ...] = (), *, scope: str = "system"
) -> st.SearchStrategy[Condition]:
    ground = leaves(scope)
    if defined:
        ground |= st.sampled_from(defined).map(lambda key: {"defined": key})
    if scope == "organisation":
        ground |= conditions(defined).map(lambda each: {"any_system": each})

    def gates(below: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
        return st.tuples(
            st.sampled_from(("all", "any", "none")), st.lists(below, min_size=1, max_size=3)
        ).map(lambda gate: {gate[0]: gate[1]})

    return st.recursive(ground, gates, max_leaves=5).map(when)


@dataclass(frozen=True)
class World:
    """Two definitions, the second may use the first; one rule; answers on up to two systems."""

    definitions: Mapping[str, Definition]
    rule: Rule
    subject: Subject

    @property
    def graph(self) -> Graph:
        return compile_graph(self.definitions.values(), [self.rule], FACTS.values())

    @property
    def system(self) -> str | None:
        return None if self.rule.scope == "organisation" else self.subject.system

    @property
    def answers(self) -> dict[Slot, AnswerValue]:
        return answers_of(self.subject)


def answers_of(subject: Subject) -> dict[Slot, AnswerValue]:
    found: dict[Slot, AnswerValue] = {
        (key, None): value for key, value in subject.organisation.items()
    }
    for system, answers in subject.systems.items():
        found |= {(key, system): value for key, value in answers.items()}
    return found


def subject_from(
    answers: Mapping[Slot, AnswerValue], systems: Sequence[str], system: str | None
) -> Subject:
    return Subject(
        {key: value for (key, place), value in answers.items() if place is None},
        {each: {key: value for (key, place), value in answers.items() if place == each}
         for each in systems},
        system,
    )


def slots(systems: Sequence[str]) -> list[Slot]:
    return [
        (key, place) for key in FACTS
        for place in (systems if key.startswith("system.") else (None,))
    ]


@st.composite
def subjects(draw: st.DrawFn, *, most_open: int | None = None) -> Subject:
    """Up to two systems; half the answers open, or at most some of a described organisation."""
    systems = ("a", "b")[:draw(st.integers(0 if most_open is None else 1, 2))]
    every = slots(systems)
    number = draw(st.integers(0, prod(len(DOMAINS[key]) for key, _ in every) - 1))
    answers = {}
    for slot in every:
        number, place = divmod(number, len(DOMAINS[slot[0]]))
        answers[slot] = DOMAINS[slot[0]][place]
    if most_open is None:
        given = draw(st.integers(0, 2 ** len(every) - 1))
        opened = {slot for place, slot in enumerate(every) if not given >> place & 1}
    else:
        opened = draw(st.sets(st.sampled_from(every), max_size=most_open))
    kept = {slot: value for slot, value in answers.items() if slot not in opened}
    return subject_from(kept, systems, draw(st.sampled_from(systems)) if systems else None)


@st.composite
def worlds(
    draw: st.DrawFn, *, most_open: int | None = None, presume: bool = False
) -> World:
    one = definition("role.one", draw(conditions()))
    two = definition("role.two", draw(conditions(("role.one",))))
    scope = draw(st.sampled_from(("system", "organisation")))
    any_condition = conditions(("role.one", "role.two"), scope=scope)
    unless = draw(st.lists(st.tuples(
        any_condition, st.sampled_from(("does_not_reach", "reaches"))), max_size=2))
    presumed = draw(st.lists(st.sampled_from((
        ("system.develops", "true"), ("system.provides", "false"), ("organisation.public", "true")
    )), max_size=2, unique=True)) if presume else []
    made = rule(draw(any_condition), scope=scope, unless=unless, presume=presumed)
    return World({"role.one": one, "role.two": two}, made, draw(subjects(most_open=most_open)))


# --- the oracle ---

WORDS: tuple[Truth, ...] = ("no", "unknown", "yes")


def plain(
    condition: Condition,
    definitions: Mapping[str, Definition],
    answers: Mapping[Slot, AnswerValue],
    systems: Sequence[str],
    system: str | None,
) -> int:
    """0, 1 or 2 for no, unknown or yes."""
    def on(each: Condition, place: str | None = system) -> int:
        return plain(each, definitions, answers, systems, place)

    if condition.all is not None:
        return min(map(on, condition.all))
    if condition.any is not None:
        return max(map(on, condition.any))
    if condition.none is not None:
        return 2 - max(map(on, condition.none))
    if condition.defined is not None:
        return on(definitions[condition.defined].when)
    if condition.any_system is not None:
        return max((on(condition.any_system, each) for each in systems), default=1)
    assert condition.fact is not None
    place = None if condition.fact.startswith("organisation.") else system
    given = answers.get((condition.fact, place))
    return 1 if given is None else 2 * passes(condition, given)


def passes(leaf: Condition, given: AnswerValue) -> bool:
    if isinstance(given, tuple):
        wanted = (leaf.includes,) if leaf.includes else leaf.includes_any
        return bool(set(wanted or ()) & set(given))
    if isinstance(given, bool):
        return leaf.is_ == str(given).lower()
    if isinstance(given, int):
        return given >= leaf.at_least if leaf.at_least is not None else given < leaf.less_than  # type: ignore[operator]
    return given in (leaf.in_ or (leaf.is_,))


def plain_rule(
    world: World, answers: Mapping[Slot, AnswerValue], system: str | None
) -> tuple[Truth, bool]:
    """The rule's value, and whether its exceptions contradict each other."""
    def on(condition: Condition) -> int:
        return plain(condition, world.definitions, answers, tuple(world.subject.systems), system)

    base = on(world.rule.when)
    out = max((on(each.when) for each in world.rule.unless if each.then == "does_not_reach"),
              default=0)
    in_ = max((on(each.when) for each in world.rule.unless if each.then == "reaches"), default=0)
    sure = out == 0 and max(base, in_) == 2
    fails = in_ == 0 and (out == 2 or base == 0)
    return WORDS[1 + sure - fails], out == in_ == 2


def read_slots(world: World) -> list[Slot]:
    """Every answer the rule reads, those of no system included."""
    found: dict[Slot, None] = {}

    def walk(condition: Condition, system: str | None) -> None:
        for branches in (condition.all, condition.any, condition.none):
            for branch in branches or ():
                walk(branch, system)
        if condition.defined is not None:
            walk(world.definitions[condition.defined].when, system)
        if condition.any_system is not None:
            for each in world.subject.systems:
                walk(condition.any_system, each)
        if condition.fact is not None:
            place = None if condition.fact.startswith("organisation.") else system
            found[condition.fact, place] = None

    for condition in (world.rule.when, *(each.when for each in world.rule.unless)):
        walk(condition, world.system)
    return list(found)


def completions(world: World) -> Iterator[dict[Slot, AnswerValue]]:
    """The answers with everything open that the rule reads filled in, in every way."""
    opened = [slot for slot in read_slots(world) if slot not in world.answers]
    for values in product(*(DOMAINS[key] for key, _ in opened)):
        yield world.answers | dict(zip(opened, values, strict=True))


def completions_count(world: World) -> int:
    return prod(len(DOMAINS[slot[0]]) for slot in read_slots(world) if slot not in world.answers)
