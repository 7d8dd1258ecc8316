"""The search page in a real browser: it finds what Python finds, and can be used by anybody."""

import random
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from shirube.locales import LANGUAGES
from shirube.model.terms import Language
from shirube.observatory.site import Site
from shirube.reports.search import searchable
from shirube.search import Found, Index, find, read_query
from shirube.search.fold import fold
from tests.observatory.conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NUMBER = 1500
"""Queries tried in each language."""

ODD = [
    "", " ", "　", '"', '""', "「", "「」", "『", "(?:", "[a-z]+", "\\d", ".*", "^", "$", "|", "\\",
    "*", "()", "{0}", "%", "😀", "AI😀", "🇯🇵", "\ud83d", "x\udc00y", "\x00", "\u200b", "\n", "a\nb",
    "__proto__", "constructor", "toString", "ＡＩ", "ｶﾞｲﾄﾞﾗｲﾝ", "か\u3099いど", "第７条", "第七条",
    "第7条", "第十六条第二項", "令和元年", "令和7年", "D-2) i.", "d-2)i", "Ｄ－２）ｉ．", "art_7",
    "Article 7", "AI推進法第18条", "Türkiye", "turkiye", "İstanbul", "ΣΑΣ", "ẞ", "ﬁne", "①", "Ⅱ",
    "KR", "APPI", "jp/plan", "2025", "1.2", "7", "a", "の", "、", "。", "?", "policies",
    "penalties", "sharing", "planning", "processes", '"penalties"', "“training data”",
    "「学習 データ」",
    "AI AI ai", "zzzz 勧告", "勧告 罰則", "勧告 penalties", "x" * 500, "あ" * 500,
]

FIND = """typed => typed.map(each => {
  const found = shirubeSearch.find(each, {limit: 4});
  return [found.refs, found.kinds, found.missing,
          found.hits.map(hit => [hit.document.ref, hit.title, hit.place, hit.text, hit.name])];
})"""


def told(found: Found) -> list[Any]:
    """What Python finds, as the browser tells it."""
    return [
        list(found.refs), [list(each) for each in found.kinds.items()], list(found.missing),
        [[each.document.ref, *([list(piece) for piece in pieces] for pieces in (
            each.title, each.place, each.text, each.name))] for each in found.hits],
    ]


def queries(index: Index) -> Iterator[str]:
    """Queries of every sort, the same every time."""
    draw = random.Random(20)
    texts = [text for entry in index.entries for text in (
        entry.document.title, entry.document.place, *entry.document.names,
        *entry.document.lines) if text]
    yield from ODD
    for number in range(NUMBER - len(ODD)):
        text, other = draw.choice(texts), draw.choice(texts)
        start = draw.randrange(len(text))
        words = text.split()
        yield (
            text[start:start + 1], text[start:start + 2], text[start:start + 2],
            text[start:start + draw.randrange(3, 12)], draw.choice(words),
            " ".join(draw.sample(words, min(3, len(words)))),
            f"{draw.choice(words)} {draw.choice(other.split())}",
            text[start:start + 2] + " " + other[:2], f'"{text[start:start + 15]}"',
            draw.choice(words).upper(), draw.choice(words)[::-1], draw.choice(words)[:-1],
            re.sub("[!-~]", lambda found: chr(ord(found[0]) + 0xfee0), draw.choice(words)),
            text if number % 2 else draw.choice(index.entries).document.ref,
        )[number % 14]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_browser_finds_orders_and_shows_what_python_does(
    visit: Visit, site: Site, lang: Language
) -> None:
    index = Index.of(searchable(site.edition, site.world, lang), lang)
    page = visit.go(f"{lang}/search.html")
    every = list(queries(index))
    for start in range(0, len(every), 250):
        batch = every[start:start + 250]
        for typed, shown in zip(batch, page.evaluate(FIND, batch), strict=True):
            assert shown == told(find(index, read_query(typed), limit=4)), repr(typed)


def test_the_browser_folds_every_character_as_python_does(visit: Visit) -> None:
    page = visit.go("ja/search.html")
    texts = [f"a{chr(code)}b、{chr(code)} い{chr(code)}" for code in (
        *range(0x20, 0x3200), *range(0x3200, 0xd800, 7), *range(0xf900, 0x10000),
        *range(0x1d400, 0x1d800), *range(0x1f000, 0x1fa00), *range(0xe0100, 0xe01f0))]
    folded = page.evaluate("texts => texts.map(shirubeSearch.fold)", texts)
    # Where the browser knows characters that this Python does not know yet, both may be right.
    unlike = [text[1] for text, found in zip(texts, folded, strict=True) if found != fold(text)]

    assert [each for each in unlike if each.isprintable()] == []


