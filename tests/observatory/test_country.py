"""The country page: each edition says what stood, and the day chooser finds it."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.locales import LANGUAGES
from shirube.model.event import Milestone
from shirube.model.instrument import Instrument
from shirube.model.jurisdiction import World
from shirube.model.rulebook import Rulebook
from shirube.observatory.country import CountryView
from shirube.observatory.counts import uses
from shirube.observatory.pages import country, method
from shirube.observatory.site import Site
from shirube.timeline import ahead, as_of
from tests.observatory.conftest import TODAY, Visit


@given(day=st.dates(date(2017, 7, 28), TODAY))
def test_each_day_has_one_edition_and_it_shows_what_stood(site: Site, day: date) -> None:
    found = [each for each in site.country_views if each.start and each.start <= day
             and (each.until is None or day < each.until)]
    edition = as_of(site.rulebook, day, site.known)

    assert len(found) == 1
    assert found[0].edition.statements == edition.statements
    assert found[0].edition.events == edition.events
    assert [(each.id, found[0].version(each)) for each in found[0].edition.instruments] == [
        (each.id, found[0].version(each)) for each in edition.instruments]
    view = CountryView(edition, ahead(site.rulebook, day, site.known), None, None)
    assert [(each.record.id, each.state) for each in found[0].foreseen] == [
        (each.record.id, each.state) for each in view.foreseen]


def test_a_past_page_tells_nothing_ahead_that_was_not_made_by_then(site: Site) -> None:
    for view in site.country_views:
        for each in view.foreseen:
            record = each.record
            made = (record.promulgated or record.adopted if isinstance(record, Instrument)
                    else record.window.start or record.window.until
                    if isinstance(record, Milestone) else None)
            assert made is not None
            assert made <= view.edition.on
            assert not isinstance(record, Instrument) or record.kind in ("law", "order")


def test_freshness_belongs_to_the_knowledge_day_on_every_page(jp: Rulebook, world: World) -> None:
    """A site made for a far day, from what is known now, calls nothing stale for that."""
    far = Site(as_of(jp, TODAY.replace(year=TODAY.year + 10), TODAY), world)
    told = json.loads(next(each for each in method.files(far)).data)

    assert far.country_now.past == 0
    assert told["past_budget"] == 0
    assert all(use.age is None or not use.age.past for use in uses(far))


def test_a_day_before_everything_on_record_has_a_page_and_no_edition(
    jp: Rulebook, world: World
) -> None:
    early = Site(as_of(jp, date(1999, 1, 1), TODAY), world)

    assert early.country_views == ()
    assert [page.path for page in country.pages(early.voices[0])] == ["jp/index"]
    assert early.country_now.start is None


def test_a_site_made_for_a_past_day_tells_ahead_only_what_could_be_told_then(
    jp: Rulebook, world: World
) -> None:
    past = Site(as_of(jp, date(2025, 6, 4), TODAY), world)

    assert past.country_now.coming == past.country_now.foreseen
    assert len(past.country_now.coming) < len(ahead(jp, date(2025, 6, 4), TODAY))


def test_the_present_page_tells_all_that_lies_ahead(site: Site) -> None:
    assert site.country_now.coming == ahead(site.rulebook, site.today, site.known)


def test_neighbouring_editions_differ(site: Site) -> None:
    keys = [each.key for each in site.country_views]

    assert all(one != two for one, two in pairwise(keys))


def test_an_edition_tells_nothing_of_later_days(built: Path, site: Site) -> None:
    """Before the Act was passed no page speaks of it as standing."""
    act = next(each for each in site.rulebook.instruments if each.kind == "law")
    start = act.holds.start
    assert start is not None
    for view in site.country_views:
        data = json.loads((built / f"data/jp/on/{view.start}.json").read_text("utf-8"))
        stands = act.id in [each["id"] for each in data["instruments"]]
        assert stands == (view.start is not None and view.start >= start)


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
class TestInABrowser:
    def test_the_day_chooser_opens_the_edition_of_the_day(self, visit: Visit, lang: str) -> None:
        page = visit.go(f"{lang}/jp/index.html")
        page.fill("#on", "2025-06-20")
        page.keyboard.press("Enter")
        page.wait_for_url("**/jp/on/2025-06-04.html?on=2025-06-20")

        stood = page.text_content("#stood") or ""
        assert ("2025年6月20日" if lang == "ja" else "2025-06-20") in stood
        assert page.input_value("#on") == "2025-06-20"

    def test_a_day_in_the_address_leads_to_its_edition(self, visit: Visit, lang: str) -> None:
        page = visit.go(f"{lang}/jp/index.html?on=2019-04-01")
        page.wait_for_url("**/jp/on/2019-03-29.html?on=2019-04-01")
        page = visit.go(f"{lang}/jp/on/2019-03-29.html?on=2025-09-01")
        page.wait_for_url("**/jp/on/2025-09-01.html?on=2025-09-01")

    @pytest.mark.parametrize("bad", ["2025-02-30", "x", "1999-01-01", "2999-01-01", "<b>"])
    def test_a_day_that_is_none_is_told_and_nothing_moves(
        self, visit: Visit, lang: str, bad: str
    ) -> None:
        page = visit.go(f"{lang}/jp/index.html?on={bad}")

        assert page.text_content("#said")
        assert page.url.endswith(f"index.html?on={bad}".replace("<b>", "%3Cb%3E"))

    def test_editions_lead_to_each_other_and_to_the_present(
        self, visit: Visit, lang: str
    ) -> None:
        page = visit.go(f"{lang}/jp/index.html")
        page.click(".asof-steps a[rel=prev]")
        page.click(".asof-steps a[rel=prev]")
        page.click(".asof-steps a[rel=next]")
        page.click(".asof-steps a[href$='jp/index.html']")

        assert page.url.endswith(f"{lang}/jp/index.html")

    def test_every_key_point_opens_its_sources_with_the_keyboard(
        self, visit: Visit, lang: str
    ) -> None:
        page = visit.go(f"{lang}/jp/index.html")
        fold = page.locator(".points .why").first
        fold.locator("summary").focus()
        page.keyboard.press("Enter")

        assert fold.locator(".cited a[href^='https://']").first.is_visible()

    def test_the_language_switch_keeps_the_page(self, visit: Visit, lang: str) -> None:
        page = visit.go(f"{lang}/jp/on/2025-06-04.html")
        page.click(".tongue")

        other = "en" if lang == "ja" else "ja"
        assert page.url.endswith(f"{other}/jp/on/2025-06-04.html")
        assert page.get_attribute("html", "lang") == other


@pytest.mark.browser
def test_without_a_script_the_page_still_tells_every_edition(
    built: Path, site: Site, browser: "object"
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{built.as_uri()}/ja/jp/index.html")

    assert page.locator(".all-days a").count() == len(site.country_views)
    assert not page.locator("#days").is_visible()
    context.close()


def test_the_last_edition_ends_on_no_day(site: Site) -> None:
    last = site.country_views[-1]

    assert last.until is None
    assert last.start is not None
    assert site.today - last.start >= timedelta(0)
