"""Reports nobody would write, for the laws every format keeps."""

from hypothesis import strategies as st

from shirube.model.report import (
    Badge,
    Block,
    Card,
    Fold,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Report,
    Span,
    Table,
)

HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\"' onclick=\"x", "-->",
    "]]>", "</details></summary>", "{{ 7 * 7 }}", "{% raw %}", "&lt;b&gt;", "&#60;",
    "[a](javascript:alert(1))", "![a](https://e.example/p.png)", "[x]: https://e.example",
    "https://e.example/path", "www.e.example", "someone@e.example", "@someone", "**bold**",
    "_under_", "~~gone~~", "`code`", "``", "| a | b |", "| --- |", "- item", "+ item", "1. one",
    "2) two", "# title", "> quote", "===", "---", "***", "~~~", "    code", "\\", "$x$", "<!--",
    "\x1b[31mred\x1b[0m", "\x1b]8;;https://e.example\x07link\x1b]8;;\x07", "\x9b2J", "\x00", "\r\n",
    "\u202eevil", "\u2066x\u2069", "\u200b", "\U000e0041", "a\tb",
)
"""Texts that would do something in one format or another."""

FRIENDLY = (
    "AI事業者ガイドライン", "（見本）", "「引用」", "、", "。", "第12条第3項", "2030年6月1日",
    "サーバー", "キャッシュ", "ㇷ゚", "が", "葛\U000e0100", "👩‍💻", "…", "――", "word", "long-word",
    "transparency", "jp/instruments/act#art_7", "a b  c", "x", " ", "\u3000", "3.5%", "",
)
"""Texts as people write them."""

texts = st.lists(
    st.sampled_from(HOSTILE + FRIENDLY) | st.text(max_size=8), max_size=5
).map("".join)

hrefs = st.sampled_from((
    None, "https://gazette.example/1?a=b&c=d#p=3", "http://gazette.example/(x)", "#here", "#あ",
    "#nowhere", "mailto:desk@gazette.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    " javascript:alert(1)", "data:text/html,x", "vbscript:x", "//e.example", "file:///etc/passwd",
    "https://user@e.example", "https://", "https://e.example/\"onmouseover=\"x", "java\nscript:x",
    "https://e.example/a b", "https://e.example/>)<", "https://[::1", "",
))

anchors = st.sampled_from((None, "here", "here", "あ", "a b", "\"x\"", "main", "7", "xx/a#b"))

spans = st.builds(
    Span, text=texts, href=hrefs, style=st.sampled_from(("plain", "strong", "quiet", "code"))
)

lines: st.SearchStrategy[Inline] = st.lists(spans, max_size=3).map(tuple)

badges = st.lists(
    st.builds(Badge, text=texts,
              tone=st.sampled_from(("neutral", "good", "warn", "bad", "info", "quiet"))),
    max_size=3,
).map(tuple)

marks = st.lists(st.sampled_from(("✓", "□", "☑", "2030-06-01", "未定", "1.", "")), max_size=3)

leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, level=st.integers(1, 4), text=texts, anchor=anchors),
    st.builds(Para, text=lines,
              role=st.sampled_from(("plain", "lead", "note", "warning", "disclaimer"))),
    st.builds(Pairs, rows=st.lists(st.tuples(texts, lines), max_size=3).map(tuple)),
    st.builds(Items, rows=st.lists(lines, max_size=3).map(tuple), ordered=st.booleans(),
              marks=marks.map(tuple)),
    st.builds(Table, head=st.lists(texts, max_size=4).map(tuple),
              rows=st.lists(st.lists(lines, max_size=4).map(tuple), max_size=3).map(tuple),
              caption=st.none() | texts),
)


def _holding(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Card, title=lines, badges=badges, blocks=blocks, anchor=anchors),
        st.builds(Fold, summary=texts, blocks=blocks, open=st.booleans()),
    )


blocks: st.SearchStrategy[Block] = st.recursive(leaves, _holding, max_leaves=6)

reports = st.builds(
    Report, lang=st.sampled_from(("ja", "en")), title=texts,
    blocks=st.lists(blocks, max_size=5).map(tuple),
)
"""Reports in either language, hostile and friendly."""
