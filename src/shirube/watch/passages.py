"""Fingerprints of passages: enough to know a passage again, not enough to read it.

A document is taken as its `ja-1` text, unit after unit. A passage is a run of units: all that
stands at an address, on a page, or the whole. Its fingerprint holds two digests (of the text
as it stands, and of its `ja-1` text), its length, how many passages of the document read the
same, and a sample of hashed eight-character windows. No sentence can be read from it.
"""

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from shirube.watch.extract.unit import Extracted, Unit, places_of
from shirube.watch.normal import fold

WINDOW = 8
"""Characters in a hashed window."""

SAMPLE = 4
"""One window in four is kept, by its hash, so that the same windows are kept everywhere."""

KEPT = 32
"""Most windows a fingerprint holds: those with the smallest hashes."""

_PRIME = (1 << 61) - 1
_BASE = 0x1F3D5B79A2C4E68
_RAISED = str.maketrans({
    **{each: f"^{number}" for number, each in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{each: f"_{number}" for number, each in enumerate("₀₁₂₃₄₅₆₇₈₉")},
})
_PARTED = re.compile(r"(?<=\d)[ \xa0\u3000\t]+(?=\d)")
_PARTED_BY_LINES = re.compile(r"(?<=\d)\s+(?=\d)")
_CIRCLED = re.compile(r"(?<=\d)(?=[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793])")
_DIVISION = re.compile(r"(?:.+__)?(?:part|chap|sec|subsec|div)_[0-9_]+$")
_NUMBERED = re.compile(
    r"^(?:第[〇一二三四五六七八九十百千0-9]+[編章節款目](?:の[〇一二三四五六七八九十百千0-9]+)*"
    r"|(?:Part|Chapter|Section|Subsection|Division)[0-9IVXLC]+(?:-[0-9]+)*)")


def matched(text: str, *, wrapped: bool = True) -> str:
    """The `ja-1` text by which passages are compared.

    Numbers are kept apart where plain folding would join them into another number: `10²` is
    not 102, `2①` not 21, and `3 20`, two cells of a table, not 320. A line's end parts numbers
    too, unless lines are `wrapped` by the page's width, as in the text of a PDF.
    """
    parted = (_PARTED if wrapped else _PARTED_BY_LINES).sub("·", text.translate(_RAISED))
    return fold(_CIRCLED.sub("·", parted))


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A passage, known by digests alone."""

    digest: str
    """SHA-256 of the `ja-1` text."""

    raw: str
    """SHA-256 of the text as extracted."""

    length: int
    """Characters of the `ja-1` text."""

    twin: tuple[int, int]
    """Which of how many passages of the document with this text it is; (1, 1) when alone."""

    shingles: tuple[tuple[int, int], ...]
    """Sampled windows: where each begins, and its hash."""


Span = tuple[int, int]
"""A run of units: number of the first, and of the first that follows."""


class Document:
    """An extracted document, ready to be searched; everything is computed when first asked."""

    def __init__(self, extracted: Extracted) -> None:
        self.extracted = extracted
        self.units: tuple[Unit, ...] = extracted.units
        statute = extracted.medium in ("law", "jlt")
        self.texts = tuple(_text_of(unit, statute) for unit in self.units)
        self._gaps = (*map(_gap, zip(self.units, self.texts, strict=True),
                           zip(self.units[1:], self.texts[1:], strict=True)), "")
        self.starts = [0]
        for text, gap in zip(self.texts, self._gaps, strict=False):
            self.starts.append(self.starts[-1] + len(text) + len(gap))
        self._digests: dict[Span, str] = {}

    @cached_property
    def text(self) -> str:
        """The whole `ja-1` text."""
        return "".join(
            part for pair in zip(self.texts, self._gaps, strict=False) for part in pair)

    @cached_property
    def nodes(self) -> Mapping[str, Span]:
        """Every address and every place around one, with its units."""
        found: dict[str, Span] = {}
        for number, unit in enumerate(self.units):
            for address in sorted(places_of(unit)):
                first, end = found.get(address, (number, number))
                if end == number:  # what comes back later is not the same run
                    found[address] = (first, number + 1)
        return found

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """Addresses of whole provisions, in order."""
        return tuple(dict.fromkeys(provision_of(unit.address) for unit in self.units))

    @cached_property
    def pages(self) -> Mapping[int, Span]:
        """Pages of the file, counted from 1, with the units that begin on them."""
        found: dict[int, Span] = {}
        for number, unit in enumerate(self.units):
            if unit.page is not None:
                found[unit.page] = (found.get(unit.page, (number, number))[0], number + 1)
        return found

    @cached_property
    def printed_pages(self) -> Mapping[int, Span]:
        """Pages by the numbers printed on them; empty when none are."""
        found: dict[int, Span] = {}
        for number, unit in enumerate(self.units):
            digits = re.sub(r"\D", "", unit.label) if unit.page is not None else ""
            if digits:
                found.setdefault(int(digits), (number, number + 1))
        return found

    @cached_property
    def whole(self) -> Span:
        """Every unit."""
        return (0, len(self.units))

    def matched(self, span: Span) -> str:
        """The `ja-1` text of a run of units."""
        end = self.starts[span[1]]
        if span[0] < span[1]:
            end -= len(self._gaps[span[1] - 1])
        return self.text[self.starts[span[0]]:end]

    def raw(self, span: Span) -> str:
        """The text of a run of units as it stands, unit by unit."""
        return "\n".join(unit.text for unit in self.units[span[0]:span[1]])

    def told(self, span: Span) -> str:
        """The text with its numbers and headings: where values are sought."""
        return "\n".join(
            part for unit in self.units[span[0]:span[1]]
            for part in (unit.label, unit.heading, unit.text) if part)

    def digest(self, span: Span) -> str:
        """SHA-256 of the `ja-1` text of a run of units."""
        found = self._digests.get(span)
        if found is None:
            found = self._digests[span] = digest_of(self.matched(span))
        return found

    @cached_property
    def by_digest(self) -> Mapping[str, tuple[Span, ...]]:
        """Runs that have an address or page, by what they read; each run once, in order."""
        found = defaultdict(list)
        for span in sorted({*self.nodes.values(), *self.pages.values(), self.whole}):
            if span[0] < span[1]:
                found[self.digest(span)].append(span)
        return {digest: tuple(spans) for digest, spans in found.items()}

    def address(self, span: Span) -> str | None:
        """The address of a run, the outermost of several."""
        return next(iter(self._names.get(span, ())), None)

    def at_depth(self, span: Span, depth: int) -> str | None:
        """The address of a run with as many steps below the first, if it has one."""
        return next((each for each in self._names.get(span, ())
                     if len(each.split("__")) == depth + 1), None)

    @cached_property
    def _names(self) -> Mapping[Span, tuple[str, ...]]:
        found = defaultdict(list)
        for address, span in self.nodes.items():
            found[span].append(address)
        return {span: tuple(names) for span, names in found.items()}

    def beside(self, span: Span) -> tuple[str, str]:
        """Beginnings of the digests of the units before and after; empty at the ends."""
        before, after = span[0] - 1, span[1]
        return (self.digest((before, before + 1))[:16] if before >= 0 else "",
                self.digest((after, after + 1))[:16] if after < len(self.units) else "")

    def around(self, address: str) -> str | None:
        """Digest of the whole provision an address lies in, its caption included."""
        return self._arounds.get(provision_of(address))

    @cached_property
    def _arounds(self) -> Mapping[str, str]:
        return {top: self.digest(self.nodes[top]) for top in self.tops}

    @cached_property
    def by_around(self) -> Mapping[str, tuple[str, ...]]:
        """Whole provisions by what they read, captions included."""
        found = defaultdict(list)
        for top, digest in self._arounds.items():
            found[digest].append(top)
        return {digest: tuple(tops) for digest, tops in found.items()}

    @cached_property
    def windows(self) -> Mapping[int, tuple[int, ...]]:
        """Sampled windows of the whole text: hash -> where they begin."""
        found = defaultdict(list)
        for start, value in sampled(self.text):
            found[value].append(start)
        return {value: tuple(starts) for value, starts in found.items()}

    def unit_at(self, offset: int) -> int:
        """Number of the unit a character of the whole text belongs to."""
        return min(bisect_right(self.starts, offset) - 1, len(self.units) - 1)

    def fingerprint(self, span: Span) -> Fingerprint:
        """The fingerprint of a run of units."""
        text, digest = self.matched(span), self.digest(span)
        same = self.by_digest.get(digest, (span,))
        place = same.index(span) + 1 if span in same else 1
        kept = sorted(sorted(sampled(text), key=lambda each: each[1])[:KEPT])
        return Fingerprint(digest, digest_of(self.raw(span)), len(text), (place, len(same)),
                           tuple(kept))


def provision_of(address: str) -> str:
    """The whole provision an address lies in: `art_7` for `art_7__para_1__item_2`."""
    return address.split("__", 1)[0]


def _text_of(unit: Unit, statute: bool) -> str:
    """The `ja-1` text of a unit; of a chapter's heading without its number, which changes when
    chapters are inserted, as the numbers of articles do, which are no text either."""
    text = matched(unit.text, wrapped=unit.kind == "page")
    if statute and unit.kind == "heading" and _DIVISION.match(unit.address):
        return _NUMBERED.sub("", text)
    return text


def _gap(one: tuple[Unit, str], two: tuple[Unit, str]) -> str:
    """What parts two units that would join into another number; a page's end parts nothing."""
    if one[0].kind == "page" or not (one[1][-1:].isdigit() and two[1][:1].isdigit()):
        return ""
    return "·"


def digest_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sampled(text: str) -> Iterator[tuple[int, int]]:
    """Windows kept of a text: where each begins, and its hash; linear in the text."""
    if len(text) < WINDOW:
        return
    out = pow(_BASE, WINDOW, _PRIME)
    codes = [ord(each) + 1 for each in text]
    value = 0
    for end, code in enumerate(codes):
        value = value * _BASE + code
        if end >= WINDOW:
            value -= codes[end - WINDOW] * out
        value %= _PRIME
        if end >= WINDOW - 1 and not (value * 0x9E3779B97F4A7C15 >> 32) % SAMPLE:
            yield end - WINDOW + 1, value
