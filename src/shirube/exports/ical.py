"""An agenda as an iCalendar file (RFC 5545): whole days, the same bytes every time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from shirube.exports.clean import clean
from shirube.model.agenda import Agenda, AgendaEntry

_ROOM = 75
"""Bytes a line may hold, its end not counted."""


def write_ical(agenda: Agenda) -> str:
    """The agenda; lines end as the standard wants it, with carriage return and line feed.

    No entry takes up time of its owner's day, and each says by its stamp when it was last held
    against its sources: a newer stamp replaces an older one of the same name.
    """
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Shirube//Shirube//{agenda.lang.upper()}",
        "CALSCALE:GREGORIAN", f"NAME:{escape(agenda.title)}",
        f"X-WR-CALNAME:{escape(agenda.title)}",
    ]
    if agenda.about:
        lines += [f"DESCRIPTION:{escape(agenda.about)}", f"X-WR-CALDESC:{escape(agenda.about)}"]
    if agenda.address:
        lines.append(f"SOURCE;VALUE=URI:{clean(agenda.address)}")
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"]
    for each in agenda.entries:
        lines.extend(_event(each, agenda.lang))
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def escape(text: str) -> str:
    """A text as a value: what has a meaning of its own in the format is marked off."""
    lines = (clean(line) for line in text.split("\n"))
    marked = (line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
              for line in lines)
    return "\\n".join(marked)


def fold(line: str) -> str:
    """A line in pieces of at most 75 bytes, none of them cut inside a character."""
    if len(line.encode("utf-8")) <= _ROOM:
        return line
    pieces, start, used = [], 0, 0
    for place, character in enumerate(line):
        size = len(character.encode("utf-8"))
        if used + size > _ROOM:
            pieces.append(line[start:place])
            start, used = place, 1  # the blank that begins a continued line
        used += size
    return "\r\n ".join((*pieces, line[start:]))


def _event(entry: AgendaEntry, lang: str) -> Iterator[str]:
    stamp = _stamp(entry.at)
    yield from (
        "BEGIN:VEVENT", f"UID:{entry.id}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}",
        f"DTSTART;VALUE=DATE:{_day(entry.day)}",
        f"DTEND;VALUE=DATE:{_day(entry.day + timedelta(days=1))}",
        f"SUMMARY;LANGUAGE={lang}:{escape(entry.title)}",
    )
    if entry.lines:
        said = "\n".join(entry.lines)
        yield f"DESCRIPTION;LANGUAGE={lang}:{escape(said)}"
    if entry.link:
        yield f"URL:{clean(entry.link)}"
    if entry.categories:
        yield "CATEGORIES:" + ",".join(map(escape, entry.categories))
    yield "STATUS:" + ("CONFIRMED" if entry.state == "fixed" else "TENTATIVE")
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
