"""Shorthands for tests of extraction."""

from pathlib import Path

from shirube.watch.extract import Extracted, Unreadable, extract

DOCUMENTS = Path(__file__).parent / "documents"


def document(name: str) -> bytes:
    """A made-up document of the tests."""
    return (DOCUMENTS / name).read_bytes()


def read(data: bytes, media_type: str, header: str | None = None, url: str = "") -> Extracted:
    """What the bytes hold; a failure when they cannot be read."""
    found = extract(data, media_type, header=header, url=url)
    assert isinstance(found, Extracted), found
    return found


def refused(data: bytes, media_type: str, header: str | None = None) -> Unreadable:
    """Why the bytes cannot be read; a failure when they can."""
    found = extract(data, media_type, header=header)
    assert isinstance(found, Unreadable), found
    return found


def texts(extracted: Extracted, address: str) -> list[str]:
    """Texts of the units at and below an address."""
    return [unit.text for unit in extracted.at(address)]


def remarks(extracted: Extracted) -> list[str]:
    """What was remarked, in English."""
    return [str(each) for each in extracted.remarks]
