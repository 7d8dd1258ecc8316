"""A report for the terminal: no line wider than asked, Japanese and English set with care."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from shirube.exports.clean import cleaned, public_address
from shirube.exports.outline import body, count
from shirube.exports.width import display_width, fit, longest_word
from shirube.exports.words import WORDS
from shirube.model.report import (
    Block,
    Card,
    Fold,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Report,
    Table,
    Tone,
)

Run = tuple[str, str]
"""Words and the terminal's codes for their style; no codes for plain words."""

Line = tuple[Run, ...]
"""A line that is ready to be shown; none of its words breaks any more."""

NARROWEST = 24
"""Columns below which a line is not set; narrower terminals get lines of this width."""

_ROOM = 20
"""Columns that indentation always leaves."""

_BOLD, _QUIET, _LINK = "1", "2", "4"
_TONES: dict[Tone, str] = {
    "neutral": "", "good": "32", "warn": "33", "bad": "31", "info": "36", "quiet": "2",
}
_STYLES = {"plain": "", "strong": _BOLD, "quiet": _QUIET, "code": ""}
_MARKS = {3: "■ ", 4: "◆ "}
_GAP = 2


def write_text(
    report: Report,
    *,
    width: int = 80,
    colour: bool = False,
    links: bool = False,
    unfold: bool = False,
) -> str:
    """The report as plain text, newline at end.

    Args:
        report: What is said.
        width: Columns no line exceeds; below 24 counts as 24.
        colour: Whether to send the terminal's codes for bold, tones and underlines. Codes
            inside the report's own words are removed in any case.
        links: Whether to number links and list their addresses at the end.
        unfold: Whether to show what closed folds hold; otherwise their summary is shown with
            a hint of how much there is.
    """
    report = cleaned(report)
    width = max(width, NARROWEST)
    writer = _Writer(report, links=links, unfold=unfold)
    lines = _underlined(report.title, width, "=")
    lines += [(), *writer.blocks(body(report), width), *writer.addresses(width)]
    while lines and not _trimmed(lines[-1]):
        lines.pop()
    return "".join(_paint(_trimmed(line), colour) + "\n" for line in lines) or "\n"


def _trimmed(line: Line) -> Line:
    """A line without blanks at its end."""
    while line and not line[-1][0].strip():
        line = line[:-1]
    return (*line[:-1], (line[-1][0].rstrip(), line[-1][1])) if line else ()


def _paint(line: Line, colour: bool) -> str:
    return "".join(
        f"\x1b[{code}m{words}\x1b[0m" if colour and code and words else words
        for words, code in line
    )


