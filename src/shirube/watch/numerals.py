"""Kanji numerals: written from numbers, and read back to Arabic digits."""

import re

DIGITS = "〇一二三四五六七八九"
NUMERAL = "〇零一二三四五六七八九十百千万億兆"
"""Every character a kanji number is written with."""

_VALUE = {each: number for number, each in enumerate(DIGITS)} | {"零": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_RUN = re.compile(f"[{NUMERAL}]+")


def kanji(number: int) -> str:
    """A number as statutes write it: 153 is 百五十三, 35000 is 三万五千."""
    if number == 0:
        return "〇"
    told, rest = "", number
    for unit, size in sorted(_LARGE.items(), key=lambda each: -each[1]):
        count, rest = divmod(rest, size)
        if count:
            told += _below_myriad(count) + unit
    return told + (_below_myriad(rest) if rest else "")


def _below_myriad(number: int) -> str:
    told = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10)):
        count, number = divmod(number, size)
        if count:
            told += ("" if count == 1 else DIGITS[count]) + unit
    return told + (DIGITS[number] if number else "")


def digit_by_digit(number: int | str) -> str:
    """Digits one by one: 2025 is 二〇二五."""
    return "".join(DIGITS[int(each)] for each in str(number))


def arabic(text: str) -> str:
    """A text with every run of kanji numerals as Arabic digits; other runs stay.

    For comparing only: it also turns 統一 into 統1.
    """
    return _RUN.sub(lambda found: _read(found[0]), text)


def _read(run: str) -> str:
    if not set(run) & (_SMALL.keys() | _LARGE.keys()):
        return "".join(str(_VALUE[each]) for each in run)
    total = section = 0
    digit: int | None = None
    for each in run:
        if each in _VALUE:
            digit = _VALUE[each] if digit is None else digit * 10 + _VALUE[each]
        elif each in _SMALL:
            section += (1 if digit is None else digit) * _SMALL[each]
            digit = None
        else:
            amount = section + (digit or 0)
            if not amount:  # a word such as 億万, not a number
                return run
            total += amount * _LARGE[each]
            section, digit = 0, None
    return str(total + section + (digit or 0))
