"""Explaining: sound against every completion, certain where it can be, and resting on enough."""

import random
from collections.abc import Iterator
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from shirube.model.assessment import FactStep, ProofStep
from shirube.model.profile import AnswerValue
from shirube.model.rulebook import Rulebook
from shirube.rules import (
    Graph,
    Subject,
    compile_graph,
    explain,
    explain_definition,
    truth_of_point,
)
from shirube.rules.settle import joint
from shirube.rules.subject import Slot
from tests.rules.made import (
    DOMAINS,
    FACTS,
    World,
    completions,
    completions_count,
    definition,
    plain_rule,
    rule,
    slots,
    steady,
    subject_from,
    when,
    worlds,
)


def leaves(step: ProofStep) -> Iterator[ProofStep]:
    if step.leaf is not None:
        yield step
    for below in step.steps:
        yield from leaves(below)


@steady
@given(worlds(), st.randoms(use_true_random=False))
def test_one_more_answer_never_turns_yes_into_no_or_no_into_yes(
    world: World, chance: random.Random
) -> None:
    systems = tuple(world.subject.systems)
    opened = [slot for slot in slots(systems) if slot not in world.answers]
    assume(opened)
    slot = chance.choice(opened)
    more = world.answers | {slot: chance.choice(DOMAINS[slot[0]])}
    graph = world.graph
    before = explain(graph, world.rule.id, world.subject)
    after = explain(
        graph, world.rule.id, subject_from(more, systems, world.subject.system))

    if before.truth != "unknown":
        assert after.truth == before.truth
    if before.settled != "unknown":
        assert after.truth in (before.settled, "unknown")
        assert before.settled in (after.truth, after.settled)
    assert after.conflict >= before.conflict


@steady
@given(worlds(most_open=3))
def test_an_answer_is_right_and_certainty_is_found_exactly_where_every_completion_agrees(
    world: World,
) -> None:
    assume(completions_count(world) <= 400)
    reason = explain(world.graph, world.rule.id, world.subject)
    outcomes = {plain_rule(world, each, world.system)[0] for each in completions(world)}
    agreed = outcomes.pop() if len(outcomes) == 1 else "unknown"

    if reason.truth != "unknown":
        assert reason.truth == agreed
        assert reason.settled == "unknown"
    else:
        assert reason.settled == agreed


@steady
@given(worlds(presume=True))
def test_the_decisive_answers_alone_give_the_same_outcome(world: World) -> None:
    reason = explain(world.graph, world.rule.id, world.subject)
    assume(reason.presumed != "unknown" or reason.conflict)
    rested = {(leaf.fact, leaf.system) for leaf in reason.decisive}
    kept = {slot: value for slot, value in world.answers.items() if slot in rested}
    alone = explain(world.graph, world.rule.id, subject_from(
        kept, tuple(world.subject.systems), world.subject.system))

    assert (alone.truth, alone.presumed, alone.conflict) == (
        reason.truth, reason.presumed, reason.conflict)
    assert alone.decisive == reason.decisive


@steady
@given(worlds(), st.randoms(use_true_random=False))
def test_answering_every_decisive_fact_of_an_open_rule_settles_it(
    world: World, chance: random.Random
) -> None:
    few = {slot: value for slot, value in world.answers.items() if chance.random() < 0.3}
    reason = explain(world.graph, world.rule.id, subject_from(few, ("a", "b"), "a"))
    assume(reason.truth == "unknown" and not reason.conflict)
    assume(all(leaf.system or leaf.fact.startswith("organisation.") for leaf in reason.decisive))
    answers = few | {
        (leaf.fact, leaf.system): chance.choice(DOMAINS[leaf.fact]) for leaf in reason.decisive
    }
    after = explain(world.graph, world.rule.id, subject_from(answers, ("a", "b"), "a"))

    assert all(leaf.answer is None for leaf in reason.decisive)
    assert after.truth != "unknown" or after.conflict


@steady
@given(worlds(presume=True))
def test_the_proof_holds_every_decisive_leaf_and_marks_no_other(world: World) -> None:
    reason = explain(world.graph, world.rule.id, world.subject)
    marked = [step.leaf for step in leaves(reason.proof) if step.decisive]

    assert reason.decisive == tuple(dict.fromkeys(marked))
    assert reason.proof.truth in (reason.truth, reason.presumed)
    assert reason.proof.decisive or reason.conflict or world.rule.unless


@steady
@given(worlds(presume=True))
def test_presumptions_only_add_and_can_be_switched_off(world: World) -> None:
    with_, without = (
        explain(world.graph, world.rule.id, world.subject, presume=presume)
        for presume in (True, False)
    )

    assert with_.truth == without.truth == without.presumed
    assert with_.truth in (with_.presumed, "unknown")
    assert with_.settled == without.settled
    assert not any(step.leaf and step.leaf.presumed for step in leaves(without.proof))
    if with_.presumed != with_.truth:
        assert any(leaf.presumed for leaf in with_.decisive)


