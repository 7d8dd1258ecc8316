"""The world map in a real browser: days, keys, pointers, fingers, room."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from shirube.observatory.pages.world import status_of
from shirube.observatory.shading import Shading
from shirube.observatory.site import Site
from tests.observatory.conftest import TODAY, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

LANGS = ("ja", "en")
SHADED = """days => {
  const slider = document.getElementById("day-slider");
  const first = Date.parse(document.getElementById("day-date").min);
  const read = selector => Object.fromEntries([...document.querySelectorAll(selector)].map(
    each => [each.dataset.key, each.dataset.s]));
  return days.map(day => {
    slider.value = (Date.parse(day) - first) / 86400000;
    slider.dispatchEvent(new Event("input"));
    return [read(".place"), read(".jurisdictions tr[data-key]"),
            document.getElementById("day-date").value];
  });
}"""


@pytest.fixture(scope="module")
def shading(site: Site) -> Shading:
    return Shading(site.world)


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def some_days(shading: Shading, count: int = 120) -> list[date]:
    """Days at random, and those on which something changes with their eves."""
    chance = random.Random(20250604)
    span = (TODAY - shading.first).days
    changes = shading.changes(TODAY)
    found = {shading.first + timedelta(days=chance.randint(0, span)) for _ in range(count)}
    found |= {*changes, *(each - timedelta(days=1) for each in changes)}
    return sorted(each for each in found if shading.first <= each <= TODAY)


def focused(page: "Page") -> str:
    return str(page.evaluate("document.activeElement.dataset?.key ?? ''"))


def choose(page: "Page", day: str) -> None:
    page.fill("#day-date", day)
    page.dispatch_event("#day-date", "change")


def wait(page: "Page", condition: str) -> None:
    """Wait until something holds; the page's policy forbids the ordinary way."""
    page.evaluate(f"new Promise(done => {{ const look = () => ({condition}) ? done()"
                  " : requestAnimationFrame(look); look(); })")


def test_the_browser_and_python_shade_every_place_alike_on_every_day(
    visit: Visit, shading: Shading,
) -> None:
    page = visit.go("ja/world/index.html")
    days = some_days(shading)

    for day, (on_map, in_table, told) in zip(
            days, page.evaluate(SHADED, [each.isoformat() for each in days]), strict=True):
        expected = {code: status_of(shading.on(code, day)) for code in shading.codes}
        assert on_map == {code: expected[code] for code in on_map}, day
        assert in_table == {code: expected[code] for code in shading.records}, day
        assert set(on_map) | {"EU"} == set(shading.codes)
        assert told == day.isoformat()


def test_the_table_names_what_the_map_shades(visit: Visit, lang: str) -> None:
    page = visit.go(f"{lang}/world/index.html?on=2025-01-30")
    labels: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.map-legend li')].map("
        "each => [each.dataset.s, each.querySelector('span:not(.count)').textContent]))")
    rows = page.evaluate(
        "[...document.querySelectorAll('.jurisdictions tr[data-key]')].map(each => ["
        "each.dataset.s, each.querySelector('.label').textContent, each.querySelector('.swatch')"
        ".dataset.s])")
    places = page.evaluate("[...document.querySelectorAll('.place')].map(each => ["
                           "each.dataset.s, each.getAttribute('aria-label')])")

    assert {status for status, _, _ in rows} >= {"unknown", "enacted_not_in_force", "soft_law"}
    assert all(label == labels[status] and swatch == status for status, label, swatch in rows)
    assert all(labels[status] in told for status, told in places)
    # Rows stand from the strongest to the weakest on that day, too.
    order = [list(labels).index(status) for status, _, _ in rows]
    assert order == sorted(order)


def test_a_member_says_that_the_union_speaks_for_it(visit: Visit) -> None:
    page = visit.go("en/world/index.html?on=2025-06-01")

    assert "by the record of the European Union" in str(
        page.get_attribute('.place[data-key="FR"]', "aria-label"))
    assert "European Union" in page.inner_text('tr[data-key="IT"] .by')
    choose(page, "2025-10-10")
    assert page.inner_text('tr[data-key="IT"] .by') == ""
    assert "European" not in str(page.get_attribute('.place[data-key="IT"]', "aria-label"))


