"""Folding: what people write in different ways and mean as one, for both languages.

Width, case, accents of Latin letters, kinds of dashes and quotation marks, invisible marks and
the spaces beside Japanese characters are folded; long vowels, kana and ideographs are not.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

LATIN = "0-9a-z\u00df-\u024f\u0370-\u03ff\u0400-\u04ff"
"""Characters of words that are parted by spaces, as a class of a regular expression has them."""

NUMERALS = "〇一二三四五六七八九"
"""Ideographic digits from nought to nine."""

TENS = "十百千"
"""Ideographs for ten, hundred and thousand."""

_JAPANESE = "\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DROPPED = re.compile(
    "[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_PLAIN = {
    **dict.fromkeys("\t\x0b\x0c\r\x85\u1680\u2028\u2029", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    "\u301c": "~", "ς": "σ",
}
_VARIED = re.compile(f"[{''.join(_PLAIN)}]")
_SPACES = re.compile(" +")
_AFTER = re.compile(f"([{_JAPANESE}]) +")
_BEFORE = re.compile(f" +([{_JAPANESE}])")
_IS_JAPANESE = re.compile(f"[{_JAPANESE}]")
_COUNTED = "第|明治|大正|昭和|平成|令和"
_IN_IDEOGRAPHS = re.compile(f"({_COUNTED})([{NUMERALS}{TENS}]{{1,8}}|元(?=年))")
_IN_DIGITS = re.compile(f"({_COUNTED})([0-9]{{1,4}})(?![0-9])")
_CLOSING = re.compile("[ \n.。)]+")


def plain(text: str) -> str:
    """Text with its characters folded and its spaces where they are; lines stay lines."""
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", text))
    lower = unicodedata.normalize("NFC", bare).lower()
    return _VARIED.sub(lambda found: _PLAIN[found[0]], lower)


def fold(text: str) -> str:
    """Text as it is searched: folded, no space beside a Japanese character, else single ones."""
    return _SPACES.sub(" ", _BEFORE.sub(r"\1", _AFTER.sub(r"\1", plain(text))))


class Folded(NamedTuple):
    """A folded text that knows where each of its characters comes from."""

    text: str
    starts: list[int]
    """Place of each folded character in the text it was made from."""

    ends: list[int]
    """Place after it there."""


def fold_with_places(text: str) -> Folded:
    """The same as `fold`, with places in the text as it was; slower."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for character in _plain_again(text[start:end]):
            folded.append(character)
            starts.append(start)
            ends.append(end)
    kept = [
        place for place, character in enumerate(folded)
        if character != " " or _keeps_space(folded, place)
    ]
    return Folded("".join(folded[each] for each in kept), [starts[each] for each in kept],
                  [ends[each] for each in kept])


def in_digits(text: str) -> str:
    """Folded text with what surely are numbers in digits: `第七条` as `第7条`."""
    return _IN_IDEOGRAPHS.sub(lambda found: found[1] + str(_number(found[2])), text)


def in_ideographs(text: str) -> str:
    """Folded text with what surely are numbers in ideographs: `第7条` as `第七条`."""
    return _IN_DIGITS.sub(lambda found: found[1] + _ideographs(int(found[2])), text)


def key(text: str) -> str:
    """What a reference or a name is known by: folded, without spaces and closing marks, numbers
    in digits, so that `d-2)i` and `D-2) i.` are the same."""
    return key_of(fold(text))


def key_of(folded: str) -> str:
    """The same, of a text that is folded already."""
    return in_digits(_CLOSING.sub("", folded))


_plain_again = lru_cache(maxsize=4096)(plain)
"""The same for single characters, which come again and again."""


def _clusters(text: str) -> list[tuple[int, int]]:
    """Places of characters, each together with the marks that may melt into it."""
    begins = [place for place, character in enumerate(text)
              if place == 0 or not _joins(character)]
    return list(pairwise([*begins, len(text)]))


def _joins(character: str) -> bool:
    return (unicodedata.category(character).startswith("M")
            or character in "\uff9e\uff9f" or "\u1160" <= character <= "\u11ff")


def _keeps_space(folded: list[str], place: int) -> bool:
    """Whether a space stays: the first of its run, and none beside a Japanese character."""
    if place and folded[place - 1] == " ":
        return False
    after = place
    while after < len(folded) and folded[after] == " ":
        after += 1
    beside = [*folded[max(place - 1, 0):place], *folded[after:after + 1]]
    return not any(_IS_JAPANESE.match(each) for each in beside)


def _number(run: str) -> int:
    """The number that ideographs write, by places or by tens."""
    if run == "元":
        return 1
    if not any(each in TENS for each in run):
        return int("".join(str(NUMERALS.index(each)) for each in run))
    total = digit = 0
    for each in run:
        if each in TENS:
            total += max(digit, 1) * 10 ** (TENS.index(each) + 1)
            digit = 0
        else:
            digit = 10 * digit + NUMERALS.index(each)
    return total + digit


def _ideographs(number: int) -> str:
    """A number below ten thousand as laws write it."""
    run = ""
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        unit = TENS[power - 1] if power else ""
        if digit:
            run += (NUMERALS[digit] if digit > 1 or not unit else "") + unit
    return run or NUMERALS[0]
