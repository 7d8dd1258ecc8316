"""Words that want to be more than words: markup, scripts, marks that turn text around."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.observatory.build import build
from shirube.observatory.site import Site
from shirube.timeline import as_of
from tests.observatory.conftest import Visit

NASTY = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'&\u202e\x07"
DAY = date(2031, 6, 1)


@pytest.fixture(scope="module")
def hostile(xx: Rulebook, world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up country with such words in every title and gist."""
    changed = {}
    for name in ("bodies", "instruments", "provisions", "events", "statements", "expectations",
                 "claims", "sources", "pages"):
        records = []
        for record in getattr(xx, name):
            update = {}
            for field in ("title", "short", "gist", "text", "answer"):
                value = getattr(record, field, None)
                if value is not None and hasattr(value, "ja"):
                    update[field] = value.model_copy(update={"ja": NASTY, "en": NASTY})
            records.append(record.model_copy(update=update))
        changed[name] = tuple(records)
    bad = xx.model_copy(update=changed)
    vars(bad).pop("by_id", None)
    folder = tmp_path_factory.mktemp("hostile") / "site"
    build(Site(as_of(bad, DAY, DAY), world), folder)
    return folder


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_no_word_becomes_markup(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        text = path.read_text("utf-8")
        tags = _Tags()
        tags.feed(text)
        for tag, attributes in tags.found:
            assert tag != "img", path
            assert not any(name.startswith("on") for name in attributes), path
            if tag == "script":
                assert "src" in attributes or attributes.get("type") in (
                    "application/json", "application/ld+json"), path
        assert not re.search("[\x07\u202e]", text), path


def test_data_in_pages_can_be_read(hostile: Path) -> None:
    inside = re.compile(r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', re.S)
    for path in hostile.rglob("*.html"):
        for found in inside.findall(path.read_text("utf-8")):
            json.loads(found)
    for path in hostile.rglob("*.json"):
        json.loads(path.read_text("utf-8"))


@pytest.mark.browser
def test_no_word_runs(hostile: Path, visit: Visit) -> None:
    visit.built = hostile
    for name in ("index", "xx/index", "xx/timeline", "xx/changes", "xx/compare", "xx/navigator",
                 "search", "xx/records", "world/index"):
        page = visit.go(f"ja/{name}.html?q=x")
        assert page.evaluate("window.hacked") is None, name