def test_steps_walk_through_the_days_of_change_and_back(visit: Visit, shading: Shading) -> None:
    page = visit.go("ja/world/index.html")
    changes = [each.isoformat() for each in shading.changes(TODAY)]

    seen = []
    while page.is_enabled('[data-step="previous"]'):
        page.click('[data-step="previous"]')
        seen.append(page.input_value("#day-date"))
    assert seen == changes[::-1]
    page.click('[data-step="next"]')
    assert page.input_value("#day-date") == changes[1]
    page.click('[data-step="today"]')
    assert page.input_value("#day-date") == TODAY.isoformat()
    assert page.evaluate("document.activeElement.id") == "day-slider"


def test_the_day_says_what_changed_on_it(visit: Visit) -> None:
    page = visit.go("en/world/index.html?on=2025-06-04")

    assert "Japan" in page.inner_text("#day-changes")
    assert page.inner_text("#day-shown") == "As of 2025-06-04"
    choose(page, "2025-06-05")
    assert page.inner_text("#day-changes") == "Nothing changed on this day."


def test_the_slider_moves_with_the_keyboard_and_tells_its_day(visit: Visit) -> None:
    page = visit.go("ja/world/index.html")
    page.focus("#day-slider")
    page.keyboard.press("ArrowLeft")

    assert page.get_attribute("#day-slider", "aria-valuetext") == "2026年11月27日"
    assert page.inner_text("#day-shown") == "2026年11月27日の状況"
    wait(page, "document.getElementById('day-told').textContent.includes('27日')")


def test_the_day_asked_for_is_shown_and_kept(visit: Visit) -> None:
    page = visit.go("en/world/index.html?on=2025-06-03")
    assert page.input_value("#day-date") == "2025-06-03"
    assert page.get_attribute('.place[data-key="JP"]', "data-s") == "soft_law"

    choose(page, "2025-06-04")
    page.wait_for_url("**/index.html?on=2025-06-04")
    assert page.get_attribute('.place[data-key="JP"]', "data-s") == "framework_promotion"
    assert str(page.get_attribute('.place[data-key="JP"]', "href")).endswith("?on=2025-06-04")
    assert str(page.get_attribute("a.tongue", "href")).endswith("?on=2025-06-04")
    page.click('[data-step="today"]')
    wait(page, "!location.search")


@pytest.mark.parametrize("asked", [
    "2025-02-30", "yesterday", "", "2016-01-01", "2999-01-01", "2025-06-04T00:00", "%00",
    "2025-6-4", "<script>", "2025-06-04&on=1",
])
def test_a_day_that_cannot_be_shown_is_passed_over(visit: Visit, asked: str) -> None:
    page = visit.go(f"en/world/index.html?on={asked}")

    expected = "2025-06-04" if asked.startswith("2025-06-04&") else TODAY.isoformat()
    assert page.input_value("#day-date") == expected


def test_a_day_outside_the_range_is_told_and_the_box_shows_the_day_of_the_map(
    visit: Visit, lang: str, shading: Shading
) -> None:
    page = visit.go(f"{lang}/world/index.html?on=2025-06-04")
    page.fill("#day-date", "2015-06-04")

    assert page.input_value("#day-date") == "2025-06-04"
    said = page.inner_text("#day-changes")
    first = shading.first
    assert (f"{first.year}年{first.month}月{first.day}日から" if lang == "ja"
            else f"from {first} to") in said
    wait(page, "document.getElementById('day-told').textContent.length > 0")
    assert page.inner_text("#day-told") == said
    choose(page, "2025-06-05")
    assert page.inner_text("#day-changes") != said


def test_a_day_is_not_set_back_under_the_hands_of_who_types_it(visit: Visit) -> None:
    page = visit.go("en/world/index.html?on=2025-06-04")
    page.focus("#day-date")
    page.keyboard.press("ArrowRight")
    page.fill("#day-date", "2015-06-04")
    assert page.input_value("#day-date") == "2015-06-04"
    assert "Choose a day" in page.inner_text("#day-changes")
    page.focus("[data-step='previous']")

    assert page.input_value("#day-date") == "2025-06-04"
    assert "Choose a day" in page.inner_text("#day-changes")


