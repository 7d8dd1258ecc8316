"""Pages: the main part by headings and blocks, in whatever encoding it came."""

import random

import pytest

from shirube.watch.extract import extract
from shirube.watch.extract.unit import Extracted
from tests.watch.corpus import needs_corpus, one
from tests.watch.reading import document, read, refused, remarks, texts

PAGE = document("page.html").decode()
HEAD = '<html><head><meta charset="{}"></head><body><main>'
JAPANESE = "<p>見本記録法の施行について、関係者の意見を聴く会議を開いた。髙さも①も読む。</p>"
PLAIN = JAPANESE.replace("髙さも①も", "高さもー")


def page(body: str) -> list[str]:
    """Texts of the units of a page."""
    return [unit.text for unit in read(body.encode(), "text/html").units]


def test_a_page_is_told_by_headings_and_blocks() -> None:
    found = read(PAGE.encode(), "text/html", url="https://example.org/a/b.html")

    assert [(unit.address, unit.kind, unit.text) for unit in found.units] == [
        ("sec_1", "heading", "見本記録法について"),
        ("sec_1_1", "heading", "概要"),
        ("sec_1_1__block_1", "text",
         "　見本記録法が令和12年４月１日に 公布されました。\n　堰も対象です。"),
        ("sec_1_2", "heading", "資料"),
        ("sec_1_2__block_1", "text", "概要（PDF）"),
        ("sec_1_2__block_2", "text", "髙橋①号"),
        ("sec_1_2__block_3", "row", "版　公表日"),
        ("sec_1_2__block_4", "row", "第1.0版　令和12年 6月1日"),
        ("sec_1_2__block_5", "text", "表の後の地の文"),
    ]
    assert (found.title, found.language) == ("見本記録法について - 見本省", "ja")
    assert found.at("sec_1_2__block_1")[0].links == ("https://example.org/files/gaiyou.pdf",)


def test_scripts_hidden_text_and_navigation_are_no_text() -> None:
    text = "".join(page(PAGE))

    assert not any(word in text for word in ("スクリプト", "alert", "隠れた", "見えない", "案内",
                                             "ホーム", "フッター", "せき", "color"))


def test_line_ends_change_nothing() -> None:
    assert page(PAGE.replace("\n", "\r\n")) == page(PAGE)


def test_a_page_without_a_main_part_loses_its_header_and_footer() -> None:
    assert page("<body><header>頭</header><nav>案内</nav><h1>題</h1>本文<footer>足</footer>") == [
        "題", "本文"]


def test_a_headline_outside_the_main_part_is_kept() -> None:
    assert page("<body><h1>題</h1><main><p>本文</p></main>") == ["題", "本文"]


def test_a_table_that_lays_out_a_page_is_read_by_blocks() -> None:
    assert page("<body><table><tr><td><h2>左</h2><p>一</p></td><td><ul><li>二</ul></td></tr>") == [
        "左", "一", "二"]


def test_a_page_without_text_is_told() -> None:
    why = refused(b"<html><body><div id=app></div><script>render()</script></body>", "text/html")

    assert why.kind == "no_text"
    assert "script" in str(why.why)


@pytest.mark.parametrize("nested", [
    "<div>" * 200 + "x", "<div>" * 200_000, "<b>" * 200_000 + "x", "<table><tr><td>" * 160 + "x",
    "".join(f"<b id={n}>" for n in range(900)) + "<p>x" * 100_000,
])
def test_deep_nesting_is_refused(nested: str) -> None:
    assert refused(f"<body>{nested}".encode(), "text/html").kind == "hostile"


@pytest.mark.parametrize(("name", "encoding", "used"), [
    ("utf-8", "utf-8", "utf-8"), ("Shift_JIS", "cp932", "cp932"),
    ("x-sjis", "cp932", "cp932"), ("EUC-JP", "euc_jp", "euc_jp"),
    ("iso-2022-jp", "iso2022_jp", "iso2022_jp_3"),
])
def test_the_encoding_a_page_names_is_used(name: str, encoding: str, used: str) -> None:
    found = read((HEAD.format(name) + PLAIN).encode(encoding), "text/html")

    assert found.text == PLAIN[3:-4]
    assert found.encoding == used
    assert found.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-8-sig",
                                      "utf-16"])
def test_an_encoding_nobody_names_is_found(encoding: str) -> None:
    assert read(f"<body>{PLAIN}".encode(encoding), "text/html").text == PLAIN[3:-4]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_characters_of_vendors_are_read(encoding: str) -> None:
    assert read(f"<body>{JAPANESE}".encode(encoding), "text/html").text == JAPANESE[3:-4]


def test_characters_of_vendors_are_read_in_euc_as_browsers_do() -> None:
    head, high, one, tail = "見本の会議".encode("euc_jp"), b"\xfc\xe2", b"\xad\xa1", b"\x8e\xb6"

    found = read(b"<p>" + head + high + one + tail, "text/html", "text/html; charset=euc-jp")

    assert found.text == "見本の会議髙①ｶ"
    assert found.remarks == ()


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
@pytest.mark.parametrize("named", ["utf-8", "shift_jis", "euc-jp"])
def test_an_encoding_named_wrongly_is_found_and_told(named: str, encoding: str) -> None:
    found = read((HEAD.format(named) + PLAIN * 5).encode(encoding), "text/html")
    right = {"utf-8": "utf-8", "shift_jis": "cp932", "euc-jp": "euc_jp"}[named] == encoding

    assert PLAIN[3:-4] in found.text
    assert bool(found.remarks) != right


def test_the_header_binds_before_the_page() -> None:
    data = (HEAD.format("utf-8") + JAPANESE).encode("cp932")

    assert read(data, "text/html", "text/html; charset=Shift_JIS").encoding == "cp932"


def test_a_stray_byte_is_told_and_the_rest_is_read() -> None:
    data = (HEAD.format("utf-8") + JAPANESE * 40).encode() + b"\xff</body>"
    found = read(data, "text/html")

    assert found.text.count("見本記録法") == 40
    assert remarks(found) == ["1 characters could not be read in the encoding utf-8"]


@pytest.mark.parametrize("data", [
    random.Random(1).randbytes(5_000), b"\x00\x01\x02" * 500, b"%PDF-1.7\n\x00\xff\xfe" * 99,
    "\ufeff本文".encode("utf-16")[:-1],
])
def test_garbage_is_told(data: bytes) -> None:
    assert refused(data, "text/html").kind == "encoding"


@needs_corpus
def test_the_cabinet_office_page_is_read() -> None:
    found = read(one("gov-html/cao_ai_act*").read_bytes(), "text/html",
                 url="https://www8.cao.go.jp/cstp/ai/ai_act/ai_act.html")

    assert [unit.text for unit in found.units if unit.kind == "heading"][1:] == [
        "概要", "関連資料"]
    assert "令和7年6月4日" in "".join(texts(found, "sec_1_1"))
    assert "https://laws.e-gov.go.jp/law/507AC0000000053" in [
        link for unit in found.units for link in unit.links]


@needs_corpus
def test_the_commission_page_is_read() -> None:
    found = read(one("gov-html/ppc*").read_bytes(), "text/html")

    assert "令和８年７月17日" in found.text
    assert len(found.units) < 20


def test_raised_numbers_and_struck_out_words_are_no_plain_words() -> None:
    page = "<main><p>10<sup>2</sup>、H<sub>2</sub>O、<del>20</del>30</p></main>"

    found = extract(page.encode(), "text/html")

    assert isinstance(found, Extracted)
    assert "10^2" in found.text
    assert "H_2O" in found.text
    assert "20" not in found.text
