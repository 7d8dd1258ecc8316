"""Queries: what people type, as terms that must all be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shirube.search.fold import LATIN, NUMERALS, TENS, fold, in_digits, in_ideographs, key, plain

_PARTS = re.compile('"([^"]*)"?|「([^」]*)」?|『([^』]*)』?|([^ "「『]+)')
_EDGES = ".,;:!?、。・()[]{}<>」』"
_ENGLISH = re.compile("[a-z]+")
_LATIN = re.compile(f"[{LATIN}]")
_NO_CHARACTER = re.compile("[\ud800-\udfff]")
_DIGITS = "0123456789"
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a term may be written in a text."""

    text: str

    whole: bool = False
    """True when the word or number must end with it; typed ones may go on."""

    def fits(self, folded: str, start: int) -> bool:
        """Whether it may stand at a place of a folded text where its characters are: letters
        and digits at the start of a word, digits as a whole number."""
        if start and _LATIN.match(self.text) and _LATIN.match(folded, start - 1):
            return False
        last = self.text[-1]
        after = folded[start + len(self.text):start + len(self.text) + 1]
        if not after:
            return True
        if last in _DIGITS:
            return after not in _DIGITS
        if not self.whole:
            return True
        if last in NUMERALS + TENS:
            return after not in NUMERALS + TENS
        return not (_LATIN.match(last) and _LATIN.match(after))

    def places(self, folded: str) -> Iterator[int]:
        """Where it stands in a folded text."""
        start = folded.find(self.text)
        while start >= 0:
            if self.fits(folded, start):
                yield start
            start = folded.find(self.text, start + 1)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that must be found."""

    text: str
    """The term folded, for telling it."""

    key: str
    """The term as references are known."""

    forms: tuple[Form, ...]
    """Ways of writing it, the typed one first; one of them must stand in a text."""

    def spans(self, folded: str) -> list[tuple[int, int]]:
        """Places in a folded text where the term stands, in order; they may overlap."""
        return sorted({(start, start + len(form.text))
                       for form in self.forms for start in form.places(folded)})

    def strength(self, folded: str) -> int:
        """How the term stands in a folded text: 0 not at all, 1 as the beginning of a word,
        2 as a whole one; in Japanese always as a whole."""
        best = 0
        for form in self.forms:
            for start in form.places(folded):
                end = start + len(form.text)
                if not (_LATIN.match(form.text[-1]) and _LATIN.match(folded, end)):
                    return 2
                best = 1
        return best


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, read."""

    key: str
    """All of it as references are known; empty when nothing was typed."""

    terms: tuple[Term, ...]


def read_query(text: str) -> Query:
    """The terms of what people type: words parted by spaces, phrases in quotation marks.

    Words lose marks at their edges; what is quoted is meant as it is written; the same term
    twice is one. Nothing is refused: what means nothing has no terms.
    """
    bare = legible(text).replace("\n", " ")
    terms: dict[str, Term] = {}
    for found in _PARTS.finditer(plain(bare)):
        word = found[4] or ""
        phrase = found[1] or found[2] or found[3] or ""
        told = fold(phrase or word.strip(_EDGES) or word).strip(" ")
        if told:
            terms.setdefault(told, Term(told, key(told), _forms(told, quoted=bool(phrase))))
    return Query(key(bare), tuple(terms.values()))


def legible(text: str) -> str:
    """Text that may be written down: what is no character in it becomes the mark for that."""
    return _NO_CHARACTER.sub("\ufffd", text)


def _forms(told: str, *, quoted: bool) -> tuple[Form, ...]:
    """The typed form, numbers written the other way, and unless it was quoted the plain endings
    of an English word."""
    forms = {told: Form(told)}
    for other in (in_digits(told), in_ideographs(told)):
        forms.setdefault(other, Form(other, whole=True))
    if not quoted and _ENGLISH.fullmatch(told):
        for other in _endings(told):
            forms.setdefault(other, Form(other, whole=True))
    return tuple(forms.values())


def _endings(word: str) -> list[str]:
    """The same English word in the singular, the plural or with another ending."""
    found: list[str] = []
    if word.endswith("ies") and len(word) > 4:
        found = [word[:-3] + "y"]
    elif word.endswith(("ses", "xes", "zes", "ches", "shes")):
        found = [word[:-1], word[:-2]]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        found = [word[:-1]]
    elif word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        found = [word[:-1] + "ies"]
    elif word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
        found = [stem, stem + "e", stem + "s", stem + "es", stem + "ed"]
        if stem[-1] == stem[-2]:
            found += [stem[:-1], stem[:-1] + "s"]
    elif word.endswith("e") and len(word) > 2:
        found = [word[:-1] + "ing"]
    return found
