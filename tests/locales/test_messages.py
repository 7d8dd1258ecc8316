"""Messages: every template in the source has its Japanese twin, and every twin a template."""

import ast
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from shirube.locales import tell, told
from shirube.locales.problems_ja import PROBLEMS
from shirube.model.problem import Problem, Refused, in_turn, say
from shirube.model.rulebook import Rulebook
from shirube.packs.load import lint
from shirube.packs.profile import profile_from_text
from shirube.rules.cases import check_cases
from tests.locales.source import JAPANESE, called, constant, nodes, placeholders, wordless
from tests.packs.test_load import BREAKS
from tests.packs.test_profile import SPOILT
from tests.paths import REGIMES


def templates() -> set[str]:
    found = set()
    for place, node in nodes():
        if called(node) == "say":
            assert isinstance(node, ast.Call)
            template = constant(node.args[0])
            assert template is not None, f"{place}: write the template out at the call"
            found.add(template)
    return found


def test_every_template_has_a_japanese_twin_and_no_twin_is_stale() -> None:
    assert sorted(templates() - PROBLEMS.keys()) == []
    assert sorted(PROBLEMS.keys() - templates()) == []


@pytest.mark.parametrize("template", sorted(PROBLEMS))
def test_a_twin_has_the_same_placeholders_and_is_japanese(template: str) -> None:
    twin = PROBLEMS[template]

    assert placeholders(twin) == placeholders(template)
    assert JAPANESE.search(twin) or wordless(template)


def test_what_is_said_fills_its_template() -> None:
    assert [
        place for place, node in nodes()
        if called(node) == "say" and isinstance(node, ast.Call)
        and (template := constant(node.args[0])) is not None
        and {each.arg for each in node.keywords} != placeholders(template)
    ] == []


def test_a_message_inside_a_message_is_told_in_the_same_language() -> None:
    message = say("it rests on {facts}: correct {whom}", whom=say("the case or the rule"),
                  facts=in_turn([say("no fact at all"), say("write digits only")]))

    assert str(message) == (
        "it rests on no fact at all; write digits only: correct the case or the rule")
    assert tell(message, "ja") == (
        "決め手：拠り所となる fact はない；半角数字だけで書く。試験例又はルールを直す")


def test_braces_in_what_people_wrote_do_no_harm() -> None:
    given = say("`{given}` is not a day", given="{0} {given} {{")

    assert str(given) == "`{0} {given} {{` is not a day"
    assert tell(given, "ja") == "`{0} {given} {{` は日付ではない"


def test_in_english_a_problem_is_told_as_it_reads() -> None:
    problem = Problem("a.yaml", 3, "name", say("the value is empty"), say("write plain text"))

    assert told(problem, "en") == str(problem)


def test_problems_are_sorted_as_they_read_in_english() -> None:
    first = Problem("a", 1, "", say("`{key}` is not defined", key="a"), say("see {other}", other=1))
    last = Problem("a", 1, "", say("`{key}` is not defined", key=say("break the circle")),
                   say("write plain text"))

    assert Refused([last, first, last]).problems == (first, last)


def test_what_is_refused_is_told_in_japanese(
    xx: Rulebook, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    text = []
    for name, spoilt in SPOILT.items():
        with pytest.raises(Refused) as refused:
            profile_from_text(spoilt, "profile.yaml", xx)
        text += [f"# {name}", *(told(each, "ja") for each in refused.value.problems), ""]
    for name, spoil in BREAKS.items():
        folder = tmp_path / name.replace(" ", "-") / "regimes" / "xx"
        shutil.copytree(REGIMES / "xx", folder)
        spoil(folder)
        _, problems = lint(folder, (check_cases,))
        text += [f"# {name}", *(told(each, "ja") for each in problems), ""]

    golden("refused.ja.txt", "\n".join(text))
