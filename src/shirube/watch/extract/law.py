"""Statutes in the standard law XML (schema v3), bare or inside a reply of the e-Gov law API."""

from typing import TYPE_CHECKING

from shirube.model.problem import say
from shirube.watch.extract.statute import NUMBERED, provisions
from shirube.watch.extract.unit import Extracted, Unit, Unreadable, numbered_again
from shirube.watch.extract.wording import own_text
from shirube.watch.extract.xml import Parsed, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION = "law/1"


def read(data: bytes, header: str | None = None) -> Extracted | Unreadable:
    """A statute, unit by unit: number, title, contents, provisions, supplements, appendices."""
    parsed = parse(data, header)
    return parsed if isinstance(parsed, Unreadable) else statute(parsed, "law", VERSION)


def statute(parsed: Parsed, medium: str, version: str) -> Extracted | Unreadable:
    """The units of a parsed statute."""
    law = parsed.root if parsed.root.tag == "Law" else next(parsed.root.iter("Law"), None)
    body = None if law is None else law.find("LawBody")
    if law is None or body is None:
        return Unreadable("medium", say(
            "it is XML, but no statute: there is no `Law` with a `LawBody` in it"))
    number, title = _words(law, "LawNum"), _words(body, "LawTitle")
    units = [Unit("law_num", number, "title")] if number else []
    units += provisions(body)
    if not any(each.kind in ("text", "row") for each in units):
        return Unreadable("no_text", say("the statute has no provision in it"))
    remarks = parsed.remarks
    if again := sorted(_named_twice(body)):
        remarks += (say("the document gives the same number twice: {addresses}",
                        addresses=", ".join(again)),)
    return Extracted(
        numbered_again(units), medium, f"{version} {_library()}", parsed.encoding, title,
        number, law.get("Lang", ""), remarks)


def _words(element: "_Element", name: str) -> str:
    found = element.find(name)
    return "" if found is None else own_text(found)


def _named_twice(body: "_Element") -> set[str]:
    """Numbers that two neighbours share: a slip of the source."""
    twice = set()
    for parent in body.iter():
        seen = set()
        for child in parent:
            if child.tag in NUMBERED and (number := child.get("Num")):
                if (child.tag, number) in seen:
                    twice.add(f"{NUMBERED[str(child.tag)]}_{number}")
                seen.add((child.tag, number))
    return twice


def _library() -> str:
    from lxml import etree

    return f"lxml {etree.__version__}"
