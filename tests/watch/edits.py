"""Simulated edits of an extracted document: what legislators change, and what typesetters do."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from shirube.watch.extract.unit import Extracted, Unit
from shirube.watch.passages import Document
from shirube.watch.radicals import IDEOGRAPH_OF

_NUMERALS = "一二三四五六七八九"
_DIGITS = "0123456789"
_NEGATIONS = (("しなければならない", "しないことができる"), ("ことができる", "ことができない"),
              ("する。", "しない。"), ("ない", "ある"), ("ある", "ない"), (" not ", " "),
              ("must", "must not"), ("may", "may not"), ("する", "しない"), ("を", "以外を"))
_CLAUSES = ("（政令で定めるものを除く。）", "、必要があると認めるときは、", "その他の者", "等",
            "及び変更")

Edit = Callable[[str, random.Random], str]
"""A changed text, or the same one when there is nothing of the kind to change."""


def another_number(text: str, chance: random.Random) -> str:
    """One numeral, kanji or Arabic, becomes another."""
    places = [found.start() for found in re.finditer(f"[{_NUMERALS}0-9０-９]", text)]
    if not places:
        return text
    at = chance.choice(places)
    table = _NUMERALS if text[at] in _NUMERALS else _DIGITS
    was = unicodedata.normalize("NFKC", text[at])
    return text[:at] + chance.choice([each for each in table if each != was]) + text[at + 1:]


def other_negation(text: str, chance: random.Random) -> str:
    """`Not` comes or goes."""
    fitting = [each for each in _NEGATIONS if each[0] in text]
    if not fitting:
        return text
    old, new = chance.choice(fitting)
    return text.replace(old, new, 1)


def inserted_clause(text: str, chance: random.Random) -> str:
    """Words come in, anywhere, the very end and beginning included."""
    at = chance.choice((0, len(text), chance.randrange(len(text) + 1)))
    return text[:at] + chance.choice(_CLAUSES) + text[at:]


def dropped_words(text: str, chance: random.Random) -> str:
    """Some characters go."""
    at = chance.randrange(max(1, len(text)))
    return text[:at] + text[at + chance.randint(1, 12):]


def swapped_words(text: str, chance: random.Random) -> str:
    """Two neighbouring pieces change places."""
    at, size = chance.randrange(max(1, len(text) - 4)), chance.randint(1, 4)
    one, two = text[at:at + size], text[at + size:at + 2 * size]
    return text[:at] + two + one + text[at + 2 * size:]


EDITS: dict[str, Edit] = {
    "changed number": another_number, "changed negation": other_negation,
    "inserted clause": inserted_clause, "dropped words": dropped_words,
    "swapped words": swapped_words,
}


def layout(text: str, chance: random.Random) -> str:
    """The same words set otherwise: lines broken, widths changed, spaces, radicals, NFD."""
    kinds = chance.sample(("wrap", "wide", "narrow", "spaces", "nfd", "radicals", "dashes"), 2)
    if "wide" in kinds:
        text = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)
    if "narrow" in kinds:
        text = "".join(unicodedata.normalize("NFKC", each) if "！" <= each <= "～" else each
                       for each in text)
    if "nfd" in kinds:
        text = unicodedata.normalize("NFD", text)
    if "radicals" in kinds:
        back = {value: key for key, value in IDEOGRAPH_OF.items()}
        text = "".join(back.get(each, each) for each in text)
    if "dashes" in kinds:
        text = text.replace("―", "—").replace("－", "−")
    if "wrap" in kinds:
        text = "\n".join(text[at:at + 17] for at in range(0, len(text), 17))
    if "spaces" in kinds:
        text = re.sub(r"(?<=[。、])", "　", text)
    return text


def with_text(document: Extracted, number: int, text: str) -> Extracted:
    """A document whose unit of that number reads otherwise."""
    units = list(document.units)
    units[number] = replace(units[number], text=text)
    return replace(document, units=tuple(units))


def laid_out(document: Extracted, chance: random.Random) -> Extracted:
    """A document set otherwise throughout."""
    return replace(document, units=tuple(
        replace(unit, text=layout(unit.text, chance)) for unit in document.units))


def renumbered(document: Extracted, chance: random.Random, articles: int = 3,
               items: int = 3) -> Extracted:
    """Articles inserted among the articles, items among items; what follows moves on."""
    units = document.units
    for _ in range(articles):
        units = _inserted(units, r"art_(\d+)(?=_|$)", chance)
    for _ in range(items):
        parents = sorted({unit.address.rsplit("__item_", 1)[0] for unit in units
                          if re.fullmatch(r".*__item_\d+", unit.address)})
        if parents:
            parent = re.escape(chance.choice(parents))
            units = _inserted(units, rf"{parent}__item_(\d+)(?=_|$)", chance)
    return replace(document, units=units)


def named(document: Extracted) -> Extracted:
    """A document whose units carry a name of their own through whatever becomes of them."""
    return replace(document, units=tuple(
        replace(unit, links=(str(number),)) for number, unit in enumerate(document.units)))


def untouched(before: Document, after: Document) -> Iterator[str]:
    """Addresses of a named document whose whole passage stands in a later one, nothing
    inserted into it, wherever and however it is set there."""
    runs = {tuple(unit.links for unit in after.units[slice(*span)])
            for span in after.nodes.values()}
    for address, span in before.nodes.items():
        if before.matched(span) and tuple(
                unit.links for unit in before.units[slice(*span)]) in runs:
            yield address


def _inserted(units: Sequence[Unit], pattern: str, chance: random.Random) -> tuple[Unit, ...]:
    """A new place before a random one of a kind; every later one of the kind gets its number
    raised by one."""
    numbers = sorted({int(found[1]) for unit in units
                      if (found := re.match(pattern, unit.address))})
    if not numbers:
        return tuple(units)
    at = chance.choice(numbers)
    told: list[Unit] = []
    done = False
    for unit in units:
        found = re.match(pattern, unit.address)
        if not found or int(found[1]) < at:
            told.append(unit)
            continue
        begin, end = found.span(1)
        if not done:
            text = "".join(chance.choice("新設規定手続報告公表区域期間") for _ in range(40)) + "。"
            told.append(Unit(unit.address[:end], text))
            done = True
        raised = str(int(found[1]) + 1)
        told.append(replace(unit, address=unit.address[:begin] + raised + unit.address[end:]))
    return tuple(told)