class _Writer:
    """Sets blocks on lines; remembers the addresses it met."""

    def __init__(self, report: Report, *, links: bool, unfold: bool) -> None:
        self._words = WORDS[report.lang]
        self._links = links
        self._unfold = unfold
        self._met: dict[str, int] = {}

    def blocks(self, blocks: Iterable[Block], columns: int, tight: bool = False) -> list[Line]:
        """Blocks one after the other; a blank line between them unless they sit tight.

        Cards shown by their title alone follow each other without one.
        """
        lines: list[Line] = []
        before = False
        for block in blocks:
            these = self._block(block, columns)
            short = isinstance(block, Card) and block.brief and not self._unfold
            apart = not tight or isinstance(block, Card | Heading | Table)
            if lines and these and apart and not (short and before):
                lines.append(())
            lines += these
            before = short
        return lines

    def addresses(self, columns: int) -> list[Line]:
        """The list of addresses, when there are any."""
        if not self._met:
            return []
        lines: list[Line] = [(), *_underlined(self._words.addresses, columns, "-"), ()]
        for href, number in self._met.items():
            lines += _hang(f"[{number}] ", [(href, "")], columns)
        return lines

    def _block(self, block: Block, columns: int) -> list[Line]:
        match block:
            case Heading():
                return _heading(block, columns)
            case Para():
                return self._para(block, columns)
            case Pairs():
                return self._pairs(block, columns)
            case Items():
                return self._items(block, columns)
            case Table():
                return self._table(block, columns)
            case Card():
                return self._card(block, columns)
            case Fold():
                return self._fold(block, columns)

    def _runs(self, line: Inline, style: str = "") -> list[Run]:
        runs = []
        for span in line:
            codes = [style, _STYLES[span.style]]
            href = span.href and public_address(span.href)
            if href:
                codes.append(_LINK)
            runs.append((span.text, ";".join(dict.fromkeys(filter(None, codes)))))
            if href and self._links:
                number = self._met.setdefault(href, len(self._met) + 1)
                runs.append((f" [{number}]", _QUIET))
        return runs

    def _para(self, block: Para, columns: int) -> list[Line]:
        if block.role == "warning":
            label = (self._words.warning + self._words.colon, "1;33")
            return _flow([label, *self._runs(block.text)], columns)
        return _flow(
            self._runs(block.text, _QUIET if block.role in ("note", "disclaimer") else ""), columns
        )

    def _pairs(self, block: Pairs, columns: int) -> list[Line]:
        most = max(columns // 3, 10)
        fitting = [w for name, _ in block.rows if (w := display_width(name)) <= most]
        indent = max(fitting, default=0) + _GAP
        lines: list[Line] = []
        for name, value in block.rows:
            lines += _hang(name, self._runs(value), columns, indent=indent, style=_BOLD)
        return lines

    def _items(self, block: Items, columns: int) -> list[Line]:
        marks = list(block.marks)
        if block.ordered and not marks:
            marks = [f"{number}." for number in range(1, len(block.rows) + 1)]
        marks += [""] * len(block.rows)
        wide = max(map(display_width, marks), default=0)
        lines: list[Line] = []
        for row, mark in zip(block.rows, marks, strict=False):
            lead, indent = (mark, wide + 1) if wide else (self._words.bullet, None)
            lines += _hang(lead, self._runs(row), columns, indent=indent)
        return lines

    def _card(self, block: Card, columns: int) -> list[Line]:
        title = self._runs(block.title, _BOLD)
        badges = [(f"[{badge.text}]", _TONES[badge.tone]) for badge in block.badges]
        lines = _hang("▪ ", title, columns)
        beside = display_width("".join(words for words, _ in lines[-1]))
        if len(lines) == 1 and beside + _GAP + _wide(_spaced(badges)) <= columns:
            lines = [(*lines[0], ("  ", ""), *_spaced(badges))] if badges else lines
        else:
            lines += _indented(_row(badges, _inner(columns)), columns)
        if block.brief and not self._unfold:
            return lines
        return lines + _indented(self.blocks(block.blocks, _inner(columns), True), columns)

    def _fold(self, block: Fold, columns: int) -> list[Line]:
        if not (block.open or self._unfold):
            number = count(block.blocks)
            told = str(number) in "".join(c if c.isdigit() else " " for c in block.summary).split()
            hint = "" if told else self._words.hint(number)
            return _hang("▸ ", [(block.summary, ""), (hint, _QUIET)], columns)
        tight = not any(isinstance(each, Card | Heading) for each in block.blocks)
        inside = self.blocks(block.blocks, _inner(columns), tight)
        return _hang("▾ ", [(block.summary, "")], columns) + _indented(inside, columns)

    def _table(self, block: Table, columns: int) -> list[Line]:
        across = max(len(block.head), *map(len, block.rows), 0)
        head = [[(words, _BOLD)] for words in block.head]
        rows = [[self._runs(cell) for cell in row] for row in block.rows]
        for row in [head, *rows]:
            row += [[] for _ in range(across - len(row))]
        lines = _flow([(block.caption, _BOLD)], columns) if block.caption else []
        widths = _widths([head, *rows], columns)
        if widths is None:
            return lines + _stacked(head, rows, columns, self._words.colon)
        if any(words for cell in head for words, _ in cell):
            lines += _across(head, widths)
            lines.append(tuple((part, _QUIET) for part in _rules(widths)))
        for row in rows:
            lines += _across(row, widths)
        return lines


def _heading(block: Heading, columns: int) -> list[Line]:
    if block.level <= 2:
        return _underlined(block.text, columns, "-")
    return _hang(_MARKS.get(block.level, ""), [(block.text, _BOLD)], columns, style=_BOLD)


def _underlined(text: str, columns: int, rule: str) -> list[Line]:
    lines = _flow([(text, _BOLD)], columns)
    return [*lines, ((rule * max(map(_wide, lines), default=0), _QUIET),)]


def _wide(line: Iterable[Run]) -> int:
    runs = list(line)
    return display_width("".join(words for words, _ in runs))


def _inner(columns: int) -> int:
    """Columns left inside a card or a fold."""
    return columns - _GAP if columns - _GAP >= _ROOM else columns


def _indented(lines: Iterable[Line], columns: int) -> list[Line]:
    lead: Line = ((" " * (columns - _inner(columns)), ""),)
    return [(*lead, *line) if line else () for line in lines]


def _flow(runs: Iterable[Run], columns: int) -> list[Line]:
    """Runs on as many lines as they need."""
    runs = list(runs)
    text = "".join(words for words, _ in runs)
    blank = len(text) - len(text.lstrip())
    text = text.strip()
    return [_cut(runs, blank + start, blank + end) for start, end in fit(text, columns)]


def _cut(runs: Iterable[Run], start: int, end: int) -> Line:
    """The runs between two places of their joined words."""
    place = 0
    found = []
    for words, code in runs:
        part = words[max(start - place, 0) : max(end - place, 0)]
        if part:
            found.append((part, code))
        place += len(words)
    return tuple(found)


def _hang(
    lead: str,
    runs: Iterable[Run],
    columns: int,
    *,
    indent: int | None = None,
    style: str = "",
) -> list[Line]:
    """Runs beside a lead, their further lines below their first.

    A lead that is wider than `indent`, or leaves too little room, stands on a line of its own.
    """
    indent = display_width(lead) if indent is None else indent
    beside = display_width(lead) <= indent and columns - indent >= _ROOM // 2
    indent = indent if beside else columns - _inner(columns)
    lines = _flow(runs, columns - indent)
    blank = (" " * indent, "")
    below: list[Line] = [(blank, *line) if line else () for line in lines]
    if not beside:
        return _flow([(lead, style)], columns) + below
    first = (lead, style), (" " * (indent - display_width(lead)), ""), *lines[0]
    return [first, *below[1:]]


def _spaced(runs: Sequence[Run]) -> Line:
    """Runs with a space between them."""
    return tuple(each for run in runs for each in ((" ", ""), run))[1:]


def _row(badges: Sequence[Run], columns: int) -> list[Line]:
    """Badges side by side, on a new line where the next does not fit."""
    lines: list[Line] = []
    here: list[Run] = []
    for badge in badges:
        if here and _wide(_spaced([*here, badge])) > columns:
            lines += _flow(_spaced(here), columns)
            here = []
        here.append(badge)
    return lines + _flow(_spaced(here), columns) if here else lines


Cell = list[Run]


def _widths(rows: Sequence[Sequence[Cell]], columns: int) -> list[int] | None:
    """Columns for each cell of a row; none when the table is better told row by row."""
    texts = [["".join(words for words, _ in cell) for cell in row] for row in rows]
    natural = [max(map(display_width, cells)) for cells in zip(*texts, strict=True)]
    if not natural:
        return None
    least = [
        max(*map(longest_word, cells), min(wide, 12))
        for wide, cells in zip(natural, zip(*texts, strict=True), strict=True)
    ]
    room = columns - _GAP * (len(natural) - 1)
    if sum(least) > room:
        return None
    widths = list(natural)
    while sum(widths) > room:
        spare = [(wide - low, place) for place, (wide, low) in enumerate(zip(widths, least,
                                                                             strict=True))]
        widths[max(spare)[1]] -= 1
    return widths


def _across(cells: Sequence[Cell], widths: Sequence[int]) -> list[Line]:
    """A row of a table; cells that need several lines grow downwards."""
    columns = [_flow(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    lines: list[Line] = []
    for parts in zip_longest(*columns, fillvalue=()):
        line: list[Run] = []
        for part, wide in zip(parts, widths, strict=True):
            line += [*part, (" " * (wide - _wide(part) + _GAP), "")]
        lines.append(tuple(line))
    return lines


def _rules(widths: Sequence[int]) -> list[str]:
    rules = [part for wide in widths for part in ("-" * wide, " " * _GAP)]
    return rules[:-1]


def _stacked(
    head: Sequence[Cell], rows: Sequence[Sequence[Cell]], columns: int, colon: str
) -> list[Line]:
    """A table told row by row: the first cell as a title, the others named by the head."""
    lines: list[Line] = []
    for row in rows:
        if not row:
            continue
        lines += _hang("- ", [(words, code or _BOLD) for words, code in row[0]], columns)
        for name, cell in zip(head[1:], row[1:], strict=True):
            if any(words.strip() for words, _ in cell):
                label = [(words, _QUIET) for words, _ in name] + [(colon, _QUIET)]
                told = [*label, *cell] if any(words for words, _ in name) else cell
                lines += _indented(_flow(told, _inner(columns)), columns)
    return lines
