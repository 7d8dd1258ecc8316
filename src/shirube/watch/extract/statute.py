"""The tree of a statute, walked: parts to subitems, tables, supplements, appendices.

Serves the standard law XML and the dialect of the official translations. Numbers come from
`Num` (`30_4` is 第三十条の四), never from titles. Elements that nobody here knows lose nothing:
their text becomes a unit at the place they stand in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shirube.watch.extract.unit import Unit, UnitKind
from shirube.watch.extract.wording import lines, own_text, sentences
from shirube.watch.normal import fold
from shirube.watch.numerals import arabic

if TYPE_CHECKING:
    from lxml.etree import _Element

DIVISIONS = {"Part": "part", "Chapter": "chap", "Section": "sec", "Subsection": "subsec",
             "Division": "div"}

NUMBERED = {"Article": "art", "Paragraph": "para", "Item": "item", "Class": "class",
            **{f"Subitem{depth}": f"sub{depth}" for depth in range(1, 11)}}

TITLES = {f"{name}Title" for name in DIVISIONS}
"""Headings of parts, chapters and sections."""

NUMBERS = {"ArticleTitle", "ParagraphNum", "ItemTitle", "ClassTitle",
           *(f"Subitem{depth}Title" for depth in range(1, 11))}
"""Where a number stands as printed."""

CAPTIONS = {"ArticleCaption": "caption", "ParagraphCaption": "caption", "RelatedArticleNum":
            "related", "SupplProvisionLabel": "label", "ArithFormulaNum": "number",
            **{f"{name}Title": "title" for name in (
                "TableStruct", "FigStruct", "NoteStruct", "StyleStruct", "FormatStruct",
                "AppdxTable", "AppdxNote", "AppdxStyle", "AppdxFormat", "AppdxFig",
                "SupplProvisionAppdxTable", "SupplProvisionAppdxStyle")}}
"""Headings, and the last step of the address they stand at."""

SENTENCES = {"ParagraphSentence", "ItemSentence", "ClassSentence",
             *(f"Subitem{depth}Sentence" for depth in range(1, 11))}

APPENDED = {"AppdxTable": "appdx_table", "AppdxNote": "appdx_note", "AppdxStyle": "appdx_style",
            "AppdxFormat": "appdx_format", "AppdxFig": "appdx_fig", "Appdx": "appdx",
            "SupplProvisionAppdxTable": "appdx_table", "SupplProvisionAppdxStyle": "appdx_style",
            "SupplProvisionAppdx": "appdx"}

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""Year before the first of each era."""

