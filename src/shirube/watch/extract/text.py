"""Plain text, tables of comma-separated values, and data in JSON."""

import csv
import io
import json
import re
from collections.abc import Iterator

from shirube.model.problem import say
from shirube.watch.extract.encodings import Decoded, decode
from shirube.watch.extract.unit import Extracted, Unit, Unreadable, numbered_again

NO_TEXT = Unreadable("no_text", say("there is no text in it"))
PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")
MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(.+)")
NAMES = ("law_revision_id", "id", "key", "name")
"""Fields that name an entry of a list, the surest first."""

DEEPEST = 100


def read(data: bytes, header: str | None = None) -> Extracted | Unreadable:
    """Plain text by paragraphs, as blank lines part them."""
    decoded = decode(data, header)
    if isinstance(decoded, Unreadable):
        return decoded
    units, heading = [], ""
    for number, block in enumerate(_paragraphs(decoded.text), 1):
        if found := MARKDOWN_HEADING.match(block):
            heading = found[1].strip()
        units.append(Unit(f"block_{number}", block, "text", heading))
    return _extracted(units, "text", decoded)


def _paragraphs(text: str) -> list[str]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return [block.strip("\n") for block in PARAGRAPHS.split(plain) if block.strip()]


def read_csv(data: bytes, header: str | None = None) -> Extracted | Unreadable:
    """A table by its rows."""
    decoded = decode(data, header)
    if isinstance(decoded, Unreadable):
        return decoded
    try:
        units = [
            Unit(f"row_{number}", "　".join(row), "row")
            for number, row in enumerate(csv.reader(io.StringIO(decoded.text, "")), 1)
            if any(row)
        ]
    except csv.Error as error:
        return Unreadable("broken", say("it is not a table in CSV: {reason}", reason=error))
    return _extracted(units, "csv", decoded)


def read_json(data: bytes, header: str | None = None) -> Extracted | Unreadable:
    """Data in JSON: one unit for each entry of a list and each field of the whole.

    An entry is addressed by its own id where it has one, so that a new entry moves no other.
    """
    decoded = decode(data, header)
    if isinstance(decoded, Unreadable):
        return decoded
    try:
        units = list(_entries(json.loads(decoded.text), ""))
    except RecursionError:
        return Unreadable("hostile", say(
            "its elements are nested more than {levels} deep", levels=DEEPEST))
    except ValueError as error:
        return Unreadable("broken", say("it is not JSON: {reason}", reason=error))
    return _extracted(units, "json", decoded)


def _entries(value: object, address: str) -> Iterator[Unit]:
    if isinstance(value, dict) and not address:
        for key, each in value.items():
            yield from _entries(each, slug(key))
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            name = next((str(each[key]) for key in NAMES if isinstance(each, dict)
                         and isinstance(each.get(key), str | int)), str(number))
            yield from _unit(each, f"{address}__{slug(name)}" if address else slug(name), name)
    else:
        yield from _unit(value, address or "value", "")


def _unit(value: object, address: str, label: str) -> Iterator[Unit]:
    if text := "\n".join(_fields(value, "", 0)):
        yield Unit(address, text, "row", label=label)


def _fields(value: object, name: str, depth: int) -> Iterator[str]:
    """`key: value` for each value that is there."""
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _fields(each, f"{name}.{key}" if name else key, depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _fields(each, name, depth + 1)
    elif value is not None and value != "":
        told = json.dumps(value) if not isinstance(value, str) else value
        yield f"{name}: {told}" if name else told


def slug(name: str) -> str:
    """A name as an address writes it."""
    return re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_") or "unnamed"


def _extracted(units: list[Unit], medium: str, decoded: Decoded) -> Extracted | Unreadable:
    if not units:
        return NO_TEXT
    return Extracted(numbered_again(units), medium, f"{medium}/1", decoded.encoding,
                     remarks=decoded.remarks)
