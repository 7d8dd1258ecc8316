"""Style is an idea; aiming at expression fails the main clause of Article 30-4, not the proviso."""

from datetime import date

import pytest

from shirube.assess.analysis import walk
from shirube.model.analysis import Analysis
from shirube.model.profile import AnswerValue
from shirube.model.rulebook import Rulebook
from shirube.rules import Subject, compile_edition
from shirube.timeline import as_of

DAY = date(2026, 11, 22)
PROVISO = ("proviso-database", "proviso-technical", "proviso-refusal", "proviso-style")
TRAINS: dict[str, AnswerValue] = {
    "system.generative": True, "system.trains_on_works": True, "system.trains_further": True,
}


def leanings(jp: Rulebook, given: dict[str, AnswerValue]) -> dict[str, str]:
    """Where each question points for one system with these answers."""
    edition = as_of(jp, DAY, DAY)
    analysis = jp.by_id["jp/analyses/copyright-article-30-4"]
    assert isinstance(analysis, Analysis)
    subject = Subject({}, {"one": given}, "one")
    found = walk(analysis, compile_edition(edition), subject)
    assert found.relevant == "yes"
    return {each.node: each.leaning for each in found.nodes}


def test_style_alone_is_an_idea(jp: Rulebook) -> None:
    found = leanings(jp, {**TRAINS, "system.imitates_style_only": True,
                          "system.aims_at_expression_of_certain_works": False,
                          "system.output_similar": False})
    assert found["enjoyment"] == "points_to_fine"
    assert found["similarity"] == "points_to_fine"
    assert not any(found[node] == "points_to_problem" for node in found)


def test_aiming_at_the_expression_of_certain_works_fails_the_main_clause(jp: Rulebook) -> None:
    found = leanings(jp, {**TRAINS, "system.aims_at_expression_of_certain_works": True})
    assert found["enjoyment"] == "points_to_problem"
    assert not any(found[node] == "points_to_problem" for node in PROVISO)


def test_calling_it_style_does_not_help_where_expression_is_aimed_at(jp: Rulebook) -> None:
    found = leanings(jp, {**TRAINS, "system.imitates_style_only": True,
                          "system.aims_at_expression_of_certain_works": True})
    assert found["enjoyment"] == "points_to_problem"


def test_style_said_and_purpose_not_said_stays_unknown(jp: Rulebook) -> None:
    assert leanings(jp, {**TRAINS, "system.imitates_style_only": True})["enjoyment"] == "unknown"


@pytest.mark.parametrize("style", [True, False])
def test_a_database_sold_for_analysis_is_the_proviso_whatever_the_style(
    jp: Rulebook, style: bool
) -> None:
    found = leanings(jp, {**TRAINS, "system.imitates_style_only": style,
                          "system.aims_at_expression_of_certain_works": False,
                          "system.copies_database_sold_for_analysis": True})
    assert found["enjoyment"] == "points_to_fine"
    assert found["proviso-database"] == "points_to_problem"


@pytest.mark.parametrize("node", ["proviso-style", "article-47-5"])
def test_open_questions_stay_open(jp: Rulebook, node: str) -> None:
    assert leanings(jp, TRAINS)[node] == "views_differ"
    answered = {**TRAINS, "system.imitates_style_only": True, "system.rag_output_minor": True}
    assert leanings(jp, answered)[node] == "views_differ"
