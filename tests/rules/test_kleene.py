"""The laws of three-valued logic, tried on every combination."""

from collections.abc import Callable, Iterable
from itertools import product

import pytest

from shirube.model.terms import Truth
from shirube.rules.kleene import all_, any_, deciding, deciding_parts, none_, not_, weigh

TRUTHS: tuple[Truth, ...] = ("yes", "no", "unknown")
KNOWN: tuple[Truth, ...] = ("yes", "no")
PAIRS = list(product(TRUTHS, repeat=2))
TRIPLES = list(product(TRUTHS, repeat=3))
RULES = [
    (base, outs, ins) for base in TRUTHS
    for outs in (*product(TRUTHS, repeat=0), *product(TRUTHS, repeat=1), *PAIRS)
    for ins in (*product(TRUTHS, repeat=0), *product(TRUTHS, repeat=1), *PAIRS)
]


def completions(truths: tuple[Truth, ...]) -> list[tuple[Truth, ...]]:
    """Every way to replace unknowns by yes or no."""
    return list(product(*(("yes", "no") if each == "unknown" else (each,) for each in truths)))


def test_and_and_or_do_not_care_for_order() -> None:
    for left, right in PAIRS:
        assert all_((left, right)) == all_((right, left))
        assert any_((left, right)) == any_((right, left))


def test_and_and_or_may_be_grouped() -> None:
    for one, two, three in TRIPLES:
        assert all_((one, all_((two, three)))) == all_((one, two, three))
        assert any_((one, any_((two, three)))) == any_((one, two, three))


def test_and_distributes_over_or() -> None:
    for one, two, three in TRIPLES:
        assert all_((one, any_((two, three)))) == any_((all_((one, two)), all_((one, three))))


def test_de_morgan_holds_and_none_is_not_any() -> None:
    for left, right in PAIRS:
        assert not_(all_((left, right))) == any_((not_(left), not_(right)))
        assert none_((left, right)) == not_(any_((left, right)))


def test_without_branches_all_holds_and_any_does_not() -> None:
    assert (all_(()), any_(()), none_(())) == ("yes", "no", "yes")


@pytest.mark.parametrize("gate", [all_, any_, none_])
def test_a_gate_over_independent_branches_is_unknown_exactly_when_it_can_turn_out_both_ways(
    gate: Callable[[Iterable[Truth]], Truth],
) -> None:
    for triple in TRIPLES:
        outcomes = {gate(each) for each in completions(triple)}
        assert gate(triple) == (outcomes.pop() if len(outcomes) == 1 else "unknown")


def test_a_rule_with_exceptions_is_known_exactly_when_every_completion_agrees() -> None:
    for base, outs, ins in RULES:
        cut = 1 + len(outs)
        truths = {
            weigh(each[0], each[1:cut], each[cut:]).truth
            for each in completions((base, *outs, *ins))
        }

        assert weigh(base, outs, ins).truth == (truths.pop() if len(truths) == 1 else "unknown")


def test_exceptions_that_fire_against_each_other_are_a_conflict_never_a_priority() -> None:
    for base in TRUTHS:
        assert weigh(base, ["yes"], ["yes"]) == ("unknown", True)
        assert weigh(base, ["no", "yes"], ["unknown", "yes"]) == ("unknown", True)


def test_an_exception_takes_out_and_brings_in() -> None:
    assert weigh("yes", ["yes"], []).truth == "no"
    assert weigh("no", [], ["yes"]).truth == "yes"
    assert weigh("yes", ["unknown"], []).truth == "unknown"
    assert weigh("no", [], ["unknown"]).truth == "unknown"


def test_a_gate_rests_on_one_branch_that_decides_alone_or_on_all() -> None:
    assert deciding("all", ["yes", "no", "no"]) == (1,)
    assert deciding("any", ["no", "yes", "yes"]) == (1,)
    assert deciding("none", ["unknown", "yes"]) == (1,)
    assert deciding("all", ["yes", "yes"]) == (0, 1)
    assert deciding("any", ["no", "unknown", "unknown"]) == (1, 2)


def test_the_parts_a_known_rule_rests_on_suffice_for_it() -> None:
    for base, outs, ins in RULES:
        ruling = weigh(base, outs, ins)
        parts = deciding_parts(base, outs, ins)
        kept = weigh(
            base if parts.base else "unknown",
            [each if at in parts.outs else "unknown" for at, each in enumerate(outs)],
            [each if at in parts.ins else "unknown" for at, each in enumerate(ins)],
        )
        if ruling.truth != "unknown" or ruling.conflict:
            assert kept == ruling


def test_a_condition_overruled_by_an_exception_is_no_part_of_what_is_open() -> None:
    assert deciding_parts("unknown", ["yes"], ["unknown"]) == (False, (), (0,))
    assert deciding_parts("unknown", ["unknown"], ["yes"]) == (False, (0,), ())
    assert deciding_parts("unknown", ["unknown"], ["unknown"]) == (True, (0,), (0,))


def test_answering_the_parts_an_open_rule_rests_on_settles_it() -> None:
    for base, outs, ins in RULES:
        parts = deciding_parts(base, outs, ins)
        named = [base] * parts.base + [outs[at] for at in parts.outs] + [
            ins[at] for at in parts.ins]
        ruling = weigh(base, outs, ins)
        if ruling.truth != "unknown" or ruling.conflict:
            continue
        assert set(named) == {"unknown"}
        for answer in KNOWN:
            after = weigh(
                answer if parts.base else base,
                [answer if at in parts.outs else each for at, each in enumerate(outs)],
                [answer if at in parts.ins else each for at, each in enumerate(ins)],
            )
            assert after.truth != "unknown" or after.conflict
