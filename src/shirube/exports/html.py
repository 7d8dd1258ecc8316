"""A report as one HTML file: no script, nothing loaded from anywhere, fit to read and print."""

import base64
import hashlib
import re
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from shirube.exports.clean import cleaned
from shirube.exports.outline import DONE, OPEN, is_source_list, joined, outline
from shirube.exports.width import display_width
from shirube.exports.words import WORDS
from shirube.model.report import Items, Report, Table

_BROAD = 44
"""Columns beyond which a table is told row by row on a phone."""

_SENTENCE = 120
"""Columns beyond which the title of a card is a sentence."""

_SHORT = 12
"""Columns up to which a cell of a table stays on one line."""


def write_html(report: Report) -> str:
    """The report as one self-contained page.

    The page's own policy forbids scripts and everything from elsewhere; its one style sheet
    is named by digest. Words of the report are escaped; links are kept when they are http,
    https, mailto or point to a place in the report.
    """
    report = cleaned(report)
    plan = outline(report)
    page = _environment().get_template("report.html.j2").render(
        report=report, plan=plan, report_words=WORDS[report.lang], css=Markup(_css()),
        digest=_digest(), link=lambda span: plan.address(span.href),
    )
    return tidy(page.strip() + "\n")


STYLES = ("tokens", "blocks")
"""Style sheets every page of ours begins with: colours and faces, then the blocks."""


def style_sheet(*names: str) -> str:
    """Style sheets of this package one after another, without comments."""
    folder = resources.files("shirube.exports") / "templates"
    sheet = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return tidy("\n" + re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).strip() + "\n")


@lru_cache
def _css() -> str:
    return style_sheet(*STYLES, "report")


@lru_cache
def _digest() -> str:
    """The style sheet as a content security policy names it."""
    return base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("shirube.exports", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    teach_blocks(environment)
    return environment


def teach_blocks(environment: Environment) -> None:
    """Give an environment what `blocks.html.j2` asks of it beside a function `link`."""
    environment.filters["task"] = _task
    environment.tests["broad"] = _is_broad
    environment.tests["short"] = lambda cell: display_width(joined(cell)) <= _SHORT
    environment.tests["sentence"] = lambda line: display_width(joined(line)) > _SENTENCE
    environment.tests["sources"] = is_source_list
    environment.tests["tasks"] = _is_tasks


def _is_broad(table: Table) -> bool:
    """Whether a table is too wide for a phone."""
    rows = [[joined(cell) for cell in row] for row in table.rows]
    widths = [sum(map(display_width, row)) + 3 * len(row) for row in [list(table.head), *rows]]
    return max(widths, default=0) > _BROAD


def _is_tasks(items: Items) -> bool:
    """Whether the marks of a list are all task marks."""
    return bool(items.marks) and all(map(_task, items.marks))


def _task(mark: str) -> str:
    """`done` or `open` for the mark of a task; nothing for other marks."""
    return "done" if mark in DONE else "open" if mark in OPEN else ""


def tidy(text: str) -> str:
    """Lines without blanks at their end, and none that is empty."""
    return re.sub(r"\s*\n(?:[ \t]*\n)*", "\n", text)
