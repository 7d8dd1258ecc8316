"""Documents: what of each record can be found, in one language."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from shirube.model.analysis import Analysis
from shirube.model.claim import Claim
from shirube.model.crosswalk import Crosswalk
from shirube.model.expectation import Checklist, Expectation, Risk
from shirube.model.instrument import Instrument, Provision
from shirube.model.jurisdiction import Jurisdiction, World
from shirube.model.measure import Measure
from shirube.model.page import Page
from shirube.model.questionnaire import Questionnaire
from shirube.model.regime import Body, Regime
from shirube.model.rule import Definition, Fact
from shirube.model.rulebook import KINDS as COLLECTIONS
from shirube.model.rulebook import AnyRecord, Rulebook
from shirube.model.source import Source
from shirube.model.terms import Language
from shirube.model.text import Text, Title

KINDS = {
    "instruments": 8, "pages": 8,
    "provisions": 7, "expectations": 7, "principles": 7, "statements": 7,
    "terms": 6, "claims": 6, "events": 6, "milestones": 6, "measures": 6, "bodies": 6,
    "regime": 5, "jurisdictions": 5, "risks": 5, "checklists": 5, "questionnaires": 5,
    "analyses": 5, "crosswalks": 5,
    "definitions": 3, "facts": 3,
    "rules": 1, "examples": 1, "sources": 1,
}
"""Kinds of documents, what people mean most often first, with what each is worth."""

Searched = AnyRecord | Jurisdiction
"""What a document is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What of a record can be found, in one language."""

    ref: str
    """Id of the record."""

    kind: str
    """One of `KINDS`."""

    title: str
    """Its name in the language, or the sentence it consists of."""

    named: bool = True
    """False when the title is a sentence: worth no more than its other text."""

    place: str = ""
    """Where it stands, with its official reference: `AI推進法 第七条`."""

    refs: tuple[str, ...] = ()
    """What it is known by exactly beside its names: ids, ends of ids, codes, its instrument's
    name with its number."""

    names: tuple[str, ...] = ()
    """Further names of it, those in the other language too."""

    lines: tuple[str, ...] = ()
    """What it says, line by line, in our words."""

    stands: bool = True
    """Whether it stands on the day asked about."""


def documents(
    rulebook: Rulebook, world: World, lang: Language, stands: Callable[[Searched], bool | None]
) -> Iterator[Document]:
    """A document for every record of a regime and the world, in the order of the packs.

    Args:
        rulebook: Records of the regime.
        world: The other jurisdictions.
        lang: Language of titles and texts; names are there in both.
        stands: Whether a record stands on the day asked about; none: it is left out.
    """
    reader = _Reader(rulebook, lang)
    for kind, record in _records(rulebook, world):
        standing = stands(record)
        if standing is not None:
            yield reader.document(kind, record, standing)


def _records(rulebook: Rulebook, world: World) -> Iterator[tuple[str, Searched]]:
    """Every record with its kind; sources of the world are told by their jurisdictions."""
    yield "regime", rulebook.regime
    for kind in COLLECTIONS:
        for record in getattr(rulebook, kind):
            yield kind, record
    for jurisdiction in world.jurisdictions:
        yield "jurisdictions", jurisdiction


class _Reader:
    """Reads records in one language."""

    def __init__(self, rulebook: Rulebook, lang: Language) -> None:
        self.by_id = rulebook.by_id
        self.lang = lang
        self.other: Language = "en" if lang == "ja" else "ja"

    def document(self, kind: str, record: Searched, stands: bool) -> Document:
        title, place, named = self.title(record), self.place(record), self.name(record)
        names = (_clean(each) for each in self.names(record))
        lines = (_clean(each) for each in self.lines(record))
        return Document(
            ref=record.id, kind=kind, title=title, named=named is not None, place=place,
            refs=tuple(dict.fromkeys(self.refs(record))),
            names=tuple(dict.fromkeys(each for each in names if each not in (title, place))),
            lines=tuple(each for each in lines if each != title), stands=stands,
        )

    def name(self, record: Searched) -> Text | None:
        """What a record is called; none where it consists of a sentence."""
        return next((value for field in ("title", "label", "number")
                     if isinstance(value := getattr(record, field, None), Text)), None)

    def title(self, record: Searched) -> str:
        """What a record is called, else what it says."""
        found = self.name(record) or getattr(record, "text", None) or getattr(
            record, "gist", None)
        return _clean(found.in_(self.lang)) if found else record.id

    def place(self, record: Searched) -> str:
        """The instrument's short name and the official reference, as far as the title does not
        tell it; of what stands by itself its own short name, of a source its publisher."""
        if isinstance(record, Source):
            return _clean(record.publisher.in_(self.lang))
        if isinstance(record, Instrument | Body):
            short = _clean(record.short.in_(self.lang)) if record.short else ""
            return "" if short == self.title(record) else short
        if isinstance(record, Provision):
            number = record.number.in_(self.lang) if record.title else ""
            return _clean(f"{self.within(record)} {number}")
        english = getattr(record, "ref_en", None) if self.lang == "en" else None
        return _clean(f"{self.within(record)} {english or getattr(record, 'ref', '')}")

    def within(self, record: Searched) -> str:
        """Short name of the instrument a record belongs to."""
        instrument = self.by_id.get(getattr(record, "instrument", ""))
        return instrument.short.in_(self.lang) if isinstance(instrument, Instrument) else ""

    def refs(self, record: Searched) -> Iterator[str]:
        """What a record is known by exactly, its names apart.

        Ends of ids count where they hold a number, like `art_7`: others are words of their own.
        """
        for ref in (record.id, *getattr(record, "aliases", ())):
            yield ref
            end = re.split("[/#]", ref)[-1]
            if re.search("[0-9]", end):
                yield end
        if isinstance(record, Provision):
            yield _clean(f"{self.within(record)} {record.number.in_(self.lang)}")
        if isinstance(record, Jurisdiction):
            yield record.code
        if isinstance(record, Definition):
            yield record.defines
        if isinstance(record, Fact):
            yield record.key
        for earlier in getattr(record, "earlier", ()):
            if earlier.ref:
                yield earlier.ref

    def names(self, record: Searched) -> Iterator[str]:
        """Short and official names in both languages, and the title in the other one; but not
        our own wording of a source's title, which nobody looks for."""
        for field in ("short", "title", "number", "label", "chapter"):
            value = getattr(record, field, None)
            if isinstance(value, Text):
                yield value.in_(self.lang)
                if not (isinstance(record, Source) and isinstance(value, Title)
                        and value.standing(self.other) == "ours"):
                    yield value.in_(self.other)
        for field in ("ref", "ref_en"):
            value = getattr(record, field, None)
            if value:
                yield value
        yield from getattr(record, "repeats", ())

    def lines(self, record: Searched) -> Iterator[str]:
        """What a record says."""
        gist = getattr(record, "gist", None)
        if isinstance(gist, Text):
            yield gist.in_(self.lang)
        yield from self._more(record)

    def _more(self, record: Searched) -> Iterator[str]:
        match record:
            case Regime():
                yield from self.each(each.gist for each in record.statuses)
                yield record.depth_note.in_(self.lang)
            case Body():
                yield from self.each([record.members])
            case Instrument():
                for version in record.versions:
                    yield from self.each([version.gist, *version.changes])
                for silence in record.silent_on:
                    yield from self.pair(silence.topic, silence.gist)
            case Provision():
                yield from self.each(each.gist for each in record.norms)
            case Expectation():
                yield from self.each(each.gist for each in record.points)
                yield from self.each([record.reasons_accepted])
            case Checklist():
                for row in record.rows:
                    yield from self.pair(row.title, row.gist)
            case Risk():
                yield from self.each([record.group])
            case Measure():
                for figure in record.figures:
                    yield " ".join((figure.value, figure.unit.in_(self.lang),
                                    figure.means.in_(self.lang)))
                yield from self.each([record.status])
            case Questionnaire():
                for section in record.sections:
                    yield f"{section.ref} {section.title.in_(self.lang)}"
                    for question in section.questions:
                        yield f"{question.ref} {question.gist.in_(self.lang)}"
            case Analysis():
                for node in record.nodes:
                    yield from self.pair(node.question, node.gist)
            case Crosswalk():
                yield record.right_name.in_(self.lang)
            case Claim():
                yield record.answer.in_(self.lang)
            case Page():
                for part in record.sections:
                    yield from self.pair(part.title, part.gist)
            case Fact():
                yield record.question.in_(self.lang)
                yield from self.each(each.label for each in record.options)
            case Jurisdiction():
                yield from self.each([record.enforcement_note])
                for text in record.instruments:
                    yield from self.pair(text.title, text.status)
                yield from self.each([record.open])
            case _:
                return

    def each(self, texts: Iterable[Text | None]) -> Iterator[str]:
        for text in texts:
            if text is not None:
                yield text.in_(self.lang)

    def pair(self, first: Text | None, second: Text | None) -> Iterator[str]:
        """Two texts on one line, as a heading and what stands under it."""
        mark = "：" if self.lang == "ja" else ": "
        line = mark.join(self.each([first, second]))
        if line:
            yield line


def _clean(text: str) -> str:
    """Text on one line, single spaces between its words."""
    return " ".join(text.split())
