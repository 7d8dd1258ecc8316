"""The world's jurisdictions: complete, sound, told in both languages."""

from datetime import date
from itertools import pairwise

import pytest

from shirube.exports.text import write_text
from shirube.locales import LANGUAGES, words
from shirube.model.jurisdiction import World
from shirube.model.terms import Language
from shirube.packs.load import lint_world
from shirube.reports.world import jurisdiction_report, status_on, world_report
from tests.paths import REGIMES


@pytest.fixture(scope="module")
def world() -> World:
    found, problems = lint_world(REGIMES / "world")
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_jurisdiction_is_told_in_both_languages(world: World, lang: Language) -> None:
    on = date(2026, 11, 22)

    assert write_text(world_report(world, on, words(lang)))
    for each in world.jurisdictions:
        assert each.title.in_(lang) in write_text(
            jurisdiction_report(each, world, on, words(lang)))


def test_statuses_over_time_never_overlap_and_end_in_the_present_one(world: World) -> None:
    for each in world.jurisdictions:
        ordered = list(each.statuses)
        for before, after in pairwise(ordered):
            assert before.holds.until == after.holds.start, each.id
        if ordered:
            assert ordered[-1].status == each.status, each.id


def test_japan_changes_class_with_its_act(world: World) -> None:
    (japan,) = [each for each in world.jurisdictions if each.code == "JP"]

    assert status_on(japan, date(2025, 6, 3)) == "soft_law"
    assert status_on(japan, date(2025, 6, 4)) == "framework_promotion"
