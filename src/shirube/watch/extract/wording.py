"""The words inside an element: ruby readings dropped, layout dropped, columns parted."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORDED = {"Sentence", "ListSentence", "Ruby", "Line", "Sup", "Sub", "Fig"}
"""Elements whose text is one run of words."""

LAYOUT = re.compile(r"[ \t\r]*\n\s*")
WHITE = " \t\r\n"
COLUMN = "　"


def own_text(element: "_Element") -> str:
    """All words of an element in one run, as printed without ruby readings."""
    pieces = list(_pieces(element))
    text = "".join(pieces).strip(WHITE)
    return LAYOUT.sub(_wrapped, text) if "\n" in text else text


def _pieces(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "Rt":
            yield from _pieces(child)
        yield child.tail or ""


def _wrapped(found: re.Match[str]) -> str:
    """What a line break of the file stood for: a space between Latin words, else nothing."""
    before, after = found.string[found.start() - 1], found.string[found.end()]
    return " " if before.isascii() and after.isascii() else ""


def sentences(element: "_Element") -> tuple[str, tuple[int, ...]]:
    """The text of a sentence's holder, and where its second and further sentences begin.

    Columns are parted by an ideographic space: the same item was written as two columns in one
    export and as one sentence with such a space in another.
    """
    text, cuts = "", []
    for child in (element,) if element.tag == "Sentence" else element:
        words = column(child) if child.tag == "Column" else [own_text(child)]
        for place, sentence in enumerate(filter(None, words)):
            if text and child.tag == "Column" and place == 0:
                text += COLUMN
            elif text:
                text += " " if text[-1].isascii() and sentence[0].isascii() else ""
                cuts.append(len(text))
            text += sentence
    return text, tuple(cuts)


def column(element: "_Element") -> list[str]:
    """The sentences of a column."""
    return [own_text(child) for child in element] or [own_text(element)]


def lines(element: "_Element") -> list[str]:
    """The text of any element, one line for each sentence, caption or row of a table."""
    name = str(element.tag)
    if name in ("TableRow", "TableHeaderRow"):
        return [COLUMN.join("".join(lines(cell)) for cell in element)]
    if name == "Rt":
        return []
    if any(child.tag == "Column" for child in element):
        return [sentences(element)[0]]
    if name in WORDED or not len(element) or all(child.tag in WORDED - {"Sentence"}
                                                 for child in element):
        text = own_text(element)
        return [text] if text else []
    found = [(element.text or "").strip(WHITE)]
    for child in element:
        found += [*lines(child), (child.tail or "").strip(WHITE)]
    return [each for each in found if each]
