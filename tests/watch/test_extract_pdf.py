"""PDF: pages and their numbers, radicals as they stand, hostile files without harm."""

import sys

import pytest

from shirube.watch.extract import Extracted, Unreadable, pdf
from shirube.watch.normal import fold
from tests.watch.made_pdf import bomb, made_pdf, stream, written
from tests.watch.reading import read, refused, remarks

ANY = made_pdf([["本文です"]])


def reader(code: str) -> tuple[str, ...]:
    """A reading process that runs this instead."""
    return (sys.executable, "-c", code)


def test_a_pdf_is_read_page_by_page() -> None:
    found = read(made_pdf([["第一頁の文", "𠮟る AI 事業者"], ["第二頁の文"]], "見本の題"),
                 "application/pdf")

    assert [(unit.address, unit.page, unit.text) for unit in found.units] == [
        ("page_1", 1, "第一頁の文\n𠮟る AI 事業者"), ("page_2", 2, "第二頁の文")]
    assert found.title == "見本の題"
    assert found.extractor.startswith("pdf/1 pypdfium2 ")


def test_radicals_stay_in_the_raw_text_and_match_as_ideographs() -> None:
    radicals = "成⻑と⽣産性、⼈⼝減少、⺠間、⻘年"
    found = read(made_pdf([[radicals]]), "application/pdf")

    assert found.text == radicals
    assert fold(found.text) == fold("成長と生産性、人口減少、民間、青年")


def test_numbers_of_pages_are_labels_and_no_text() -> None:
    pages = [["表紙です"], *([f"本文その{'一二三四'[n]}", f"- {n + 1} -"] for n in range(4))]
    found = read(made_pdf(pages), "application/pdf")

    assert [unit.label for unit in found.units] == ["", "- 1 -", "- 2 -", "- 3 -", "- 4 -"]
    assert found.units[-1].text == "本文その四"


def test_numbers_that_do_not_count_the_pages_stay() -> None:
    found = read(made_pdf([["合計は", "12"], ["合計は", "34"], ["合計は", "56"]]),
                 "application/pdf")

    assert found.text == "合計は\n12\n合計は\n34\n合計は\n56"


def test_a_pdf_of_pictures_is_told_and_is_not_gone() -> None:
    why = refused(made_pdf([[], []]), "application/pdf")

    assert why.kind == "no_text"
    assert "2 pages of pictures" in str(why.why)


def test_pages_without_text_are_told() -> None:
    found = read(made_pdf([["本文です"], [], ["続きです"]]), "application/pdf")

    assert remarks(found) == ["pages without text, blank or pictures: 2"]


@pytest.mark.parametrize(("data", "kind"), [
    (b"<html>403</html>", "medium"),
    (b"", "medium"),
    (b"%PDF-1.7\nnothing more", "broken"),
    (ANY[:200], "broken"),
    (written(["<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Kids [2 0 R] /Count 99999999 >>"]), "broken"),
])
def test_what_is_no_sound_pdf_is_told(data: bytes, kind: str) -> None:
    assert refused(data, "application/pdf").kind == kind


def test_a_locked_pdf_is_told() -> None:
    locked = ANY.replace(b"/Root 1 0 R", b"/ID [<00> <00>] /Root 1 0 R /Encrypt << /Filter "
                         b"/Standard /V 1 /R 2 /P -4 /O <" + b"00" * 32 + b"> /U <"
                         + b"00" * 32 + b"> >>")

    assert refused(locked, "application/pdf").kind == "protected"


def test_a_reader_that_hangs_is_stopped_by_the_clock() -> None:
    found = pdf.read(ANY, pdf.Limits(seconds=0.2), reader("while True: pass"))

    assert isinstance(found, Unreadable)
    assert found.kind == "limits"


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of processes")
def test_a_reader_that_eats_memory_is_stopped() -> None:
    found = pdf.read(bomb(3 * 10**8), pdf.Limits(memory=150_000_000))

    assert isinstance(found, Unreadable)
    assert found.kind in ("limits", "crashed", "broken")


@pytest.mark.parametrize("code", [
    "import os; os.abort()", "raise SystemExit(3)", "print('no answer')", "",
    "import os; os.kill(os.getpid(), 11)", "print('[1]')", "print('{}')",
    "print('{\"pages\": 1, \"title\": 2, \"library\": 3}')",
])
def test_a_reader_that_breaks_down_harms_nobody(code: str) -> None:
    found = pdf.read(ANY, reader=reader(code))

    assert isinstance(found, Unreadable)
    assert found.kind == "crashed"


def test_more_text_than_allowed_is_refused() -> None:
    found = pdf.read(made_pdf([["あいうえお" * 9]] * 3), pdf.Limits(characters=100))

    assert isinstance(found, Unreadable)
    assert found.kind == "limits"


def test_more_pages_than_allowed_are_refused() -> None:
    found = pdf.read(made_pdf([["本文です"]] * 3), pdf.Limits(pages=2))

    assert isinstance(found, Unreadable)
    assert found.kind == "limits"


def test_content_that_unpacks_to_a_flood_does_no_harm() -> None:
    assert isinstance(pdf.read(bomb(10**7)), Unreadable)


def test_a_damaged_page_does_not_hide_the_others() -> None:
    whole = made_pdf([["第一頁の文"], ["第二頁の文"]])
    found = pdf.read(whole.replace(b"7 0 obj\n<< /Type /Page ", b"7 0 obj\n<< /Type /Nope "))

    assert isinstance(found, Extracted)
    assert "第二頁の文" in found.text


def test_scripts_of_a_pdf_are_never_run() -> None:
    scripted = written([
        "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", stream("0 g")])

    assert refused(scripted, "application/pdf").kind == "no_text"
