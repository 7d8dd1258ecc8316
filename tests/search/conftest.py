"""Japan and the world ready to be searched, in both languages."""

from collections.abc import Mapping
from datetime import date

import pytest

from shirube.model.rulebook import Rulebook
from shirube.model.terms import Language
from shirube.packs.load import load_world
from shirube.reports.search import searchable
from shirube.search import Index
from shirube.timeline import as_of
from tests.paths import REGIMES

TODAY = date(2026, 11, 28)
"""The day these tests ask about."""


@pytest.fixture(scope="session")
def indexes(jp: Rulebook) -> Mapping[Language, Index]:
    """An index in each language."""
    edition, world = as_of(jp, TODAY, TODAY), load_world(REGIMES / "world")
    return {"ja": Index.of(searchable(edition, world, "ja"), "ja"),
            "en": Index.of(searchable(edition, world, "en"), "en")}


@pytest.fixture(params=["ja", "en"])
def index(request: pytest.FixtureRequest, indexes: Mapping[Language, Index]) -> Index:
    """The index in one language after the other."""
    lang: Language = request.param
    return indexes[lang]
