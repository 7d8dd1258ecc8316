"""Pages: the main part of an HTML document by headings and blocks, nothing executed.

Left out: scripts, styles, navigation, the page's header and footer, hidden elements, ruby
readings. White space is laid out as a browser would; an ideographic space stays.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from shirube.model.problem import say
from shirube.watch.extract.encodings import decode
from shirube.watch.extract.unit import Extracted, Unit, UnitKind, Unreadable, numbered_again

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

VERSION = "html/1"

MAIN = ("main", "[role=main]", "body > article", "#contents", "#content", "#main", "#tmp_contents",
        "#mainContents", "#main_content", "body")
"""Where the text of a page stands, the surest first; the first that holds text is read."""

RAISED = {"sup": "^", "sub": "_"}
"""What raises or lowers, written out, so that 10 squared is not read as 102."""

NEVER = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "audio", "video", "nav", "button", "select", "input", "textarea", "dialog", "rt", "rp",
    "head", "title", "del", "s"))
"""Elements that are no part of what a page says."""

AROUND = frozenset(("header", "footer", "aside"))
"""Elements left out where the whole body had to be taken for the main part."""

ROLES = frozenset(("navigation", "banner", "contentinfo", "search"))
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LEVELS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset((
    "p", "li", "dt", "dd", "pre", "blockquote", "figcaption", "caption", "div", "section",
    "article", "main", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
    "figure", "address", "aside", "details", "summary", "fieldset", "hr", "body", "center",
    "header", "footer", "form", "menu"))
"""Elements that begin and end a block of text."""

LAYOUT = ", ".join((*LEVELS, "table", "ul", "ol", "dl", "section"))
"""A row that holds one of these lays out the page; it is no row of data."""

BREAK = "\x00"
"""A line break of the page, while white space is laid out."""

WHITE = re.compile(r"[ \t\r\n\f]+")
AROUND_BREAK = re.compile(rf" ?{BREAK} ?")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
UNNESTED = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "optgroup", "colgroup", "caption", "rt", "rp", "html", "head", "body"))
"""Elements that pages need not close."""

DEEPEST, MOST_OPEN, MOST_WORK = 150, 1_000, 10_000_000
"""Levels that are read; elements left open, and these times the elements in all, that the
parser is asked to bear: its time grows with them."""


class _TooDeep(Exception):
    """The page nests its elements to harm its readers."""


def read(data: bytes, header: str | None = None, url: str = "") -> Extracted | Unreadable:
    """A page, block by block: `sec_2_1` a heading, `sec_2_1__block_3` a block below it."""
    from selectolax import __version__
    from selectolax.lexbor import LexborHTMLParser

    decoded = decode(data, header)
    if isinstance(decoded, Unreadable):
        return decoded
    if _burdens(decoded.text):
        return _too_deep()
    tree = LexborHTMLParser(decoded.text.replace(BREAK, ""))
    try:
        units = _main(tree, url)
    except (_TooDeep, RecursionError):
        return _too_deep()
    if not units:
        return Unreadable("no_text", say(
            "there is no text in the main part of the page; it may be written by a script"))
    units = [*_headline(tree, units), *units]
    title, root = tree.css_first("title"), tree.css_first("html")
    language = (root.attributes.get("lang") or "")[:2].lower() if root else ""
    return Extracted(
        numbered_again(units), "html", f"{VERSION} selectolax {__version__}", decoded.encoding,
        WHITE.sub(" ", title.text()).strip() if title else "", "", language, decoded.remarks)


def _too_deep() -> Unreadable:
    return Unreadable("hostile", say(
        "its elements are nested more than {levels} deep", levels=DEEPEST))


def _burdens(text: str) -> bool:
    """Whether so many elements stand open at once that parsing would take too long."""
    opened = deepest = tags = 0
    for closing, name in TAG.findall(text):
        tags += 1
        if name.lower() not in UNNESTED:
            opened = max(0, opened + (-1 if closing else 1))
            deepest = max(deepest, opened)
    return deepest > MOST_OPEN or deepest * tags > MOST_WORK


def _main(tree: "LexborHTMLParser", url: str) -> list[Unit]:
    """Units of the surest main part that holds any text."""
    for selector in MAIN:
        nodes = tree.css(selector)
        if not nodes:
            continue
        walk = _Walk(url, AROUND if selector == "body" else frozenset(), _highest(nodes[0]))
        for node in nodes if selector == "main" else nodes[:1]:
            walk.inside(node, 0)
            walk.close()
        if any(unit.kind != "heading" for unit in walk.units):
            return walk.units
    return []


def _headline(tree: "LexborHTMLParser", units: list[Unit]) -> list[Unit]:
    """The page's one first heading, where it stands outside the main part."""
    first = tree.css("h1")
    text = laid_out([first[0].text()]) if len(first) == 1 else ""
    return [Unit("headline", text, "title", text)] if text and all(
        unit.text != text for unit in units) else []


