"""Pinpoints in the page's language: what is sure is told, what is not stays as it is."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.locales import LANGUAGES, Words, words
from shirube.locales.places import NUMBERED, NUMBERS, PLACES
from shirube.model.rulebook import Rulebook
from shirube.model.source import Entry
from shirube.model.terms import Language
from shirube.reports import say
from shirube.reports.places import place_text

JA, EN = words("ja"), words("en")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")

TOLD = (
    ("全体", "全体", "whole"),
    ("目次", "目次", "contents"),
    ("会議一覧（2026-10-04）", "会議一覧（2026-10-04）", "list of meetings (2026-10-04)"),
    ("報道資料（写し）", "報道資料（写し）", "press release (copy)"),
    ("発言030", "発言30", "speech 30"),
    ("発言058-060", "発言58～60", "speeches 58 to 60"),
    ("発言058〜060", "発言58～60", "speeches 58 to 60"),
    ("発言061〜073・134・150", "発言61～73・134・150", "speeches 61 to 73, 134 and 150"),
    ("原則1・3・4・6", "原則1・3・4・6", "Principles 1, 3, 4 and 6"),
    ("第2部 D", "第2部 D", "Part 2 D"),
    ("本編 第3部", "本編 第3部", "main text, Part 3"),
    ("本編 表1 p.24", "本編 表1 24頁", "main text, Table 1, p. 24"),
    ("第3部 行動規範 I. p.32-36", "第3部 行動規範 I. 32-36頁",
     "Part 3, code of conduct I., pp. 32-36"),
    ("別添3 A D-5) i.", "別添3 A D-5) i.", "Annex 3 A D-5) i."),
    ("閣僚声明・附属書1", "閣僚声明・附属書1", "ministerial statement, Annex 1"),
    ("第3部～第5部", "第3部から第5部", "Part 3 to Part 5"),
    ("第30条の4", "第30条の4", "Article 30-4"),
    ("252頁", "252頁", "p. 252"),
    ("revisions", "改正履歴", "revisions"),
    ("Key points", "要点", "Key points"),
    ("Article 4", "第4条", "Article 4"),
    ("art. 113", "第113条", "art. 113"),
    ("notes dated up to 2026-10-09", "2026-10-09までの記録", "notes dated up to 2026-10-09"),
    ("art_6; art_7", "第6条；第7条", "Article 6; Article 7"),
    ("art_7__para_1", "第7条第1項", "Article 7, paragraph 1"),
    ("suppl_2", "附則第2条", "Supplementary Article 2"),
    ("suppl-2026-56_1__para_1__item_3", "令和八年法律第五十六号附則第1条第1項第3号",
     "supplementary provisions of Act No. 56 of 2026, Article 1, paragraph 1, item 3"),
    ("suppl-2003-120_1", "平成十五年法律第百二十号附則第1条",
     "supplementary provisions of Act No. 120 of 2003, Article 1"),
    ("suppl-2019-5_1", "2019年法律第5号附則第1条",
     "supplementary provisions of Act No. 5 of 2019, Article 1"),
)
UNKNOWN = (
    "5(2)イ", "第Ⅱ部第8節(2)", "全体（図を除く）", "発言054（委員長報告）", "第1部の注",
    "D-2) i.", "1", "A", "data/eval/questions.json D2", "Annex A groups", "section 3",
    "law in effect on 1 March", "article on AI", "Annex 3", "suppl-3_1", "suppl-2026-56",
    "art_", "", "whole（2026）", "全体（2026-10-04", "第5回",
)


@pytest.mark.parametrize(("at", "ja", "en"), TOLD)
def test_a_sure_place_is_told_in_the_language_of_the_page(at: str, ja: str, en: str) -> None:
    assert (place_text(at, JA), place_text(at, EN)) == (ja, en)
    assert (place_text(ja.replace("；", ";"), JA), place_text(en, EN)) == (ja, en)


@pytest.mark.parametrize(("at", "tongue"), [*product(UNKNOWN, (JA, EN))])
def test_what_is_not_known_stays_the_same(at: str, tongue: Words) -> None:
    assert place_text(at, tongue) == at


def test_no_two_places_share_a_word_in_either_language() -> None:
    for column in zip(*PLACES, strict=True):
        assert len(set(column)) == len(column)
    for ja, en in PLACES:
        assert JAPANESE.search(ja)
        assert not JAPANESE.search(en)


SAMPLES = {r"\d+\.\d+": "1.2", r"[A-Z]\d+": "D10", r"\d+(?:-\d+)+": "3-1",
           r"\d{4}-\d\d-\d\d": "2026-10-09"}
PAIRS = (
    *PLACES,
    *((row[0].format(n=SAMPLES.get(row[2], "12"), more=""),
       row[1].format(n=SAMPLES.get(row[2], "12"), more="")) for row in NUMBERED),
    *((f"{ja}{n}", f"{more if more_than else one} {told}")
      for ja, (one, more) in NUMBERS
      for n, told, more_than in (("7", "7", 0), ("7～9", "7 to 9", 1), ("7・9", "7 and 9", 1))),
)


@pytest.mark.parametrize(("ja", "en"), PAIRS)
def test_sure_places_go_there_and_back_in_both_directions(ja: str, en: str) -> None:
    assert (place_text(ja, EN), place_text(en, JA)) == (en, ja)
    assert (place_text(ja, JA), place_text(en, EN)) == (ja, en)


def keeps_its_language(at: str, lang: Language) -> None:
    """Told once or twice it is the same, and no word of the other language comes in."""
    told = place_text(at, words(lang))
    others = JAPANESE if lang == "en" else LATIN
    assert set(others.findall(told)) <= set(others.findall(at))
    assert place_text(told.replace("；", ";"), words(lang)) == told


PIECES = [*(word for pair in PAIRS for word in pair), *UNKNOWN, *(row[0] for row in TOLD)]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
       st.sampled_from([" ", ", ", "・", "; ", "（", "から", " to "]), st.sampled_from(LANGUAGES))
def test_no_page_gets_a_new_word_of_the_other_language(
    pieces: list[str], between: str, lang: Language,
) -> None:
    keeps_its_language(between.join(pieces), lang)


@given(st.text(alphabet="第12部条のAD.-)(（）・～ ,;全体頁p発言whole", max_size=14),
       st.sampled_from(LANGUAGES))
def test_whatever_is_written_is_told_without_failing(at: str, lang: Language) -> None:
    keeps_its_language(at, lang)


def test_every_pinpoint_of_the_records_keeps_the_language_of_the_page(jp: Rulebook) -> None:
    found = {citation.at for record in jp.records() if isinstance(record, Entry)
             for citation in record.sources}
    assert len(found) > 300
    for at, lang in product(sorted(found), LANGUAGES):
        keeps_its_language(at, lang)


def test_the_turn_of_phrase_is_still_asked_for_by_its_old_name() -> None:
    assert say.place_text is place_text
