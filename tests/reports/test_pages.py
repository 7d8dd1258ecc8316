"""Pages collect what stands; the world is told as of a day where dates allow."""

from datetime import date

from shirube.exports.text import write_text
from shirube.locales import words
from shirube.model.page import Page
from shirube.model.rulebook import Rulebook
from shirube.reports.page import collected, page_report
from shirube.timeline import as_of

LATE = date(2032, 1, 1)


def page(xx: Rulebook) -> Page:
    (found,) = xx.pages
    return found


def test_a_page_shows_only_what_stands_on_the_day(xx: Rulebook) -> None:
    before = collected(page(xx).sections[1], as_of(xx, date(2030, 3, 1), LATE))
    after = collected(page(xx).sections[1], as_of(xx, date(2031, 7, 1), LATE))

    assert "xx/instruments/sample-act#art_7" not in {each.id for each in before}
    assert "xx/instruments/sample-act#art_7" in {each.id for each in after}
    assert "xx/measures/training" in {each.id for each in after}


def test_a_claim_is_told_with_its_verdict_and_what_decides_it(xx: Rulebook) -> None:
    text = write_text(page_report(page(xx), as_of(xx, date(2031, 7, 1), LATE), words("en")))

    assert "The Sample Act has fines." in text
    assert "[refuted]" in text
    assert "Decided by: Sample Act, Article 1" in text


def test_every_row_of_a_crosswalk_shows_its_limits(xx: Rulebook) -> None:
    text = write_text(page_report(page(xx), as_of(xx, date(2031, 7, 1), LATE), words("en")),
                      width=400)

    for crosswalk in xx.crosswalks:
        for row in crosswalk.rows:
            assert row.limits.en in text
