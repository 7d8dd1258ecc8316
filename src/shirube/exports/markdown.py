"""A report as Markdown: CommonMark with the tables and task marks of GitHub."""

import re
from collections.abc import Iterable, Iterator
from html import escape as escape_html
from itertools import groupby

from shirube.exports.clean import cleaned
from shirube.exports.outline import DONE, OPEN, Node, Outline, outline, spans
from shirube.exports.words import WORDS
from shirube.model.report import (
    Badge,
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

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|&$]")
_BEGINS = re.compile(r"^(?:[-+=#:]|(\d{1,9})(?=[.)]))")
_LINKED = re.compile(r":(?=//)|(?<![A-Za-z0-9])w(?=ww\.)|@", re.IGNORECASE)
_SOLID = re.compile(r"[^\W_](?:.*[^\W_])?")


def write_markdown(report: Report) -> str:
    """The report as Markdown, newline at end.

    Words of the report are escaped: none of them becomes markup, a link or a mention. Folds
    are `<details>` blocks, the only HTML besides `<a id>`, `<code>` and `<strong>`.
    """
    report = cleaned(report)
    plan = outline(report)
    writer = _Writer(report, plan)
    parts = [f"# {_heading(report.title)}", *writer.nodes(plan.head)]
    for section in plan.sections:
        parts += writer.nodes((section.heading, *section.nodes))
    return "\n\n".join(filter(None, parts)) + "\n"


def escape(text: str) -> str:
    """Words inside a line, as Markdown that shows them and does nothing else."""
    shown = _SPECIAL.sub(r"\\\g<0>", text)
    return _LINKED.sub(lambda found: f"&#{ord(found[0])};", shown)


def _line(text: str) -> str:
    """A line of its own: its beginning opens no list, heading or rule."""
    return _BEGINS.sub(lambda found: f"{found[0]}\\" if found[1] else f"\\{found[0]}", text)


def _heading(text: str) -> str:
    return _line(escape(text.strip())).replace(" #", " \\#")


def _code(text: str) -> str:
    if re.search(r"[`|\\]", text) or not text.strip():
        return f"<code>{escape(text)}</code>"
    return f"`{text}`"


def _strong(text: str) -> str:
    """Strong words; tags where stars beside punctuation would not count as markup."""
    return f"**{escape(text)}**" if _SOLID.fullmatch(text) else f"<strong>{escape(text)}</strong>"


class _Writer:
    """Writes the nodes of one report."""

    def __init__(self, report: Report, plan: Outline) -> None:
        self._words = WORDS[report.lang]
        self._plan = plan
        linked = {plan.address(span.href) for span in spans(report.blocks)}
        self._linked = {each[1:] for each in linked if each and each.startswith("#")}

    def nodes(self, nodes: Iterable[Node]) -> Iterator[str]:
        """Markdown of each node; blank lines go between.

        Lists that follow each other take turns with their marks, or they would be one list.
        """
        turn = False
        for node in nodes:
            turn = not turn if node.block.block in ("items", "pairs") else False
            match node.block:
                case Heading() as block:
                    yield f"{'#' * node.level} {self._anchor(node)}{_heading(block.text)}"
                case Para() as block:
                    yield self._para(block)
                case Pairs() as block:
                    lead = "-" if turn else "*"
                    yield "\n".join(
                        f"{lead} {_strong(name)}{self._words.colon}{self._inline(value)}".rstrip()
                        for name, value in block.rows
                    )
                case Items() as block:
                    yield self._items(block, turn)
                case Table() as block:
                    yield self._table(block)
                case Card() as block:
                    title = self._inline(block.title).replace(" #", " \\#")
                    yield f"{'#' * node.level} {self._anchor(node)}{_line(title)}"
                    yield " ".join(map(_badge, block.badges))
                    yield from self.nodes(node.nodes)
                case Fold() as block:
                    summary = escape_html(block.summary, quote=False)
                    opened = "<details open>" if block.open else "<details>"
                    yield f"{opened}\n<summary>{summary}</summary>"
                    yield from self.nodes(node.nodes)
                    yield "</details>"

    def _anchor(self, node: Node) -> str:
        return f'<a id="{node.id}"></a>' if node.id in self._linked else ""

    def _inline(self, line: Inline) -> str:
        parts = []
        for (style, href), group in groupby(line, self._look):
            words = "".join(span.text for span in group)
            write = {"strong": _strong, "code": _code}.get(style, escape)
            shown = write(words) if words.strip() else words
            parts.append(f"[{shown}](<{href}>)" if href and words.strip() else shown)
        return "".join(parts).strip()

    def _look(self, span: Span) -> tuple[str, str | None]:
        """What decides how a span is written; neighbours alike are written as one."""
        style = "plain" if span.style == "quiet" else span.style
        return style, self._plan.address(span.href)

    def _para(self, block: Para) -> str:
        text = _line(self._inline(block.text))
        if block.role == "warning":
            return f"> **{self._words.warning}**{self._words.colon}{text}"
        return f"> {text}" if block.role in ("note", "disclaimer") else text

    def _items(self, block: Items, turn: bool) -> str:
        lines = []
        marks = (*block.marks, *[""] * len(block.rows))
        for number, (row, mark) in enumerate(zip(block.rows, marks, strict=False), 1):
            lead = f"{number}{'.' if turn else ')'}" if block.ordered else "-" if turn else "*"
            text = self._inline(row)
            if mark in DONE or mark in OPEN:
                lines.append(f"{lead} [{'x' if mark in DONE else ' '}] {text}")
            elif mark:
                lines.append(f"{lead} {_line(escape(mark))} {text}")
            else:
                lines.append(f"{lead} {_line(text)}")
        return "\n".join(line.rstrip() for line in lines)

    def _table(self, block: Table) -> str:
        across = max(len(block.head), *map(len, block.rows), 0)
        if not across:
            return ""
        rows = [[escape(words) for words in block.head], ["---"] * across]
        rows += [[self._inline(cell) for cell in row] for row in block.rows]
        lines = [f"| {' | '.join([*row, *[''] * (across - len(row))])} |" for row in rows]
        caption = f"{_strong(block.caption)}\n\n" if block.caption else ""
        return caption + "\n".join(lines)


def _badge(badge: Badge) -> str:
    return _code(badge.text)
