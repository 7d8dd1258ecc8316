"""Extract: bytes to addressed text, by medium; a new medium is one file and one line here.

`extract` never raises on what the bytes hold: it returns the text or why there is none.
"""

from collections.abc import Callable

from shirube.model.problem import say
from shirube.watch.extract import html, jlt, law, pdf, text
from shirube.watch.extract.unit import Extracted, Unit, UnitKind, Unreadable, Why

__all__ = ["LARGEST", "MEDIA", "Extracted", "Unit", "UnitKind", "Unreadable", "Why", "extract"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest document that is read; the largest statutes have about 15 MB."""

Reader = Callable[[bytes, str | None, str], Extracted | Unreadable]
"""Reads bytes, given the Content-Type header, if any, and the document's address."""


def _xml(data: bytes, header: str | None, url: str) -> Extracted | Unreadable:
    """A statute or its translation, whichever the document says it is; XHTML as a page."""
    head = data[:2048]
    if b"<html" in head or b"<!DOCTYPE html" in head:
        return html.read(data, header, url)
    read = jlt.read if jlt.DIALECT.encode() in head else law.read
    return read(data, header)


MEDIA: dict[str, Reader] = {
    "application/xml": _xml,
    "text/xml": _xml,
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "application/pdf": lambda data, header, url: pdf.read(data),
    "application/json": lambda data, header, url: text.read_json(data, header),
    "text/csv": lambda data, header, url: text.read_csv(data, header),
    "text/plain": lambda data, header, url: text.read(data, header),
    "text/markdown": lambda data, header, url: text.read(data, header),
}
"""Who reads which medium."""


def extract(data: bytes, media_type: str, *, header: str | None = None,
            url: str = "") -> Extracted | Unreadable:
    """The text of a document, unit by unit, or why it cannot be read.

    Args:
        data: The bytes as kept.
        media_type: What they are, e.g. `application/pdf`; parameters may follow.
        header: The Content-Type header they came with, which may name the encoding.
        url: Address of the document, against which its links are completed.
    """
    name = media_type.partition(";")[0].strip().lower()
    reader = MEDIA.get(name)
    if reader is None:
        return Unreadable("medium", say(
            "nobody here reads {medium}; media read are {media}", medium=name or "nothing",
            media=", ".join(sorted(MEDIA))))
    if len(data) > LARGEST:
        return Unreadable("size", say(
            "it has {size} bytes; documents up to {most} are read", size=len(data), most=LARGEST))
    try:
        return reader(data, header or media_type, url)
    except ImportError as error:
        return Unreadable("library", say(
            "reading this needs a library that is not installed ({reason}); install "
            "shirube[sources]", reason=error.name or error))
