"""A feed as Atom 1.0 (RFC 4287): plain text in it, never markup."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from shirube.exports.clean import clean
from shirube.model.feed import Feed

_SPACE = "http://www.w3.org/2005/Atom"


def write_atom(feed: Feed, at: datetime) -> str:
    """The feed, newline at end; `at` is when it was updated if it has no entry."""
    root = Element("feed", {"xmlns": _SPACE, "xml:lang": feed.lang})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.entries[0].at if feed.entries else at))
    _add(SubElement(root, "author"), "name", "Shirube")
    for each in feed.entries:
        entry = SubElement(root, "entry")
        _add(entry, "id", each.id)
        _add(entry, "title", each.title)
        _add(entry, "updated", _moment(each.at))
        _add(entry, "content", "\n".join(each.lines)).set("type", "text")
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "unicode") + "\n"


def _add(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = "\n".join(map(clean, text.split("\n")))
    return child


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
