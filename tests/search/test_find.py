"""Finding in Japan's whole regime and the world: exact, ordered, the same every time."""

import random
import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise

import pytest

from shirube.model.rulebook import KINDS as COLLECTIONS
from shirube.model.rulebook import Rulebook
from shirube.model.terms import Language
from shirube.packs.load import load_world
from shirube.reports.search import searchable
from shirube.search import KINDS, Document, Index, find, read_query
from shirube.search.fold import fold
from shirube.timeline import as_of
from tests.paths import REGIMES
from tests.search.conftest import TODAY

JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff]+")


def texts(document: Document) -> list[str]:
    """Everything of a document that words may stand in."""
    return [document.title, document.place, *document.names, *document.lines]


def exactly(document: Document) -> list[str]:
    return [*document.refs, document.place, *document.names,
            *([document.title] if document.named else [])]


def bare(text: str) -> str:
    """Folding told another way: compatible forms, lower case, accents and spaces gone."""
    parts = unicodedata.normalize("NFKD", text.replace("―", "-")).casefold()
    letters = "".join(each for each in parts if not "\u0300" <= each <= "\u036f")
    return re.sub(r"\s", "", unicodedata.normalize("NFC", letters))


def sample(index: Index, number: int) -> list[str]:
    """Texts of an index, drawn the same way every time."""
    every = [text for each in index.entries for text in texts(each.document) if text]
    return random.Random(7).sample(every, number)


def refs(index: Index, typed: str) -> tuple[str, ...]:
    return find(index, read_query(typed), limit=0).refs


