"""Values that must stand in a passage: dates, numbers and short official terms.

A date stands there in any of the forms people write it in: `2025-06-04` also as 令和七年六月四日,
令和７年６月４日, R7.6.4, 2025年6月4日 and June 4, 2025. A number also stands there in kanji. A term
stands there whatever its width, case and line breaks, its numbers in kanji or Arabic digits.
Part of a longer number or word is no match: `3` does not stand in 十三, nor `act` in `fact`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from shirube.watch.normal import fold
from shirube.watch.numerals import NUMERAL, arabic, digit_by_digit, kanji

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ERAS = (("令和", "R", 2019), ("平成", "H", 1989), ("昭和", "S", 1926), ("大正", "T", 1912),
         ("明治", "M", 1868))
"""Name, letter and first year. A day in an era's first year may be told in the era before, and
is the same day then, so nothing more is needed."""

_SPACE = re.compile(r"(?<![0-9]) | (?![0-9])")
_YEAR = re.compile(
    rf"(?P<era>{'|'.join(each[0] for each in _ERAS)})?"
    rf"(?P<year>元|\d{{1,4}}|[{NUMERAL}]+)年(?!間|以)")

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")


@dataclass(frozen=True)
class Haystack:
    """A passage in the forms in which values are sought."""

    close: str
    """Without any space but those between digits, which part two numbers."""

    spaced: str
    """Words parted by single spaces, as Latin words need it."""

    counted: str
    """Like `spaced`, kanji numerals as Arabic digits."""

    @classmethod
    def of(cls, text: str) -> "Haystack":
        """The forms of a raw text."""
        spaced = " ".join(fold(each) for each in text.split()).casefold()
        return cls(_SPACE.sub("", spaced), spaced, arabic(spaced))


def stands(value: str, text: Haystack) -> bool:
    """Whether a value stands in a text, in any of its forms."""
    if _is_day(value) or _NUMBER.fullmatch(value):
        pattern = _pattern(value)
        return bool(pattern.search(text.close) or pattern.search(text.spaced)
                    or (_is_day(value) and _in_a_year_named_before(value, text.close)))
    if _term(value).search(text.spaced):
        return True
    written = arabic(fold(value).casefold())
    return any(each.isdigit() for each in written) and bool(
        _term(arabic(value)).search(text.counted))


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _in_a_year_named_before(value: str, text: str) -> bool:
    """Whether a month and day stand there whose year is the last one named before them:
    令和7年6月4日に公布され、9月1日に施行."""
    day = date.fromisoformat(value)
    bare = re.compile(rf"(?<![\d{NUMERAL}年]){_either(day.month)}月{_either(day.day)}日")
    for found in bare.finditer(text):
        named = list(_YEAR.finditer(text, 0, found.start()))
        if named and _year(named[-1]) == day.year:
            return True
    return False


def _year(named: re.Match[str]) -> int:
    first = next((each[2] for each in _ERAS if each[0] == named["era"]), 1)
    written = named["year"]
    return first - 1 + int(arabic("一" if written == "元" else written))


def missing(values: tuple[str, ...], text: Haystack) -> tuple[str, ...]:
    """The values that do not stand in a text."""
    return tuple(each for each in values if not stands(each, text))


@lru_cache(maxsize=4096)
def _pattern(value: str) -> re.Pattern[str]:
    day = _DAY.fullmatch(value)
    forms = _day_forms(*map(int, day.groups())) if day else _number_forms(value)
    return re.compile("|".join(map(_alone, dict.fromkeys(forms))), re.IGNORECASE)


def _alone(form: str) -> str:
    """A pattern that is no part of a longer number or Latin word.

    387.3 stands in 387.3億; 3 does not stand in 3万, which is another number.
    """
    unit = "" if r"\." in form and NUMERAL not in form else "千万億兆"
    before, after = r"(?<!\d)(?<!\d[.,])", rf"(?![\d{unit}])(?![.,]\d)"
    if re.match(rf"\(?\[?[{NUMERAL}]", form):
        before = f"(?<![{NUMERAL}])"
    if re.search(rf"[{NUMERAL}]\)?\]?$", form):
        after = f"(?![{NUMERAL}])"
    return f"{before}(?:{form}){after}"


def _day_forms(year: int, month: int, day: int) -> Iterator[str]:
    months, days = _either(month), _either(day)
    yield f"{year}年{months}月{days}日"
    yield f"{digit_by_digit(year)}年{months}月{days}日"
    yield rf"{year}[-/.]0?{month}[-/.]0?{day}"
    yield f"{year}{month:02}{day:02}"
    for era, letter, first in _eras(year):
        years = _either(year - first + 1)
        yield f"{era}{years}年{months}月{days}日"
        number = year - first + 1
        yield rf"(?<![a-z]){letter}\.?0?{number}[-/.年]0?{month}[-/.月]0?{day}日?"
    name = _MONTHS[month - 1]
    named = rf"(?<![a-z])(?:{name}|{name[:3]}\.?)"
    yield rf"{named} ?{day}(?:st|nd|rd|th)?,? ?{year}"
    yield rf"{day}(?:st|nd|rd|th)? ?(?:of ?)?(?:{name}|{name[:3]}\.?),? ?{year}"


def _either(number: int) -> str:
    """A small number in Arabic or kanji digits; the first year of an era is also 元."""
    first = "|元" if number == 1 else ""
    return rf"(?:0?{number}|{kanji(number)}{first})"


def _eras(year: int) -> list[tuple[str, str, int]]:
    """The era a year lies in, and the one before it."""
    return [each for each in _ERAS if each[2] <= year][:2]


def _number_forms(value: str) -> Iterator[str]:
    whole, _, part = value.replace(",", "").partition(".")
    number = int(whole)
    tail = rf"\.{part}" if part else ""
    yield re.escape(whole) + tail
    yield re.escape(f"{number:,}") + tail
    point = f"・{digit_by_digit(part)}" if part else ""
    yield kanji(number) + point
    yield digit_by_digit(whole) + point
    if part:
        return
    if number >= 10**4:
        yield _in_myriads(number)
    if 1868 <= number < 3000:
        for era, letter, first in _eras(number):
            yield f"{era}{_either(number - first + 1)}年"
            yield rf"(?<![a-z]){letter}\.?{number - first + 1}(?=[.年/-])"


def _in_myriads(number: int) -> str:
    """35000 as 3万5000 or 3万5千."""
    told, rest = "", number
    for unit, size in (("兆", 10**12), ("億", 10**8), ("万", 10**4)):
        count, rest = divmod(rest, size)
        if count:
            told += f"{count:,}{unit}".replace(",", ",?")
    if not rest:
        return told
    thousands = f"|{rest // 1000}千" if rest % 1000 == 0 else ""
    return f"{told}(?:{f'{rest:,}'.replace(',', ',?')}{thousands})"


@lru_cache(maxsize=4096)
def _term(value: str) -> re.Pattern[str]:
    """A term, whatever stands between its characters where lines break."""
    words = [fold(each).casefold() for each in value.split()]
    body = " ?".join(" ?".join(map(re.escape, _steps(word))) for word in words)
    start, end = words[0][:1], words[-1][-1:]
    before = r"(?<![a-z0-9])" if re.match("[a-z0-9]", start) else (
        f"(?<![{NUMERAL}])" if start in NUMERAL else "")
    after = r"(?![a-z0-9])" if re.match("[a-z0-9]", end) else (
        f"(?![{NUMERAL}])" if end in NUMERAL else "")
    return re.compile(f"{before}{body}{after}")


def _steps(word: str) -> list[str]:
    """Latin words whole, other characters one by one: only those are broken by a line's end."""
    return re.findall(r"[a-z0-9]+|.", word)
