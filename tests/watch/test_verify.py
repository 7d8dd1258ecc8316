"""Verdicts, as laws: an edited passage is never told as unchanged; an untouched one is known."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirube.watch.extract.unit import Extracted, Unit
from shirube.watch.lock import Locked, lock_passage
from shirube.watch.passages import Document
from shirube.watch.places import Place, places_in
from shirube.watch.verify import UNCHANGED, Found, verify_passage
from tests.watch.edits import EDITS, laid_out, named, renumbered, untouched, with_text
from tests.watch.made import sentence, statute
from tests.watch.made_pdf import made_pdf
from tests.watch.reading import read

SEEDS = st.integers(0, 10**6)
SHA = "0" * 64


def lock(at: str, document: Extracted) -> tuple[Place, Locked]:
    (place,) = places_in(at)
    locked = lock_passage(place, Document(document), snapshot=SHA)
    assert locked is not None
    return place, locked


def verdict(at: str, before: Extracted, after: Extracted) -> Found:
    place, locked = lock(at, before)
    return verify_passage(place, locked, Document(after))


@given(SEEDS, st.sampled_from(sorted(EDITS)), st.booleans(), st.booleans())
def test_no_edited_passage_is_told_as_unchanged(
    seed: int, edit: str, numbers: bool, layout: bool
) -> None:
    chance = random.Random(seed)
    before = statute(seed)
    document = Document(before)
    at = chance.choice([each for each in document.nodes if document.matched(document.nodes[each])])
    span = document.nodes[at]
    number = chance.randrange(*span)
    after = with_text(before, number, EDITS[edit](before.units[number].text, chance))
    if Document(after).matched(span) == document.matched(span):
        return
    if numbers:
        after = renumbered(after, chance)
    if layout:
        after = laid_out(after, chance)

    assert verdict(at, before, after).state not in UNCHANGED


@given(SEEDS, st.booleans())
def test_no_deleted_passage_is_told_as_unchanged(seed: int, close_up: bool) -> None:
    """What follows may close up, so that a twin comes to stand at the very address."""
    chance = random.Random(seed)
    before = statute(seed)
    article = chance.randint(1, 12)
    units = tuple(each for each in before.units if each.address.split("__")[0] != f"art_{article}")
    if close_up:
        units = tuple(replace(each, address=_closed(each.address, article)) for each in units)

    found = verdict(f"art_{article}", before, replace(before, units=units))
    assert found.state not in UNCHANGED


def _closed(address: str, gone: int) -> str:
    top, _, rest = address.partition("__")
    name, _, number = top.partition("_")
    if name != "art" or int(number) < gone:
        return address
    return f"art_{int(number) - 1}" + (f"__{rest}" if rest else "")


def test_untouched_passages_are_known_after_renumbering_and_layout_changes() -> None:
    known: Counter[bool] = Counter()
    for seed in range(60):
        chance = random.Random(seed)
        before = named(statute(seed))
        after = Document(laid_out(renumbered(before, chance), chance))
        first = Document(before)
        for at in untouched(first, after):
            place, locked = lock(at, before)
            known[verify_passage(place, locked, after).state in UNCHANGED] += 1

    assert known.total() > 3000
    assert known[True] / known.total() >= 0.99


@given(SEEDS)
def test_nothing_changed_is_told_as_the_same(seed: int) -> None:
    before = statute(seed, 4)
    document = Document(before)
    for at in document.nodes:
        found = verdict(at, before, before)
        assert (found.state, found.around) in {("same", "same"), ("same", "unknown")}
        assert found.address == at


LONG = sentence(random.Random(1))


def act(*texts: str, start: int = 1) -> Extracted:
    return Extracted(tuple(Unit(f"art_{number}__para_1", text, "text")
                           for number, text in enumerate(texts, start)), "law", "made/1")


@pytest.mark.parametrize(("before", "after", "told"), [
    (act(LONG), act(LONG), ("same", "same", "art_1")),
    (act(LONG), act(LONG.replace("は", "は\n　")), ("cosmetic", "same", "art_1")),
    (act(LONG), act("新しい規定を置く。", LONG), ("moved", "same", "art_2")),
    (act(LONG), act(LONG + "ただし、長官が認めるときは、この限りでない。"),
     ("reworded", "changed", "art_1")),
    (act(LONG), act("全く別の事を定めた規定であって、前の規定とは何の関わりもないものを置く。" * 2),
     ("gone", "changed", "art_1")),
    (act(LONG), act("削除"), ("gone", "changed", "art_1")),
])
def test_each_verdict(before: Extracted, after: Extracted, told: tuple[str, str, str]) -> None:
    found = verdict("art_1", before, after)

    assert (found.state, found.around, found.address) == told


def test_words_that_stand_while_the_provision_around_them_changed_say_so() -> None:
    before = act(LONG)
    after = replace(before, units=(*before.units, Unit("art_1__para_2", "次項を置く。", "text")))

    assert verdict("art_1__para_1", before, after).around == "changed"
    assert verdict("art_1__para_1", before, after).state == "same"
    assert verdict("art_1", before, after).state == "reworded"


def test_a_paragraph_that_reads_as_the_article_once_did_is_not_the_article() -> None:
    before = act(LONG, "別の規定を置く。")
    grown = act("別の規定を置く。", start=2)
    after = replace(grown, units=(Unit("art_5__para_1", LONG), Unit("art_5__para_2", "但書。"),
                                  *grown.units))

    assert verdict("art_1", before, after).state not in UNCHANGED


def test_a_twin_is_not_taken_for_what_is_gone() -> None:
    before = act("削除", LONG, "削除")

    assert verdict("art_1", before, act(LONG, "削除")).state not in UNCHANGED
    assert verdict("art_1", before, act("新", LONG, "削除")).state not in UNCHANGED
    assert verdict("art_3", before, act("削除", LONG, "新")).state not in UNCHANGED
    found = verdict("art_3", before, act("新", "削除", LONG, "削除"))
    assert (found.state, found.address) == ("moved", "art_4")


def test_the_text_of_a_page_is_known_where_pages_break_elsewhere() -> None:
    chance = random.Random(3)
    lines = [sentence(chance)[:30] for _ in range(24)]
    before = read(made_pdf([lines[at:at + 6] for at in range(0, 24, 6)]), "application/pdf")
    after = read(made_pdf([lines[:3], *(lines[at:at + 6] for at in range(3, 24, 6))]),
                 "application/pdf")
    edited = read(made_pdf([lines[:3], [*lines[3:8], "書き足した行"], lines[8:]]),
                  "application/pdf")

    assert verdict("p.2", before, after).state in UNCHANGED
    assert verdict("p.2", before, edited).state == "reworded"
