"""Every kind of page in a real browser: accessible, quiet, light, dark, on paper, at any width."""

import json
import os
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from shirube.locales import LANGUAGES
from shirube.observatory.pages import pages
from shirube.observatory.site import Site
from tests.observatory.conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

RECORDS = (
    "jp/instruments/ai-promotion-act", "jp/instruments/ai-promotion-act/art_7",
    "jp/instruments/business-guidelines", "jp/expectations/business-guidelines/d-2-i",
    "jp/claims/powers/naming-power", "jp/plan", "jp/disputed", "jp/hiroshima", "jp/copyright",
    "jp/on/2025-06-04", "world/us", "world/eu",
)
"""Pages looked at beside the first of each kind."""

WIDTHS = (360, 768, 1440)


def looked_at(site: Site) -> list[str]:
    """The first page of every kind, and some more."""
    first: dict[str, str] = {}
    for page in pages(site.voices[0]):
        if page.kind != "moved":
            first.setdefault(page.kind, page.path)
    return [*dict.fromkeys((*first.values(), *RECORDS))]


@pytest.fixture(scope="module")
def paths(site: Site) -> list[str]:
    return looked_at(site)


@pytest.fixture(scope="module")
def pictures() -> Path:
    """Where pictures of every page are kept to be looked at."""
    folder = Path(os.environ.get("SHIRUBE_PICTURES", "build/pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def findings(visit: Visit, *only: str) -> list[Any]:
    """What axe finds wrong with the page, by all its rules or only some."""
    options: dict[str, Any] = {"preload": False}
    if only:
        options["runOnly"] = list(only)
    found = Axe().run(visit.page, options=options).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"][:4]]) for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing(
    visit: Visit, paths: list[str], lang: str, scheme: Any
) -> None:
    visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    wrong = {}
    for path in paths:
        visit.go(f"{lang}/{path}.html")
        # The dark page differs in nothing but colours.
        if found := findings(visit, *(["color-contrast"] if scheme == "dark" else [])):
            wrong[path] = found

    assert wrong == {}, json.dumps(wrong, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_scrolls_sideways(
    visit: Visit, paths: list[str], lang: str, pictures: Path
) -> None:
    wide = []
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 900})
        for path in paths:
            page = visit.go(f"{lang}/{path}.html")
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            reach = page.evaluate("document.documentElement.scrollWidth")
            if reach > width:
                wide.append((path, width, reach))
            if width != 768:
                page.evaluate(
                    "document.querySelectorAll('details').forEach(each => each.open = false)")
                name = f"{path.replace('/', '-')}.{lang}.{width}.png"
                page.screenshot(path=pictures / name, clip={
                    "x": 0, "y": 0, "width": width, "height": 1600}, full_page=True)

    assert wide == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_moves_while_a_page_opens(visit: Visit, paths: list[str], lang: str) -> None:
    visit.page.add_init_script("""
        window.shifts = 0;
        new PerformanceObserver((list) => {
          for (const each of list.getEntries()) if (!each.hadRecentInput) shifts += each.value;
        }).observe({ type: "layout-shift", buffered: true });
    """)
    moved = {}
    for path in paths:
        page = visit.go(f"{lang}/{path}.html")
        page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        shift = page.evaluate("window.shifts")
        if shift > 0.01:
            moved[path] = shift

    assert moved == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dark_pages_are_dark(visit: Visit, paths: list[str], lang: str) -> None:
    visit.page.emulate_media(color_scheme="dark")
    light = [path for path in paths if _lightness(visit, f"{lang}/{path}.html") > 0.2]

    assert light == []


def _lightness(visit: Visit, path: str) -> float:
    colour = visit.go(path).evaluate("getComputedStyle(document.body).backgroundColor")
    parts = [int(each) for each in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    return sum(parts) / (3 * 255)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_has_no_navigation_and_every_page_prints(
    visit: Visit, paths: list[str], lang: str
) -> None:
    visit.page.emulate_media(media="print")
    for path in paths:
        page = visit.go(f"{lang}/{path}.html")
        assert not page.locator(".masthead").is_visible(), path
        assert page.locator("h1").first.is_visible(), path
    assert visit.page.pdf().startswith(b"%PDF-")


def test_the_first_stop_of_the_keyboard_leads_to_the_text(visit: Visit) -> None:
    page = visit.go("ja/jp/index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#main"


def test_japanese_characters_have_glyphs(visit: Visit) -> None:
    """No tofu: a character no font has is as wide as any other one no font has."""
    page = visit.go("ja/jp/index.html")
    tofu = page.evaluate("""() => {
        const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        pen.font = "32px " + getComputedStyle(document.body).fontFamily;
        const drawn = (each) => {
            pen.clearRect(0, 0, 64, 64);
            pen.fillText(each, 8, 40);
            return pen.getImageData(0, 0, 64, 64).data.join();
        };
        const none = drawn("\\u{10FFFE}");
        const japanese = /[\\u3040-\\u30ff\\u3400-\\u9fff]/g;
        const letters = new Set(document.body.textContent.match(japanese));
        return [...letters].filter((each) => drawn(each) === none);
    }""")

    assert tofu == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_work_without_scripts(
    browser: "Browser", built: Path, paths: list[str], lang: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    empty = []
    for path in paths:
        page.goto(f"{built.as_uri()}/{lang}/{path}.html")
        told = page.locator("main").inner_text()
        if not page.locator("h1").first.is_visible() or len(told) < 150 or (
                page.locator("main a").count() == 0):
            empty.append(path)
    context.close()

    assert empty == []


@pytest.fixture
def hosted(built: Path) -> Iterator[str]:
    """The site below the root of a web host on this machine; its address."""
    handler = partial(QuietHandler, directory=str(built.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{built.name}"
        server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    """A web host that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name there)
        """Say nothing."""


def test_a_web_host_serves_it_below_its_root(browser: "Browser", hosted: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda each: complaints.append(each.text))
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))

    page.goto(f"{hosted}/index.html")
    page.wait_for_url("**/index.html")
    page.goto(f"{hosted}/ja/jp/index.html?on=2025-07-01")
    page.wait_for_url("**/jp/on/*.html?on=2025-07-01")
    page.goto(f"{hosted}/ja/search.html?q=%E7%BD%B0%E5%89%87")
    page.wait_for_selector("main mark")
    page.goto(f"{hosted}/en/world/index.html?on=2025-01-01")
    page.goto(f"{hosted}/en/jp/navigator.html")
    page.close()

    assert complaints == []
    assert [url for url in asked if not url.startswith(hosted)] == []
