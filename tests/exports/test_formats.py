"""Laws every format keeps."""

import re
import subprocess
import sys

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from shirube.exports import FORMATS
from shirube.exports.clean import clean, public_address
from shirube.exports.json import write_json
from shirube.model.report import Report
from tests.exports.sample import sample
from tests.exports.strategies import HOSTILE, reports

REPORTS = TypeAdapter(Report)


def test_importing_the_room_loads_no_format_and_no_template_engine() -> None:
    code = (
        "import sys, shirube.exports as e\n"
        "loaded = [m for m in sys.modules if m == 'jinja2' or m.startswith('shirube.exports.')]\n"
        "assert not loaded, loaded\n"
        "assert list(e.FORMATS) == ['text', 'html', 'md', 'json']\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", ["text", "md", "json"])
def test_formats_without_pages_need_no_template_engine(name: str) -> None:
    code = (
        "import sys; sys.modules['jinja2'] = None\n"
        "from shirube.exports import FORMATS\n"
        "from shirube.model.report import Report\n"
        f"FORMATS[{name!r}](Report(lang='en', title='x', blocks=()))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(reports)
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    again = REPORTS.validate_json(write_json(report))

    for write in FORMATS.values():
        written = write(report)
        assert written == write(again)
        assert written.endswith("\n")
        assert not written.endswith("\n\n")


@given(reports)
def test_no_format_steers_a_terminal_or_turns_the_direction_of_writing(report: Report) -> None:
    acting = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
    for write in FORMATS.values():
        assert not acting.search(write(report))


def test_cleaning_keeps_words_and_drops_what_acts() -> None:
    assert clean("\x1b[31mred\x1b[0m") == "[31mred[0m"
    assert clean("一行\r\n二行\t三") == "一行 二行 三"
    assert clean("葛\U000e0100 👩‍💻 が") == "葛\U000e0100 👩‍💻 が"
    assert clean("\u202e\u200b\ufeff\U000e0041") == ""


@pytest.mark.parametrize("href", [
    "https://gazette.example/a?b=c#d", "http://gazette.example", "mailto:desk@gazette.example",
    "https://gazette.example:8443/(見本)",
])
def test_public_addresses_are_kept(href: str) -> None:
    assert public_address(href) == href


@pytest.mark.parametrize("href", [
    "", "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//e.example", "/etc/passwd",
    "file:///x", "https://", "https:///x", "https://good.example@e.example", "https://e.example/ x",
    "https://e.example/\"x", "https://e.example/<x>", "https://[::1", "mailto:", "ftp://e.example",
    *[text for text in HOSTILE if not text.startswith("https://")],
])
def test_other_addresses_are_dropped(href: str) -> None:
    assert public_address(href) is None


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_json_gives_the_report_back(lang: str) -> None:
    report = sample("ja" if lang == "ja" else "en")
    assert REPORTS.validate_json(write_json(report)) == report


@given(reports)
def test_json_loses_nothing_of_hostile_words(report: Report) -> None:
    assert REPORTS.validate_json(write_json(report)) == report


def test_json_is_read_by_people_too() -> None:
    report = Report(lang="ja", title="見本\x9b\u202e", blocks=())
    assert write_json(report) == (
        '{\n  "lang": "ja",\n  "title": "見本\\u009b\\u202e",\n  "blocks": []\n}\n'
    )