# --- a few by hand ---


def test_a_failing_condition_rests_on_its_first_failing_branch(graph: Graph) -> None:
    subject = Subject({}, {"a": {"system.develops": False, "system.users": 3}}, "a")
    reason = explain(graph, "xx/rules/keep-records", subject)

    assert reason.truth == "no"
    assert [leaf.fact for leaf in reason.decisive] == ["system.develops"]


def test_an_exception_that_fires_is_named_with_its_provision(graph: Graph) -> None:
    subject = Subject(
        {"organisation.size": "sole_person"},
        {"a": {"system.develops": True, "system.purpose": "credit"}}, "a")
    reason = explain(graph, "xx/rules/keep-records", subject)

    assert reason.truth == "no"
    assert [leaf.fact for leaf in reason.decisive] == ["organisation.size"]
    assert reason.because == (
        "xx/instruments/sample-act#art_7", "xx/instruments/sample-act#art_1")
    assert [(step.kind, step.name, step.truth) for step in reason.proof.steps] == [
        ("all", None, "yes"), ("unless", "does_not_reach", "yes")]


def test_a_presumed_answer_says_so_in_the_trace(graph: Graph) -> None:
    subject = Subject({}, {"a": {"system.proportionate": True}}, "a")
    reason = explain(graph, "xx/rules/say-so", subject)

    assert (reason.truth, reason.presumed) == ("unknown", "yes")
    assert [(leaf.fact, leaf.answer, leaf.presumed) for leaf in reason.decisive] == [
        ("system.provides", True, True), ("system.proportionate", True, False)]


def test_nothing_is_presumed_of_a_system_when_none_is_spoken_of() -> None:
    made = rule(when({"defined": "role.maker"}), scope="organisation",
                presume=[("system.develops", "true")])
    maker = definition("role.maker", when({"fact": "system.develops", "is": "true"}))
    graph = compile_graph([maker], [made], FACTS.values())

    assert explain(graph, made.id, Subject({}, {"a": {}})).presumed == "unknown"


def test_a_conflict_that_presumptions_bring_about_is_told_with_them() -> None:
    made = rule(
        when({"fact": "system.fair", "is": "true"}), presume=[("system.develops", "true")],
        unless=[(when({"fact": "system.develops", "is": "true"}), then)
                for then in ("does_not_reach", "reaches")],
    )
    graph = compile_graph([], [made], FACTS.values())
    subject = Subject({}, {"a": {}}, "a")
    reason = explain(graph, made.id, subject)

    assert (reason.truth, reason.presumed, reason.conflict) == ("unknown", "unknown", True)
    assert [(leaf.fact, leaf.presumed) for leaf in reason.decisive] == [("system.develops", True)]
    assert not explain(graph, made.id, subject, presume=False).conflict


def test_two_exceptions_that_contradict_are_reported_and_decide_nothing() -> None:
    made = rule(when({"fact": "system.develops", "is": "true"}), unless=[
        (when({"fact": "system.provides", "is": "true"}), "does_not_reach"),
        (when({"fact": "organisation.public", "is": "true"}), "reaches"),
    ])
    graph = compile_graph([], [made], FACTS.values())
    reason = explain(graph, made.id, Subject(
        {"organisation.public": True}, {"a": {"system.provides": True}}, "a"))

    assert (reason.truth, reason.conflict, reason.settled) == ("unknown", True, "unknown")
    assert [leaf.fact for leaf in reason.decisive] == ["system.provides", "organisation.public"]
    assert reason.because == (
        "xx/instruments/a#base", "xx/instruments/a#0", "xx/instruments/a#1")


def test_an_outcome_may_be_certain_whatever_the_open_answer() -> None:
    made = rule(when({"any": [
        {"fact": "system.users", "at_least": 3}, {"fact": "system.users", "less_than": 4}]}))
    graph = compile_graph([], [made], FACTS.values())
    reason = explain(graph, made.id, Subject({}, {"a": {}}, "a"))

    assert (reason.truth, reason.settled) == ("unknown", "yes")


def test_an_answer_that_every_option_passes_is_certain() -> None:
    made = rule(when({"fact": "system.purpose", "in": ["hiring", "credit", "other"]}))
    graph = compile_graph([], [made], FACTS.values())

    assert explain(graph, made.id, Subject({}, {"a": {}}, "a")).settled == "yes"


