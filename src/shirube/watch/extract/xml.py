"""Safe XML: no entity, no DTD, no network, no depth and no size beyond what law texts need.

The bytes are decoded here, and a document type declaration is cut out before the parser sees
the text: an external DTD may be named and is never looked for; one with declarations of its
own is refused.
"""

import re
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from shirube.model.problem import Message, say
from shirube.watch.extract.encodings import decode
from shirube.watch.extract.unit import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 100
"""Levels of elements; the deepest law text seen has 20."""

PROLOG = re.compile(
    r"\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--(?:(?!--).)*-->|<\?(?:(?!\?>).)*\?>)*", re.DOTALL)

DOCTYPE = re.compile(
    r"""<!DOCTYPE\s+[\w:.-]{1,60}
        (?:\s+(?:PUBLIC\s+(?:"[^"<>]*"|'[^'<>]*')\s*|SYSTEM\s+)(?:"[^"<>]*"|'[^'<>]*'))?\s*>""",
    re.VERBOSE)

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

NAMED = re.compile(r"&(\w{2,8});")


class Parsed:
    """An XML document, safely read."""

    def __init__(self, root: "_Element", encoding: str, dialect: str,
                 remarks: tuple[Message, ...]) -> None:
        self.root = root
        self.encoding = encoding
        self.dialect = dialect
        """Document type declaration that was cut out; empty when there was none."""
        self.remarks = remarks


def parse(data: bytes, header: str | None = None) -> Parsed | Unreadable:
    """The document's root, or why it is refused."""
    decoded = decode(data, header)
    if isinstance(decoded, Unreadable):
        return decoded
    text, dialect = decoded.text, ""
    prolog = PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if declared := DOCTYPE.match(text, start):
        dialect = declared[0]
        text = text[:start] + text[declared.end():]
        text = NAMED.sub(_as_character, text)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return Unreadable("hostile", say(
            "the XML declares entities or a document type of its own, which no law text needs"))
    return _parsed(DECLARATION.sub("", text), decoded.encoding, dialect, decoded.remarks)


def _parsed(text: str, encoding: str, dialect: str,
            remarks: tuple[Message, ...]) -> Parsed | Unreadable:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                             dtd_validation=False, huge_tree=False, remove_comments=True,
                             remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        if "depth" in reason.lower():
            return _too_deep()
        return Unreadable("broken", say("it is not well-formed XML: {reason}", reason=reason))
    if _depth_passes(root):
        return _too_deep()
    return Parsed(root, encoding, dialect, remarks)


def _depth_passes(root: "_Element") -> bool:
    """Whether elements are nested deeper than any law text."""
    level = [root]
    for _ in range(DEEPEST):
        level = [child for each in level for child in each]
        if not level:
            return False
    return True


def _too_deep() -> Unreadable:
    return Unreadable("hostile", say(
        "its elements are nested more than {levels} deep", levels=DEEPEST))


def _as_character(found: re.Match[str]) -> str:
    """A character entity of the DTD that is not loaded; XML's own five stay."""
    name = found[1]
    if name in ("lt", "gt", "amp", "quot", "apos") or name not in name2codepoint:
        return found[0]
    return chr(name2codepoint[name])
