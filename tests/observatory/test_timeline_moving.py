"""The timeline's picture in a browser: it zooms, nothing collides, and no page is held fast."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from shirube.model.rulebook import Rulebook
from shirube.observatory.site import Site
from shirube.observatory.timeline import Timeline, timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.observatory.conftest import Visit

pytestmark = pytest.mark.browser

LANGS = ("ja", "en")
VIEWS = ("all", "act", "year", "ahead")


@pytest.fixture(scope="session")
def line(site: Site) -> Timeline:
    return timeline(site.edition)


@pytest.fixture
def still(browser: "Browser", built: Path) -> Iterator["Page"]:
    """A page that does not move by itself."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    found = context.new_page()
    complaints: list[str] = []
    found.on("console", lambda message: complaints.append(message.text))
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    context.close()
    assert complaints == []


def _open(still: "Page", built: Path, lang: str, query: str = "") -> "Page":
    still.goto(f"{built.as_uri()}/{lang}/jp/timeline.html{query}")
    still.wait_for_selector(".tl.live")
    return still


def _settle(still: "Page") -> None:
    """Two frames: asked for and drawn."""
    still.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


AWAIT_SCROLL = """() => {
  window.scrolled = new Promise((done) => addEventListener("scrollend", done, { once: true }));
}"""

# A line of text is far taller than its letters in some faces: only its middle twelve pixels count.
# A mark can be touched all around it: only what is seen of it counts.
COLLISIONS = """() => {
  const found = [];
  let compared = 0;
  const inked = (each) => {
    let { left, right, top, bottom } = each.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    const half = each.tagName === "circle" ? (bottom - top) / 2 : 6;
    if (each.tagName === "use") [left, right] = [(left + right) / 2 - 6, (left + right) / 2 + 6];
    return { left, right, top: middle - half, bottom: middle + half };
  };
  for (const svg of document.querySelectorAll(".tl-strip, .tl-scale")) {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text, use, .c circle")]
      .filter((each) => each.getClientRects().length && !each.closest(".out"))
      .map((each) => [each, inked(each)])
      .filter(([, box]) => box.right > frame.left && box.left < frame.right);
    boxes.forEach(([one, a], place) => {
      for (const [other, b] of boxes.slice(place + 1)) {
        const cluster = one.closest(".c");
        if (cluster && cluster === other.closest(".c")) continue;
        compared += 1;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 0.5 && down > 0.5) {
          found.push([one.textContent || one.tagName, other.textContent || other.tagName, across]);
        }
      }
    });
  }
  return { compared, found };
}"""


def _collisions(still: "Page", least: int = 0) -> list[Any]:
    """Labels and marks that touch, after at least so many were compared."""
    told = still.evaluate(COLLISIONS)
    assert told["compared"] >= least
    found: list[Any] = told["found"]
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_labels_and_marks_never_overlap_at_any_zoom(
    still: "Page", built: Path, lang: str, width: int
) -> None:
    still.set_viewport_size({"width": width, "height": 900})
    _open(still, built, lang)
    for view in VIEWS:
        still.click(f"[data-view={view}]")
        _settle(still)
        assert _collisions(still, 60 if view == "all" else 20) == [], view
    for _ in range(4):
        still.click("[data-step='zoom.in']")
        still.click("[data-step='pan.left']")
        _settle(still)
        assert _collisions(still) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 1440])
def test_the_served_picture_is_readable_without_a_script(
    browser: "Browser", built: Path, lang: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900},
                                  java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{built.as_uri()}/{lang}/jp/timeline.html")

    assert plain.locator(".tl-tools").is_hidden()
    assert plain.locator(".tl .m:not(.out)").count() > 40
    assert plain.locator(".tl .c").count() > 5
    # The page itself does not scroll sideways; the picture's own frame may.
    frame = plain.locator(".tl-frame").bounding_box()
    assert frame is not None
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= width
    if width == 1440:
        assert _collisions(plain, 60) == []
    context.close()


def test_marks_stand_in_the_order_of_their_days(still: "Page", built: Path) -> None:
    _open(still, built, "ja")
    for view in VIEWS:
        still.click(f"[data-view={view}]")
        _settle(still)
        for strip in still.evaluate("""() => [...document.querySelectorAll(".tl-strip")].map(
                (strip) => [...strip.querySelectorAll(".m:not(.out)")].map((mark) => [
                  (Number(mark.dataset.a) + Number(mark.dataset.b ?? mark.dataset.a)) / 2,
                  Number(mark.querySelector("use").getAttribute("x"))]))"""):
            ordered = sorted(strip)
            assert [x for _, x in ordered] == sorted(x for _, x in ordered)


