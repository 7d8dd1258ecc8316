"""A feed as JSON Feed 1.1: plain text in it, never markup."""

from typing import Any

from shirube.exports.atom import moment
from shirube.exports.clean import clean
from shirube.exports.json import write_json
from shirube.model.feed import Feed, FeedEntry

_VERSION = "https://jsonfeed.org/version/1.1"


def write_json_feed(feed: Feed) -> str:
    """The feed, newline at end.

    Addresses are written where they are absolute; the format knows no relative ones.
    """
    return write_json({
        "version": _VERSION,
        "title": clean(feed.title),
        **_absolute("home_page_url", feed.link),
        **_absolute("feed_url", feed.address),
        **({"description": clean(feed.about)} if feed.about else {}),
        "language": feed.lang,
        "authors": [{"name": "Shirube"}],
        "items": [_item(each) for each in feed.entries],
    })


def _item(entry: FeedEntry) -> dict[str, Any]:
    published = entry.published or entry.at
    return {
        "id": entry.id,
        **_absolute("url", entry.link),
        "title": clean(entry.title),
        "content_text": "\n".join(map(clean, entry.lines)),
        "date_published": moment(published),
        **({"date_modified": moment(entry.at)} if entry.at != published else {}),
        **({"tags": list(entry.categories)} if entry.categories else {}),
    }


def _absolute(name: str, address: str) -> dict[str, str]:
    return {name: address} if address.startswith(("https://", "http://")) else {}