def _highest(node: "LexborNode") -> int:
    """Level of the highest heading in a part of a page."""
    return min((LEVELS[name] for name in LEVELS if node.css_first(name)), default=1)


@dataclass(slots=True)
class _Walk:
    """The walk through the main part: what it leaves out, and what it has gathered."""

    url: str
    left_out: frozenset[str]
    highest: int
    units: list[Unit] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    section: tuple[int, ...] = ()
    heading: str = ""
    blocks: int = 0
    flat: bool = False
    """Inside a row of a table, where blocks are no blocks of their own."""

    def inside(self, node: "LexborNode", depth: int) -> None:
        """Gather what stands in an element."""
        if depth > DEEPEST:
            raise _TooDeep
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self.words.append(child.text_content or "")
            elif child.is_element_node and not self._skipped(child):
                self._element(child, child.tag or "", depth)
            child = child.next

    def _element(self, node: "LexborNode", tag: str, depth: int) -> None:
        if tag == "br":
            self.words.append(BREAK)
        elif tag in LEVELS:
            self._block(lambda: self.inside(node, depth + 1), "heading", LEVELS[tag])
        elif tag == "tr" and not self.flat and node.css_first(LAYOUT) is None:
            self._block(lambda: self._cells(node, depth + 1), "row")
        elif tag in BLOCKS:
            self._block(lambda: self.inside(node, depth + 1))
        else:
            if tag in RAISED:
                self.words.append(RAISED[tag])
            if tag == "a" and (target := node.attributes.get("href")):
                self.links.append(_absolute(self.url, target))
            self.inside(node, depth + 1)

    def _block(self, gather: Callable[[], None], kind: UnitKind = "text",
               level: int = 0) -> None:
        if self.flat:
            self.words.append(BREAK)
            gather()
            self.words.append(BREAK)
            return
        self.close()
        gather()
        self.close(kind, level)

    def _cells(self, row: "LexborNode", depth: int) -> None:
        """The cells of a row, parted by ideographic spaces."""
        cells = []
        self.flat = True
        for cell in row.iter():
            if not self._skipped(cell):
                self.inside(cell, depth)
                cells.append(laid_out(self.words).replace("\n", " "))
                self.words = []
        self.flat = False
        self.words = ["　".join(cells)] if any(cells) else []

    def _skipped(self, node: "LexborNode") -> bool:
        tag = node.tag
        if tag in NEVER or tag in self.left_out:
            return True
        attributes = node.attributes
        return bool(attributes) and (
            "hidden" in attributes or attributes.get("aria-hidden") == "true"
            or attributes.get("role") in ROLES
            or UNSEEN.search(attributes.get("style") or "") is not None)

    def close(self, kind: UnitKind = "text", level: int = 0) -> None:
        """End a block: its words become a unit."""
        text, links = laid_out(self.words), tuple(self.links)
        self.words, self.links = [], []
        if not text:
            return
        if kind == "heading":
            self._enter(text, max(1, level - self.highest + 1))
            place = self._place
        else:
            self.blocks += 1
            place = f"{self._place}__block_{self.blocks}" if self._place else (
                f"block_{self.blocks}")
        self.units.append(Unit(place, text, kind, self.heading, links=links))

    def _enter(self, heading: str, level: int) -> None:
        """Begin a section."""
        outer = (*self.section, *(0,) * level)[:level]
        self.section = (*outer[:-1], outer[-1] + 1)
        self.heading, self.blocks = heading, 0

    @property
    def _place(self) -> str:
        return "sec_" + "_".join(map(str, self.section)) if self.section else ""


def laid_out(words: list[str]) -> str:
    """Text as a browser lays it out: runs of white space as one space, breaks as breaks."""
    text = AROUND_BREAK.sub(BREAK, WHITE.sub(" ", "".join(words)))
    return text.strip(" " + BREAK).replace(BREAK, "\n")


def _absolute(url: str, target: str) -> str:
    try:
        return urljoin(url, target.strip())
    except ValueError:
        return target
