"""Cases: what comes out otherwise is told with its place and the facts it rests on."""

from typing import Any

from shirube.model.rulebook import Rulebook
from shirube.rules import check_cases


def changed(rulebook: Rulebook, kind: str, ref: str, **fields: Any) -> Rulebook:
    """The rulebook with one record changed; nested data is typed again."""
    records = tuple(
        type(each).model_validate(each.model_dump(by_alias=True) | fields)
        if each.id == ref else each for each in getattr(rulebook, kind)
    )
    return rulebook.model_copy(update={kind: records})


def test_every_case_of_the_made_up_country_comes_out(rulebook: Rulebook) -> None:
    assert list(check_cases(rulebook)) == []


def test_a_rules_case_that_fails_names_its_place_and_the_deciding_fact(rulebook: Rulebook) -> None:
    cases = [{"given": {"system.develops": "false", "system.users": "20000"}, "then": "reaches"}]
    broken = changed(rulebook, "rules", "xx/rules/keep-records", cases=cases * 3)

    fault = next(check_cases(broken))
    assert (fault.record, fault.path) == ("xx/rules/keep-records", ("cases", 0))
    assert str(fault.what) == "the case says reaches, the rule gives does_not_reach"
    assert str(fault.mend) == (
        "it rests on `system.develops` is true (given: false): correct the case or the rule")


def test_a_case_left_open_names_what_is_still_open(rulebook: Rulebook) -> None:
    cases = [{"given": {"system.develops": "true"}, "then": "reaches"}]
    broken = changed(rulebook, "rules", "xx/rules/keep-records", cases=cases * 3)
    fault = next(check_cases(broken))

    assert str(fault.what) == "the case says reaches, the rule gives unknown"
    assert str(fault.mend) == (
        "still open: `system.purpose` in hiring, credit (not given); "
        "`system.users` at_least 10000 (not given); "
        "`organisation.size` is sole_person (not given): "
        "answer there, or correct the case or the rule"
    )


def test_a_definitions_case_that_fails_is_told(rulebook: Rulebook) -> None:
    cases = [{"given": {"system.stages": ["making", "released"]}, "then": "does_not_reach"}]
    broken = changed(rulebook, "definitions", "xx/rules/phase.after_release", cases=cases * 3)

    assert [fault.path for fault in check_cases(broken)] == [
        ("cases", 0), ("cases", 1), ("cases", 2)]
    assert str(next(check_cases(broken)).mend) == (
        "it rests on `system.stages` includes released (given: making, released): "
        "correct the case or the definition")


def test_an_example_that_fails_is_told_under_its_key(rulebook: Rulebook) -> None:
    broken = changed(rulebook, "examples", "xx/examples/screening-maker",
                     then={"role.developer": "yes", "role.business_user": "yes"})

    assert [(fault.path, str(fault.what)) for fault in check_cases(broken)] == [(
        ("then", "role.business_user"),
        "the example says yes, `role.business_user` gives no",
    )]


def test_presumptions_are_off_in_cases(rulebook: Rulebook) -> None:
    cases = [{"given": {"system.proportionate": "true"}, "then": "unknown"}]

    assert list(check_cases(
        changed(rulebook, "rules", "xx/rules/say-so", cases=cases * 3))) == []


def test_a_case_without_answers_is_one_system_not_yet_described(rulebook: Rulebook) -> None:
    nothing = changed(rulebook, "rules", "xx/rules/yearly-review",
                      cases=[{"given": {}, "then": "unknown"}] * 3)
    fault = next(check_cases(changed(
        nothing, "rules", "xx/rules/yearly-review",
        cases=[{"given": {}, "then": "reaches"}] * 3)))

    assert list(check_cases(nothing)) == []
    assert "`system.develops` is true (not given)" in str(fault.mend)


def test_a_conflict_is_told_as_one(rulebook: Rulebook) -> None:
    exception = {"gist": {"ja": "架空", "en": "made up"}, "because": ["xx/instruments/sample-act"]}
    large = {"fact": "system.users", "at_least": 5}
    broken = changed(
        rulebook, "rules", "xx/rules/try-records",
        unless=[exception | {"when": large, "then": then}
                for then in ("reaches", "does_not_reach")],
        cases=[{"given": {"system.users": "5"}, "then": "reaches"}] * 3,
    )

    assert str(next(check_cases(broken)).mend) == (
        "two exceptions contradict each other (`system.users` at_least 5 (given: 5)): "
        "correct the case or the rule")


def test_words_where_a_number_belongs_are_found_before_anything_runs(rulebook: Rulebook) -> None:
    broken = changed(
        rulebook, "rules", "xx/rules/keep-records",
        when={"all": [{"none": [{"fact": "system.users", "is": "many"}]}]},
        cases=[{"given": {"system.users": "lots"}, "then": "reaches"}] * 3,
    )

    assert {(fault.path, str(fault.what), str(fault.mend)) for fault in check_cases(broken)} == {
        (("when", "all", 0, "none", 0, "is"), "`many` is not a whole number",
         "write digits only"),
        *((("cases", index, "given", "system.users"), "`lots` is not a whole number",
           "write digits only") for index in range(3)),
    }
