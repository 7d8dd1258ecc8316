"""Compiling: equal parts are one node, and a digest names logic, not spelling."""

import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.model.rule import Condition, Definition
from shirube.model.rulebook import Rulebook
from shirube.rules import Graph, compile_edition, compile_graph, explain, to_json
from shirube.rules.lanes import Lanes
from shirube.timeline import as_of
from tests.rules.made import (
    DOMAINS,
    FACTS,
    WORDS,
    World,
    conditions,
    definition,
    plain,
    plain_rule,
    rule,
    slots,
    steady,
    subject_from,
    when,
    worlds,
)


def digest_of(condition: Condition, *definitions: Definition) -> str:
    graph = compile_graph(definitions, [rule(condition)], FACTS.values())
    return graph.rules["xx/rules/rule"].digest


def written(graph: Graph) -> str:
    return json.dumps(to_json(graph), ensure_ascii=False)


@steady
@given(worlds())
def test_the_graph_means_what_the_written_condition_says(world: World) -> None:
    truth, conflict = plain_rule(world, world.answers, world.system)
    reason = explain(world.graph, world.rule.id, world.subject)

    assert (reason.truth, reason.conflict) == (truth, conflict)


@steady
@given(worlds(), st.randoms(use_true_random=False))
def test_what_ifs_in_lanes_mean_the_same_as_one_by_one(world: World, chance: random.Random) -> None:
    places = slots(tuple(world.subject.systems))
    tries = [(slot, chance.choice(DOMAINS[slot[0]])) for slot in chance.sample(places, 2)]
    graph = world.graph
    lanes = Lanes(graph, world.subject, 3, {
        slot: [(value, 1 << lane)] for lane, (slot, value) in enumerate(tries, 1)
    })
    sure, fails = lanes.root(graph.rules[world.rule.id], world.system)

    assert sure & fails == 0
    for lane in range(3):
        answers = world.answers | dict(tries[lane - 1:lane] if lane else [])
        expected, _ = plain_rule(world, answers, world.system)
        assert WORDS[1 + (sure >> lane & 1) - (fails >> lane & 1)] == expected


@steady
@given(conditions())
def test_equal_conditions_are_one_node(condition: Condition) -> None:
    rules = [rule(condition, name="one"),
             rule(when({"all": [condition, {"none": [condition]}]}), name="two")]
    graph = compile_graph([], rules, FACTS.values())
    one, two = graph.rules["xx/rules/one"].node, graph.rules["xx/rules/two"].node

    assert graph.nodes[two].children[0] == one
    assert len(set(graph.nodes)) == len(graph.nodes)


@steady
@given(worlds())
def test_branches_come_before_their_gates(world: World) -> None:
    for place, node in enumerate(world.graph.nodes):
        assert all(child < place for child in node.children)


@steady
@given(conditions())
def test_a_digest_does_not_know_what_a_definition_is_called_or_that_it_is_one(
    condition: Condition,
) -> None:
    inlined = digest_of(condition)

    assert digest_of(when({"defined": "role.a"}), definition("role.a", condition)) == inlined
    assert digest_of(when({"defined": "role.b"}), definition("role.b", condition)) == inlined


@steady
@given(st.lists(conditions(), min_size=1, max_size=4), st.sampled_from(("all", "any", "none")),
       st.randoms(use_true_random=False))
def test_a_digest_does_not_know_order_or_repetition_of_branches(
    branches: list[Condition], gate: str, chance: random.Random
) -> None:
    shuffled = [*branches, chance.choice(branches)]
    chance.shuffle(shuffled)

    assert digest_of(when({gate: branches})) == digest_of(when({gate: shuffled}))


@steady
@given(conditions(), conditions())
def test_rules_of_one_digest_mean_the_same(one: Condition, two: Condition) -> None:
    if digest_of(one) == digest_of(two):
        answers = {(key, None if key.startswith("organisation.") else "a"): values[-1]
                   for key, values in DOMAINS.items()}
        assert plain(one, {}, answers, ("a",), "a") == plain(two, {}, answers, ("a",), "a")


