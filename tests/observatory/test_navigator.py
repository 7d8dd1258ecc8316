"""The navigator as people use it: with keyboard and mouse, in both languages."""

import gzip
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from shirube.assess import assess
from shirube.locales.site import site_words
from shirube.model.assessment import Assessment
from shirube.model.profile import Profile
from shirube.model.rulebook import Rulebook
from shirube.model.terms import Language
from shirube.observatory.navigator import LINES, OWN, VOCABULARIES
from shirube.packs.profile import profile_from_text
from shirube.rules import compile_edition
from shirube.timeline import as_of
from tests.observatory.conftest import TODAY, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

LANGS = get_args(Language)
ROOT = Path(__file__).parents[2]
WEB = ROOT / "web" / "src" / "navigator"
TEMPLATE = ROOT / "src" / "shirube" / "observatory" / "templates" / "navigator.html.j2"
EARLIER = date(2025, 5, 1)
"""A day before the Act, and under another version of the guidelines."""

browsing = pytest.mark.browser


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def page(visit: Visit, lang: Language) -> "Page":
    return visit.go(f"{lang}/jp/navigator.html")


def asked(page: "Page") -> str:
    """The question asked now."""
    return page.locator("#nv-asked").inner_text()


def counts(page: "Page") -> dict[str, list[int]]:
    """Counts by subject: reaches, not known, does not reach."""
    rows = page.locator(".nv-glance tbody tr")
    return {
        row.locator("th").inner_text().strip(): [int(each) for each in
                                                 row.locator("td").all_inner_texts()]
        for row in rows.all()
    }


def taken(page: "Page", tmp_path: Path, jp: Rulebook) -> Profile:
    """The profile as downloaded, read by the strict reader."""
    with page.expect_download() as found:
        page.click("#nv-download")
    file = tmp_path / found.value.suggested_filename
    found.value.save_as(file)
    assert file.name == "profile.yaml"
    return profile_from_text(file.read_text("utf-8"), file.name, jp)


def judged(profile: Profile, jp: Rulebook, on: date) -> Assessment:
    edition = as_of(jp, on, TODAY)
    return assess(edition, compile_edition(edition), profile)


def counted(found: Assessment, system: str | None) -> list[int]:
    own = [each.presumed for each in found.findings if each.system == system]
    return [own.count(each) for each in ("reaches", "unknown", "does_not_reach")]


def answer_all(page: "Page", most: int) -> int:
    """Answer the next questions, the first way that is offered; how many were answered."""
    for number in range(most):
        card = page.locator(".nv-question")
        if card.locator("#nv-by").count():
            page.fill("#nv-by", "見本 花子: \"審査\" #1")
        if card.locator(".nv-side").count():
            card.locator(".nv-side").first.click()
        elif card.locator(".nv-option").count():
            card.locator(".nv-option").first.click()
        elif card.locator(".nv-ticks").count():
            card.locator(".nv-ticks input").first.check()
            card.locator("[type=submit]").click()
        else:
            return number
    return most


@browsing
def test_answering_with_the_keyboard_leads_from_question_to_question(
    page: "Page", lang: Language
) -> None:
    words = site_words(lang)
    first = asked(page)
    page.focus("#nv-asked")
    while page.evaluate("document.activeElement.textContent") != words("site.navigator.yes"):
        page.keyboard.press("Tab")

    page.keyboard.press("Enter")

    assert asked(page) != first
    assert page.evaluate("document.activeElement.id") == "nv-asked"
    reaches = [row[0] for row in counts(page).values()]
    assert sum(reaches) > 0
    assert str(sum(reaches)) in page.locator("[role=status]").inner_text()
    assert page.locator(".nv-instrument .nv-group").first.is_visible()