@pytest.mark.parametrize("length", [1, 2, 4])
def test_japanese_is_found_wherever_it_stands_and_nothing_else_is(
    index: Index, length: int
) -> None:
    haystacks = {each.document.ref: [bare(text) for text in texts(each.document)]
                 for each in index.entries}
    known = {each.document.ref: {re.sub("[.。)]", "", bare(text))
                                 for text in exactly(each.document)} for each in index.entries}
    tried = 0
    for text in sample(index, 400):
        for run in JAPANESE.findall(text)[:1]:
            if len(run) < length or re.search("[第令平昭大明].*[一二三四五六七八九十]", run):
                continue
            part = run[len(run) // 2 - length // 2:][:length]
            expected = {ref for ref, hay in haystacks.items()
                        if any(part in each for each in hay) or part in known[ref]}
            assert set(refs(index, part)) == expected, part
            tried += 1
    assert tried > 30


def test_english_words_are_found_from_their_beginning_and_nothing_else_is(
    indexes: Mapping[Language, Index]
) -> None:
    index = indexes["en"]
    haystacks = {each.document.ref: [fold(text) for text in texts(each.document)]
                 for each in index.entries}
    words = sorted({word for text in sample(index, 150)
                    for word in re.findall("(?<![a-z])[a-z]{3,}(?![a-z])", text.lower())})
    for word in words[::3]:
        part = word[:max(3, len(word) - 2)]
        begins = re.compile(f"(?<![0-9a-zß-ɏ]){part}")
        expected = {ref for ref, hay in haystacks.items() if any(map(begins.search, hay))}
        assert set(refs(index, f'"{part}"')) == expected, part


@pytest.mark.parametrize("typed", ["勧告", "罰則"])
def test_words_of_two_characters_are_found(
    indexes: Mapping[Language, Index], typed: str
) -> None:
    found = refs(indexes["ja"], typed)

    assert "jp/instruments/ai-promotion-act" in found[:4]
    assert len(found) > 10


FIRST = [
    ("D-2) i.", "jp/expectations/business-guidelines/d-2-i"),
    ("d-2)i", "jp/expectations/business-guidelines/d-2-i"),
    ("d-2-i", "jp/expectations/business-guidelines/d-2-i"),
    ("Article 7", "jp/instruments/ai-promotion-act#art_7"),
    ("第7条", "jp/instruments/ai-promotion-act#art_7"),
    ("第７条", "jp/instruments/ai-promotion-act#art_7"),
    ("第七条", "jp/instruments/ai-promotion-act#art_7"),
    ("第16条", "jp/instruments/ai-promotion-act#art_16"),
    ("art_7", "jp/instruments/ai-promotion-act#art_7"),
    ("jp/instruments/ai-promotion-act#art_7", "jp/instruments/ai-promotion-act#art_7"),
    ("AI推進法", "jp/instruments/ai-promotion-act"),
    ("AI Promotion Act", "jp/instruments/ai-promotion-act"),
    ("Ａｉ推進法", "jp/instruments/ai-promotion-act"),
    ("APPI", "jp/instruments/appi"),
    ("著作権法", "jp/instruments/copyright-act"),
    ("copyright act", "jp/instruments/copyright-act"),
    ("jp/plan", "jp/pages/plan"),
    ("KR", "world/jurisdictions/south-korea"),
    ("韓国", "world/jurisdictions/south-korea"),
    ("South Korea", "world/jurisdictions/south-korea"),
]


@pytest.mark.parametrize(("typed", "ref"), FIRST)
def test_an_official_reference_or_name_finds_its_record_first_in_either_language(
    index: Index, typed: str, ref: str
) -> None:
    assert refs(index, typed)[0] == ref


@pytest.mark.parametrize(("typed", "ref"), [
    ("AI推進法 第7条", "jp/instruments/ai-promotion-act#art_7"),
    ("AI推進法第18条", "jp/instruments/ai-promotion-act#art_18"),
    ("個人情報保護法 勧告", "jp/instruments/appi#art_148"),
])
def test_an_instrument_with_an_article_finds_the_article_first(
    indexes: Mapping[Language, Index], typed: str, ref: str
) -> None:
    assert refs(indexes["ja"], typed)[0] == ref


def test_records_are_found_by_their_ids_and_by_their_titles(index: Index) -> None:
    for entry in index.entries[::3]:
        document = entry.document
        assert refs(index, document.ref)[0] == document.ref
        assert document.ref in refs(index, document.title), document.title


def test_what_is_false_is_not_told_first_when_its_id_happens_to_be_the_word(
    indexes: Mapping[Language, Index]
) -> None:
    assert not refs(indexes["en"], "penalties")[0].startswith("jp/claims/")


@pytest.mark.parametrize("typed", [
    "", " ", '""', "zzzz", "勧告 zzzz", "😀😀", "[a-z]+", "(?:", "\\", "__proto__", "\ud800",
])
def test_what_stands_nowhere_finds_nothing(index: Index, typed: str) -> None:
    found = find(index, read_query(typed))

    assert (found.refs, found.hits, dict(found.kinds)) == ((), (), {})


def test_what_is_missing_is_named(index: Index) -> None:
    assert find(index, read_query("OECD zzzz qqqq")).missing == ("zzzz", "qqqq")
    assert find(index, read_query("OECD")).missing == ()


@pytest.mark.parametrize("typed", ["AI", "データ", "data", "第", "2025"])
def test_hits_are_the_first_of_what_was_found_and_kinds_part_it(index: Index, typed: str) -> None:
    query = read_query(typed)
    found = find(index, query, limit=9)

    assert find(index, query, limit=9) == found
    assert [each.document.ref for each in found.hits] == list(found.refs[:9])
    assert sum(found.kinds.values()) == found.total == len(set(found.refs))
    assert list(found.kinds) == [kind for kind in KINDS if kind in found.kinds]
    kind_of = {each.document.ref: each.document.kind for each in index.entries}
    for kind, number in found.kinds.items():
        of_kind = find(index, query, kinds=[kind], limit=0)
        assert of_kind.total == number
        assert list(of_kind.refs) == [ref for ref in found.refs if kind_of[ref] == kind]
        assert of_kind.kinds == found.kinds


def test_another_word_never_finds_more(index: Index) -> None:
    words = [word for text in sample(index, 60) for word in text.split()[:2]]
    for one, other in zip(words[::2], words[1::2], strict=False):
        assert set(refs(index, f"{one} {other} の AI")) <= set(refs(index, f"{one} AI の"))


def test_what_is_shown_comes_from_the_record_and_marks_what_was_meant(index: Index) -> None:
    for text in sample(index, 80):
        query = read_query(text[:6])
        for hit in find(index, query, limit=5).hits:
            document = hit.document
            sources = {"title": [document.title], "place": [document.place],
                       "text": [*document.lines, ""], "name": [*document.names, ""]}
            for name, origins in sources.items():
                pieces = getattr(hit, name)
                words = "".join(each for each, _ in pieces).strip("…")
                assert any(words in origin for origin in origins)
                assert all(one[1] != other[1] for one, other in pairwise(pieces))
                for words, found in pieces:
                    assert not found or any(term.spans(fold(words)) for term in query.terms)
            assert sum(len(words) for words, _ in hit.text) <= {"ja": 82, "en": 162}[index.lang]


def test_what_does_not_stand_on_the_day_says_so(jp: Rulebook) -> None:
    before = as_of(jp, TODAY.replace(year=2025, month=1), TODAY)
    standing = {each.ref: each.stands
                for each in searchable(before, load_world(REGIMES / "world"), "ja")}

    assert standing["jp/instruments/ai-promotion-act"] is False
    assert standing["jp/instruments/ai-promotion-act#art_7"] is False
    assert standing["jp/instruments/business-guidelines"] is True
    assert standing["world/jurisdictions/south-korea"] is True


def test_what_does_not_stand_sinks_below_its_like() -> None:
    gone, here = (Document(ref=ref, kind="provisions", title="勧告", stands=stands)
                  for ref, stands in (("xx/a", False), ("xx/b", True)))

    assert refs(Index.of([gone, here], "ja"), "勧告") == ("xx/b", "xx/a")


def test_what_was_learned_later_is_not_found(jp: Rulebook) -> None:
    early = as_of(jp, TODAY, TODAY.replace(year=2024))
    found = {each.ref for each in searchable(early, load_world(REGIMES / "world"), "ja")}

    learned = {each.id for each in jp.records() if hasattr(each, "known")}
    assert learned
    assert not found & learned
    assert {each.id for each in jp.sources} <= found


def test_every_collection_of_a_rulebook_can_be_searched(jp: Rulebook, index: Index) -> None:
    assert set(KINDS) == {"regime", "jurisdictions", *COLLECTIONS}
    kinds = {each.document.kind for each in index.entries}
    assert kinds == {kind for kind in KINDS if kind in ("regime", "jurisdictions")
                     or getattr(jp, kind)}
    documents = [each.document.ref for each in index.entries]
    assert len(documents) == len(set(documents)) > 1300