def test_the_map_is_one_stop_and_arrows_reach_every_place(visit: Visit) -> None:
    page = visit.go("ja/world/index.html")
    assert page.locator('.place[tabindex="0"]').count() == 1
    assert page.get_attribute('.place[tabindex="0"]', "data-key") == "JP"
    keys = set(page.evaluate("[...document.querySelectorAll('.place')].map(e => e.dataset.key)"))

    reached, ahead = {"JP"}, ["JP"]
    while ahead:
        here = ahead.pop()
        for arrow in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
            page.focus(f'.place[data-key="{here}"]')
            page.keyboard.press(arrow)
            if (found := focused(page)) not in reached:
                reached.add(found)
                ahead.append(found)
    assert reached == keys
    assert page.locator('.place[tabindex="0"]').count() == 1


def test_tab_passes_the_map_in_one_step_and_enter_opens_a_page(visit: Visit) -> None:
    page = visit.go("en/world/index.html")
    page.focus(".skip-map")
    page.keyboard.press("Tab")
    assert focused(page) == "JP"
    assert page.is_visible("#map-card")
    assert "Japan" in page.inner_text("#map-card")
    page.keyboard.press("Escape")
    assert not page.is_visible("#map-card")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.zoom") == "in"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "KR"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/world/kr.html")


def test_the_pointer_shows_a_note_and_a_click_leads_on(visit: Visit, lang: str) -> None:
    page = visit.go(f"{lang}/world/index.html")
    page.hover('.place[data-key="AU"] .shape')
    card = page.inner_text("#map-card")
    name, status = {"ja": ("オーストラリア", "ソフトロー"), "en": ("Australia", "Soft law")}[lang]
    assert name in card
    assert status in card
    assert page.get_attribute("#ring", "d")
    page.mouse.move(5, 5)
    assert not page.is_visible("#map-card")

    page.click('.place[data-key="AU"] .shape')
    page.wait_for_url(f"**/{lang}/world/au.html")
    page.go_back()
    page.click('.place[data-key="SG"] .hit', force=True)
    page.wait_for_url(f"**/{lang}/world/sg.html")
    page.go_back()
    page.evaluate("document.querySelector('.place[data-key=JP]').dispatchEvent("
                  "new MouseEvent('click', {bubbles: true, cancelable: true}))")
    page.wait_for_url(f"**/{lang}/jp/index.html")


def test_places_without_a_record_are_named_on_hover(visit: Visit) -> None:
    page = visit.go("en/world/index.html")
    page.hover('.lands [data-name="Mongolia"]')

    assert page.inner_text("#map-card").split("\n")[0] == "Mongolia"
    assert "No record" in page.inner_text("#map-card")


def test_the_wheel_scrolls_the_page_and_zooms_only_with_a_modifier(visit: Visit) -> None:
    page = visit.go("en/world/index.html")
    still = page.get_attribute("#view", "transform")
    page.mouse.move(640, 450)
    page.mouse.wheel(0, 240)
    wait(page, "scrollY > 100")
    assert page.get_attribute("#view", "transform") == still

    page.evaluate("scrollTo(0, 0)")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    wait(page, "document.querySelector('#view').getAttribute('transform')")
    assert page.evaluate("scrollY") == 0


