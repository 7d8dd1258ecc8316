"""A feed as Atom 1.0 (RFC 4287): plain text in it, never markup."""

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from shirube.exports.clean import clean
from shirube.model.feed import Feed, FeedEntry

_SPACE = "http://www.w3.org/2005/Atom"


def write_atom(feed: Feed, at: datetime) -> str:
    """The feed, newline at end; `at` is when it was updated if it has no entry.

    Addresses may be relative: they are resolved against the feed's own, as the standard says.
    """
    root = Element("feed", {"xmlns": _SPACE, "xml:lang": feed.lang})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.about:
        _add(root, "subtitle", feed.about)
    _add(root, "updated", moment(max((each.at for each in feed.entries), default=at)))
    _add(SubElement(root, "author"), "name", "Shirube")
    if feed.address:
        _link(root, "self", feed.address, "application/atom+xml")
    if feed.link:
        _link(root, "alternate", feed.link, "text/html")
    if feed.rights:
        _add(root, "rights", feed.rights)
    for each in feed.entries:
        _entry(root, each)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "unicode") + "\n"


def moment(at: datetime) -> str:
    """A moment as RFC 3339 writes it, in its own zone, to the second."""
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _entry(root: Element, entry: FeedEntry) -> None:
    made = SubElement(root, "entry")
    _add(made, "id", entry.id)
    _add(made, "title", entry.title)
    if entry.published:
        _add(made, "published", moment(entry.published))
    _add(made, "updated", moment(entry.at))
    if entry.link:
        _link(made, "alternate", entry.link, "text/html")
    if entry.related:
        _link(made, "related", entry.related, "text/html")
    for category in entry.categories:
        SubElement(made, "category", {"term": clean(category)})
    _add(made, "content", "\n".join(entry.lines)).set("type", "text")


def _link(parent: Element, relation: str, href: str, media_type: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": media_type, "href": clean(href)})


def _add(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = "\n".join(map(clean, text.split("\n")))
    return child
