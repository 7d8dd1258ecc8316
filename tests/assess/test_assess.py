"""Assessments: applicability is computed, fulfilment is judged, and the two never mix."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shirube.assess import assess
from shirube.model.assessment import Assessment, Finding
from shirube.model.profile import Answer, Profile, SystemProfile, Work
from shirube.model.rulebook import Rulebook
from shirube.operations.assess import judge
from shirube.rules.graph import compile_edition
from shirube.timeline import as_of
from tests.profiles import profiles

DAY = date(2031, 7, 1)
LATE = date(2032, 1, 1)


def judged(rulebook: Rulebook, profile: Profile, *, presume: bool = True) -> Assessment:
    edition = as_of(rulebook, DAY, LATE)
    return assess(edition, compile_edition(edition), profile, presume=presume)


def one(system: dict[str, object], work: dict[str, Work] | None = None) -> Profile:
    return Profile(regime="xx", name="A", systems=(SystemProfile(
        id="a", name="B", work=work or {},
        answers={f"system.{key}": Answer(value=value, by="C")
                 for key, value in system.items()},
    ),))


def finding(assessment: Assessment, name: str, system: str | None = "a") -> Finding:
    (found,) = [each for each in assessment.findings
                if each.expectation.endswith(name) and each.system == system]
    return found


def test_yes_no_and_unknown_each_have_their_reason(xx: Rulebook) -> None:
    reached = finding(judged(xx, one({"develops": True, "purpose": "hiring"})), "keep-records")
    spared = finding(judged(xx, one({"develops": False})), "keep-records")

    assert reached.outcome == "unknown"  # the size of the organisation is not known
    assert {leaf.fact for leaf in reached.reasons[0].decisive} == {"organisation.size"}
    assert spared.outcome == "does_not_reach"
    assert {leaf.fact for leaf in spared.reasons[0].decisive} == {"system.develops"}


def test_a_gap_reaches_and_was_judged(xx: Rulebook) -> None:
    partly = {"xx/expectations/try-records": Work(status="partly")}

    assert finding(judged(xx, one({"uses_in_business": True}, partly)), "try-records").gap
    assert not finding(judged(xx, one({"uses_in_business": False}, partly)), "try-records").gap
    assert not finding(judged(xx, one({"uses_in_business": True})), "try-records").gap


def test_reasons_published_is_no_gap(xx: Rulebook) -> None:
    work = {"xx/expectations/say-so": Work(status="not_done_reasons_published")}
    found = finding(judged(xx, one({"provides": True, "proportionate": True}, work)), "say-so")

    assert found.outcome == "reaches"
    assert not found.gap


def test_a_presumption_is_marked_and_can_be_switched_off(xx: Rulebook) -> None:
    profile = one({"proportionate": True})
    with_, without = judged(xx, profile), judged(xx, profile, presume=False)

    assert finding(with_, "say-so").outcome == "unknown"
    assert finding(with_, "say-so").presumed == "reaches"
    assert finding(without, "say-so").presumed == "unknown"


def test_points_say_whether_their_circumstances_are_given(xx: Rulebook) -> None:
    assert finding(judged(xx, one({"develops": True})), "keep-records").points == (
        "yes", "unknown")
    assert finding(judged(xx, one({"affects_children": False})), "keep-records").points == (
        "yes", "no")


def test_an_organisation_without_systems_is_unknown_not_spared(xx: Rulebook) -> None:
    assessment = judged(xx, Profile(regime="xx", name="A"))

    assert assessment.findings
    assert all(each.system is None for each in assessment.findings)
    assert {each.outcome for each in assessment.findings} == {"unknown"}


@given(data=st.data())
def test_adding_an_answer_never_flips_yes_and_no(xx: Rulebook, data: st.DataObject) -> None:
    full = data.draw(profiles(xx, max_systems=2))
    fewer = full.model_copy(update={
        "answers": {key: each for key, each in full.answers.items() if data.draw(st.booleans())},
        "systems": tuple(
            system.model_copy(update={"answers": {
                key: each for key, each in system.answers.items() if data.draw(st.booleans())}})
            for system in full.systems),
    })
    before = {(each.system, each.expectation): each.outcome
              for each in judged(xx, fewer, presume=False).findings}
    after = {(each.system, each.expectation): each.outcome
             for each in judged(xx, full, presume=False).findings}

    assert before.keys() == after.keys()
    for key, outcome in before.items():
        assert outcome in ("unknown", after[key])


@given(data=st.data())
def test_same_profile_same_assessment(xx: Rulebook, data: st.DataObject) -> None:
    profile = data.draw(profiles(xx))
    edition = as_of(xx, DAY, LATE)

    assert judge(profile, edition).assessment == judge(profile, edition).assessment


@given(data=st.data())
def test_questions_ask_only_what_nobody_answered(xx: Rulebook, data: st.DataObject) -> None:
    profile = data.draw(profiles(xx))
    given_: set[tuple[str, str | None]] = {
        (key, system.id) for system in profile.systems for key in system.answers}
    given_ |= {(key, None) for key in profile.answers}

    for question in judge(profile, as_of(xx, DAY, LATE)).assessment.questions:
        assert (question.fact, question.system) not in given_