@browsing
def test_what_is_shown_taken_along_and_judged_in_python_is_the_same(
    page: "Page", lang: Language, jp: Rulebook, tmp_path: Path
) -> None:
    words = site_words(lang)
    page.fill("#nv-name", "架空: 「見本」 & Co. #1")
    page.click("#nv-add")
    page.fill("#nv-system-2", "- chat: 'yes'")
    assert answer_all(page, 12) == 12

    profile = taken(page, tmp_path, jp)

    assert profile.name == "架空: 「見本」 & Co. #1"
    assert profile.systems[1].name == "- chat: 'yes'"
    given = [*profile.answers, *(key for each in profile.systems for key in each.answers)]
    assert len(given) == 12
    for on in (TODAY, EARLIER):
        page.fill("#nv-day", on.isoformat())
        found = judged(profile, jp, on)
        rows = list(counts(page).values())
        assert rows == [counted(found, each) for each in (None, "system-1", "system-2")]
        page.evaluate("document.querySelectorAll('.navigator details').forEach(e => e.open = true)")
        shown = page.locator(".nv-instrument .nv-items summary")
        texts = [re.sub(r"\s+", " ", each).strip() for each in shown.all_inner_texts()]
        standings = as_of(jp, on, TODAY).standing_by_id
        reached = [each for each in found.findings if each.presumed == "reaches"]
        assert len(texts) == len(reached)
        for each in reached:
            expectation = standings[each.expectation].expectation
            title = re.sub(r"\s+", " ", expectation.title.in_(lang))
            force = words(f"force.{each.force}")
            assert any(title in text and force in text for text in texts), expectation.id


@browsing
def test_an_answer_can_be_corrected_and_taken_back(page: "Page", lang: Language) -> None:
    words = site_words(lang)
    start = counts(page)
    answer_all(page, 1)
    after_yes = counts(page)

    page.locator(".nv-list details").nth(1).evaluate("fold => fold.open = true")
    page.locator(".nv-list li.nv-said button").first.click()
    assert page.locator(".nv-side[aria-pressed=true]").inner_text() == words("site.navigator.yes")
    page.locator(".nv-side[aria-pressed=false]").click()
    after_no = counts(page)
    page.get_by_role("button", name=words("site.navigator.back"), exact=True).click()
    page.get_by_role("button", name=words("site.navigator.dont_know"), exact=True).click()

    assert after_yes != start
    assert after_no != after_yes
    assert counts(page) == start


@browsing
def test_an_open_item_leads_to_the_question_that_would_decide_it(page: "Page") -> None:
    wanted = page.locator(".nv-ask").last
    label = wanted.inner_text()

    wanted.click()

    assert page.evaluate("document.activeElement.id") == "nv-asked"
    facts = page.evaluate(
        "Object.values(JSON.parse(document.getElementById('data').textContent).told.facts)")
    assert asked(page) in [each["question"] for each in facts if each["label"] in label]


@browsing
def test_a_judgement_needs_the_name_of_whoever_judges(page: "Page", lang: Language) -> None:
    words = site_words(lang)
    page.locator(".nv-list details").nth(1).evaluate("fold => fold.open = true")
    label = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).told.facts"
        "['system.advanced'].label")
    page.get_by_role("button", name=words("site.navigator.give_named", name=label)).click()
    question = asked(page)

    page.locator(".nv-side").first.click()

    assert asked(page) == question
    assert page.evaluate("document.activeElement.id") == "nv-by"
    alert = page.get_by_role("alert").filter(has_text=words("site.navigator.by_missing"))
    assert alert.is_visible()
    page.fill("#nv-by", "N. N.")
    page.locator(".nv-side").first.click()
    assert asked(page) != question


@browsing
def test_systems_come_go_and_come_back(page: "Page", lang: Language) -> None:
    words = site_words(lang)
    page.click("#nv-add")
    assert page.evaluate("document.activeElement.id") == "nv-system-2"
    page.fill("#nv-system-2", "two")
    answer_all(page, 3)
    before = counts(page)

    page.get_by_role("button", name=words("site.navigator.remove_named", name="two")).click()
    assert "two" not in counts(page)
    page.click("#nv-undo")
    assert counts(page) == before
    page.get_by_role("button", name=words("site.navigator.over")).click()
    assert page.input_value("#nv-system-1") == ""
    assert len(counts(page)) == 2
    page.click("#nv-undo")
    assert counts(page) == before


