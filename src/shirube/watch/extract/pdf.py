"""PDF: the text layer page by page, read in a process of its own with limits.

Pages without text are told as such: a scan is not a document without the words. Numbers that
the pages count themselves with are taken out of the text, into the unit's label.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from shirube.model.problem import Message, say
from shirube.watch.extract.unit import Extracted, Unit, Unreadable

VERSION = "pdf/1"
READER = (sys.executable, "-P", str(Path(__file__).with_name("pdf_reader.py")))
OUT_OF_TIME = (-24, -9, 152, 137)
"""Exit codes of a process that its processor time killed (SIGXCPU, SIGKILL)."""

LOST, SOFT_HYPHEN = "\ufffd", "\u00ad"
FEWEST_COUNTED, MOST_COUNTED = 3, 0.6
"""Pages number themselves when at least so many do, and at least this share."""

PAGE_NUMBER = re.compile(r"\s*[-‐–—―]?\s*(\d{1,4})\s*[-‐–—―]?\s*")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one PDF may use."""

    seconds: float = 60.0
    """Time, by the clock and of the processor."""

    memory: int = 1 << 30
    """Bytes of memory, the library's own included."""

    pages: int = 5_000

    characters: int = 20_000_000


LIMITS = Limits()


def read(data: bytes, limits: Limits = LIMITS,
         reader: tuple[str, ...] = READER) -> Extracted | Unreadable:
    """A PDF, page by page: `page_12`."""
    if b"%PDF-" not in data[:1024]:
        return Unreadable("medium", say("it does not begin like a PDF"))
    answer = _asked(data, limits, reader)
    if isinstance(answer, Unreadable):
        return answer
    texts = [_plain(page) for page in answer.pages]
    if not any(text.strip() for text in texts):
        return Unreadable("no_text", say(
            "the PDF has no text layer: {pages} pages of pictures; a person must read it",
            pages=len(texts)))
    shift = _counted(texts)
    units = [_unit(text, number, shift) for number, text in enumerate(texts, 1) if text.strip()]
    return Extracted(tuple(units), "pdf", f"{VERSION} {answer.library}", title=answer.title,
                     remarks=_remarks(answer.pages, texts))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the reading process found."""

    pages: tuple[str | None, ...]
    """Text of every page; none where the page cannot be opened."""

    title: str
    library: str


def _asked(data: bytes, limits: Limits, reader: tuple[str, ...]) -> _Answer | Unreadable:
    """What the reading process answers, or what became of it."""
    most = limits.characters * 8
    numbers = (ceil(limits.seconds), limits.memory, most, limits.pages, limits.characters)
    with TemporaryFile() as output:
        try:
            done = subprocess.run(
                (*reader, *map(str, numbers)), input=data, stdout=output, check=False,
                stderr=subprocess.DEVNULL, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            return _past(say("{seconds} seconds", seconds=limits.seconds))
        output.seek(0)
        written = output.read(most + 1)
    if done.returncode in OUT_OF_TIME:
        return _past(say("{seconds} seconds", seconds=limits.seconds))
    if done.returncode == 0 and len(written) <= most:
        with suppress(ValueError, TypeError, KeyError):
            return _answer(json.loads(written))
    return Unreadable("crashed", say(
        "the PDF broke its reader (exit code {code}): it is damaged or hostile",
        code=done.returncode))


def _answer(told: dict[str, Any]) -> _Answer | Unreadable:
    if "error" not in told:
        return _Answer(tuple(told["pages"]), str(told["title"] or ""), str(told["library"]))
    reason = str(told["reason"])
    match told["error"]:
        case "library":
            return Unreadable("library", say(
                "reading this needs a library that is not installed ({reason}); install "
                "shirube[sources]", reason=reason))
        case "protected":
            return Unreadable("protected", say(
                "the PDF is locked by a password; import a copy that is open"))
        case "limits":
            return _past(say("{amount}", amount=reason))
        case _:
            return Unreadable("broken", say("it is not a sound PDF: {reason}", reason=reason))


def _past(limit: Message) -> Unreadable:
    return Unreadable("limits", say(
        "reading it goes past what one file may use ({limit})", limit=limit))


def _plain(page: str | None) -> str:
    """A page's text with plain line breaks; a hyphen that parts a word at a line's end is soft."""
    text = (page or "").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", LOST).replace("\ufffe", SOFT_HYPHEN).replace(
        "\x02", SOFT_HYPHEN).rstrip("\n")


def _counted(texts: list[str]) -> int | None:
    """How much the pages' own numbers differ from their place in the file, if they count."""
    shifts = Counter(
        int(found[1]) - number for number, text in enumerate(texts, 1)
        for line in _edges(text) if (found := PAGE_NUMBER.fullmatch(line)))
    if not shifts:
        return None
    shift, pages = shifts.most_common(1)[0]
    written = sum(1 for text in texts if text.strip())
    return shift if pages >= max(FEWEST_COUNTED, written * MOST_COUNTED) else None


def _edges(text: str) -> set[str]:
    """First and last line of a page."""
    lines = text.strip().split("\n")
    return {lines[0], lines[-1]}


def _unit(text: str, number: int, shift: int | None) -> Unit:
    """A page; the number it counts itself with is its label."""
    lines = text.strip("\n").split("\n")
    label = ""
    for place in (-1, 0):
        found = PAGE_NUMBER.fullmatch(lines[place]) if lines and shift is not None else None
        if found and int(found[1]) - number == shift:
            label = lines.pop(place).strip()
            break
    return Unit(f"page_{number}", "\n".join(lines), "page", label=label, page=number)


def _remarks(pages: tuple[str | None, ...], texts: list[str]) -> tuple[Message, ...]:
    remarks = []
    if empty := [number for number, text in enumerate(texts, 1) if not text.strip()]:
        remarks.append(say("pages without text, blank or pictures: {pages}",
                           pages=", ".join(map(str, empty))))
    if closed := [number for number, page in enumerate(pages, 1) if page is None]:
        remarks.append(say("pages that could not be opened: {pages}",
                           pages=", ".join(map(str, closed))))
    if lost := sum(text.count(LOST) for text in texts):
        remarks.append(say("{count} characters of the PDF have no code point", count=lost))
    return tuple(remarks)
