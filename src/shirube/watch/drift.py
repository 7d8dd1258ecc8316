"""Drift: what changed in the words between two snapshots of a source, provision by provision.

Markup, layout, width and numbering are silent; a provision that only got another number is
told as moved. Nothing here edits a pack: a person reads, then changes data.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from shirube.model.problem import Problem, Refused, say
from shirube.watch.normal import normal
from shirube.watch.passages import Document, matched, provision_of, sampled

ChangeKind = Literal["changed", "moved", "added", "removed"]

Alarm = Literal["numbers", "negation", "strength"]
"""What readers must look at first in a change: other numbers or dates; `not` gained or lost; a
duty, a power or an endeavour turned into another."""

ALIKE = 0.3
"""Least share of common windows that makes two texts one text, changed."""

_MOST = 2_500_000_000
"""Product of two texts' lengths up to which they are compared character by character."""

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*|[〇一二三四五六七八九十百千万億]+")
_NEGATION = re.compile(
    r"ない|なく|なけれ|(?<=[らわかさたまば])ず|ぬ(?=[、。])|\bnot\b|\bno\b|\bnever\b|\bunless\b|\bwithout\b",
    re.IGNORECASE)
_STRENGTH = re.compile(
    r"しなければならない|ことができる|ものとする|努め|してはならない|望まし|期待|"
    r"\b(?:must|shall|may|should|is to|endeavou?r)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a readable diff."""

    kind: Literal["kept", "gone", "new"]
    text: str
    """Raw text of the side it stands on; of the later one when kept."""


@dataclass(frozen=True, slots=True)
class Change:
    """One unit whose words changed, came or went, or one provision that only moved."""

    kind: ChangeKind
    provision: str
    """Whole provision it belongs to: in the later document, or in the earlier one when gone."""

    before: str | None
    """Address in the earlier document."""

    after: str | None
    """Address in the later document."""

    heading: str
    """Number and caption, for people."""

    pieces: tuple[Piece, ...] = ()
    """Old and new words; empty when the words only moved."""

    alarms: tuple[Alarm, ...] = ()


def drift(before: Document, after: Document) -> tuple[Change, ...]:
    """Every change of the words between two documents, in the order of the later one.

    Empty when only markup, layout or width differ. Linear in the texts, then in what differs.
    """
    if before.text == after.text:
        return ()
    old, new = _provisions(before), _provisions(after)
    changes: list[tuple[int, Change]] = []
    order = {name: number for number, name in enumerate(new)}
    for first, second in _pairs({name: _joined(units) for name, units in old.items()},
                                {name: _joined(units) for name, units in new.items()}):
        place = order[second] if second is not None else _after(first, old, order)
        found = _within(old.get(first or "", {}), new.get(second or "", {}), first, second,
                        before, after)
        changes.extend((place, each) for each in found)
    return tuple(each for _, each in sorted(changes, key=lambda each: each[0]))


Units = Mapping[str, tuple[int, str]]
"""Units of a provision: address -> its number in the document and `ja-1` text."""


def _provisions(document: Document) -> dict[str, dict[str, tuple[int, str]]]:
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for number, unit in enumerate(document.units):
        if unit.kind not in ("contents", "figure") and document.texts[number]:
            found.setdefault(provision_of(unit.address), {})[unit.address] = (
                number, document.texts[number])
    return found


def _joined(units: Units) -> str:
    """The text of units; two numbers stay two."""
    joined = ""
    for _, text in units.values():
        joined += ("·" if joined[-1:].isdigit() and text[:1].isdigit() else "") + text
    return joined


def _after(name: str | None, old: Mapping[str, object], order: Mapping[str, int]) -> int:
    """Where a provision that is gone stood: after the last one before it that is still there."""
    place = -1
    for each in old:
        if each == name:
            break
        place = order.get(each, place)
    return place


def _pairs(
    old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[tuple[str | None, str | None]]:
    """Texts of two sides that differ, each with what it became: itself elsewhere, else what is
    most like it, else nothing."""
    left = {name: text for name, text in old.items() if new.get(name) != text}
    right = {name: text for name, text in new.items() if old.get(name) != text}
    waiting: dict[str, list[str]] = {}
    for name, text in right.items():
        waiting.setdefault(text, []).append(name)
    for name, text in list(left.items()):
        if waiting.get(text):
            other = waiting[text].pop(0)
            del left[name], right[other]
            yield name, other
    for name, other in _most_alike(left, right):
        del left[name], right[other]
        yield name, other
    for name in list(left):
        if name in right and _close_enough(left[name], right[name]):
            del left[name], right[name]
            yield name, name
    yield from ((name, None) for name in left)
    yield from ((None, name) for name in right)


def _most_alike(
    left: Mapping[str, str], right: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Pairs by common windows, the likest first, the same address before others."""
    where: dict[int, list[str]] = {}
    sizes = {}
    for name, text in right.items():
        windows = {value for _, value in sampled(text)}
        sizes[name] = len(windows)
        for value in windows:
            where.setdefault(value, []).append(name)
    scores = []
    for name, text in left.items():
        windows = {value for _, value in sampled(text)}
        votes = Counter(each for value in windows for each in where.get(value, ())[:32])
        for other, count in votes.items():
            share = count / max(1, min(len(windows), sizes[other]))
            if share >= ALIKE:
                whole = 2 * count / (len(windows) + sizes[other])
                scores.append((whole + 0.2 * (name == other), name, other))
    taken: set[str] = set()
    matched: set[str] = set()
    for _, name, other in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
        if name not in taken and other not in matched:
            taken.add(name)
            matched.add(other)
            yield name, other


def _close_enough(one: str, two: str) -> bool:
    """Whether texts at one address are one text; short ones have too few windows to tell by."""
    if len(one) < 40 or len(two) < 40:
        return True
    windows = [{value for _, value in sampled(each)} for each in (one, two)]
    return 5 * len(windows[0] & windows[1]) >= min(map(len, windows))


def _within(
    old: Units, new: Units, first: str | None, second: str | None,
    before: Document, after: Document,
) -> Iterator[Change]:
    """The changes inside one provision."""
    if _joined(old) == _joined(new):
        if first != second and first is not None and second is not None:
            number = next(iter(new.values()))[0]
            yield Change("moved", second, first, second, _heading(after, number))
        return
    texts = ({_rest(name): text for name, (_, text) in old.items()},
             {_rest(name): text for name, (_, text) in new.items()})
    numbers = ({_rest(name): number for name, (number, _) in old.items()},
               {_rest(name): number for name, (number, _) in new.items()})
    found = []
    renumbered = []
    for one, two in _pairs(*texts):
        if one is not None and two is not None and texts[0][one] == texts[1][two]:
            renumbered.append((one, two))
            continue  # a paragraph or item that only got another number
        left = before.units[numbers[0][one]] if one is not None else None
        right = after.units[numbers[1][two]] if two is not None else None
        place = numbers[1][two] if two is not None else -1
        shown = right or left
        assert shown is not None
        pieces = compare(left.text if left else "", right.text if right else "")
        found.append((place, Change(
            "changed" if left and right else "added" if right else "removed",
            provision_of(shown.address), left.address if left else None,
            right.address if right else None,
            _heading(after, place) if right else _heading(before, numbers[0][one or ""]),
            pieces, alarms(left.text, right.text) if left and right else ())))
    if not found:  # nothing came and nothing went: they changed places
        found = [(numbers[1][two], Change(
            "moved", provision_of(after.units[numbers[1][two]].address),
            before.units[numbers[0][one]].address, after.units[numbers[1][two]].address,
            _heading(after, numbers[1][two]))) for one, two in renumbered]
    yield from (each for _, each in sorted(found, key=lambda each: each[0]))


def _rest(address: str) -> str:
    return address.partition("__")[2]


def _heading(document: Document, number: int) -> str:
    unit = document.units[number]
    return "　".join(filter(None, (unit.label, unit.heading)))


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """A readable diff of two raw texts; layout and width make no difference in it.

    Raises Refused when the library that compares is not installed.
    """
    try:
        from rapidfuzz.distance import Indel
    except ImportError as error:
        raise Refused([Problem("", 0, "", say("comparing texts needs a library that is not "
                                              "installed ({name})", name=error.name or "?"),
                               say("install shirube[sources]"))]) from error
    old, new = normal(before), normal(after)
    # Memory grows with the product; and folded alone, numbers side by side look like one.
    if len(old.text) * len(new.text) > _MOST or (
            old.text == new.text and matched(before) != matched(after)):
        return tuple(each for each in (Piece("gone", before), Piece("new", after)) if each.text)
    pieces: list[Piece] = []
    steps = Indel.opcodes(old.text, new.text)
    for step in _coarser((each.tag, each.src_start, each.src_end, each.dest_start, each.dest_end)
                         for each in steps):
        kind, first, end, second, stop = step
        if kind == "kept":
            pieces.append(Piece("kept", after[slice(*new.span(second, stop))]))
            continue
        if end > first:
            pieces.append(Piece("gone", before[slice(*old.span(first, end))]))
        if stop > second:
            pieces.append(Piece("new", after[slice(*new.span(second, stop))]))
    return tuple(pieces)


Step = tuple[Literal["kept", "other"], int, int, int, int]


def _coarser(steps: Iterable[tuple[str, int, int, int, int]]) -> list[Step]:
    """Steps with neighbours joined, and kept runs too short to be read left to the change."""
    found: list[Step] = []
    for tag, first, end, second, stop in steps:
        kind: Literal["kept", "other"] = "kept" if tag == "equal" else "other"
        if kind == "other" and len(found) > 1 and found[-1][0] == "kept" and (
                found[-1][2] - found[-1][1] < 3) and found[-2][0] == "other":
            found.pop()
        if found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1], end, found[-1][3], stop)
        else:
            found.append((kind, first, end, second, stop))
    return found


def alarms(before: str, after: str) -> tuple[Alarm, ...]:
    """What weighs in a change, by words alone."""
    found: list[Alarm] = []
    patterns: tuple[tuple[Alarm, re.Pattern[str]], ...] = (
        ("numbers", _NUMERAL), ("negation", _NEGATION), ("strength", _STRENGTH))
    for name, pattern in patterns:
        sides = (normal(each).text if name == "numbers" else each for each in (before, after))
        one, two = (Counter(pattern.findall(each)) for each in sides)
        if one != two:
            found.append(name)
    return tuple(found)