def test_joint_answers_are_each_tried_once() -> None:
    tried: dict[Slot, tuple[AnswerValue, ...]] = {
        ("system.develops", "a"): (True, False), ("system.users", "a"): (1, 2, 3),
        ("system.fair", "a"): (True, False),
    }
    lanes = joint(tried, 12)
    seen = [
        tuple(next(answer for answer, mask in lanes[slot] if mask >> lane & 1) for slot in tried)
        for lane in range(12)
    ]

    assert sorted(seen) == sorted(product(*tried.values()))
    assert all(sum(mask for _, mask in each) == 2**12 - 1 for each in lanes.values())


def test_certainty_is_found_beside_many_open_facts_read_once() -> None:
    """Only the fact read twice is tried: the others alone would be far too many."""
    once: list[dict[str, str | int]] = [{"fact": key, "is": "true"} for key in (
        "organisation.public", "system.provides", "system.fair")]
    once += [{"fact": "system.users", "at_least": 3},
             {"fact": "system.stages", "includes": "making"}]
    twice = {"fact": "system.develops", "is": "true"}
    made = rule(when({"any": [*once, twice, {"none": [twice]}]}))
    graph = compile_graph([], [made], FACTS.values())

    assert explain(graph, made.id, Subject({}, {"a": {}}, "a")).settled == "yes"


def test_where_too_many_joint_answers_would_have_to_be_tried_nothing_is_claimed() -> None:
    made = rule(scope="organisation", condition=when({"any_system": {"any": [
        {"fact": key, "is": word} for key in ("system.develops", "system.provides")
        for word in ("true", "false")
    ]}}))
    graph = compile_graph([], [made], FACTS.values())

    def settled(systems: int) -> str:
        return explain(graph, made.id, Subject({}, {f"s{n}": {} for n in range(systems)})).settled

    assert settled(6) == "yes"
    assert settled(7) == "unknown"


def test_a_rule_on_the_organisation_speaks_of_the_whole_and_asks_every_system(graph: Graph) -> None:
    systems = {"a": {"system.develops": False}, "b": {"system.uses_in_business": True}}
    reasons = {
        explain(graph, "xx/rules/yearly-review", Subject({}, systems, system))
        for system in (None, "a", "b")
    }
    reason = reasons.pop()

    assert not reasons
    assert reason.truth == "yes"
    assert [(leaf.fact, leaf.system) for leaf in reason.decisive] == [
        ("system.uses_in_business", "b")]
    assert [(step.kind, step.name) for step in reason.proof.steps] == [
        ("any_system", "a"), ("any_system", "b")]


def test_without_systems_described_any_system_is_unknown(graph: Graph) -> None:
    reason = explain(graph, "xx/rules/yearly-review", Subject({}, {}))

    assert (reason.truth, reason.settled, reason.decisive) == ("unknown", "unknown", ())


def test_a_definition_read_for_the_organisation_leaves_facts_of_systems_open() -> None:
    public = when({"all": [{"defined": "role.maker"},
                           {"fact": "organisation.public", "is": "true"}]})
    maker = definition("role.maker", when({"fact": "system.develops", "is": "true"}))
    made = rule(public, scope="organisation")
    graph = compile_graph([maker], [made], FACTS.values())
    systems = {"a": {"system.develops": True}}

    assert explain(graph, made.id, Subject({"organisation.public": True}, systems)).truth == (
        "unknown")
    assert explain(graph, made.id, Subject({"organisation.public": False}, systems)).truth == "no"
    assert explain_definition(graph, "role.maker", Subject({}, systems, "a")).truth == "yes"
    assert explain_definition(graph, "role.maker", Subject({}, systems)).truth == "unknown"


def test_a_definition_is_explained_under_the_id_of_its_record(graph: Graph) -> None:
    reason = explain_definition(
        graph, "role.developer", Subject({}, {"a": {"system.develops": True}}, "a"))

    assert (reason.rule, reason.truth) == ("xx/rules/role.developer", "yes")
    assert reason.decisive == (FactStep(
        fact="system.develops", system="a", test="is", expected=("true",), answer=True,
        truth="yes"),)


def test_a_point_matters_in_its_circumstances_and_always_without(rulebook: Rulebook) -> None:
    keep = next(each for each in rulebook.expectations if each.id.endswith("keep-records"))
    condition = keep.points[1].when
    assert condition is not None
    graph = compile_graph([], [], rulebook.facts, [(keep.id, 1, condition)])

    def truth(index: int, **answers: bool) -> str:
        given_ = {f"system.{key}": value for key, value in answers.items()}
        return truth_of_point(graph, keep.id, index, Subject({}, {"a": given_}, "a"))

    assert truth(0) == "yes"
    assert [truth(1), truth(1, affects_children=True), truth(1, affects_children=False)] == [
        "unknown", "yes", "no"]
