"""Pinpoints of citations in the page's language, as far as that is certain.

Addresses of statutes are told as article, paragraph and item, words and numbered parts by a table.
Whatever is not known as a whole stays as its source writes it.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from shirube.locales import LANGUAGES, Words
from shirube.locales.places import (
    AMENDING,
    DIGITS,
    ERAS,
    NUMBERED,
    NUMBERS,
    ONE_WAY,
    PAGE,
    PAGES,
    PLACES,
    SIGNS,
    UNITS,
    WAVES,
)
from shirube.model.terms import Language

_STEP = re.compile(r"(art|suppl|para|item)_(\d+)((?:_\d+)*)")
_AMENDED = re.compile(r"suppl-(\d{4})-(\d{1,3})_(.+)")
_DAY = r"\d{4}(?:-\d\d){1,2}"
_LABEL = (r"[A-Z]-\d+\)|\d+\)|\(\d+\)|[IVX]+[.)]|[ivx]+\.|[A-Z]\.?(?:, [A-Z])*|"
          r"[\u2460-\u2473]|\d+\.")


def place_text(at: str, words: Words) -> str:
    """A pinpoint for people, in their language where it is surely known."""
    return words("list.semicolon").join(_told(each.strip(), words) for each in at.split(";"))


def _told(at: str, words: Words) -> str:
    found = _address(at, words) or _amending(at, words)
    return found or next(filter(None, (_turned(at, each, words.lang) for each in LANGUAGES)), at)


def _address(at: str, words: Words) -> str | None:
    told = []
    for step in at.split("__"):
        found = _STEP.fullmatch(step)
        if found is None:
            return None
        kind, number, more = found.groups()
        between = words("place.between")
        told.append(words(f"place.{kind}", n=number, more="".join(
            between + each for each in more.split("_") if each)))
    return words("place.step").join(told)


def _amending(at: str, words: Words) -> str | None:
    """A place in the supplementary provisions that an amending act brought."""
    found = _AMENDED.fullmatch(at)
    place = _address(f"art_{found[3]}", words) if found else None
    if found is None or place is None:
        return None
    year, number = int(found[1]), int(found[2])
    with_era, without = AMENDING[words.lang]
    for era, before, first in ERAS:
        if year >= first:
            return with_era.format(era=era + _kanji(year - before), year=year, place=place,
                                   number=_kanji(number) if words.lang == "ja" else number)
        if year > before:
            break
    return without.format(year=year, number=number, place=place)


def _kanji(number: int) -> str:
    told = ""
    for unit, digit in zip(UNITS, reversed(str(number)), strict=False):
        if digit != "0":
            told = ("" if unit and digit == "1" else DIGITS[int(digit)]) + unit + told
    return told


@cache
def _turned(at: str, source: Language, lang: Language) -> str | None:
    """A pinpoint written in `source` told in `lang`; None where any of it is unknown."""
    signs, theirs = SIGNS[source], SIGNS[lang]
    base, opened, rest = at.partition(signs["open"])
    if opened:
        inner = rest.removesuffix(signs["close"])
        before = _turned(base, source, lang)
        added = inner if re.fullmatch(_DAY, inner) else _turned(inner, source, lang)
        if before is None or added is None or inner == rest:
            return None
        return before + theirs["open"] + added + theirs["close"]
    return (_path(at, source, lang) or _span(at, source, lang)
            or (_compound(at, lang) if source == "ja" else None))


def _span(at: str, source: Language, lang: Language) -> str | None:
    """From one numbered place up to another."""
    dashes = f"[{WAVES}]|" if source == "ja" else ""
    ends = re.split(dashes + re.escape(SIGNS[source]["span"]), at)
    told = [_path(each, source, lang) for each in ends]
    if len(told) != 2 or not (told[0] and told[1]) or not all(re.search(r"\d", e) for e in ends):
        return None
    return told[0] + SIGNS[lang]["span"] + told[1]


def _compound(at: str, lang: Language) -> str | None:
    """Several places that Japanese sets side by side."""
    told = [_path(each, "ja", lang) for each in at.split(SIGNS["ja"]["list"])]
    return SIGNS[lang]["list"].join(filter(None, told)) if all(told) else None


def _path(at: str, source: Language, lang: Language) -> str | None:
    """Parts within parts, each known; marks alone are no words of any language."""
    told = ""
    for text, form in _parts(at, source):
        if form is None or not (form.tell or told):
            return None
        part = form.tell(text, lang) if form.tell else text
        heading = told.endswith(".") and not re.search(r"\d", part)
        apart = SIGNS[lang]["step"] if form.tell and not heading else " "
        told += (apart if told else "") + part
    return told or None


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    tell: Callable[[str, Language], str] | None
    """How it is told in a language; None for marks, which every language writes alike."""


def _form(pattern: str, tell: Callable[[str, Language], str] | None, source: Language) -> _Form:
    after = r"(?=$|[ .])" if source == "ja" else r"(?=$|,? )"
    return _Form(re.compile(f"(?:{pattern}){after}"), tell)


def _parts(at: str, source: Language) -> Iterator[tuple[str, _Form | None]]:
    """The parts a pinpoint names, one by one, up to the first unknown one."""
    between = re.compile(r"[ .]|$" if source == "ja" else r",? |$")
    place = 0
    while place < len(at):
        matches = ((form.pattern.match(at, place), form) for form in _forms(source))
        found, form = next(((one, form) for one, form in matches if one), (None, None))
        yield (found[0] if found else "", form)
        space = between.match(at, found.end()) if found else None
        place = space.end() if space else len(at)


@cache
def _forms(source: Language) -> tuple[_Form, ...]:
    """Every known part as `source` writes it; of words the longest first."""
    words = sorted(PLACES, key=lambda pair: -len(pair[source == "en"]))
    return (
        *(_form(re.escape(pair[source == "en"]), _word(pair), source) for pair in words),
        *(_numbered(each, source) for each in (*NUMBERED, *ONE_WAY[source])),
        *(_counted(each, source) for each in NUMBERS),
        _form(PAGE[source], _page, source),
        _form(_LABEL, None, source),
    )


def _word(pair: tuple[str, str]) -> Callable[[str, Language], str]:
    return lambda _, lang: pair[lang == "en"]


def _numbered(row: tuple[str, str, str], source: Language) -> _Form:
    template = row[source == "en"]
    branch = SIGNS[source]["branch"]
    pattern = re.escape(template).replace(r"\{n\}", f"({row[2]})")
    pattern = pattern.replace(r"\{more\}", rf"((?:{branch}\d+)*)")

    def tell(text: str, lang: Language) -> str:
        found = re.fullmatch(pattern, text)
        number, more = ((*found.groups(), "") if found else ("", ""))[:2]
        return row[lang == "en"].format(n=number, more=more.replace(branch, SIGNS[lang]["branch"]))

    return _form(pattern, tell, source)


def _counted(row: tuple[str, tuple[str, str]], source: Language) -> _Form:
    ja, (one, more) = row
    signs = SIGNS[source]
    dash = f"(?:[{WAVES}-])" if source == "ja" else "(?:-| to )"
    span = rf"\d+(?:{dash}\d+)?"
    between = "(?:" + "|".join(re.escape(signs[each]) for each in ("list", "last")) + ")"
    before = ja if source == "ja" else f"(?:{more}|{one}) "

    def tell(text: str, lang: Language) -> str:
        numbers = re.sub(f"^{before}", "", text)
        told = [SIGNS[lang]["range"].join(str(int(end)) for end in re.split(dash, each))
                for each in re.split(between, numbers)]
        counted = told[0] if len(told) == 1 else (
            SIGNS[lang]["list"].join(told[:-1]) + SIGNS[lang]["last"] + told[-1])
        if lang == "ja":
            return ja + counted
        return f"{one if counted.isdigit() else more} {counted}"

    return _form(f"{before}{span}(?:{between}{span})*", tell, source)


def _page(text: str, lang: Language) -> str:
    ends = re.findall(r"\d+", text)
    return PAGES[lang][len(ends) > 1].format(n="-".join(ends))
