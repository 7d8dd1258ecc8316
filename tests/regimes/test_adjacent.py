"""The amendment of the APPI, as of the four days on which it matters what one says."""

from datetime import date

import pytest

from shirube.exports.text import write_text
from shirube.locales import LANGUAGES, words
from shirube.model.instrument import Provision
from shirube.model.page import Page
from shirube.model.rulebook import Edition, Rulebook
from shirube.model.terms import Language
from shirube.reports.page import page_report
from shirube.timeline import ahead, as_of, version_on

KNOWN = date(2026, 11, 22)
BEFORE, PROMULGATED = date(2026, 7, 16), date(2026, 7, 17)
SECOND, LAST, AFTER = date(2027, 1, 17), date(2028, 7, 16), date(2028, 7, 17)
AMENDMENT, ACT = "jp/instruments/appi-amendment-2026", "jp/instruments/appi"


def edition(jp: Rulebook, day: date) -> Edition:
    return as_of(jp, day, KNOWN)


def said(jp: Rulebook, day: date) -> set[str]:
    return {each.id.rsplit("/", 1)[-1] for each in edition(jp, day).statements
            if "appi-amendment" in each.id}


def in_force(jp: Rulebook, day: date) -> set[str]:
    return {each.id.split("#")[1] for each in edition(jp, day).provisions
            if each.instrument == AMENDMENT and each.commencement.on
            and each.commencement.on <= day}


def text_of(jp: Rulebook, day: date, lang: Language) -> str:
    page = jp.by_id["jp/personal-information"]
    assert isinstance(page, Page)
    return write_text(page_report(page, edition(jp, day), words(lang)), width=100_000)


def test_the_day_before_promulgation_no_part_is_in_force(jp: Rulebook) -> None:
    assert AMENDMENT not in {each.id for each in edition(jp, BEFORE).instruments}
    assert in_force(jp, BEFORE) == set()
    assert said(jp, BEFORE) == {"appi-amendment-enacted-not-promulgated"}


def test_promulgation_brings_only_supplementary_provisions(jp: Rulebook) -> None:
    assert in_force(jp, PROMULGATED) == {"suppl_1", "part_on_promulgation"}
    assert said(jp, PROMULGATED) == {"appi-amendment-ahead", "appi-amendment-first-part"}
    coming = [(each.day, each.fixed) for each in ahead(jp, PROMULGATED, KNOWN)
              if each.record.id == AMENDMENT]
    assert coming == [(SECOND, True), (LAST, False)]


def test_six_months_later_the_penal_part_is_in_force_and_the_main_part_is_not(
    jp: Rulebook,
) -> None:
    the_day_before = date(2027, 1, 16)
    assert in_force(jp, the_day_before) == {"suppl_1", "part_on_promulgation"}
    assert in_force(jp, SECOND) == {"suppl_1", "part_on_promulgation", "part_after_six_months"}
    assert said(jp, SECOND) == {"appi-amendment-second-part", "appi-amendment-after-six-months"}


@pytest.mark.parametrize("article", ["art_125", "art_163", "art_178"])
def test_the_old_wording_stands_until_the_second_part(jp: Rulebook, article: str) -> None:
    standing = {day: {each.id for each in edition(jp, day).provisions}
                for day in (date(2027, 1, 16), SECOND)}
    assert f"{ACT}#{article}" in standing[date(2027, 1, 16)]
    assert f"{ACT}#{article}" not in standing[SECOND]


@pytest.mark.parametrize("day", [BEFORE, PROMULGATED, SECOND, LAST, AFTER])
def test_a_latest_day_is_never_the_day(jp: Rulebook, day: date) -> None:
    main = jp.by_id[f"{AMENDMENT}#main_part"]
    assert isinstance(main, Provision)
    assert main.commencement.on is None
    assert main.commencement.by == LAST
    assert "main_part" not in in_force(jp, day)
    assert not any(each.fixed and each.day == LAST for each in ahead(jp, day, KNOWN))


def test_after_the_latest_day_it_says_that_it_passed_and_must_be_confirmed(jp: Rulebook) -> None:
    assert "appi-amendment-latest-day-passed" not in said(jp, LAST)
    assert said(jp, AFTER) == {"appi-amendment-latest-day-passed"}
    overdue = {each.record.id for each in ahead(jp, AFTER, KNOWN) if each.state == "overdue"}
    assert "jp/milestones/appi-amendment-main-part" in overdue


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_tells_each_day_its_own(jp: Rulebook, lang: Language) -> None:
    passed = {"ja": "その日は過ぎた", "en": "That day has passed"}[lang]
    ahead_ = {"ja": "まだ公布されておらず", "en": "not yet promulgated"}[lang]
    assert ahead_ in text_of(jp, BEFORE, lang)
    assert ahead_ not in text_of(jp, PROMULGATED, lang)
    assert passed in text_of(jp, AFTER, lang)
    assert passed not in text_of(jp, LAST, lang)


@pytest.mark.parametrize(("ref", "day", "version"), [
    ("ds-920", date(2025, 5, 26), None),
    ("ds-920", date(2026, 6, 11), "1.0"),
    ("ds-920", date(2026, 6, 12), "2.0"),
    ("aisi-evaluation-guide", date(2025, 3, 27), "1.00"),
    ("aisi-evaluation-guide", date(2026, 7, 6), "1.10"),
    ("aisi-evaluation-guide", date(2026, 7, 7), "1.20"),
    ("aisi-red-teaming-guide", date(2025, 4, 2), "1.10"),
])
def test_versioned_guides_as_of_a_day(
    jp: Rulebook, ref: str, day: date, version: str | None
) -> None:
    record = next((each for each in edition(jp, day).instruments
                   if each.id == f"jp/instruments/{ref}"), None)
    found = version_on(record, day) if record else None
    assert (found.id if found else None) == version
