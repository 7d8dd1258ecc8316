"""Drift: changed words are told by provision, markup and numbering are silent."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.watch.drift import Change, compare, drift
from shirube.watch.extract.unit import Extracted, Unit
from shirube.watch.normal import fold
from shirube.watch.passages import Document
from tests.watch.edits import EDITS, laid_out, renumbered, with_text
from tests.watch.made import statute

SEEDS = st.integers(0, 10**6)


def changes(before: Extracted, after: Extracted) -> tuple[Change, ...]:
    return drift(Document(before), Document(after))


@given(SEEDS)
def test_layout_is_silent(seed: int) -> None:
    before = statute(seed)

    assert changes(before, laid_out(before, random.Random(seed))) == ()


@given(SEEDS)
def test_renumbering_tells_what_came_and_what_only_moved(seed: int) -> None:
    before = statute(seed)
    found = changes(before, renumbered(before, random.Random(seed), articles=2, items=0))

    assert {each.kind for each in found} <= {"moved", "added"}
    assert sum(each.kind == "added" for each in found) == 2


@given(SEEDS, st.sampled_from(sorted(EDITS)))
def test_an_edit_is_told_at_its_place_and_nothing_else_is(seed: int, edit: str) -> None:
    chance = random.Random(seed)
    before = statute(seed)
    number = chance.randrange(len(before.units))
    old = before.units[number]
    after = with_text(before, number, EDITS[edit](old.text, chance))
    if Document(after).text == Document(before).text:
        return
    found = changes(before, after)

    assert {each.before or each.after for each in found} == {old.address}
    assert {each.after or each.before for each in found} == {old.address}


@given(st.text("国は三十日以内に届出をしなければならない。 　\n", max_size=60),
       st.text("国は三十日以内に届出をしなければならない。 　\n", max_size=60))
def test_a_readable_diff_holds_both_texts_whole(before: str, after: str) -> None:
    pieces = compare(before, after)

    def side(*kinds: str) -> str:
        return fold("".join(each.text for each in pieces if each.kind in kinds))

    assert side("kept", "gone") == fold(before)
    assert side("kept", "new") == fold(after)


@pytest.mark.parametrize(("before", "after", "alarm"), [
    ("三十日以内に", "六十日以内に", "numbers"), ("30日", "３１日", "numbers"),
    ("公表する。", "公表しない。", "negation"), ("it does apply", "it does not apply", "negation"),
    ("努めるものとする。", "しなければならない。", "strength"), ("it may", "it must", "strength"),
])
def test_what_weighs_in_a_change_is_marked(before: str, after: str, alarm: str) -> None:
    (found,) = changes(*(Extracted((Unit("art_1", f"長官は、{each}"),), "law", "made/1")
                         for each in (before, after)))

    assert alarm in found.alarms


def test_words_without_weight_raise_no_alarm() -> None:
    (found,) = changes(*(Extracted((Unit("art_1", f"長官は、{each}する。"),), "law", "made/1")
                         for each in ("公表", "報告")))

    assert found.alarms == ()


def test_units_parted_otherwise_are_no_change() -> None:
    one = Extracted((Unit("art_1__para_1", "見本　作り物をいう。"),), "law", "made/1")
    two = replace(one, units=(Unit("art_1__para_1__a", "見本"),
                              Unit("art_1__para_1__b", "作り物をいう。")))

    assert changes(one, two) == ()


def test_items_that_change_places_are_told() -> None:
    texts = ("第一の見本の事項", "第二の届出の事柄")
    before, after = (Extracted(tuple(
        Unit(f"art_1__item_{number}", text) for number, text in enumerate(each, 1)), "law", "t/1")
        for each in (texts, texts[::-1]))

    found = changes(before, after)
    assert {each.kind for each in found} == {"moved"}
    assert {(each.before, each.after) for each in found} == {
        ("art_1__item_1", "art_1__item_2"), ("art_1__item_2", "art_1__item_1")}


def test_texts_too_long_to_compare_by_character_are_shown_whole() -> None:
    old, new = "あ" * 60_000, "い" * 60_000

    assert [(each.kind, each.text) for each in compare(old, new)] == [("gone", old), ("new", new)]
