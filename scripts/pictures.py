"""Take the pictures of the README and of link previews anew, in a real browser."""

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"]


ASSETS = ROOT / "src" / "shirube" / "observatory" / "assets"

PREVIEW = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><style>
body {{ margin: 0; width: 1200px; height: 630px; overflow: hidden; background: #fbfaf7;
  color: #20272e; font-family: "Noto Sans CJK JP", sans-serif; }}
svg {{ position: absolute; right: 40px; top: 34px; height: 560px; }}
path {{ fill: #165e83; }}
div {{ position: absolute; left: 80px; top: 150px; width: 640px; }}
b {{ font-size: 150px; line-height: 1; color: #165e83; }}
p {{ margin: 26px 0 0; font-size: 46px; line-height: 1.4; font-weight: 700;
  word-break: auto-phrase; }}
i {{ display: block; margin-top: 26px; font-style: normal; font-size: 26px; color: #57626d; }}
</style><div><b>標</b><p>{title}</p><i>Shirube</i></div>
<svg><path d="{shape}"/></svg></html>"""
"""The picture of link previews: the name, what it is, and Japan."""


def main() -> None:
    """Write the pictures of docs/pictures, and the link previews among the site's assets."""
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
        _site(browser)
        _previews(browser)
        browser.close()


def _site(browser: Browser) -> None:
    """The country page, as the README shows it."""
    site = ROOT / "build" / "site"
    subprocess.run([Path(sys.executable).with_name("shirube"), "site", "build", "-o", site],
                   cwd=ROOT, check=True)
    for lang in ("ja", "en"):
        page = browser.new_page(viewport={"width": 1180, "height": 800},
                                locale="ja-JP" if lang == "ja" else "en-GB")
        page.goto((site / lang / "jp" / "index.html").as_uri())
        page.screenshot(path=ROOT / "docs" / "pictures" / f"country.{lang}.png")
        page.close()


def _previews(browser: Browser) -> None:
    japan = next(each for each in json.loads((ASSETS / "map.json").read_text("utf-8"))["places"]
                 if each["key"] == "JP")
    titles = {"ja": "日本のAIルールを、一文ごとに典拠を付けて。",
              "en": "Japan's AI rules, with a source for every statement."}
    for lang, title in titles.items():
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(PREVIEW.format(lang=lang, title=title, shape=japan["d"]))
        page.evaluate("""() => {
            const picture = document.querySelector("svg"), box = picture.getBBox();
            picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
        }""")
        page.screenshot(path=ASSETS / f"picture.{lang}.png")
        page.close()


if __name__ == "__main__":
    main()
