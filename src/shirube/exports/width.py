"""How wide text stands in a terminal, and where Japanese and English lines may break."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

NOT_AT_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー）］｝〕〉》」』】〙〗〟’”»…‥〜～゠–—"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡｣､･ﾞﾟｧｨｩｪｫｬｭｮｯｰ)]},.:;!?%％‰℃°′″"
)
"""Kinsoku: what no line begins with."""

NOT_AT_END = frozenset("（［｛〔〈《「『【〘〖〝‘“«｢([{￥＄¥$£€＃№")
"""Kinsoku: what no line ends with."""

_SPACES = " \u3000"
_PAIRED = frozenset("…‥―—")
_SHORTEST = 6
_COUNTERS = frozenset("年月日条項号版章節時分秒件人社回頁")


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def display_width(text: str) -> int:
    """Columns that `text` takes: wide and full-width characters 2, combining ones 0.

    Characters of ambiguous width count 1.

    Source:
        Unicode Standard Annex #11, East Asian Width.
    """
    if text.isascii():
        return len(text) if text.isprintable() else sum(map(_columns, text))
    return sum(map(_columns, text))


def pad(text: str, columns: int) -> str:
    """`text` filled with spaces to a width; unchanged when it is wider."""
    return text + " " * (columns - display_width(text))


def wrap(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """`text` on lines no wider than `columns`.

    The first line begins with `first`, the others with `rest`. Latin words stay whole unless
    wider than a line, Japanese breaks anywhere but against kinsoku.
    """
    room = columns - max(display_width(first), display_width(rest))
    return [
        (rest if number else first) + text[start:end]
        for number, (start, end) in enumerate(fit(text, room))
    ]


def fit(text: str, columns: int) -> list[tuple[int, int]]:
    """Where the lines of `text` start and end, so that none is wider than `columns`.

    Spaces at a break belong to no line. A Japanese paragraph does not end in a line of one or
    two characters. Columns below 2 count as 2, the width of one Japanese character.
    """
    columns = max(columns, 2)
    lines: list[tuple[int, int]] = []
    start = stop = used = 0
    chunks = list(_chunks(text))
    for begin, end in chunks:
        solid = begin + len(text[begin:end].rstrip(_SPACES))
        wide = display_width(text[begin:solid])
        if used + wide > columns and stop > start:
            lines.append((start, stop))
            start, used = begin, 0
        if wide > columns:
            *full, last = _split(text, begin, solid, columns)
            lines += full
            start = last[0]
            used = display_width(text[start:solid])
        else:
            used += wide
        stop = solid
        used += display_width(text[solid:end])
    if lines and display_width(text[start:stop]) < _SHORTEST and _columns(text[start]) == 2:
        earlier, _ = lines[-1]
        for begin, _ in reversed(chunks):
            wide = display_width(text[begin:stop])
            if begin <= earlier or wide > columns:
                break
            if wide >= _SHORTEST:
                before = earlier + len(text[earlier:begin].rstrip(_SPACES))
                lines[-1], start = (earlier, before), begin
                break
    return [*lines, (start, stop)]


def longest_word(text: str) -> int:
    """Columns of the widest part of `text` that does not break."""
    return max((display_width(text[a:b].rstrip(_SPACES)) for a, b in _chunks(text)), default=0)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Parts that stay together, each with the spaces after it."""
    start = 0
    for place in range(1, len(text)):
        if _may_break(text, place):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _may_break(text: str, place: int) -> bool:
    """Whether a line may end before the character at `place`."""
    here, before = text[place], text[place - 1]
    if here in _SPACES or here in NOT_AT_START or not _columns(here):
        return False
    if before in _SPACES:
        while place and text[place - 1] in _SPACES:
            place -= 1
        return not place or text[place - 1] not in NOT_AT_END
    if before == "\u200d" or before in NOT_AT_END or (before == here and here in _PAIRED):
        return False
    if (before.isdigit() and here in _COUNTERS) or (before == "第" and here.isdigit()):
        return False
    base = place - 1
    while base and not _columns(text[base]):
        base -= 1
    return _columns(text[base]) == 2 or _columns(here) == 2


def _split(text: str, start: int, end: int, columns: int) -> list[tuple[int, int]]:
    """A part wider than a line, cut between characters."""
    lines = []
    used = 0
    for place in range(start, end):
        wide = _columns(text[place])
        if used + wide > columns:
            lines.append((start, place))
            start, used = place, 0
        used += wide
    return [*lines, (start, end)]
