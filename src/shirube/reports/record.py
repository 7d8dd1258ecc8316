"""One record told in full: what it is, what it says, where it stands, how sure we are."""

from collections.abc import Iterator

from shirube.locales import Words
from shirube.model.analysis import Analysis
from shirube.model.claim import Claim
from shirube.model.crosswalk import Crosswalk
from shirube.model.days import Interval, first_day
from shirube.model.event import Event, Milestone
from shirube.model.expectation import Checklist, Expectation, Principle, Risk
from shirube.model.instrument import Instrument, Provision, Term
from shirube.model.measure import Measure
from shirube.model.page import Page
from shirube.model.questionnaire import Questionnaire
from shirube.model.regime import Body, Statement
from shirube.model.report import (
    Block,
    Card,
    Fold,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Report,
    Span,
    Table,
)
from shirube.model.rule import Definition, Example, Fact, Rule
from shirube.model.rulebook import AnyRecord, Edition
from shirube.model.source import Entry, Source
from shirube.model.text import Text, Title
from shirube.reports.analysis import analysis_outline
from shirube.reports.coming import commencement_text
from shirube.reports.page import page_report
from shirube.reports.piece import details, stands
from shirube.reports.say import (
    citations,
    cite,
    day,
    force_badge,
    interval_text,
    is_law,
    joined,
    name_of,
    named_all,
    outcome_text,
    place_text,
    plain,
    provision_name,
    provision_span,
    quiet,
    ref_of,
    standing_note,
    trust,
)
from shirube.timeline.asof import version_on

Rows = list[tuple[str, Inline]]


def record_report(record: AnyRecord, edition: Edition, words: Words) -> Report:
    """Any record of the packs, as the edition's day shows it; a page as what it collects."""
    if isinstance(record, Page):
        return page_report(record, edition, words)
    teller = Teller(edition, words)
    title = teller.title(record)
    blocks: list[Block] = [Heading(level=1, text=title)]
    blocks.append(Pairs(rows=tuple(teller.head(record))))
    if not stands(record, edition):
        blocks.append(Para(role="warning", text=plain(words(
            "record.not_standing", day=day(edition.on, words)))))
    blocks.extend(teller.body(record))
    blocks.extend(teller.provenance(record))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


