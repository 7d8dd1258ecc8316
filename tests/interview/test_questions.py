"""Questions: what they settle is counted against brute force, and the order never wavers."""

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from shirube.interview import rank
from shirube.model.assessment import Question
from shirube.model.rule import Rule
from shirube.rules import Graph, Subject, compile_graph, explain
from shirube.rules.subject import Slot
from tests.rules.made import (
    DOMAINS,
    FACTS,
    answers_of,
    conditions,
    rule,
    slots,
    steady,
    subject_from,
    subjects,
    when,
)


def rules_of(scope: str) -> st.SearchStrategy[list[Rule]]:
    made = st.tuples(conditions(scope=scope), st.lists(st.tuples(
        conditions(scope=scope), st.sampled_from(("reaches", "does_not_reach"))), max_size=1))
    return st.lists(made, min_size=1, max_size=3).map(lambda each: [
        rule(base, unless=unless, scope=scope, name=f"{scope}-{place}")
        for place, (base, unless) in enumerate(each)
    ])


RULES = st.tuples(rules_of("system"), rules_of("organisation")).map(lambda each: each[0] + each[1])


def known(graph: Graph, subject: Subject) -> dict[tuple[str, str | None], bool]:
    """For every finding, whether it is yes or no."""
    return {
        (name, system): explain(graph, name, subject.seen_as(system)).truth != "unknown"
        for name, root in graph.rules.items()
        for system in (subject.systems if root.scope == "system" else (None,))
    }


def brute(
    graph: Graph, subject: Subject, weights: Mapping[str, int]
) -> dict[Slot, tuple[int, int]]:
    """What the least and the most helpful answer to every open fact settles."""
    now, answers, systems = known(graph, subject), answers_of(subject), tuple(subject.systems)
    found = {}
    for slot in slots(systems):
        if slot in answers:
            continue
        gains = []
        for value in DOMAINS[slot[0]]:
            after = known(graph, subject_from(answers | {slot: value}, systems, None))
            gains.append(sum(
                weights.get(finding[0], 1) for finding in now
                if after[finding] and not now[finding]
            ))
        found[slot] = min(gains), max(gains)
    return found


@steady
@given(RULES, subjects(), st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_what_a_question_settles_is_what_trying_every_answer_settles(
    rules: list[Rule], subject: Subject, numbers: list[int]
) -> None:
    graph = compile_graph([], rules, FACTS.values())
    weights = dict(zip(graph.rules, numbers, strict=False))
    expected = brute(graph, subject, weights)
    questions = rank(graph, graph.rules, subject, weights=weights)

    for each in questions:
        assert (each.settles, each.touches) == expected[each.fact, each.system]
    asked = {(each.fact, each.system) for each in questions}
    assert {slot for slot, (_, most) in expected.items() if most} <= asked


@steady
@given(RULES, subjects())
def test_open_findings_always_leave_a_question_that_bears_on_them(
    rules: list[Rule], subject: Subject
) -> None:
    graph = compile_graph([], rules, FACTS.values())
    named = {(each.fact, each.system) for each in rank(graph, graph.rules, subject)}
    bearing: set[Slot] = set()
    for name, root in graph.rules.items():
        for system in subject.systems if root.scope == "system" else (None,):
            reason = explain(graph, name, subject.seen_as(system))
            if reason.truth == "unknown" and not reason.conflict:
                bearing |= {(leaf.fact, leaf.system) for leaf in reason.decisive}

    assert named == {
        (key, system) for key, system in bearing
        if system is not None or key.startswith("organisation.")
    }


@steady
@given(RULES, subjects(), st.randoms(use_true_random=False))
def test_the_order_of_questions_is_always_the_same(
    rules: list[Rule], subject: Subject, chance: random.Random
) -> None:
    graph = compile_graph([], rules, FACTS.values())
    names = list(graph.rules)
    questions = rank(graph, names, subject)
    chance.shuffle(names)

    assert rank(graph, names, subject) == questions
    assert rank(graph, names, subject, 2) == questions[:2]
    gains = [(each.settles, each.touches) for each in questions]
    assert gains == sorted(gains, reverse=True)


def asked(questions: tuple[Question, ...]) -> list[Slot]:
    return [(each.fact, each.system) for each in questions]


def test_equally_useful_questions_follow_the_order_of_facts_judgements_last() -> None:
    made = [
        rule(when({"fact": key, "is": "true"}), name=key.split(".")[1])
        for key in ("system.fair", "system.provides", "system.develops")
    ]
    graph = compile_graph([], made, FACTS.values())

    assert asked(rank(graph, graph.rules, Subject({}, {"b": {}, "a": {}}))) == [
        ("system.develops", "b"), ("system.develops", "a"),
        ("system.provides", "b"), ("system.provides", "a"),
        ("system.fair", "b"), ("system.fair", "a"),
    ]


def test_a_rule_weighs_as_much_as_the_expectations_behind_it() -> None:
    made = [rule(when({"fact": f"system.{key}", "is": "true"}), name=key)
            for key in ("develops", "provides")]
    graph = compile_graph([], made, FACTS.values())
    subject = Subject({}, {"a": {}})
    weights = {"xx/rules/develops": 2, "xx/rules/provides": 7}

    assert rank(graph, graph.rules, subject, weights=weights) == (
        Question(fact="system.provides", system="a", settles=7, touches=7),
        Question(fact="system.develops", system="a", settles=2, touches=2),
    )
    assert asked(rank(graph, graph.rules, subject, weights={"xx/rules/develops": 0})) == [
        ("system.provides", "a")]
    assert asked(rank(graph, ["xx/rules/develops"], subject)) == [("system.develops", "a")]


def test_a_fact_of_the_organisation_counts_for_every_system() -> None:
    made = rule(when({"fact": "organisation.public", "is": "true"}))
    graph = compile_graph([], [made], FACTS.values())

    assert rank(graph, graph.rules, Subject({}, {"a": {}, "b": {}, "c": {}})) == (
        Question(fact="organisation.public", system=None, settles=3, touches=3),)


def test_what_is_only_useful_together_is_still_asked() -> None:
    pairs = [("system.develops", "system.provides"), ("system.fair", "organisation.public")]
    made = rule(when({"any": [
        {"all": [{"fact": key, "is": "true"} for key in pair]} for pair in pairs]}))
    graph = compile_graph([], [made], FACTS.values())

    assert {(each.fact, each.touches) for each in rank(graph, graph.rules, Subject({}, {"a": {}}))
            } == {(key, 0) for pair in pairs for key in pair}


def test_nothing_is_asked_that_can_change_nothing() -> None:
    made = rule(when({"all": [{"fact": "system.develops", "is": "true"},
                              {"fact": "system.provides", "is": "true"}]}))
    graph = compile_graph([], [made], FACTS.values())

    assert rank(graph, graph.rules, Subject({}, {"a": {"system.develops": False}})) == ()
    assert rank(graph, graph.rules, Subject({}, {})) == ()
    assert asked(rank(graph, graph.rules, Subject({}, {"a": {}}),
                      skip={("system.develops", "a")})) == [("system.provides", "a")]