@browsing
def test_an_example_of_the_guidelines_is_a_start(
    page: "Page", lang: Language, jp: Rulebook, tmp_path: Path
) -> None:
    example = jp.examples[0]
    page.locator(".nv-examples summary").click()
    page.select_option("#nv-example", example.id)
    page.get_by_role("button", name=site_words(lang)("site.navigator.example_use")).click()

    profile = taken(page, tmp_path, jp)

    assert set(profile.systems[0].answers) | set(profile.answers) == set(example.given)
    held = {each.definition: each.truth for each in judged(profile, jp, TODAY).definitions}
    assert example.then.items() <= held.items()


@browsing
def test_presumptions_are_marked_and_can_be_switched_off(page: "Page", lang: Language) -> None:
    words = site_words(lang)
    answer_all(page, 6)
    page.evaluate("document.querySelectorAll('.navigator details').forEach(e => e.open = true)")
    marked = page.get_by_text(words("badge.presumed"), exact=True)
    assert marked.count() > 0
    before = counts(page)

    page.get_by_label(words("site.navigator.presume")).uncheck()

    assert marked.count() == 0
    assert counts(page) != before


@browsing
def test_a_day_ahead_is_refused_and_the_last_one_kept(page: "Page", lang: Language) -> None:
    before, shown = counts(page), page.input_value("#nv-day")

    page.fill("#nv-day", "2099-01-01")

    assert page.get_by_role("alert").filter(has_text=re.compile(r"\w")).count() == 1
    assert page.input_value("#nv-day") == shown
    assert counts(page) == before


@browsing
def test_answers_leave_no_trace_in_the_browser(page: "Page") -> None:
    address = page.url
    page.fill("#nv-name", "secret")
    answer_all(page, 5)

    assert page.url == address
    assert page.evaluate("history.state") is None
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@browsing
def test_paper_shows_the_result_and_not_the_forms(page: "Page") -> None:
    page.fill("#nv-name", "somebody")
    answer_all(page, 4)

    page.emulate_media(media="print")

    assert not page.locator(".nv-question").is_visible()
    assert not page.locator(".nv-tools").is_visible()
    assert "somebody" in page.locator(".nv-printed").inner_text()
    page.wait_for_function(
        "[...document.querySelectorAll('.nv-items')].every(each => each.checkVisibility({"
        "contentVisibilityAuto: true}) && each.getBoundingClientRect().height > 0)")
    assert page.pdf().startswith(b"%PDF-")


@browsing
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    answer_all(page, 5)
    page.evaluate("document.querySelectorAll('.navigator details').forEach(e => e.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_line_the_script_says_is_in_the_page_and_every_line_of_its_own_is_said() -> None:
    source = "".join(path.read_text("utf-8") for path in sorted(WEB.glob("*.js")))
    common = {*LINES, *(f"{name}.{each}" for name, words in VOCABULARIES for each in words)}

    assert set(re.findall(r'(?:line|count)\("([a-z_.]+)"', source)) <= common
    assert set(re.findall(r'own\("([a-z_.]+)"', source)) <= set(OWN)
    said = set(re.findall(r'"([a-z_.]+)"', source + TEMPLATE.read_text("utf-8")))
    elsewhere = {"title", "description", *(
        key.removeprefix("site.navigator.") for key in said if key.startswith("site.navigator."))}
    assert set(OWN) - said - elsewhere == set()


def test_without_scripts_the_page_names_every_question_with_its_record(
    built: Path, jp: Rulebook, lang: Language
) -> None:
    text = (built / lang / "jp" / "navigator.html").read_text("utf-8")
    plain = text[text.index("<noscript>"):text.index("</noscript>")]

    assert "shirube ask -o profile.yaml" in plain
    for fact in jp.facts:
        assert f"facts/{fact.key}.html" in plain, fact.key


def test_the_page_with_its_script_and_style_stays_light(built: Path, lang: Language) -> None:
    files = [f"{lang}/jp/navigator.html", "assets/js/navigator.js", "assets/site.css"]
    size = sum(len(gzip.compress((built / each).read_bytes(), mtime=0)) for each in files)

    assert size < 150_000