class Teller:
    """Tells one record after another, part by part, on an edition's day."""

    def __init__(self, edition: Edition, words: Words) -> None:
        self.edition = edition
        self.words = words
        self.rulebook = edition.rulebook

    def title(self, record: AnyRecord) -> str:
        """What the record is called, with its number or official reference."""
        if isinstance(record, Claim):
            return self.words("claim.quote", text=record.text.in_(self.words.lang))
        full = getattr(record, "title", None)
        name = full.in_(self.words.lang) if isinstance(full, Text) else name_of(
            record, self.words)
        if isinstance(record, Provision):
            number = provision_name(self.rulebook, record.id, self.words)
            return self.words("record.titled", number=number, name=name) if full else number
        ref = ref_of(record, self.words)
        return self.words("record.titled", number=ref, name=name) if ref else name

    def head(self, record: AnyRecord) -> Iterator[tuple[str, Inline]]:
        """Names with values: its id first, then what matters most of its kind."""
        words = self.words
        yield words("record.id"), (Span(text=record.id, style="code"),)
        title = getattr(record, "title", None)
        if isinstance(title, Title):
            other = "en" if words.lang == "ja" else "ja"
            yield words("record.other_language"), (
                Span(text=title.en if other == "en" else title.ja),)
            note = standing_note(title, words)
            if note:
                yield words("record.name_standing"), plain(note)
        if isinstance(record, Instrument):
            yield from self._instrument_head(record)
        if isinstance(record, Provision):
            yield words("record.force"), plain(force_badge(record.force, words).text)
            yield words("record.commencement" if is_law(self.rulebook, record.id)
                        else "record.published"), plain(commencement_text(record, words))
        if isinstance(record, Expectation):
            yield from self._expectation_head(record)
        if isinstance(record, Event):
            yield words("record.day"), plain(day(record.on, words))
        if isinstance(record, Body) and record.established:
            yield words("record.established"), plain(day(record.established, words))
        if isinstance(record, Source):
            yield words("record.address"), (Span(text=record.url, href=record.url),)
            yield words("record.publisher"), plain(record.publisher.in_(words.lang))
        holds = getattr(record, "holds", None)
        if isinstance(holds, Interval) and (holds.start or holds.until):
            yield words("record.holds"), plain(interval_text(holds, words))

    def _instrument_head(self, record: Instrument) -> Iterator[tuple[str, Inline]]:
        words = self.words
        if record.number:
            yield words("record.number"), plain(record.number.in_(words.lang))
        yield words("record.kind"), plain(words(f"kind.{record.kind}"))
        yield words("record.force"), plain(words(f"force.{record.force}"))
        if record.issuers:
            yield words("record.issuers"), named_all(self.rulebook, record.issuers, words)
        version = version_on(record, self.edition.on)
        if version:
            yield words("record.version"), plain(words(
                "record.version.line", version=version.id, day=day(version.start, words)))
        yield words("record.depth"), (
            Span(text=words(f"depth.{record.depth}")),
            quiet(words("country.depth.note", note=record.depth_note.in_(words.lang))))

    def _expectation_head(self, record: Expectation) -> Iterator[tuple[str, Inline]]:
        words = self.words
        standing = self.edition.standing_by_id.get(record.id)
        force = standing.force if standing else record.force
        yield words("record.force"), plain(force_badge(force, words).text)
        yield words("record.addressees"), plain(words("list.comma").join(
            words(f"addressee.{each}") for each in record.addressees))
        if record.phases:
            names = {each.defines: each for each in self.rulebook.definitions}
            yield words("record.phases"), joined(words, (
                Span(text=name_of(names.get(each), words, each),
                     ref=names[each].id if each in names else None) for each in record.phases))
        yield words("record.at"), (provision_span(self.rulebook, record.at, words),)

    def body(self, record: AnyRecord) -> Iterator[Block]:
        """What it says, and what belongs to it."""
        words = self.words
        if isinstance(record, Statement):
            yield Para(text=plain(record.text.in_(words.lang)))
        if isinstance(record, Fact):
            yield Para(role="lead", text=plain(record.question.in_(words.lang)))
            if record.help:
                yield Para(text=plain(record.help.in_(words.lang)))
            if record.options:
                yield Items(rows=tuple((
                    Span(text=f"{each.id}  ", style="code"),
                    Span(text=each.label.in_(words.lang))) for each in record.options))
        gist = getattr(record, "gist", None)
        if isinstance(gist, Text):
            yield Para(role="lead", text=plain(gist.in_(words.lang)))
        if isinstance(record, Body) and record.members:
            yield Para(text=plain(record.members.in_(words.lang)))
        if isinstance(record, Instrument):
            yield from self._instrument_body(record)
        if isinstance(record, Provision) and record.norms:
            yield Heading(level=2, text=words("record.norms"))
            yield Items(
                marks=tuple(place_text(each.at, words) for each in record.norms),
                rows=tuple((
                    Span(text=each.gist.in_(words.lang)),
                    quiet(words("record.norm", force=words(f"force.{each.force}"),
                                addressee=words("list.comma").join(
                                    words(f"addressee.{who}") for who in each.addressee))),
                ) for each in record.norms),
            )
        if isinstance(record, Expectation):
            yield from self._expectation_body(record)
        if isinstance(record, Checklist):
            yield Items(marks=tuple(each.ref for each in record.rows),
                        rows=tuple((
                            Span(text=each.gist.in_(words.lang)), quiet(words("cite.open")),
                            *named_all(self.rulebook, each.covers, words),
                            quiet(words("cite.close")),
                        ) for each in record.rows))
        if isinstance(record, Risk | Principle):
            yield from self._linked(record)
        if isinstance(record, Milestone):
            yield Para(role="note", text=plain(words("record.window",
                                                     window=interval_text(record.window, words))))
        if isinstance(record, Measure | Claim | Crosswalk | Questionnaire):
            yield from details(record, self.edition, words)
        if isinstance(record, Analysis):
            yield from analysis_outline(record, self.edition, words)
        if isinstance(record, Body):
            yield from self._meetings(record)
        if isinstance(record, Rule | Definition | Example):
            yield Para(text=joined(words, (
                provision_span(self.rulebook, ref, words) for ref in record.because)))

    def _cases(self, record: Rule | Definition) -> Iterator[Block]:
        """The cases a rule or definition proves itself by, and how sure we are of it."""
        words = self.words
        yield Heading(level=2, text=words("record.cases"))
        rows: list[Inline] = []
        for case in record.cases:
            given = words("list.semicolon").join(
                words("leaf", label=name_of(self.rulebook.facts_by_key.get(key), words, key),
                      answer=value if isinstance(value, str) else words("list.comma").join(value))
                for key, value in case.given.items()) or words("answer.none")
            rows.append((Span(text=given), quiet(words(
                "record.case", outcome=outcome_text(case.then, words)))))
        yield Items(rows=tuple(rows))
        yield Para(text=(quiet(words(f"confidence.{record.confidence}")),))

    def _meetings(self, record: Body) -> Iterator[Block]:
        """What the body did, oldest first."""
        found = sorted(
            (each for each in self.edition.events if record.id in each.bodies),
            key=lambda each: (first_day(each.on), each.id))
        if found:
            yield Heading(level=2, text=self.words("record.events"))
            yield Items(
                marks=tuple(day(each.on, self.words) for each in found),
                rows=tuple((
                    Span(text=each.title.in_(self.words.lang), style="strong", ref=each.id),
                    Span(text=self.words("event.gist", gist=each.gist.in_(self.words.lang))),
                ) for each in found))

    def _instrument_body(self, record: Instrument) -> Iterator[Block]:
        words = self.words
        for version in record.versions:
            yield Card(
                title=plain(words("record.version.line", version=version.id,
                                  day=day(version.start, words))),
                blocks=(
                    Para(text=plain(version.gist.in_(words.lang))),
                    Items(rows=tuple(plain(each.in_(words.lang)) for each in version.changes)),
                    Items(rows=tuple(cite(self.rulebook, each, words)
                                     for each in version.sources)),
                ),
            )
        parts = [each for each in self.rulebook.provisions if each.instrument == record.id]
        if parts:
            yield Heading(level=2, text=words("record.provisions"))
            yield Table(
                head=(words("record.number"), words("record.caption"), words("record.force"),
                      words("record.commencement" if is_law(self.rulebook, record.id)
                            else "record.published")),
                rows=tuple((
                    (Span(text=each.number.in_(words.lang), ref=each.id),),
                    plain(each.title.in_(words.lang) if each.title else words("none")),
                    plain(words(f"force.{each.force}")),
                    plain(commencement_text(each, words)),
                ) for each in sorted(parts, key=lambda each: each.order)),
            )
        items = [each for each in self.rulebook.expectations if each.instrument == record.id]
        if items:
            yield Fold(summary=words("record.items", n=len(items)), blocks=(Items(
                marks=tuple(ref_of(each, words) for each in items),
                rows=tuple((Span(text=each.title.in_(words.lang), ref=each.id),
                            quiet(words("record.item", id=each.id))) for each in items)),))
        if record.silent_on:
            yield Heading(level=2, text=words("record.silent"))
            yield Items(
                marks=tuple(each.topic.in_(words.lang) for each in record.silent_on),
                rows=tuple(plain(each.gist.in_(words.lang)) for each in record.silent_on))
        terms = [each for each in self.rulebook.terms if each.instrument == record.id]
        if terms:
            yield Fold(summary=words("record.terms", n=len(terms)), blocks=(Items(
                marks=tuple(each.title.in_(words.lang) for each in terms),
                rows=tuple(plain(each.gist.in_(words.lang)) for each in terms)),))

    def _expectation_body(self, record: Expectation) -> Iterator[Block]:
        words = self.words
        if record.points:
            yield Heading(level=2, text=words("record.points"))
            yield Items(marks=("☐",) * len(record.points),
                        rows=tuple(plain(each.gist.in_(words.lang)) for each in record.points))
        if record.reasons_accepted:
            yield Para(role="note", text=plain(words(
                "finding.reasons_accepted", what=record.reasons_accepted.in_(words.lang))))
        if record.earlier or record.read_in:
            yield Heading(level=2, text=words("record.history"))
            rows: list[Inline] = []
            if record.read_in:
                rows.append(plain(words("record.read_in", version=record.read_in)))
            for each in record.earlier:
                line = words("record.earlier", versions=words("list.comma").join(each.versions),
                             presence=words(f"presence.{each.presence}"))
                note = f" {each.note.in_(words.lang)}" if each.note else ""
                rows.append((Span(text=line), quiet(note)))
            yield Items(rows=tuple(rows))
        rules = [each for each in self.rulebook.rules if each.decides(record.id)]
        if rules:
            yield Heading(level=2, text=words("record.rules"))
            yield Items(rows=tuple(
                (Span(text=each.gist.in_(words.lang), ref=each.id),) for each in rules))

    def _linked(self, record: Risk | Principle) -> Iterator[Block]:
        words = self.words
        if isinstance(record, Principle):
            found = [each for each in self.rulebook.expectations if each.group == record.id]
        else:
            found = [each for each in self.rulebook.expectations if each.id in record.items]
        if found:
            yield Heading(level=2, text=words("record.linked"))
            yield Items(marks=tuple(ref_of(each, words) for each in found),
                        rows=tuple((Span(text=each.title.in_(words.lang), ref=each.id),)
                                   for each in found))

    def provenance(self, record: AnyRecord) -> Iterator[Block]:
        """Where it stands, how sure we are, and what a careful reader should know."""
        words = self.words
        if isinstance(record, Entry):
            yield Heading(level=2, text=words("sources"))
            yield citations(self.rulebook, record, words)
            yield Para(text=trust(record, words, self.edition))
            if record.known > self.edition.known:
                yield Para(role="warning", text=plain(words(
                    "record.not_known", day=day(record.known, words))))
            if record.superseded_by:
                yield Para(role="warning", text=plain(words(
                    "record.superseded", ref=record.superseded_by)))
        if isinstance(record, Rule | Definition):
            yield from self._cases(record)
        note = getattr(record, "note", None)
        if isinstance(note, Text):
            yield Para(role="note", text=plain(note.in_(words.lang)))
        if isinstance(record, Term):
            yield Para(text=(provision_span(self.rulebook, record.at, words),))