def test_buttons_bring_regions_near_and_the_world_back(visit: Visit) -> None:
    page = visit.go("en/world/index.html")
    page.emulate_media(reduced_motion="reduce")
    height = "document.querySelector('[data-key=FR] .shape').getBoundingClientRect().height"
    far = page.evaluate(height)
    for region, code in (("europe", "DE"), ("asia", "TH"), ("middle_east", "SA"),
                         ("africa", "KE"), ("north_america", "US"), ("south_america", "BR"),
                         ("oceania", "AU")):
        page.click(f'[data-region="{region}"]')
        assert page.get_attribute(f'[data-region="{region}"]', "aria-pressed") == "true"
        middle = page.evaluate(
            "code => { const of = what => document.querySelector(what).getBoundingClientRect();"
            "const map = of('.map'), it = of(`[data-key='${code}'] .shape`);"
            "return [(it.x + it.width / 2 - map.x) / map.width,"
            " (it.y + it.height / 2 - map.y) / map.height]; }", code)
        assert all(0.05 < each < 0.95 for each in middle), (region, middle)
        if region == "europe":
            assert page.evaluate(height) > 2.5 * far
    page.click('[data-region="world"]')
    assert page.evaluate(height) == pytest.approx(far, rel=0.01)
    assert page.is_disabled('[data-zoom="out"]')
    page.click('[data-zoom="in"]')
    assert page.is_enabled('[data-zoom="out"]')


def test_names_appear_where_there_is_room_once_one_looks_closely(visit: Visit) -> None:
    page = visit.go("en/world/index.html")
    page.emulate_media(reduced_motion="reduce")
    assert page.locator(".names text").count() == 0

    page.click('[data-region="europe"]')
    assert {"France", "Germany", "Spain"} <= set(
        page.locator(".names text").all_text_contents())
    page.click('[data-region="world"]')
    assert page.locator(".names text").count() == 0


def test_a_class_of_the_legend_can_be_looked_at_alone(visit: Visit) -> None:
    page = visit.go("en/world/index.html")
    page.click('.map-legend li[data-s="drafting"] button')
    shown = page.evaluate("[...document.querySelectorAll('.jurisdictions tr[data-key]')].filter("
                          "each => !each.hidden).map(each => each.dataset.s)")
    assert set(shown) == {"drafting"}
    assert str(len(shown)) in page.inner_text("#filtered")
    assert page.get_attribute('.map-legend li[data-s="drafting"] button', "aria-pressed") == "true"
    page.click("#filtered button")
    assert page.locator(".jurisdictions tr[data-key]:not([hidden])").count() == 56
    assert not page.is_visible("#filtered")


@pytest.fixture
def phone(browser: "Browser", built: Path) -> Iterator["Page"]:
    """A small touch screen."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    yield page
    context.close()


def test_a_finger_first_sees_the_note_and_then_goes_on(phone: "Page", built: Path) -> None:
    phone.goto(f"{built.as_uri()}/en/world/index.html")
    phone.locator('.place[data-key="BR"] .shape').tap()
    assert "Brazil" in phone.inner_text("#map-card")
    assert phone.url.endswith("world/index.html")
    phone.locator("#map-card a").tap()
    phone.wait_for_url("**/world/br.html")


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("path", ["index", "kr", "eu", "us-ca", "sources/eu-country-codelist"])
def test_nothing_scrolls_sideways(visit: Visit, lang: str, path: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.go(f"{lang}/world/{path}.html")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("asked", ["", "?on=2025-02-02", "?on=2026-06-13"])
def test_nothing_moves_while_the_page_loads(visit: Visit, asked: str) -> None:
    visit.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const each of list.getEntries())"
        " window.moved += each.value; }).observe({type: 'layout-shift', buffered: true});")
    page = visit.go(f"ja/world/index.html{asked}")
    page.wait_for_load_state("networkidle")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert page.evaluate("window.moved") < 0.02


def test_dark_and_light_have_colours_of_their_own(visit: Visit) -> None:
    page = visit.go("ja/world/index.html")
    colour = "getComputedStyle(document.querySelector('[data-key=KZ] .shape')).fill"
    light: Any = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")

    assert page.evaluate(colour) != light


def test_without_scripts_map_and_table_stand_and_nothing_dead_is_shown(
    browser: "Browser", built: Path, lang: str,
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{built.as_uri()}/{lang}/world/index.html")

    assert page.is_visible('.place[data-key="KZ"] .shape')
    assert page.locator(".map-legend li").count() == 11
    assert page.locator("main button:visible, main input:visible").count() == 0
    assert page.is_visible('tr[data-key="JP"]')
    page.click('.place[data-key="AU"] .shape')
    page.wait_for_url(f"**/{lang}/world/au.html")
    context.close()
