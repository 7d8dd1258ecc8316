"""What Japan's pack must hold, counted and tried."""

from collections import Counter
from datetime import date

import pytest

from shirube.model.regime import Statement
from shirube.model.rulebook import Rulebook
from shirube.operations.assess import judge
from shirube.packs.profile import read_profile
from shirube.timeline import as_of, milestone_state
from tests.paths import EXAMPLES

TODAY = date(2026, 11, 22)
LATE = date(2026, 12, 31)


def test_the_act_has_twenty_eight_articles_in_two_commencements(jp: Rulebook) -> None:
    articles = [each for each in jp.provisions
                if each.id.startswith("jp/instruments/ai-promotion-act#art_")]

    days = Counter(str(each.commencement.on) for each in articles)
    assert days == {"2025-06-04": 17, "2025-09-01": 11}


def test_the_guidelines_are_whole(jp: Rulebook) -> None:
    head = "jp/expectations/business-guidelines/"
    kinds = Counter(each.id.removeprefix(head).split("-")[0] for each in jp.expectations
                    if each.id.startswith(head))
    goals = [each for each in jp.expectations if each.id.startswith(f"{head}g-")]
    phases = sum(len(each.phases) for each in jp.expectations
                 if each.id.startswith(f"{head}p-"))

    assert (kinds["c"], kinds["d"], kinds["p"], kinds["u"]) == (31, 12, 11, 7)
    assert (kinds["h"], kinds["code"]) == (12, 11)
    assert (sum(each.parent is None for each in goals), len(goals)) == (14, 20)
    assert phases == 12
    rows = {each.id.rsplit("-", 1)[-1]: len(each.rows) for each in jp.checklists}
    assert rows == {"a": 9, "b": 12}
    assert len(jp.risks) == 21
    versions = next(each for each in jp.instruments
                    if each.id == "jp/instruments/business-guidelines").versions
    assert [each.id for each in versions] == ["1.0", "1.01", "1.1", "1.2"]


def test_voluntary_texts_reach_nobody_as_a_duty(jp: Rulebook) -> None:
    duties = {each.instrument for each in jp.expectations if each.force == "duty"}

    assert duties == {"jp/instruments/ai-promotion-act"}


def test_the_high_impact_definition_is_overdue_unconfirmed_and_no_rule(jp: Rulebook) -> None:
    (milestone,) = [each for each in jp.milestones if "high-impact" in each.id]

    assert milestone_state(milestone, jp, TODAY, LATE) == "overdue"
    assert milestone.confidence == "low"
    assert not any("high_impact" in rule.model_dump_json() for rule in jp.rules)


@pytest.mark.parametrize("day", [
    date(2018, 1, 1), date(2024, 4, 18), date(2024, 4, 19), date(2025, 6, 3),
    date(2025, 6, 4), date(2025, 9, 1), date(2025, 12, 23), date(2026, 3, 31),
    date(2026, 7, 14), TODAY,
])
def test_one_summary_stands_on_every_day(jp: Rulebook, day: date) -> None:
    summaries: list[Statement] = [
        each for each in as_of(jp, day, LATE).statements if each.part == "summary"]

    assert len(summaries) == 1


def test_which_plan_stands(jp: Rulebook) -> None:
    def plans(day: date) -> set[str]:
        return {each.id.rsplit("/", 1)[-1] for each in as_of(jp, day, LATE).instruments
                if each.kind == "plan"} & {"basic-ai-plan-1", "basic-ai-plan-2"}

    assert plans(date(2025, 12, 22)) == set()
    assert plans(date(2025, 12, 23)) == {"basic-ai-plan-1"}
    assert plans(date(2026, 7, 13)) == {"basic-ai-plan-1"}
    assert plans(date(2026, 7, 14)) == {"basic-ai-plan-2"}


def test_every_example_reaches_something_and_leaves_something_open(jp: Rulebook) -> None:
    edition = as_of(jp, TODAY, LATE)
    for path in sorted(EXAMPLES.glob("*.yaml")):
        assessment = judge(read_profile(path, jp), edition).assessment
        outcomes = {each.outcome for each in assessment.findings}
        assert outcomes == {"reaches", "does_not_reach", "unknown"}, path.name
        assert assessment.questions, path.name
        assert any(each.gap for each in assessment.findings), path.name


def test_part_2_d_spoke_to_advanced_ai_only_before_version_1_2(jp: Rulebook) -> None:
    profile = read_profile(EXAMPLES / "recruiting-screening.yaml", jp)

    def outcome(day: date) -> set[str]:
        found = judge(profile, as_of(jp, day, LATE)).assessment.findings
        return {each.outcome for each in found if each.system == "screening"
                and each.expectation.startswith("jp/expectations/business-guidelines/h-")}

    assert outcome(date(2026, 3, 30)) <= {"does_not_reach", "unknown"}
    assert outcome(date(2026, 3, 31)) == {"reaches"}
