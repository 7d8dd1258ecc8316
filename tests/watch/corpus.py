"""Real texts to test against: a folder named by SHIRUBE_CORPUS; without it the tests skip."""

import os
from pathlib import Path

import pytest

CORPUS = os.environ.get("SHIRUBE_CORPUS", "")

needs_corpus = pytest.mark.skipif(
    not CORPUS, reason="no real texts: set SHIRUBE_CORPUS to the folder that holds them")

MEDIA = {".xml": "application/xml", ".html": "text/html", ".json": "application/json",
         ".csv": "text/csv", ".md": "text/markdown"}


def files(pattern: str) -> list[Path]:
    """Files of the corpus, sorted; none where there is no corpus."""
    return sorted(Path(CORPUS).glob(pattern)) if CORPUS else []


def one(pattern: str) -> Path:
    """The one file of the corpus with such a name."""
    (found,) = files(pattern)
    return found


def documents() -> list[Path]:
    """Every document of the corpus that is a source's text."""
    return [path for path in files("*/*") if path.suffix in MEDIA]
