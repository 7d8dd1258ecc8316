"""Statutes as the official Japanese-English translation database serves them.

The J-STATUTE dialect: the tree of the law XML, a byte order mark, CRLF line ends and a document
type whose DTD is named and never loaded. It may carry amending provisions that the law database
leaves out of its extract, so its supplements need not match article by article.
"""

from shirube.watch.extract.law import statute
from shirube.watch.extract.unit import Extracted, Unreadable
from shirube.watch.extract.xml import parse

VERSION = "jlt/1"
DIALECT = "J-STATUTE"


def read(data: bytes, header: str | None = None) -> Extracted | Unreadable:
    """A translated statute, unit by unit, with the addresses of the original."""
    parsed = parse(data, header)
    return parsed if isinstance(parsed, Unreadable) else statute(parsed, "jlt", VERSION)
