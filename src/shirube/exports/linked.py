"""Records in schema.org's words (JSON-LD): only what those words say honestly.

`Legislation` is kept for laws and orders and their provisions. Guidelines, plans and codes bind
nobody; they are creative works of the bodies that issued them, and no legal force is stated.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from shirube.locales import Words
from shirube.model.claim import Claim
from shirube.model.days import Interval
from shirube.model.event import Event
from shirube.model.instrument import Instrument, Provision, Term
from shirube.model.regime import Body, Regime, Statement
from shirube.model.rulebook import AnyRecord, Edition
from shirube.model.source import Entry, Source
from shirube.model.text import Text

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Things = dict[str, Any]

_OURS: Things = {"@type": "Organization", "name": "Shirube"}
_GOVERNMENT = frozenset({"headquarters", "ministry", "agency", "parliament", "secretariat"})
_BINDING = frozenset({"law", "order"})


@dataclass(frozen=True, slots=True)
class Linker:
    """Tells records of an edition in one language."""

    edition: Edition
    words: Words

    address: Callable[[str], str | None]
    """Where a record has its page, by id; absolute, or relative to the page it stands on."""

    def page(self, record: AnyRecord, title: str) -> Things:
        """The page of a record: ours, under our licence, about the thing itself."""
        entry = record if isinstance(record, Entry) else None
        return _given({
            "@context": CONTEXT,
            "@type": "WebPage",
            "url": self.address(record.id),
            "name": title,
            "inLanguage": self.words.lang,
            "author": _OURS,
            "license": LICENCE,
            "version": self.edition.rulebook.digest,
            "dateCreated": entry.known.isoformat() if entry else None,
            "dateModified": entry.checked.isoformat() if entry else None,
            "citation": self._citations(record),
            "mainEntity": self.thing(record),
        })

    def thing(self, record: AnyRecord) -> Things | None:
        """What the page is about; none for what schema.org has no honest word for."""
        match record:
            case Regime():
                return self._named("Country", record)
            case Instrument():
                return self._instrument(record)
            case Provision():
                return self._provision(record)
            case Body():
                return self._body(record)
            case Event():
                return self._event(record)
            case Claim():
                return self._claim(record)
            case Term():
                return {**self._named("DefinedTerm", record),
                        **_given({"inDefinedTermSet": self.address(record.instrument)})}
            case Statement():
                return self._statement(record)
            case Source():
                return self._source(record)
            case _:
                return None

    def _named(self, kind: str, record: AnyRecord) -> Things:
        """Type, name in both languages, our gist, the page's address."""
        title = getattr(record, "title", None)
        gist = getattr(record, "gist", None)
        lang = self.words.lang
        other = "en" if lang == "ja" else "ja"
        return _given({
            "@type": kind,
            "@id": self._id(record.id),
            "name": title.in_(lang) if isinstance(title, Text) else None,
            "alternateName": getattr(title, other) if isinstance(title, Text) and (
                title.ja != title.en) else None,
            "description": gist.in_(lang) if isinstance(gist, Text) else None,
        })

    def _instrument(self, record: Instrument) -> Things:
        lang = self.words.lang
        binding = record.kind in _BINDING
        kind = "Legislation" if binding else "Report" if record.kind == "report" else (
            "CreativeWork")
        parts = [each for each in self.edition.rulebook.provisions
                 if each.instrument == record.id]
        made = {
            **self._named(kind, record),
            **_given({"temporalCoverage": _coverage(record.holds),
                      "hasPart": [self._part(each) for each in parts]}),
        }
        issuers = self._bodies(record.issuers)
        if not binding:
            return made | _given({
                "author": issuers, "genre": self.words(f"kind.{record.kind}"),
                "datePublished": _iso(record.adopted)})
        return made | _given({
            "legislationIdentifier": record.number.in_(lang) if record.number else None,
            "legislationType": self.words(f"kind.{record.kind}"),
            "legislationDate": _iso(record.adopted),
            "datePublished": _iso(record.promulgated),
            "legislationPassedBy": issuers,
            "legislationJurisdiction": {
                "@type": "Country", "name": self.edition.rulebook.regime.title.in_(lang)},
            "legislationLegalForce": self._force(record, parts),
            "legislationDateVersion": self.edition.on.isoformat(),
        })

    def _force(self, record: Instrument, parts: list[Provision]) -> str | None:
        """Whether a law is in force on the edition's day; none where the records cannot say."""
        if self.edition.on not in record.holds:
            return _status("not_in_force")
        alive = [each for each in parts
                 if each.holds.until is None or self.edition.on < each.holds.until]
        found = {in_force(each, self.edition.on) for each in alive}
        if found == {True}:
            return _status("in_force")
        return _status("in_part") if {True, False} <= found else None

    def _provision(self, record: Provision) -> Things:
        instrument = self.edition.rulebook.by_id.get(record.instrument)
        binding = isinstance(instrument, Instrument) and instrument.kind in _BINDING
        made = self._named("Legislation" if binding else "CreativeWork", record)
        made.setdefault("name", record.number.in_(self.words.lang))
        if isinstance(instrument, Instrument):
            made["isPartOf"] = self._whole(instrument)
        made |= _given({"temporalCoverage": _coverage(record.holds)})
        if not binding:
            return made
        force = in_force(record, self.edition.on)
        return made | _given({
            "legislationIdentifier": record.number.in_(self.words.lang),
            "legislationDateOfApplicability": _iso(record.commencement.on),
            "legislationLegalForce": None if force is None else _status(
                "in_force" if force else "not_in_force"),
            "legislationDateVersion": self.edition.on.isoformat(),
        })

    def _part(self, record: Provision) -> Things:
        lang = self.words.lang
        instrument = self.edition.rulebook.by_id.get(record.instrument)
        binding = isinstance(instrument, Instrument) and instrument.kind in _BINDING
        name = record.number.in_(lang)
        if record.title:
            name = self.words("record.titled", number=name, name=record.title.in_(lang))
        return _given({"@type": "Legislation" if binding else "CreativeWork",
                       "@id": self._id(record.id), "name": name})

    def _whole(self, record: Instrument) -> Things:
        return _given({
            "@type": "Legislation" if record.kind in _BINDING else "CreativeWork",
            "@id": self._id(record.id), "name": record.title.in_(self.words.lang)})

    def _body(self, record: Body) -> Things:
        made = self._named(
            "GovernmentOrganization" if record.kind in _GOVERNMENT else "Organization", record)
        parents = self._bodies([record.part_of] if record.part_of else [])
        return made | _given({
            "parentOrganization": parents[0] if parents else None,
            "foundingDate": _partial(record.established)})

    def _bodies(self, refs: Iterable[str]) -> list[Things]:
        found = (self.edition.rulebook.by_id.get(ref) for ref in refs)
        return [_given({
            "@type": "GovernmentOrganization" if each.kind in _GOVERNMENT else "Organization",
            "@id": self._id(each.id), "name": each.title.in_(self.words.lang)})
            for each in found if isinstance(each, Body)]

    def _event(self, record: Event) -> Things:
        about = [self._whole(each) for ref in record.instruments
                 if isinstance(each := self.edition.rulebook.by_id.get(ref), Instrument)]
        return self._named("Event", record) | _given({
            "startDate": _partial(record.on), "about": about})

    def _claim(self, record: Claim) -> Things:
        """A review whose rating is our word for the verdict: no number, and no scale."""
        lang = self.words.lang
        return _given({
            "@type": "ClaimReview",
            "@id": self._id(record.id),
            "claimReviewed": record.text.in_(lang),
            "itemReviewed": {"@type": "Claim", "text": record.text.in_(lang)},
            "reviewRating": {"@type": "Rating",
                             "alternateName": self.words(f"verdict.{record.verdict}")},
            "reviewBody": record.answer.in_(lang),
            "author": _OURS,
            "inLanguage": lang,
            "datePublished": record.known.isoformat(),
            "dateModified": record.checked.isoformat(),
        })

    def _statement(self, record: Statement) -> Things:
        return _given({
            "@type": "CreativeWork",
            "@id": self._id(record.id),
            "text": record.text.in_(self.words.lang),
            "inLanguage": self.words.lang,
            "author": _OURS,
            "temporalCoverage": _coverage(record.holds),
        })

    def _source(self, record: Source) -> Things:
        lang = self.words.lang
        return _given({
            "@type": "CreativeWork",
            "@id": self._id(record.id),
            "name": record.title.in_(lang),
            "url": record.url,
            "publisher": {"@type": "Organization", "name": record.publisher.in_(lang)},
            "datePublished": _partial(record.published),
        })

    def _citations(self, record: AnyRecord) -> list[Things]:
        found = (self.edition.rulebook.by_id.get(each.source)
                 for each in getattr(record, "sources", ()))
        once = {each.id: each for each in found if isinstance(each, Source)}
        return [self._source(each) for each in once.values()]

    def _id(self, ref: str) -> str | None:
        """Names the thing, not the page that tells of it."""
        address = self.address(ref)
        return f"{address}#this" if address else None


def in_force(provision: Provision, on: date) -> bool | None:
    """Whether a provision is in force on a day; none where the records cannot say."""
    coming = provision.commencement
    if coming.on:
        return coming.on <= on and on in provision.holds
    if coming.by:
        return False if on < coming.by else None
    return on in provision.holds if provision.holds.start else None


def _status(name: str) -> str:
    return f"{CONTEXT}/" + {
        "in_force": "InForce", "not_in_force": "NotInForce", "in_part": "PartiallyInForce"}[name]


def _coverage(days: Interval) -> str | None:
    """Days as ISO 8601 writes an interval: both ends inside, an open end as two dots."""
    if days.start is None and days.until is None:
        return None
    last = (days.until - timedelta(days=1)).isoformat() if days.until else ".."
    return f"{days.start.isoformat() if days.start else '..'}/{last}"


def _partial(value: str | None) -> str | None:
    """A day, month or year; quarters have no form in ISO 8601."""
    return None if value is None or "Q" in value else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _given(values: Things) -> Things:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
