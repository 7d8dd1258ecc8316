"""Fixtures of the rules' tests: the made-up country."""

from pathlib import Path

import pytest

from shirube.model.rulebook import Rulebook
from shirube.packs.load import lint
from shirube.rules import Graph, compile_graph

REGIMES = Path(__file__).parents[2] / "regimes"

@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    found, problems = lint(REGIMES / "xx")
    assert found is not None, problems
    return found


@pytest.fixture(scope="session")
def graph(rulebook: Rulebook) -> Graph:
    return compile_graph(rulebook.definitions, rulebook.rules, rulebook.facts)
