"""Reports: complete in both languages, and never a duty where the text is voluntary."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shirube.exports.html import write_html
from shirube.exports.json import write_json
from shirube.exports.markdown import write_markdown
from shirube.exports.text import write_text
from shirube.exports.width import display_width
from shirube.locales import LANGUAGES, words
from shirube.model.report import Card, Report
from shirube.model.rulebook import Rulebook
from shirube.model.terms import Language
from shirube.operations.assess import judge
from shirube.operations.show import coming_of
from shirube.reports.country import country_report
from shirube.reports.record import record_report
from shirube.timeline import as_of
from tests.profiles import profiles

DAY, LATE = date(2031, 7, 1), date(2032, 1, 1)
VOLUNTARY = {"“should”", "“important”", "“expected”", "“desirable”", "voluntary commitment",
             "「べきである」", "「重要である」", "「期待される」", "「望ましい」", "任意の約束"}
DUTY = re.compile(r"\bduty\b|\bmust\b|violat|complian|義務|違反|しなければならない", re.IGNORECASE)


def cards(blocks: object) -> Iterator[Card]:
    assert isinstance(blocks, tuple)
    for block in blocks:
        if isinstance(block, Card):
            yield block
        yield from cards(getattr(block, "blocks", ()))


@settings(max_examples=25)
@given(data=st.data(), lang=st.sampled_from(LANGUAGES))
def test_every_note_owner_and_evidence_stands_in_every_format(
    xx: Rulebook, data: st.DataObject, lang: Language
) -> None:
    profile = data.draw(profiles(xx))
    done = judge(profile, as_of(xx, DAY, LATE))
    report = done.report(words(lang))
    shown = {
        "text": write_text(report, unfold=True, width=100_000),
        "html": write_html(report), "md": write_markdown(report),
    }

    for each in done.assessment.findings:
        if each.presumed != "reaches":
            continue
        for written in (each.work.note, each.work.owner, *each.work.evidence):
            for name, text in shown.items():
                if written and re.fullmatch(r"[\w ]+", written) and "  " not in written:
                    assert written in text, (name, written)


@settings(max_examples=25)
@given(data=st.data(), lang=st.sampled_from(LANGUAGES))
def test_no_card_of_a_voluntary_item_speaks_of_duty(
    xx: Rulebook, data: st.DataObject, lang: Language
) -> None:
    profile = data.draw(profiles(xx)).model_copy(update={"work": {}, "description": None})
    plain = profile.model_copy(update={"systems": tuple(
        system.model_copy(update={"work": {}, "description": None})
        for system in profile.systems)})
    report = judge(plain, as_of(xx, DAY, LATE)).report(words(lang))

    for card in cards(report.blocks):
        if any(badge.text in VOLUNTARY for badge in card.badges):
            assert not DUTY.search(write_json(card)), card


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_record_can_be_told_in_both_languages(jp: Rulebook, lang: Language) -> None:
    edition = as_of(jp, date(2026, 11, 22), date(2026, 12, 31))

    for record in jp.records():
        report = record_report(record, edition, words(lang))
        assert report.blocks
        assert write_text(report, unfold=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_country_page_of_every_change_day_is_told(jp: Rulebook, lang: Language) -> None:
    days = {version.start for each in jp.instruments for version in each.versions}
    days |= {each.holds.start for each in jp.statements if each.holds.start}

    for day in sorted(days):
        edition = as_of(jp, day, date(2026, 12, 31))
        report = country_report(edition, coming_of(edition), words(lang), whole=True)
        assert max(map(display_width, write_text(report).splitlines())) <= 80


def test_reports_in_both_languages_have_the_same_shape(xx: Rulebook) -> None:
    edition = as_of(xx, DAY, LATE)

    def shape(report: Report) -> list[str]:
        return [block.block for block in report.blocks]

    ja, en = (country_report(edition, coming_of(edition), words(lang)) for lang in LANGUAGES)
    assert shape(ja) == shape(en)
