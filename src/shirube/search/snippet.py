"""Snippets: a text, or the part of it around what was found, with the found places marked."""

from collections.abc import Iterable, Sequence

from shirube.search.fold import fold, fold_with_places
from shirube.search.query import Term

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it was found; never two alike in a row."""

CUT = "…"
_BREAKS = " 、。）」"


def marked(text: str, terms: Iterable[Term]) -> Pieces:
    """The whole text with every place marked at which a term stands."""
    return _pieces(text, _places(text, terms), 0, len(text))


def snippet(text: str, terms: Iterable[Term], width: int) -> Pieces:
    """A text of at most `width` characters around the first place where a term stands, or from
    the beginning, with the places marked and what was left out shown."""
    places = _places(text, terms)
    start, end = _window(text, places[0][0] if places else 0, width)
    return _pieces(text, places, start, end)


def fullest(lines: Sequence[str], terms: Sequence[Term]) -> str:
    """The line in which most of the terms stand, the first of several; empty without lines."""
    best, most = "", -1
    for line in lines:
        folded = fold(line)
        number = sum(1 for term in terms if term.strength(folded))
        if number > most:
            best, most = line, number
    return best


def _places(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where terms stand in a text, in order and apart from each other."""
    folded = fold_with_places(text)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(
        (folded.starts[first], folded.ends[last - 1])
        for term in terms for first, last in term.spans(folded.text)
    ):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _window(text: str, first: int, width: int) -> tuple[int, int]:
    """The part of a text to be shown: it holds `first`, and begins and ends where words do."""
    if len(text) <= width:
        return 0, len(text)
    lead = width // 4
    start = max(0, min(first - lead, len(text) - width))
    if start:
        start = next((place for place in range(start, first + 1) if text[place - 1] in _BREAKS),
                     start)
    end = min(len(text), start + width)
    if end < len(text):
        end = next((place for place in range(end, end - lead, -1) if text[place - 1] in _BREAKS),
                   end)
    return start, end


def _pieces(text: str, places: Iterable[tuple[int, int]], start: int, end: int) -> Pieces:
    """The part of a text from `start` to `end`, cut where places begin and end."""
    parts: list[tuple[str, bool]] = [(CUT if start else "", False)]
    here = start
    for first, last in places:
        first, last = max(first, start), min(last, end)
        if first < last:
            parts += [(text[here:first], False), (text[first:last], True)]
            here = last
    parts += [(text[here:end].rstrip(" ") if end < len(text) else text[here:end], False),
              (CUT if end < len(text) else "", False)]
    pieces: list[tuple[str, bool]] = []
    for words, found in parts:
        if words and pieces and pieces[-1][1] == found:
            pieces[-1] = pieces[-1][0] + words, found
        elif words:
            pieces.append((words, found))
    return tuple(pieces)
