"""Law XML: addresses from numbers, layout and ruby handled, nothing lost, nothing trusted."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from lxml import etree

from shirube.watch.extract import Extracted, extract
from shirube.watch.extract.statute import NUMBERS
from shirube.watch.normal import fold
from tests.watch.corpus import files, needs_corpus, one
from tests.watch.reading import document, read, refused, remarks, texts


@pytest.fixture(scope="module")
def law() -> Extracted:
    return read(document("law.xml"), "application/xml")


def test_a_statute_is_told_unit_by_unit(
    law: Extracted, golden: Callable[[str, str], None]
) -> None:
    golden("law.txt", "".join(
        f"{unit.address} [{unit.kind}] {' / '.join(filter(None, (unit.label, unit.heading)))}\n"
        f"    {unit.text!r}\n" for unit in law.units))


def test_a_statute_says_what_it_is(law: Extracted) -> None:
    assert (law.medium, law.title, law.number, law.language, law.encoding) == (
        "law", "見本記録の作成及び保存に関する法律", "令和十二年法律第七号", "ja", "utf-8")
    assert law.extractor.startswith("law/1 lxml ")


def test_a_branch_number_is_no_child_of_its_stem(law: Extracted) -> None:
    assert texts(law, "art_3") == ["削除"]
    assert texts(law, "art_3_2__para_1") == [
        "作成者は、見本を記録する。ただし、壊れたものは、この限りでない。"]
    assert texts(law, "art_2__para_1__item_1") == ["見本　作り物の品をいう。"]


def test_a_proviso_is_a_sentence_of_its_own(law: Extracted) -> None:
    (unit,) = law.at("art_3_2__para_1")

    assert unit.sentences == (
        "作成者は、見本を記録する。", "ただし、壊れたものは、この限りでない。")


def test_ruby_readings_are_left_out(law: Extracted) -> None:
    assert "見本の堰に係る" in law.at("art_2__para_1__item_1_2")[0].text


def test_columns_and_a_sentence_with_a_wide_space_read_the_same() -> None:
    columns = document("law.xml").decode()
    start, end = columns.index("<Column Num=\"1\">"), columns.rindex("</Column>") + 9
    sentence = columns[:start] + "<Sentence>見本　作り物の品をいう。</Sentence>" + columns[end:]

    assert "<Column" not in sentence
    assert read(sentence.encode(), "text/xml").units == read(
        columns.encode(), "text/xml").units


def test_layout_changes_nothing(law: Extracted) -> None:
    root = etree.fromstring(document("law.xml"), etree.XMLParser(remove_blank_text=True))

    assert read(etree.tostring(root, encoding="utf-8"), "text/xml").units == law.units


def test_a_chapter_holds_its_articles_and_no_address_names_it(law: Extracted) -> None:
    articles = {unit.address.split("__")[0] for unit in law.at("chap_2")} - {"chap_2"}

    assert articles == {"art_4", "art_5-7", "art_8"}
    assert texts(law, "chap_2__sec_1")[0] == "第一節　保存"


def test_supplements_are_told_apart_by_their_act(law: Extracted) -> None:
    assert texts(law, "suppl_1")[0] == "（施行期日）"
    assert "suppl_1__para_1" in {unit.address for unit in law.at("suppl")}
    assert texts(law, "suppl-2031-20__para_1")[-1] == "この法律は、公布の日から施行する。"
    assert texts(law, "suppl-1989-3_1_2") == ["経過措置は、なお従前の例による。"]
    assert {unit.address for unit in law.at("suppl")}.isdisjoint(
        unit.address for unit in law.at("suppl-2031-20"))


def test_tables_are_read_by_rows(law: Extracted) -> None:
    assert texts(law, "art_3_2__para_2__table_1__row_2") == ["甲　第一号第二号"]
    assert texts(law, "appdx_table_1") == ["別表第一", "（第二条関係）", "電圧計"]


def test_an_unknown_element_loses_no_text(law: Extracted) -> None:
    assert texts(law, "art_8__para_1")[1:] == ["知らない要素の文。"]


def test_an_unknown_place_is_empty(law: Extracted) -> None:
    assert law.at("art_99") == ()


def test_a_statute_inside_a_reply_of_the_database_is_found(law: Extracted) -> None:
    bare = document("law.xml").decode().partition("?>")[2]
    reply = f"<law_data_response><law_full_text>{bare}</law_full_text></law_data_response>"

    assert read(reply.encode(), "application/xml").units == law.units


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc-jp", "utf-16"])
def test_a_statute_is_read_in_the_encoding_it_names(law: Extracted, encoding: str) -> None:
    named = document("law.xml").decode().replace("UTF-8", encoding)

    assert read(named.encode(encoding), "text/xml").units == law.units


ENTITIES = '<!DOCTYPE Law [{declared}]><Law><LawBody><LawTitle>{used}</LawTitle></LawBody></Law>'
HOSTILE = {
    "an entity of its own": ENTITIES.format(declared='<!ENTITY a "b">', used="&a;"),
    "an entity from a file": ENTITIES.format(
        declared='<!ENTITY a SYSTEM "file:///etc/hostname">', used="&a;"),
    "a parameter entity from the network": ENTITIES.format(
        declared='<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;', used=""),
    "a billion laughs": ENTITIES.format(
        declared='<!ENTITY a0 "ha">' + "".join(
            f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)), used="&a9;"),
    "a default attribute": ENTITIES.format(
        declared='<!ATTLIST Law Lang CDATA "xx">', used=""),
    "deep nesting": "<Law><LawBody>" + "<a>" * 150 + "</a>" * 150 + "</LawBody></Law>",
    "very deep nesting": "<Law>" + "<a>" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_refused(name: str) -> None:
    assert refused(HOSTILE[name].encode(), "application/xml").kind == "hostile"


def test_hostile_xml_is_refused_in_any_encoding() -> None:
    text = HOSTILE["an entity of its own"]

    assert refused(text.encode("utf-16"), "application/xml").kind == "hostile"


@pytest.mark.parametrize(("data", "kind"), [
    (b"<Law><LawBody>", "broken"),
    (b"<Law>&nothing;</Law>", "broken"),
    (b"", "broken"),
    (b"<rss><channel/></rss>", "medium"),
    (b"<Law><LawBody><LawTitle>x</LawTitle></LawBody></Law>", "no_text"),
    (bytes(range(128, 256)) * 40, "encoding"),
])
def test_what_is_no_statute_is_told(data: bytes, kind: str) -> None:
    assert refused(data, "application/xml").kind == kind


def test_numbers_given_twice_are_told_and_kept_apart() -> None:
    law = read(document("translation.xml"), "text/xml")

    assert remarks(law) == ["the document gives the same number twice: art_4"]
    assert len({unit.address for unit in law.units}) == len(law.units)


@needs_corpus
def test_the_ai_promotion_act_has_28_articles_51_sentences_and_4987_characters() -> None:
    act = read(one("egov-xml/507AC*").read_bytes(), "application/xml")
    main = {unit.address.split("__")[0] for unit in act.units if unit.address.startswith("art_")}
    sentences = [each for unit in act.units if unit.kind == "text" for each in unit.sentences]

    assert main == {f"art_{number}" for number in range(1, 29)}
    assert len(sentences) == len(set(sentences)) == 51
    assert len("\n".join(sentences)) == 4987


@needs_corpus
@pytest.mark.parametrize("path", files("egov-xml*/*.xml") + files("jlt-en/*.xml"),
                         ids=lambda path: path.stem)
def test_no_character_of_a_real_statute_is_lost(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    law = read(data, "application/xml")
    root = etree.fromstring(data, etree.XMLParser(load_dtd=False, resolve_entities=False))
    printed = "".join(
        text for element in root.iter() for text in (
            "" if element.tag in (*NUMBERS, "Rt") else element.text or "", element.tail or ""))

    lost = Counter("".join(printed.split())) - Counter("".join(law.text.split()))

    assert lost == Counter()
    assert len({unit.address for unit in law.units}) == len(law.units)


@needs_corpus
def test_columns_of_one_export_read_like_the_sentences_of_another() -> None:
    old, new = (read(one(f"egov-xml-revisions/359AC*_{day}_*").read_bytes(), "text/xml")
                for day in ("20150801", "20230616"))
    held = {unit.address: fold(unit.text) for unit in old.units}
    raw = [etree.fromstring(one(f"egov-xml-revisions/359AC*_{day}_*").read_bytes())
           for day in ("20150801", "20230616")]

    columns = [len(root.findall(".//MainProvision//Article[@Num='60']//Column")) for root in raw]
    items = [unit for unit in new.at("art_60") if "item" in unit.address]

    assert columns[0] > columns[1]
    assert items
    assert all(held[unit.address] == fold(unit.text) for unit in items)


@needs_corpus
def test_branch_numbers_of_real_statutes_are_addresses() -> None:
    law = read(one("egov-xml-revisions/359AC*_20230616_*").read_bytes(), "text/xml")
    branch = [unit for unit in law.units if re.match(r"art_\d+_2__", unit.address)]

    assert branch
    assert all("条の二" in unit.label for unit in branch)


@needs_corpus
def test_every_statute_of_the_corpus_is_read() -> None:
    for path in files("egov-xml*/*.xml"):
        assert isinstance(extract(path.read_bytes(), "application/xml"), Extracted), path
