"""Finding: every document that holds all terms of a query, best first, with what to show."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from shirube.model.terms import Language
from shirube.search.documents import KINDS, Document
from shirube.search.fold import fold, key, key_of
from shirube.search.query import Query, Term
from shirube.search.snippet import Pieces, fullest, marked, snippet

WHOLE_KEY = 100
"""What it is worth that all that was typed is a reference or name of the record."""

KEY, TITLE, NAMES, PLACE, LINES = 20, 10, 8, 6, 3
"""What a term is worth by where it stands; one more as a whole word."""

WIDTHS: Mapping[Language, int] = {"ja": 80, "en": 160}
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document ready to be searched: what it is known by exactly, and its folded texts."""

    document: Document
    keys: frozenset[str]
    title: str
    names: str
    place: str
    lines: str

    @classmethod
    def of(cls, document: Document) -> "Entry":
        """The document folded."""
        title, place = fold(document.title), fold(document.place)
        names = fold("\n".join(document.names))
        keys = {*map(key, document.refs), *map(key_of, names.split("\n")), key_of(place)}
        if document.named:
            keys.add(key_of(title))
        return cls(document, frozenset(keys - {""}), title, names, place,
                   fold("\n".join(document.lines)))

    def worth(self, term: Term) -> int:
        """What a term is worth here; 0 when the document does not hold it."""
        if term.key in self.keys:
            return KEY
        title = TITLE if self.document.named else LINES
        for worth, text in ((title, self.title), (NAMES, self.names), (PLACE, self.place),
                            (LINES, self.lines)):
            strength = term.strength(text)
            if strength:
                return worth + strength - 1
        return 0


@dataclass(frozen=True, slots=True)
class Index:
    """Documents of one language ready to be searched."""

    lang: Language
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, documents: Iterable[Document], lang: Language) -> "Index":
        """An index of documents; between equals their order decides."""
        return cls(lang, tuple(map(Entry.of, documents)))


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, with what to show of it."""

    document: Document

    title: Pieces
    """Its title; of a long sentence the part around what was found."""

    place: Pieces
    """Where it stands."""

    text: Pieces
    """Part of the line that holds most of what title and place do not, or of the first; empty
    without lines."""

    name: Pieces
    """A further name with a term that nothing else shown holds; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds."""

    refs: tuple[str, ...]
    """Every record found of the kinds asked for, best first."""

    hits: tuple[Hit, ...]
    """The first of them with what to show, as many as asked for."""

    kinds: Mapping[str, int]
    """How many there are of every kind, in the order of kinds."""

    missing: tuple[str, ...]
    """When there are none of any kind: terms that no document holds."""

    @property
    def total(self) -> int:
        """How many there are of the kinds asked for."""
        return len(self.refs)


def find(
    index: Index, query: Query, *, kinds: Collection[str] = (), limit: int | None = None
) -> Found:
    """Every document that holds all terms of a query, or is known by the whole of it.

    Pure, and the same for equal arguments. Order: what the terms are worth where they stand
    and what the kind is worth; then the order of kinds; then that of the index.
    """
    order = {kind: place for place, kind in enumerate(KINDS)}
    scored = sorted(
        (-score, order[entry.document.kind], place)
        for place, entry in enumerate(index.entries) if (score := _score(entry, query))
    )
    found = [index.entries[place] for _, _, place in scored]
    wanted = [each for each in found if not kinds or each.document.kind in kinds]
    counts = {kind: number for kind in KINDS
              if (number := sum(1 for each in found if each.document.kind == kind))}
    missing = () if found else tuple(
        term.text for term in query.terms if not any(each.worth(term) for each in index.entries))
    width = WIDTHS[index.lang]
    return Found(tuple(each.document.ref for each in wanted),
                 tuple(_hit(each.document, query, width) for each in wanted[:limit]),
                 counts, missing)


def _score(entry: Entry, query: Query) -> int:
    """How good a document is; 0 when it is not found."""
    total = WHOLE_KEY if query.key in entry.keys else 0
    for term in query.terms:
        worth = entry.worth(term)
        if not (worth or total >= WHOLE_KEY):
            return 0
        total += worth
    weight = KINDS[entry.document.kind]
    return total and total + (weight if entry.document.stands else weight // 2)


def _hit(document: Document, query: Query, width: int) -> Hit:
    terms, title = query.terms, document.title
    rest = [term for term in terms if not any(map(term.strength, _folded(title, document.place)))]
    unseen = [term for term in rest if not any(map(term.strength, _folded(*document.lines)))]
    name = next((each for each in document.names
                 if any(term.strength(fold(each)) for term in unseen)), "")
    return Hit(
        document,
        marked(title, terms) if document.named else snippet(title, terms, width),
        marked(document.place, terms),
        snippet(fullest(document.lines, rest), terms, width),
        marked(name, terms))


def _folded(*texts: str) -> list[str]:
    return [fold(each) for each in texts]
