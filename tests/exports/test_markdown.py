import html
import re
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given

from shirube.exports.clean import clean
from shirube.exports.markdown import escape, write_markdown
from shirube.exports.outline import spans as spans_of
from shirube.model.report import Card, Fold, Heading, Items, Para, Report, Span, Table
from shirube.model.terms import Language
from tests.exports.sample import plain, sample
from tests.exports.strategies import HOSTILE, reports


@pytest.mark.parametrize("lang", get_args(Language))
def test_the_sample_reads_well(lang: Language, golden: Callable[[str, str], None]) -> None:
    golden(f"sample-{lang}.md", write_markdown(sample(lang)))


def said(markdown: str) -> str:
    """What a reader of rendered Markdown sees, roughly: escapes undone, blanks gone."""
    undone = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)
    return "".join(html.unescape(undone).split())


@given(reports)
def test_every_span_is_said(report: Report) -> None:
    text = said(write_markdown(report))

    for span in spans_of(report.blocks):
        assert said(escape(clean(span.text))) in text


def test_words_begin_no_block() -> None:
    report = Report(lang="en", title="# t #", blocks=tuple(
        Para(text=plain(text))
        for text in ("- a", "+ a", "1. a", "12) a", "# a", "===", "> a", "    a", "| a |", "---")
    ))
    assert write_markdown(report).split("\n\n") == [
        r"# \# t \#", r"\- a", r"\+ a", r"1\. a", r"12\) a", r"\# a", r"\===", r"\> a", "a",
        r"\| a \|", "\\---\n",
    ]


def test_words_become_no_links_and_no_markup() -> None:
    assert escape("https://e.example") == "https&#58;//e.example"
    assert escape("www.e.example") == "&#119;ww.e.example"
    assert escape("a@e.example") == "a&#64;e.example"
    assert escape("<b>*x*_y_[z](u)`c`~d~$e$&amp;|\\") == (
        r"\<b\>\*x\*\_y\_\[z\](u)\`c\`\~d\~\$e\$\&amp;\|" + "\\\\"
    )


def test_folds_tasks_tables_and_anchors() -> None:
    report = Report(lang="ja", title="題", blocks=(
        Heading(level=2, text="節", anchor="sec"),
        Para(text=(Span(text="節", href="#sec"), Span(text="「要」", style="strong"))),
        Card(title=plain("札"), blocks=(
            Items(rows=(plain("済み"), plain("これから")), marks=("✓", "□")),
            Items(rows=(plain("公布"),), marks=("2030-06-01",)),
            Fold(summary="理由 <1>", blocks=(Para(text=plain("a|b")),), open=True),
        )),
        Table(head=("あ", "い"), rows=((plain("a|b"),),)),
    ))
    assert write_markdown(report) == """# 題

## <a id="sec"></a>節

[節](<#sec>)<strong>「要」</strong>

### 札

- [x] 済み
- [ ] これから

* 2030-06-01 公布

<details open>
<summary>理由 &lt;1&gt;</summary>

a\\|b

</details>

| あ | い |
| --- | --- |
| a\\|b |  |
"""


@given(reports)
def test_a_renderer_finds_only_our_markup(report: Report) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    render = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tags = set()
    for token in render.parse(write_markdown(report)):
        for each in [token, *(token.children or ())]:
            if each.type in ("html_inline", "html_block"):
                tags |= set(re.findall(r"</?([a-z]+)", each.content.split("<summary>")[0]))
            if each.type == "link_open":
                assert re.match(r"https?://|mailto:|#[A-Za-z]", each.attrs["href"])
            assert each.type not in ("image", "s_open", "em_open", "hr", "fence", "code_block")
    assert tags <= {"details", "a", "code", "strong"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    report = Report(lang="en", title="t", blocks=(Para(text=plain(text)),))
    page = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(
        write_markdown(report)
    )
    shown = html.unescape(re.sub("</?(h1|p)>", "", page))
    assert "".join(shown.split()) == "".join(("t" + clean(text)).split())
