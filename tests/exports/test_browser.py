"""The page in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from shirube.exports.html import write_html
from shirube.model.terms import Language
from tests.exports.sample import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LANGS = get_args(Language)
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(params=LANGS)
def page(request: pytest.FixtureRequest, browser: "Browser", tmp_path: Path) -> Iterator["Page"]:
    """The sample opened from a file; fails when the page asks for anything else."""
    file = tmp_path / "report.html"
    file.write_text(write_html(sample(request.param)), "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.on("console", lambda each: complaints.append(each.text))
    page.goto(file.as_uri())
    yield page
    page.close()
    assert asked == [file.as_uri()]
    assert complaints == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways_even_with_folds_open(page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_folds_open_with_the_keyboard(page: "Page") -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    fold = page.evaluate_handle("document.activeElement.parentElement")
    assert not fold.evaluate("fold => fold.open")

    page.keyboard.press("Enter")

    assert fold.evaluate("fold => fold.open")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_first_stop_of_the_keyboard_leads_past_the_contents(page: "Page") -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#main"


def test_contents_stand_beside_the_text_on_wide_screens_and_above_it_on_phones(
    page: "Page",
) -> None:
    place = "selector => document.querySelector(selector).getBoundingClientRect().toJSON()"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(place, ".contents")["right"] < page.evaluate(place, "main")["left"]

    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate(place, ".contents")["bottom"] <= page.evaluate(place, "main")["top"]


def test_dark_and_light_follow_the_reader(page: "Page") -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")

    assert page.evaluate(colour) != light


def test_paper_shows_what_folds_hold_and_where_sources_are(page: "Page") -> None:
    page.emulate_media(media="print")

    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0
    # Folds are laid out one frame after the medium changed: wait for that, not for a time.
    page.wait_for_function(
        "[...document.querySelectorAll('.inside')].every(each => each.checkVisibility({"
        "contentVisibilityAuto: true}) && each.getBoundingClientRect().height > 0)"
    )
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.sources a'), '::after').content"
    ).startswith('"https://')
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF-")
    assert 5 < pdf.count(b"/Type /Page\n") < 40
