"""Take the pictures of the README anew, in a real browser."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> None:
    """Write docs/pictures/report.ja.png and report.en.png."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for lang, example in (("ja", "recruiting-screening"), ("en", "bank-credit-scoring")):
            page_file = ROOT / "build" / f"picture.{lang}.html"
            subprocess.run(
                [Path(sys.executable).with_name("shirube"), "assess",
                 f"examples/{example}.yaml", "--lang", lang, "-o", page_file],
                cwd=ROOT, check=True)
            page = browser.new_page(viewport={"width": 1180, "height": 860})
            page.goto(page_file.as_uri())
            page.evaluate(
                "document.getElementById('reaches').scrollIntoView({behavior: 'instant'})")
            page.screenshot(path=ROOT / "docs" / "pictures" / f"report.{lang}.png")
        browser.close()


if __name__ == "__main__":
    main()
