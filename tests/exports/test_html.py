import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given

from shirube.exports.clean import clean
from shirube.exports.html import write_html
from shirube.exports.outline import spans as spans_of
from shirube.model.report import Card, Fold, Heading, Items, Para, Report, Span, Table
from shirube.model.terms import Language
from tests.exports.sample import plain, sample
from tests.exports.strategies import reports

LANGS = get_args(Language)
EMPTY = {"meta"}
TAGS = set(re.findall(
    r"\S+",
    "meta html head title style body a div header h1 h2 h3 h4 h5 h6 nav p ul ol li main section "
    "article details summary dl dt dd span strong code table caption thead tbody tr th td",
))
ATTRIBUTES = set(re.findall(
    r"\S+",
    "lang charset http-equiv content name id class href rel role aria-label aria-labelledby "
    "aria-hidden tabindex scope data-name open",
))


class Page(HTMLParser):
    """A page taken apart; refuses tags that do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.sheet = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            self.sheet += data
        else:
            self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def all(self, attribute: str) -> list[str]:
        return [found for _, attrs in self.tags if (found := attrs.get(attribute))]


def levels(page: Page) -> list[int]:
    return [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_sample_as_a_page(lang: Language, golden: Callable[[str, str], None]) -> None:
    page = write_html(sample(lang))
    page = re.sub("<style>.*</style>", "<style></style>", page, flags=re.DOTALL)
    golden(f"sample-{lang}.html", re.sub("'sha256-.*?'", "'sha256-'", page))


@given(reports)
def test_words_never_become_markup(report: Report) -> None:
    page = Page(write_html(report))

    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attrs in page.tags for name in attrs} <= ATTRIBUTES
    assert all(re.match(r"https?://|mailto:|#[A-Za-z]", href) for href in page.all("href"))


@given(reports)
def test_every_span_is_said(report: Report) -> None:
    words = "".join(Page(write_html(report)).words.split())

    for span in spans_of(report.blocks):
        assert "".join(clean(span.text).split()) in words


@given(reports)
def test_ids_are_safe_and_name_one_place(report: Report) -> None:
    page = Page(write_html(report))
    ids = page.all("id")

    assert max(Counter(ids).values()) == 1
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", each) for each in ids)
    targets = [href[1:] for href in page.all("href") if href.startswith("#")]
    assert {*targets, *page.all("aria-labelledby")} <= set(ids)


@given(reports)
def test_headings_descend_without_gaps(report: Report) -> None:
    found = levels(Page(write_html(report)))

    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found))


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_whole_in_itself_and_forbids_everything_else(lang: Language) -> None:
    page = Page(write_html(sample(lang)))
    policy = next(attrs["content"] for tag, attrs in page.tags
                  if attrs.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(page.sheet.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in page.sheet
    assert "@import" not in page.sheet
    assert page.tags[0] == ("html", {"lang": lang})
    assert Counter(tag for tag, _ in page.tags if tag in ("main", "nav", "h1")) == {
        "main": 1, "nav": 1, "h1": 1,
    }


def test_contents_name_every_section() -> None:
    page = write_html(sample("ja"))
    contents = page[page.index("<nav"):page.index("</nav>")]

    assert re.findall(r'<a href="#(\w+)">(.+?)</a>', contents) == [
        ("roles", "役割"), ("reaches", "届くもの"), ("gaps", "残っていること"),
        ("unknown", "まだ分からないこと"), ("outside", "届かないもの"), ("ahead", "これから"),
        ("about", "この評価について"),
    ]


def test_sources_and_tasks_are_marked_for_the_style_sheet() -> None:
    link = (Span(text="Gazette", href="https://gazette.example"),)
    page = write_html(Report(lang="en", title="t", blocks=(
        Items(rows=(link,)),
        Items(rows=(plain("a"), plain("b")), marks=("☑", "☐")),
        Items(rows=(plain("a"),), marks=("2030-06-01",)),
        Card(title=plain("c"), blocks=(Fold(summary="s", blocks=(Para(text=link),)),)),
        Table(head=("a",), rows=((plain("b"),),)),
        Heading(level=4, text="deep", anchor="x y"),
    )))
    assert '<ul class="items plain sources">' in page
    assert '<span class="mark done">☑</span>' in page
    assert '<ul class="items marked" role="list">' in page
    assert "<details>\n<summary>s</summary>" in page
    assert '<h2 id="x-y">deep</h2>' in page


PAIRS = [(front, back) for back in ("paper", "sheet") for front in ("ink", "soft", "accent")]
PAIRS += [(tone, f"{tone}-wash") for tone in ("neutral", "good", "warn", "bad")]
PAIRS += [("accent", "wash"), ("ink", "warn-wash")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_colours_keep_their_contrast(scheme: str, front: str, back: str) -> None:
    sheet = Page(write_html(sample("en"))).sheet
    part = sheet.split("prefers-color-scheme: dark")[0 if scheme == "light" else 1]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))

    bright, dim = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
