"""A small reader of iCalendar files, written against the standard and not against the writer."""

import re
from collections.abc import Iterator

_MARKED = re.compile(r"\\([\\;,nN])")


def unfold(text: str) -> list[str]:
    """Lines as they were before they were folded."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescape(value: str) -> str:
    """A text as it was before what has a meaning was marked off."""
    return _MARKED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar: name of a property, without parameters, to its value."""
    return list(_events(unfold(text)))


def _events(lines: list[str]) -> Iterator[dict[str, str]]:
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    current: dict[str, str] | None = None
    for line in lines[1:-1]:
        name, value = line.split(":", 1)
        name = name.split(";")[0]
        if line == "BEGIN:VEVENT":
            assert current is None
            current = {}
        elif line == "END:VEVENT":
            assert current is not None
            yield current
            current = None
        elif current is not None:
            assert name not in current, f"{name} stands twice"
            current[name] = unescape(value)