def test_every_part_of_a_rule_is_in_its_digest() -> None:
    base, other = when({"fact": "system.develops", "is": "true"}), when(
        {"fact": "system.fair", "is": "true"})
    rules = [
        rule(base),
        rule(other),
        rule(base, scope="organisation"),
        rule(base, unless=[(other, "does_not_reach")]),
        rule(base, unless=[(other, "reaches")]),
        rule(base, presume=[("system.develops", "true")]),
        rule(base, presume=[("system.develops", "false")]),
        rule(when({"none": [base]})),
        rule(when({"fact": "system.develops", "is": "false"})),
    ]
    digests = {
        compile_graph([], [each], FACTS.values()).rules[each.id].digest for each in rules
    }

    assert len(digests) == len(rules)


@steady
@given(worlds())
def test_the_order_of_records_makes_no_difference(world: World) -> None:
    other = rule(when({"defined": "role.two"}), name="another")
    definitions = list(world.definitions.values())
    there = compile_graph(definitions, [world.rule, other], FACTS.values())
    back = compile_graph(definitions[::-1], [other, world.rule], reversed(FACTS.values()))

    assert there == back
    assert written(there) == written(back)
    assert json.loads(written(there)) == to_json(there)


def test_a_rule_knows_every_fact_it_reads() -> None:
    two = rule(when({"defined": "role.one"}),
               unless=[(when({"fact": "organisation.public", "is": "true"}), "reaches")])
    one = definition("role.one", when({"fact": "system.users", "at_least": 3}))
    graph = compile_graph([one], [two], FACTS.values())

    assert graph.rules[two.id].facts == ("organisation.public", "system.users")
    assert list(graph.facts) == ["organisation.public", "system.users"]


def test_values_are_typed_by_their_fact() -> None:
    condition = when({"all": [
        {"fact": "system.develops", "is": "true"}, {"fact": "system.users", "is": "12"},
        {"fact": "system.purpose", "in": ["hiring", "credit"]},
    ]})
    graph = compile_graph([], [rule(condition)], FACTS.values())

    assert [node.values for node in graph.nodes if node.kind == "fact"] == [
        (True,), (12,), ("hiring", "credit")]


def test_answers_that_make_no_difference_are_not_told_apart() -> None:
    condition = when({"all": [
        {"fact": "system.purpose", "in": ["hiring", "credit"]},
        {"fact": "system.stages", "includes_any": ["making", "ended"]},
        {"fact": "system.users", "at_least": 3},
    ]})
    graph = compile_graph([], [rule(condition)], FACTS.values())

    assert {key: shape.answers for key, shape in graph.facts.items()} == {
        "system.purpose": ("hiring", "other"), "system.stages": ((), ("making",)),
        "system.users": (2, 3),
    }


@pytest.mark.parametrize(("condition", "told"), [
    ({"fact": "system.absent", "is": "true"}, "there is no fact `system.absent`"),
    ({"defined": "role.absent"}, "`role.absent` is not defined"),
    ({"fact": "system.users", "is": "many"}, "`many` is not a whole number"),
    ({"fact": "system.fair", "is": "maybe"}, "`maybe` is neither true nor false"),
])
def test_what_cannot_be_compiled_is_refused_with_its_mend(
    condition: dict[str, str], told: str
) -> None:
    with pytest.raises(ValueError, match=told) as refused:
        compile_graph([], [rule(when(condition))], FACTS.values())

    assert "; " in str(refused.value)


def test_definitions_that_rest_on_themselves_are_refused() -> None:
    one = definition("role.one", when({"defined": "role.two"}))
    two = definition("role.two", when({"none": [{"defined": "role.one"}]}))

    with pytest.raises(ValueError, match=r"role.one -> role.two -> role.one"):
        compile_graph([one, two], [], FACTS.values())


def test_an_edition_compiles_with_its_rules_definitions_and_points(rulebook: Rulebook) -> None:
    edition = as_of(rulebook, date(2031, 6, 2), date(2031, 6, 2))
    graph = compile_edition(edition)

    assert list(graph.rules) == sorted(each.id for each in edition.rules)
    assert list(graph.definitions) == sorted(each.defines for each in edition.definitions)
    assert sorted(graph.points) == [
        ("xx/analyses/hiring", 0), ("xx/analyses/hiring#children", 0),
        ("xx/analyses/hiring#children", 1), ("xx/expectations/keep-records", 1),
    ]


def test_answers_given_stay_apart_by_system() -> None:
    subject = subject_from({("system.develops", "a"): True}, ("a", "b"), "b")

    assert subject.answer("system.develops", "b") is None
    assert subject.answer("system.develops", None) is None
    with pytest.raises(KeyError):
        subject.answer("system.develops", "c")
