"""An official form as an outline, filled from what people judged in an assessment."""

from collections.abc import Iterator

from shirube.locales import Words
from shirube.model.assessment import Assessment, Finding
from shirube.model.questionnaire import FormQuestion, Questionnaire
from shirube.model.report import (
    Block,
    Card,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Report,
    Span,
)
from shirube.model.rulebook import Edition
from shirube.reports.say import citations, day, name_of, plain, quiet, ref_of, trust


def form_report(
    form: Questionnaire, assessment: Assessment, edition: Edition, words: Words
) -> Report:
    """Each question of the form with the judgements, notes and evidence that bear on it.

    Nothing is answered for anybody: questions on which nothing was recorded say so.
    """
    title = words("form.title", name=name_of(form, words), who=assessment.name)
    questions = [each for section in form.sections for each in section.questions]
    uncertain = bool(questions) and all(each.confidence == "low" for each in questions)
    teller = _Teller(assessment, edition, words, uncertain=uncertain)
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Para(role="lead", text=plain(form.gist.in_(words.lang))),
        Pairs(rows=(
            (words("head.on"), plain(day(assessment.on, words))),
            (words("record.version"), plain(form.version)),
        )),
        Para(role="note", text=plain(words("form.note"))),
    ]
    if teller.uncertain:
        blocks.append(Para(role="warning", text=plain(words("form.uncertain"))))
    if assessment.on not in form.holds:
        blocks.append(Para(role="warning", text=plain(words(
            "form.other_days", day=day(assessment.on, words)))))
    for section in form.sections:
        heading = words("record.titled", number=section.ref,
                        name=section.title.in_(words.lang))
        blocks.append(Heading(level=2, text=heading))
        if not section.questions:
            blocks.append(Para(role="note", text=plain(words("form.no_questions"))))
        blocks.extend(teller.question(each) for each in section.questions)
    blocks.append(Heading(level=2, text=words("sources")))
    blocks.append(citations(edition.rulebook, form, words))
    blocks.append(Para(text=trust(form, words, edition)))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


class _Teller:
    """Holds what every question needs."""

    def __init__(
        self, assessment: Assessment, edition: Edition, words: Words, *, uncertain: bool
    ) -> None:
        self.assessment = assessment
        self.edition = edition
        self.words = words
        self.uncertain = uncertain
        """Every question is: said once, above them."""

    def question(self, question: FormQuestion) -> Card:
        lines = [line for ref in question.draws_on for line in self.lines(ref)]
        blocks: list[Block] = [Items(rows=tuple(lines))] if lines else [
            Para(role="note", text=plain(self.words("form.nothing")))]
        if question.confidence == "low" and not self.uncertain:
            blocks.append(Para(role="note", text=plain(self.words("form.uncertain"))))
        return Card(
            title=(Span(text=f"{question.ref}  ", style="code"),
                   Span(text=question.gist.in_(self.words.lang))),
            blocks=tuple(blocks),
        )

    def lines(self, ref: str) -> Iterator[Inline]:
        """What was judged of an expectation, or of every item under a principle."""
        for finding in self.assessment.findings:
            standing = self.edition.standing_by_id[finding.expectation]
            wanted = ref in (finding.expectation, standing.expectation.group)
            if wanted and finding.work.status != "not_judged":
                yield self.line(finding)

    def line(self, finding: Finding) -> Inline:
        words, work = self.words, finding.work
        expectation = self.edition.standing_by_id[finding.expectation].expectation
        spans = [
            Span(text=f"{ref_of(expectation, words)} {expectation.title.in_(words.lang)}"),
            Span(text=words("form.status", status=words(f"status.{work.status}"))),
        ]
        if work.note:
            spans.append(Span(text=words("form.work_note", note=work.note)))
        if work.evidence:
            spans.append(quiet(words(
                "form.evidence", evidence=words("list.comma").join(work.evidence))))
        return tuple(spans)