def test_no_mark_is_lost_in_clusters(still: "Page", built: Path, line: Timeline) -> None:
    _open(still, built, "ja")
    shown = still.locator(".tl-lanes .m:not(.out)").count()
    held = still.evaluate("""() => [...document.querySelectorAll(".tl .c:not(.out) text")]
        .reduce((sum, each) => sum + Number(each.textContent), 0)""")

    assert shown + held == sum(1 for _ in line.marks())


def test_a_cluster_opens_by_zooming_in(still: "Page", built: Path) -> None:
    _open(still, built, "ja")
    first = still.locator(".tl .c:not(.out)").first
    count = int(first.text_content() or "0")
    before = still.locator("#picture").get_attribute("data-from")
    first.click()
    _settle(still)

    assert count > 2
    assert still.locator("#picture").get_attribute("data-from") != before
    assert still.locator("[data-view=all]").get_attribute("aria-pressed") == "false"


def test_keys_zoom_move_and_reset(still: "Page", built: Path) -> None:
    _open(still, built, "ja")
    days = """() => [picture.dataset.from, picture.dataset.to]"""
    whole = still.evaluate(days)
    still.focus("#picture")
    still.keyboard.press("+")
    _settle(still)
    near = still.evaluate(days)
    assert whole[0] < near[0]
    assert near[1] < whole[1]
    still.keyboard.press("ArrowRight")
    _settle(still)
    assert still.evaluate(days)[0] > near[0]
    still.keyboard.press("ArrowLeft")
    still.keyboard.press("-")
    _settle(still)
    assert still.evaluate(days) == whole
    still.keyboard.press("+")
    still.keyboard.press("0")
    _settle(still)
    assert still.evaluate(days) == whole


@pytest.mark.parametrize("lang", LANGS)
def test_a_focused_mark_tells_day_title_gist_and_confidence(
    still: "Page", built: Path, lang: str, jp: Rulebook
) -> None:
    _open(still, built, lang)
    still.focus("#picture")
    for _ in range(8):
        still.keyboard.press("Tab")
        if still.evaluate("document.activeElement.matches('.tl-flag')"):
            break
    tip = still.locator("#tip")
    row = still.evaluate("document.activeElement.dataset.row")
    event = next(each for each in jp.events if each.id == f"jp/events/{row.removeprefix('e-')}")

    assert tip.is_visible()
    text = tip.inner_text()
    assert event.title.in_("ja" if lang == "ja" else "en") in text
    assert event.gist.in_("ja" if lang == "ja" else "en") in text
    assert event.on[:4] in text
    assert still.evaluate("document.activeElement.getAttribute('aria-describedby')") == "tip"
    still.keyboard.press("Escape")
    assert tip.is_hidden()


def test_the_wheel_scrolls_the_page_and_zooms_only_with_a_modifier(
    still: "Page", built: Path
) -> None:
    _open(still, built, "ja")
    box = still.locator(".tl-lane .tl-strip").nth(3).bounding_box()
    assert box is not None
    still.mouse.move(box["x"] + 600, box["y"] + 10)
    before = still.locator("#picture").get_attribute("data-from")
    still.evaluate(AWAIT_SCROLL)
    still.mouse.wheel(0, 240)
    still.evaluate("window.scrolled")
    assert still.evaluate("window.scrollY") > 100
    assert still.locator("#picture").get_attribute("data-from") == before
    still.evaluate("window.scrollTo(0, 0)")
    still.keyboard.down("Control")
    still.mouse.wheel(0, -240)
    still.keyboard.up("Control")
    _settle(still)

    assert still.locator("#picture").get_attribute("data-from") != before
    assert still.evaluate("window.scrollY") == 0


def test_a_drag_moves_the_picture_and_opens_nothing(still: "Page", built: Path) -> None:
    _open(still, built, "ja")
    still.click("[data-view=year]")
    _settle(still)
    before = still.locator("#picture").get_attribute("data-from") or ""
    box = still.locator(".tl-lane .tl-strip").nth(1).bounding_box()
    assert box is not None
    still.mouse.move(box["x"] + 300, box["y"] + 13)
    still.mouse.down()
    still.mouse.move(box["x"] + 420, box["y"] + 13, steps=4)
    still.mouse.up()
    _settle(still)

    assert (still.locator("#picture").get_attribute("data-from") or "") < before
    assert still.url.split("?")[0].endswith("jp/timeline.html")


def _strip_in_view(phone: "Page") -> float:
    """Height of a strip on the screen, once it is in the middle of it."""
    strip = phone.locator(".tl-lane .tl-strip").nth(4)
    strip.evaluate("(each) => each.scrollIntoView({ block: 'center' })")
    box = strip.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


