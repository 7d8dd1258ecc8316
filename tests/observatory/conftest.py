"""Fixtures of the observatory: the site built once, and a real browser to open it in."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.observatory.build import build
from shirube.observatory.site import Site
from shirube.packs.load import load_world
from shirube.timeline import as_of
from tests.paths import REGIMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

TODAY = date(2026, 11, 28)
"""The day the sites of these tests are made for."""

BASE = "https://example.org/shirube/"

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


@pytest.fixture(scope="session")
def world() -> World:
    """The other jurisdictions."""
    return load_world(REGIMES / "world")


@pytest.fixture(scope="session")
def site(jp: Rulebook, world: World) -> Site:
    """The site of Japan and the world on a fixed day, at a public address."""
    return Site(as_of(jp, TODAY, TODAY), world, BASE)


@pytest.fixture(scope="session")
def built(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; read it, never write to it."""
    folder = tmp_path_factory.mktemp("observatory") / "site"
    build(site, folder)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A real headless Chromium."""
    required = bool(os.environ.get("SHIRUBE_REQUIRE_BROWSER"))
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        assert not required, "the browser tests are required here, and there is no Chromium"
        pytest.skip("no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield found
        found.close()


@dataclass
class Visit:
    """A page of the site opened from disk, with everything it asked for and complained of."""

    page: "Page"
    built: Path
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> "Page":
        """Open a page, e.g. `ja/jp/index.html?on=2025-06-04`, and wait until it is ready."""
        self.page.goto(f"{self.built.as_uri()}/{path}")
        return self.page


@pytest.fixture
def visit(browser: "Browser", built: Path) -> Iterator[Visit]:
    """A fresh page; fails when it complains, or asks for anything outside the site."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found = Visit(page, built)

    def ask(request: "Request") -> None:
        found.asked.append(request.url)

    def complain(message: "ConsoleMessage") -> None:
        found.complaints.append(f"{message.type}: {message.text}")

    page.on("request", ask)
    page.on("console", complain)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    yield found
    context.close()
    inside = (found.built.as_uri(), "data:", "blob:")
    outside = [url for url in found.asked if not url.startswith(inside)]
    assert outside == []
    assert found.complaints == []