@pytest.mark.parametrize(("lang", "typed", "ref"), [
    ("ja", "勧告", "jp/instruments/appi#art_148"),
    ("ja", "第7条", "jp/instruments/ai-promotion-act#art_7"),
    ("en", "D-2) i.", "jp/expectations/business-guidelines/d-2-i"),
])
@pytest.mark.parametrize("width", [360, 1440])
def test_somebody_types_and_opens_the_first_hit(
    visit: Visit, lang: Language, typed: str, ref: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.go(f"{lang}/search.html")
    page.locator("#q").press_sequentially(typed)

    first = page.locator("#hits > li").first
    first.wait_for()
    page.wait_for_function("ref => document.querySelector('#hits li')?.dataset.ref === ref",
                           arg=ref)
    assert first.locator("mark").count()
    assert page.url.endswith(f"/{lang}/search.html?{page.evaluate('location.search').lstrip('?')}")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == typed
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first.locator("h2 a").click()
    page.wait_for_load_state()
    assert page.url.endswith(f"/{lang}/{ref.replace('#', '/')}.html")
    page.go_back()
    page.wait_for_function("document.querySelectorAll('#hits li').length > 0")
    assert page.locator("#q").input_value() == typed


@pytest.mark.parametrize(("lang", "typed"), [("ja", "著作権"), ("en", "copyright")])
def test_an_address_with_words_shows_what_they_find(
    visit: Visit, site: Site, lang: Language, typed: str
) -> None:
    page = visit.go(f"{lang}/search.html?q={quote(typed)}")
    index = Index.of(searchable(site.edition, site.world, lang), lang)
    found = find(index, read_query(typed), limit=30)

    assert page.locator("#q").input_value() == typed
    assert str(found.total) in page.locator("#count").inner_text()
    shown = page.eval_on_selector_all("#hits > li", "all => all.map(each => each.dataset.ref)")
    assert shown == [each.document.ref for each in found.hits]
    assert page.locator("#ways").is_hidden()


def test_kinds_narrow_and_widen_again_and_stay_in_the_address(visit: Visit) -> None:
    page = visit.go(f"ja/search.html?q={quote('著作権')}")
    everything = page.locator("#count").inner_text()
    events = page.locator("#kinds button", has_text="出来事")
    number = int(events.locator(".number").inner_text())
    events.click()

    assert page.locator("#hits > li").count() == number
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert "kind=events" in page.url
    page.reload()
    assert page.locator("#hits > li").count() == number
    page.locator("#kinds button").first.click()
    assert page.locator("#count").inner_text() == everything
    assert "kind" not in page.url


def test_more_is_shown_on_request_and_reading_goes_on_there(visit: Visit) -> None:
    page = visit.go("en/search.html?q=AI")
    assert page.locator("#hits > li").count() == 30
    page.locator("#more").click()

    assert page.locator("#hits > li").count() == 60
    assert page.evaluate("[...document.querySelectorAll('#hits h2 a')]"
                         ".indexOf(document.activeElement)") == 30


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_found_says_what_is_missing_and_offers_the_other_language(
    visit: Visit, lang: Language
) -> None:
    page = visit.go(f"{lang}/search.html?q=zzzz%20OECD")
    other = "en" if lang == "ja" else "ja"

    assert page.locator("#found").is_hidden()
    assert "zzzz OECD" in page.locator("#count").inner_text()
    assert page.locator("#missing").inner_text().rstrip().endswith("zzzz")
    page.locator("#other").click()
    page.wait_for_load_state()
    assert f"/{other}/search.html?q=zzzz" in page.url
    assert page.locator("#q").input_value() == "zzzz OECD"


def test_the_language_switch_keeps_the_words(visit: Visit) -> None:
    page = visit.go("ja/search.html?q=OECD&kind=bodies")
    page.locator(".tongue").click()
    page.wait_for_load_state()

    assert page.url.endswith("/en/search.html?q=OECD&kind=bodies")


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit.go("en/search.html?q=penalties")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("copyright")
    page.wait_for_function("document.querySelector('#hits mark')?.textContent === 'Copyright'")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")

    assert page.evaluate("[...document.querySelectorAll('#hits h2 a')]"
                         ".indexOf(document.activeElement)") == 0
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Enter")
    assert page.locator("#q").input_value() == "copyright"
    assert page.url.endswith("?q=copyright")


def test_what_others_say_stands_in_quotation_marks_with_its_verdict(visit: Visit) -> None:
    page = visit.go("ja/search.html?q=%E7%BD%B0%E9%87%91&kind=claims")
    first = page.locator("#hits > li").first

    assert re.fullmatch("「.*」という説明", first.locator("h2").inner_text())
    assert first.locator(".badge").count() == 1


@pytest.mark.parametrize("typed", ["<img src=x onerror=alert(1)>", "</script>", "&lt;", "'\"`"])
def test_what_is_typed_is_never_markup(visit: Visit, typed: str) -> None:
    page = visit.go("en/search.html?q=" + quote(typed))

    assert page.locator("main img").count() == 0
    assert page.locator("#q").input_value() == typed


@pytest.mark.parametrize("path", [
    "ja/search.html", f"ja/search.html?q={quote('著作権')}", "en/search.html?q=penalties",
    "en/search.html?q=zzzz", "en/search.html?q=AI&kind=claims"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    visit: Visit, path: str, width: int, scheme: Any
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    visit.page.emulate_media(color_scheme=scheme)
    page = visit.go(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert small_targets(page) == []


def small_targets(page: "Page") -> list[str]:
    """Buttons and links of the page's own that are less than 24 pixels high or wide."""
    found: list[str] = page.evaluate("""() =>
        [...document.querySelectorAll('main button, main a, main input')]
            .filter(each => each.checkVisibility())
            .filter(each => { const box = each.getBoundingClientRect();
                              return box.width < 24 || box.height < 24; })
            .map(each => each.outerHTML)""")
    return found


def test_typing_moves_nothing_above_the_results(visit: Visit) -> None:
    page = visit.go("ja/search.html")
    place = "document.getElementById('count').getBoundingClientRect().top"
    before = page.evaluate(place)
    page.locator("#q").press_sequentially("勧告")
    page.wait_for_function("document.querySelectorAll('#hits li').length > 0")

    assert page.evaluate(place) == before
