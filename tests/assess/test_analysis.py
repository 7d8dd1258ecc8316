"""Analyses and orientations: walked with the answers, open where the text is open."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shirube.assess.analysis import walk
from shirube.model.profile import Answer, AnswerValue, Profile, SystemProfile
from shirube.model.rule import Condition
from shirube.model.rulebook import Rulebook
from shirube.operations.assess import judge
from shirube.rules.graph import compile_edition
from shirube.rules.subject import Subject
from shirube.timeline import as_of
from tests.profiles import answers_to, profiles

DAY, LATE = date(2031, 7, 1), date(2032, 1, 1)


def leanings(xx: Rulebook, **answers: AnswerValue) -> dict[str, str]:
    edition = as_of(xx, DAY, LATE)
    profile = Profile(regime="xx", name="A", systems=(SystemProfile(
        id="a", name="B",
        answers={f"system.{key}": Answer(value=value) for key, value in answers.items()}),))
    found = walk(edition.analyses[0], compile_edition(edition), Subject.of(profile, "a"))
    return {each.node: each.leaning for each in found.nodes}


def test_an_answer_points_and_no_answer_leaves_open(xx: Rulebook) -> None:
    assert leanings(xx, affects_children=True)["children"] == "points_to_problem"
    assert leanings(xx, affects_children=False)["children"] == "points_to_fine"
    assert leanings(xx)["children"] == "unknown"


def test_where_views_differ_no_answer_settles_it(xx: Rulebook) -> None:
    assert leanings(xx, affects_children=True)["label"] == "views_differ"


@given(data=st.data())
def test_an_analysis_that_surely_does_not_concern_a_system_is_not_told(
    xx: Rulebook, data: st.DataObject
) -> None:
    profile = data.draw(profiles(xx))
    told = {each.system for each in judge(profile, as_of(xx, DAY, LATE)).assessment.analyses}

    for system in profile.systems:
        purpose = system.answers.get("system.purpose")
        assert (system.id in told) == (purpose is None or purpose.value == "hiring")


@given(data=st.data())
def test_adding_an_answer_never_turns_one_leaning_into_another(
    jp: Rulebook, data: st.DataObject
) -> None:
    edition = as_of(jp, date(2026, 11, 22), date(2026, 12, 31))
    graph = compile_edition(edition)
    read = {leaf for each in edition.analyses for node in each.nodes
            for result in node.results for leaf in _facts(result.when)}
    facts = [each for each in jp.facts if each.key in read]
    full = {each.key: data.draw(answers_to(each)) for each in facts if data.draw(st.booleans())}
    fewer = {key: value for key, value in full.items() if data.draw(st.booleans())}

    for analysis in edition.analyses:
        before, after = (
            {each.node: each.leaning for each in walk(
                analysis, graph, Subject({}, {"a": given_}, "a")).nodes}
            for given_ in (fewer, full))
        for node, leaning in before.items():
            assert leaning in ("unknown", after[node]), (node, fewer, full)


def _facts(condition: Condition) -> set[str]:
    found = {condition.fact} if condition.fact else set()
    for name in ("all", "any", "none"):
        for branch in getattr(condition, name) or ():
            found |= _facts(branch)
    return found
