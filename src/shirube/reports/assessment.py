"""An assessment told in the order a reader works: at a glance, roles, what reaches, gaps."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from shirube.locales import Words
from shirube.model.assessment import Assessment, DefinitionFinding, Finding
from shirube.model.regime import Statement
from shirube.model.report import (
    Badge,
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
    Tone,
)
from shirube.model.rule import Definition
from shirube.model.rulebook import Edition
from shirube.reports.analysis import analysis_blocks, relevant
from shirube.reports.finding import card_title, finding_card, reason_blocks
from shirube.reports.say import (
    citations,
    cite,
    day,
    leaves_text,
    name_of,
    past_count,
    plain,
    provision_name,
    quiet,
    ref_of,
    status_badge,
    strong,
)

_TRUTH_TONES: dict[str, Tone] = {"yes": "good", "no": "quiet", "unknown": "warn"}
_QUESTIONS_SHOWN = 10
_FOLDED_FROM = 5


def assessment_report(assessment: Assessment, edition: Edition, words: Words) -> Report:
    """The whole assessment in one language."""
    return _Teller(assessment, edition, words).report()


class _Teller:
    """Holds the three things every section needs."""

    def __init__(self, assessment: Assessment, edition: Edition, words: Words) -> None:
        self.assessment = assessment
        self.edition = edition
        self.words = words
        self.rulebook = edition.rulebook
        self.reached = [each for each in assessment.findings if each.presumed == "reaches"]
        self.open = [each for each in assessment.findings if each.presumed == "unknown"]
        self.out = [each for each in assessment.findings if each.presumed == "does_not_reach"]

    def report(self) -> Report:
        title = self.words("assess.title", name=self.assessment.name,
                           regime=name_of(self.rulebook.regime, self.words))
        blocks: list[Block] = [Heading(level=1, text=title)]
        for section in (
            self.head, self.glance, self.roles, self.orientation, self.reaches, self.gaps,
            self.analyses, self.unknowns, self.outside, self.state, self.pointers, self.method,
            self.disclaimer,
        ):
            blocks.extend(section())
        return Report(lang=self.words.lang, title=title, blocks=tuple(blocks))

    def heading(self, key: str) -> Heading:
        return Heading(level=2, text=self.words(key), anchor=key.rsplit(".", 1)[-1])

    def subject(self, system: str | None) -> str:
        """The organisation or a system, by name."""
        if system is None:
            return self.words("subject.organisation")
        for each in self.assessment.systems:
            if each.id == system:
                return each.name
        return system

    def subjects(self) -> list[str | None]:
        return [None, *(each.id for each in self.assessment.systems)]

    def head(self) -> Iterator[Block]:
        words, assessment = self.words, self.assessment
        if assessment.description:
            yield Para(role="lead", text=plain(assessment.description))
        yield Pairs(rows=(
            (words("head.on"), plain(day(assessment.on, words))),
            (words("head.known"), plain(day(assessment.known, words))),
            (words("head.edition"), (
                Span(text=assessment.edition_digest[:12], style="code"),
                quiet(words("head.rulebook", digest=assessment.rulebook_digest[:12])))),
            (words("head.presume"), plain(words(
                "head.presume.on" if assessment.presumptions else "head.presume.off"))),
        ))
        if assessment.known < self.rulebook.regime.known:
            yield Para(role="warning", text=plain(words(
                "country.nothing_known", day=day(self.rulebook.regime.known, words))))
        elif not self.edition.rules or not self.edition.standings:
            yield Para(role="warning", text=plain(words("head.nothing_stood")))
        for each in assessment.versions:
            if not each.wording_held:
                instrument = self.rulebook.by_id.get(each.instrument)
                yield Para(role="warning", text=plain(words(
                    "head.version", instrument=name_of(instrument, words),
                    version=each.version or "")))

    def glance(self) -> Iterator[Block]:
        words = self.words
        yield self.heading("section.glance")
        if not self.assessment.systems:
            yield Para(role="warning", text=plain(words("glance.no_systems")))
        rows: list[tuple[Inline, ...]] = []
        for subject in self.subjects():
            counts = [
                sum(each.system == subject for each in group)
                for group in (self.reached, self.open, self.out)
            ]
            gaps = sum(each.system == subject and each.gap for each in self.reached)
            if any(counts):
                rows.append((plain(self.subject(subject)),
                             *(plain(str(number)) for number in (*counts, gaps))))
        if rows:
            yield Table(
                head=tuple(words(f"glance.{name}")
                           for name in ("subject", "reaches", "unknown", "out", "gaps")),
                rows=tuple(rows),
            )
        yield Para(role="note", text=plain(words("glance.voluntary")))

    def roles(self) -> Iterator[Block]:
        words = self.words
        if not self.assessment.systems:
            return
        yield self.heading("section.roles")
        for system in self.assessment.systems:
            found = [each for each in self.assessment.definitions if each.system == system.id
                     and each.kind in ("role", "outside")]
            shown = [each for each in found if each.kind == "role" or each.truth == "yes"]
            yield Card(
                title=plain(system.name),
                badges=tuple(self.role_badge(each) for each in shown if each.truth == "yes"),
                blocks=(
                    *((Para(text=plain(system.description)),) if system.description else ()),
                    Items(rows=tuple(self.role_line(each) for each in shown)),
                    Fold(summary=words("roles.why"), blocks=tuple(
                        block for each in shown for block in (
                            Para(text=(strong(self.definition_name(each)),)),
                            *reason_blocks(each.reason, self.edition, words)))),
                ),
            )

    def definition(self, finding: DefinitionFinding) -> Definition | None:
        for each in self.edition.definitions:
            if each.defines == finding.definition:
                return each
        return None

    def definition_name(self, finding: DefinitionFinding) -> str:
        return name_of(self.definition(finding), self.words, finding.definition)

    def role_badge(self, finding: DefinitionFinding) -> Badge:
        return Badge(text=self.definition_name(finding),
                     tone="info" if finding.kind == "role" else "quiet")

    def role_line(self, finding: DefinitionFinding) -> Inline:
        words = self.words
        facts = leaves_text(self.rulebook, finding.reason.decisive, words)
        return (
            strong(self.definition_name(finding)),
            Span(text=words("roles.line", truth=words(f"truth.{finding.truth}"))),
            quiet(words("roles.facts", facts=facts)),
        )

    def reaches(self) -> Iterator[Block]:
        words = self.words
        yield self.heading("section.reaches")
        if not self.reached:
            yield Para(text=plain(words("reaches.none")))
        for subject in self.subjects():
            found = [each for each in self.reached if each.system == subject]
            if not found:
                continue
            yield Heading(level=3, text=self.subject(subject),
                          anchor=f"reaches-{subject or 'organisation'}")
            yield from self.grouped(found)

    def grouped(self, findings: list[Finding]) -> Iterator[Block]:
        """Findings by instrument, then by the principle or heading readers look under."""
        for instrument, under in groupby(sorted(findings, key=self.place), key=self.instrument):
            record = self.rulebook.by_id.get(instrument)
            yield Heading(level=4, text=name_of(record, self.words, instrument))
            found = list(under)
            if len(found) > _FOLDED_FROM and all(
                    each.work.status == "not_judged"
                    and self.edition.standing_by_id[each.expectation].force == "commitment"
                    for each in found):
                yield Fold(
                    summary=self.words("reaches.commitments", n=len(found)),
                    blocks=tuple(finding_card(each, self.edition, self.words) for each in found))
                continue
            for group, members in groupby(found, key=self.group):
                cards = tuple(
                    finding_card(each, self.edition, self.words) for each in members
                )
                heading = self.rulebook.by_id.get(group)
                if heading is None:
                    yield from cards
                    continue
                ref = ref_of(heading, self.words)
                yield Fold(
                    summary=self.words("group", ref=ref, name=name_of(heading, self.words),
                                       n=len(cards)),
                    blocks=cards, open=True,
                )

    def place(self, finding: Finding) -> tuple[int, str, int, str, int, str]:
        expectation = self.edition.standing_by_id[finding.expectation].expectation
        instrument = self.rulebook.by_id.get(expectation.instrument)
        group = self.rulebook.by_id.get(expectation.group or "")
        return (
            getattr(instrument, "order", 0), expectation.instrument,
            getattr(group, "order", 0), expectation.group or "",
            expectation.order, expectation.id,
        )

    def instrument(self, finding: Finding) -> str:
        return finding.instrument

    def group(self, finding: Finding) -> str:
        return self.edition.standing_by_id[finding.expectation].expectation.group or ""

    def orientation(self) -> Iterator[Block]:
        """Statements said to systems because of their circumstances."""
        found = self.assessment.orientations
        if not found:
            return
        yield self.heading("section.orientation")
        by_id = {each.id: each for each in self.edition.statements}
        for subject in self.subjects():
            for truth in ("yes", "unknown"):
                said = [by_id[each.statement] for each in found
                        if each.system == subject and each.truth == truth]
                if said:
                    yield self.orientation_of(said, self.subject(subject), truth)

    def orientation_of(self, said: list[Statement], subject: str, truth: str) -> Block:
        """What is said to one system: open when it surely concerns it, else folded."""
        words = self.words
        blocks = (
            Items(rows=tuple(plain(each.text.in_(words.lang)) for each in said)),
            Fold(summary=words("sources"), blocks=tuple(
                citations(self.rulebook, each, words) for each in said)),
        )
        if truth == "yes":
            return Card(title=plain(subject), blocks=blocks)
        return Fold(summary=words("orientation.maybe", subject=subject, n=len(said)),
                    blocks=blocks)

    def analyses(self) -> Iterator[Block]:
        found = relevant(self.assessment.analyses)
        if not found:
            return
        yield self.heading("section.analyses")
        for each in found:
            yield from analysis_blocks(
                each, self.edition, self.subject(each.system), self.words)

    def pointers(self) -> Iterator[Block]:
        """Other laws that carry consequences: pointers, not analysis."""
        if not self.assessment.pointers:
            return
        yield self.heading("section.pointers")
        by_id = {each.id: each for each in self.edition.statements}
        ordered = [by_id[each] for each in self.assessment.pointers]
        yield Items(rows=tuple(plain(each.text.in_(self.words.lang)) for each in ordered))
        yield Fold(summary=self.words("sources"), blocks=tuple(
            citations(self.rulebook, each, self.words) for each in ordered))

    def gaps(self) -> Iterator[Block]:
        words = self.words
        gaps = [each for each in self.reached if each.gap]
        yield self.heading("section.gaps")
        if not gaps:
            yield Para(text=plain(words("gaps.none")))
            return
        yield Para(role="note", text=plain(words("gaps.note")))
        yield Table(
            head=tuple(words(f"gaps.{name}")
                       for name in ("item", "subject", "status", "owner", "due")),
            rows=tuple((
                card_title(self.edition.standing_by_id[each.expectation], words),
                plain(self.subject(each.system)),
                plain(status_badge(each.work.status, words).text),
                plain(each.work.owner or words("none")),
                plain(day(each.work.due, words) if each.work.due else words("none")),
            ) for each in gaps),
        )

    def unknowns(self) -> Iterator[Block]:
        words, assessment = self.words, self.assessment
        yield self.heading("section.unknown")
        if not self.open and not assessment.questions:
            yield Para(text=plain(words("unknown.none")))
            return
        if assessment.questions:
            yield Para(text=plain(words("unknown.questions")))
            yield Items(ordered=True, rows=tuple(
                self.question(each.fact, each.system, each.touches)
                for each in assessment.questions[:_QUESTIONS_SHOWN]))
        for subject in self.subjects():
            found = [each for each in self.open if each.system == subject]
            if found:
                yield Fold(
                    summary=words.count("unknown.fold", len(found), subject=self.subject(subject)),
                    blocks=tuple(self.by_reason(found)),
                )

    def question(self, key: str, system: str | None, touches: int) -> Inline:
        fact = self.rulebook.facts_by_key[key]
        return (
            Span(text=fact.question.in_(self.words.lang)),
            quiet(self.words("question.line", subject=self.subject(system), n=touches, key=key)),
        )

    def by_reason(self, findings: Iterable[Finding]) -> Iterator[Block]:
        """Findings with the same reason told together: why, then the items."""
        groups: dict[tuple[str, str], list[Finding]] = {}
        for each in findings:
            first = each.reasons[0]
            facts = leaves_text(self.rulebook, first.decisive, self.words)
            groups.setdefault((first.rule, facts), []).append(each)
        for (_, _), members in groups.items():
            yield Card(
                title=plain(self.words.count("reason.group", len(members))),
                badges=(),
                blocks=(
                    *reason_blocks(members[0].reasons[0], self.edition, self.words),
                    *([Para(role="warning", text=plain(self.words("reason.conflict")))]
                      if any(each.conflict for each in members)
                      and not members[0].reasons[0].conflict else []),
                    Items(rows=tuple(
                        card_title(self.edition.standing_by_id[each.expectation], self.words)
                        for each in members)),
                ),
            )

    def outside(self) -> Iterator[Block]:
        words = self.words
        yield self.heading("section.out")
        if not self.out:
            yield Para(text=plain(words("out.none")))
        for subject in self.subjects():
            found = [each for each in self.out if each.system == subject]
            if found:
                yield Fold(
                    summary=words.count("out.fold", len(found), subject=self.subject(subject)),
                    blocks=tuple(self.by_reason(found)),
                )
        if self.assessment.unruled:
            yield Para(role="note", text=plain(words(
                "out.unruled", n=len(self.assessment.unruled))))

    def state(self) -> Iterator[Block]:
        words = self.words
        if not self.assessment.statements:
            return
        yield self.heading("section.state")
        records = [each for each in self.edition.statements
                   if each.id in self.assessment.statements]
        by_id = {each.id: each for each in records}
        ordered = [by_id[each] for each in self.assessment.statements]
        # The first statement is the whole in one paragraph; the others bear it out.
        yield Para(text=plain(ordered[0].text.in_(words.lang)))
        yield Fold(summary=words("state.more", n=len(ordered)), blocks=tuple(
            block for each in ordered for block in (
                Para(text=plain(each.text.in_(words.lang))),
                Para(text=(quiet(words("list.comma").join(
                    provision_name(self.rulebook, ref, words) for ref in each.rests_on)),)),
                citations(self.rulebook, each, words),
            )))

    def method(self) -> Iterator[Block]:
        words = self.words
        yield self.heading("section.method")
        yield Para(text=plain(words("method.text")))
        shown = [self.edition.standing_by_id[ref].expectation for ref in sorted(
            {each.expectation for each in self.assessment.findings})]
        stale = past_count(shown, self.edition)
        if stale:
            yield Para(role="warning", text=plain(words("fresh.past", n=stale, all=len(shown))))
        used = {each.instrument for each in self.assessment.findings}
        for instrument in self.edition.instruments:
            if instrument.id in used:
                yield Card(
                    title=plain(name_of(instrument, words)),
                    badges=(Badge(text=words(f"depth.{instrument.depth}"), tone="quiet"),),
                    blocks=(
                        Para(text=plain(instrument.depth_note.in_(words.lang))),
                        Fold(summary=words("sources"), blocks=(Items(rows=tuple(
                            cite(self.rulebook, each, words) for each in instrument.sources)),)),
                    ),
                )

    def disclaimer(self) -> Iterator[Block]:
        yield Para(role="disclaimer", text=plain(self.words("disclaimer")))
