"""The whole site crawled: every link leads somewhere, inside the site and relative."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

from shirube.locales import LANGUAGES
from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.observatory.build import build
from shirube.observatory.pages.licence import ELSEWHERE
from shirube.observatory.site import Site
from shirube.timeline import as_of
from tests.observatory.conftest import BASE
from tests.paths import REGIMES

ADDRESS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action",
           "image": "href", "use": "href"}


class _Reader(HTMLParser):
    """What of a page others may point to, and what it points to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.lang = ""
        self.title = ""
        self.headings = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "html":
            self.lang = found.get("lang") or ""
        if tag == "title":
            self._in_title = True
        if tag == "h1":
            self.headings += 1
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if (name := ADDRESS.get(tag)) and found.get(name):
            self.links.append((tag, str(found[name])))
        assert not any(name.startswith("on") or name == "style" for name in found), (tag, found)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


def read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


@pytest.fixture(scope="module")
def crawled(built: Path) -> dict[str, _Reader]:
    return {path.relative_to(built).as_posix(): read(path) for path in built.rglob("*.html")}


def targets(page: str, reader: _Reader) -> Iterator[tuple[str, str]]:
    """Files of the site a page points to, each with its anchor."""
    for _, link in reader.links:
        parts = urlsplit(link)
        if parts.scheme or link.startswith("//"):
            continue
        joined = PurePosixPath(page).parent / unquote(parts.path) if parts.path else (
            PurePosixPath(page))
        steps: list[str] = []
        for step in joined.parts:
            if step == "..":
                assert steps, f"{page} points out of the site: {link}"
                steps.pop()
            else:
                steps.append(step)
        yield "/".join(steps), parts.fragment


def test_no_link_is_broken_and_none_leads_out_of_the_site(
    built: Path, crawled: dict[str, _Reader]
) -> None:
    files = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    broken = sorted({
        (page, target) for page, reader in crawled.items()
        for target, _ in targets(page, reader) if target not in files})

    assert broken == []


def test_any_country_makes_a_whole_site(xx: Rulebook, world: World, tmp_path: Path) -> None:
    """The made-up country, and a day before it had anything on record."""
    for day in (date(2031, 6, 1), date(2000, 1, 1)):
        folder = tmp_path / str(day.year)
        build(Site(as_of(xx, day, day), world), folder)
        crawled = {path.relative_to(folder).as_posix(): read(path)
                   for path in folder.rglob("*.html")}
        broken = sorted({(page, target, anchor) for page, reader in crawled.items()
                         for target, anchor in targets(page, reader)
                         if not (folder / target).is_file()
                         or (anchor and anchor not in crawled[target].ids)})

        assert broken == []
        assert (folder / "ja/xx/index.html").exists()


def test_every_anchor_is_there(crawled: dict[str, _Reader]) -> None:
    ids = {page: set(reader.ids) for page, reader in crawled.items()}
    missing = sorted({
        (page, target, anchor) for page, reader in crawled.items()
        for target, anchor in targets(page, reader)
        if anchor and anchor not in ids.get(target, ())})

    assert missing == []


def test_every_page_can_be_reached_from_the_home_page(crawled: dict[str, _Reader]) -> None:
    reached = {f"{lang}/index.html" for lang in LANGUAGES}
    waiting = list(reached)
    while waiting:
        page = waiting.pop()
        for target, _ in targets(page, crawled[page]):
            if target in crawled and target not in reached:
                reached.add(target)
                waiting.append(target)
    lost = {page for page in crawled if page not in reached} - {"index.html"}

    assert {page for page in lost if not _is_moved(page, crawled)} == set()


def _is_moved(page: str, crawled: dict[str, _Reader]) -> bool:
    return crawled[page].title.startswith(("移動先", "Moved"))


def test_pages_say_their_language_have_one_heading_and_no_id_twice(
    crawled: dict[str, _Reader]
) -> None:
    wrong = [
        page for page, reader in crawled.items() if page != "index.html" and (
            reader.lang != page[:2] or reader.headings != 1 or not reader.title
            or len(set(reader.ids)) != len(reader.ids))]

    assert wrong == []


def test_only_citations_and_the_sites_own_address_lead_elsewhere(
    crawled: dict[str, _Reader], site: Site
) -> None:
    known = {each.url for each in (*site.rulebook.sources, *site.world.sources)}
    known |= ELSEWHERE
    foreign = sorted({
        link for reader in crawled.values() for tag, link in reader.links
        if urlsplit(link).scheme and not link.startswith(BASE) and link not in known
        and not link.startswith("data:")})

    assert foreign == []


def test_every_record_has_a_page_and_the_same_as_data(built: Path, site: Site) -> None:
    for ref, path in site.addresses.paths.items():
        assert (built / "ja" / f"{path}.html").exists(), ref
        assert (built / "data" / f"{path}.json").exists(), ref


def test_the_data_of_a_record_are_the_record(built: Path, site: Site) -> None:
    for ref, data in site.data.items():
        if site.kinds[ref] == "regime":
            continue
        path = built / "data" / f"{site.addresses.paths[ref]}.json"
        assert json.loads(path.read_text("utf-8"))["record"] == data


def test_nothing_of_this_machine_is_in_the_site(built: Path) -> None:
    here = re.compile("|".join(re.escape(f"{place}/") for place in (
        built.parent, Path.home(), REGIMES.parent)))
    found = [path for path in built.rglob("*") if path.suffix in (".html", ".json", ".js", ".css")
             and here.search(path.read_text("utf-8"))]

    assert found == []