def _touch(phone: "Page", steps: list[list[tuple[float, float]]]) -> None:
    """Fingers put down, moved and lifted."""
    session = phone.context.new_cdp_session(phone)
    for place, fingers in enumerate(steps):
        session.send("Input.dispatchTouchEvent", {
            "type": "touchMove" if place else "touchStart",
            "touchPoints": [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(fingers)]})
        _settle(phone)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_that_moves_up_scrolls_the_page(browser: "Browser", built: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True,
                                  is_mobile=True, reduced_motion="reduce")
    phone = context.new_page()
    phone.goto(f"{built.as_uri()}/ja/jp/timeline.html")
    phone.wait_for_selector(".tl.live")
    assert phone.evaluate(
        "getComputedStyle(document.querySelector('.tl-strip')).touchAction") == "pan-y"
    y = _strip_in_view(phone)
    start = phone.evaluate("window.scrollY")
    days = phone.locator("#picture").get_attribute("data-from")
    phone.evaluate(AWAIT_SCROLL)
    _touch(phone, [[(180, y - 20 * step)] for step in range(10)])
    phone.evaluate("window.scrolled")

    assert phone.evaluate("window.scrollY") > start + 80
    assert phone.locator("#picture").get_attribute("data-from") == days
    context.close()


def test_fingers_move_and_pinch_the_picture(browser: "Browser", built: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True,
                                  is_mobile=True, reduced_motion="reduce")
    phone = context.new_page()
    phone.goto(f"{built.as_uri()}/ja/jp/timeline.html?from=2025-01-01&to=2025-12-31")
    phone.wait_for_selector(".tl.live")
    y = _strip_in_view(phone)
    days = "() => [picture.dataset.from, picture.dataset.to]"
    before = phone.evaluate(days)
    _touch(phone, [[(250 - 12 * step, y)] for step in range(12)])
    _settle(phone)
    moved = phone.evaluate(days)
    assert moved[0] > before[0]
    _touch(phone, [[(160 - 10 * step, y), (200 + 10 * step, y)] for step in range(10)])
    _settle(phone)
    pinched = phone.evaluate(days)

    assert moved[0] < pinched[0]
    assert pinched[1] < moved[1]
    context.close()


def test_the_first_touch_tells_and_the_second_opens(browser: "Browser", built: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True,
                                  is_mobile=True, reduced_motion="reduce")
    phone = context.new_page()
    phone.goto(f"{built.as_uri()}/en/jp/timeline.html?from=2025-06-01&to=2026-11-30")
    phone.wait_for_selector(".tl.live")
    mark = phone.locator(".tl-lanes .m.key:not(.out)").last
    mark.evaluate("(each) => each.scrollIntoView({ block: 'center' })")
    _settle(phone)
    here = phone.url
    mark.locator("use").tap()
    assert phone.locator("#tip").is_visible()
    assert "Touch again" in phone.locator("#tip").inner_text()
    assert phone.url == here
    with phone.expect_navigation():
        mark.locator("use").tap()
    assert "/en/jp/events/" in phone.url
    context.close()


def test_filters_leave_out_what_is_not_asked_for(still: "Page", built: Path) -> None:
    _open(still, built, "ja")
    still.uncheck("[data-show=expected]")
    assert still.locator(".tl-lanes[data-group=expected]").is_hidden()
    still.uncheck("[data-show=texts]")
    assert still.locator(".tl-lanes .m.fact:not(.out)").count() == 0
    assert still.locator(".tl-bar:visible").count() == 0
    still.check("[data-show=key]")
    _settle(still)
    assert still.locator(".tl-lanes .m:not(.out):not(.key)").count() == 0
    assert still.locator("tr.happening:not(.key):visible").count() == 0
    assert still.locator("tr.happening.key:visible").count() > 10


def test_an_address_may_name_the_days(still: "Page", built: Path) -> None:
    _open(still, built, "en", "?from=2025-06-01&to=2025-12-31")

    assert still.locator("#picture").get_attribute("data-from") == "2025-06-01"
    assert still.locator("#picture").get_attribute("data-to") == "2025-12-31"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [320, 360, 1440])
def test_the_page_does_not_scroll_sideways_and_says_nothing_to_the_console(
    visit: "Visit", lang: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.emulate_media(color_scheme="dark")
    found = visit.go(f"{lang}/jp/timeline.html")
    found.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")

    assert found.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_the_picture_and_the_lists_without_controls(
    still: "Page", built: Path
) -> None:
    _open(still, built, "ja")
    still.emulate_media(media="print")

    assert still.locator(".tl-tools").is_hidden()
    assert still.locator("#picture").is_visible()
    assert still.locator("tr.happening").first.is_visible()
    assert still.pdf(format="A4").startswith(b"%PDF-")