AMENDING = (re.compile(r"(?P<era>\w\w)(?P<year>\d+)年.*?第(?P<number>\d+)号"),
            re.compile(r"No\.(?P<number>\d+)\D.*?(?P<year>\d{4})"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the statute the walk stands."""

    address: str = ""
    heading: str = ""
    label: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    def down(self, step: str) -> "Place":
        """A step further down."""
        return replace(self, address=f"{self.address}__{step}" if self.address else step)

    def unit(self, text: str, kind: UnitKind = "text", cuts: tuple[int, ...] = ()) -> Unit:
        """A unit standing here."""
        return Unit(self.address, text, kind, self.heading, "　".join(self.label), self.within,
                    cuts)


def provisions(body: "_Element") -> Iterator[Unit]:
    """Units of a statute's body, in its order; empty ones left out."""
    supplements = 0
    for child in body:
        name = str(child.tag)
        if name == "LawTitle":
            yield from _told(Place("law_title"), own_text(child), "title")
        elif name == "EnactStatement":
            yield from _told(Place("enact"), own_text(child))
        elif name == "TOC":
            yield from _told(Place("toc"), "\n".join(lines(child)), "contents")
        elif name == "Preamble":
            yield from _inside(child, Place("preamble"))
        elif name == "MainProvision":
            yield from _inside(child, Place())
        elif name == "SupplProvision":
            supplements += 1
            amending = child.get("AmendLawNum", "")
            place = Place(_supplement(amending, supplements))
            yield from _inside(child, replace(place, heading=amending))
        elif name in APPENDED:
            yield from _inside(child, _appended(child, Place()))
        else:
            yield from _other(child, Place(), 1)


def _inside(element: "_Element", place: Place) -> Iterator[Unit]:
    """Units of what stands in an element, at and below its place."""
    others: dict[str, int] = {}
    yield from _told(place, (element.text or "").strip())
    for child in element:
        name = str(child.tag)
        if name in SENTENCES or name == "Sentence":
            text, cuts = sentences(child)
            yield from _told(place, text, cuts=cuts)
        elif name in NUMBERED:
            yield from _inside(child, _numbered(child, place))
        elif name in DIVISIONS:
            yield from _division(child, place)
        elif name in CAPTIONS:
            yield from _told(place.down(CAPTIONS[name]), own_text(child), "heading")
        elif name in APPENDED:
            yield from _inside(child, _appended(child, place))
        elif name not in NUMBERS and name not in TITLES:
            step = _step(name)
            others[step] = others.get(step, 0) + 1
            yield from _other(child, place, others[step])
        yield from _told(place, (child.tail or "").strip())


def _told(place: Place, text: str, kind: UnitKind = "text",
          cuts: tuple[int, ...] = ()) -> Iterator[Unit]:
    if text:
        yield place.unit(text, kind, cuts)


def _numbered(element: "_Element", place: Place) -> Place:
    """Place of an article, paragraph, item or subitem."""
    name = str(element.tag)
    number = _number(element)
    if name == "Article" and place.address.startswith("suppl") and "_" not in place.address:
        address = f"{place.address}_{number}"
    else:
        address = place.down(f"{NUMBERED[name]}_{number}").address
    printed = [own_text(child) for child in element if child.tag in NUMBERS]
    captions = [own_text(child) for child in element
                if CAPTIONS.get(str(child.tag)) == "caption"]
    return replace(place, address=address, heading="".join(captions) or place.heading,
                   label=place.label + tuple(filter(None, printed)))


def _division(element: "_Element", place: Place) -> Iterator[Unit]:
    """A part, chapter or section: its heading, then what stands in it, addressed without it."""
    step = f"{DIVISIONS[str(element.tag)]}_{_number(element)}"
    outer = place.within[-1] if place.within else place.address
    address = f"{outer}__{step}" if outer else step
    inner = replace(place, within=(*place.within, address))
    for child in element:
        if child.tag in TITLES:
            yield from _told(replace(inner, address=address), own_text(child), "heading")
    yield from _inside(element, inner)


def _appended(element: "_Element", place: Place) -> Place:
    """Place of an appended table, form or figure."""
    titles = [own_text(child) for child in element if CAPTIONS.get(str(child.tag)) == "title"]
    below = place.down(f"{APPENDED[str(element.tag)]}_{_number(element)}")
    return replace(below, heading="".join(titles))


def _other(element: "_Element", place: Place, count: int) -> Iterator[Unit]:
    """A table by rows, a figure by its file name, anything else by its lines."""
    here = place.down(f"{_step(str(element.tag))}_{count}")
    rows = list(element.iter("TableRow", "TableHeaderRow"))
    if rows and element.tag in ("TableStruct", "Table", "AppdxTable"):
        rowless = [child for child in element if child.tag != "Table"]
        for child in rowless if element.tag == "TableStruct" else ():
            yield from _told(here.down(CAPTIONS.get(str(child.tag), _step(str(child.tag)))),
                             "\n".join(lines(child)), "heading")
        for number, row in enumerate(rows, 1):
            yield from _told(here.down(f"row_{number}"), "\n".join(lines(row)), "row")
        return
    text = "\n".join(lines(element))
    pictures = [figure.get("src", "") for figure in element.iter("Fig")]
    if text:
        yield here.unit(text)
    for picture in filter(None, pictures):
        place = here if element.tag == "FigStruct" else here.down("fig")
        yield place.unit(picture, "figure")


def _number(element: "_Element") -> str:
    """`Num` as an address writes it; the place among its like where it has none."""
    number = re.sub(r"[^0-9_]+", "-", element.get("Num", "")).strip("-_")
    if number:
        return number
    return str(1 + sum(1 for _ in element.itersiblings(str(element.tag), preceding=True)))


def _step(name: str) -> str:
    """Name of an element as an address writes it: `TableStruct` is `table`."""
    return re.sub(r"(Struct|Provision)$", "", name).lower() or "other"


def _supplement(amending: str, count: int) -> str:
    """`suppl` for the statute's own supplement, `suppl-2011-74` for that of Act No. 74 of 2011."""
    if not amending:
        return "suppl"
    told = arabic(fold(amending).replace("元年", "1年"))
    for pattern in AMENDING:
        if found := pattern.search(told):
            year = int(found["year"]) + ERAS.get(found.groupdict().get("era") or "", 0)
            return f"suppl-{year}-{found['number']}"
    return f"suppl-{count}"
