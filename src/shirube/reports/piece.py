"""Any record as one card: what a page that collects records shows of each."""


from shirube.locales import Words
from shirube.model.analysis import Analysis
from shirube.model.claim import Claim
from shirube.model.crosswalk import Crosswalk, Row
from shirube.model.days import first_day, last_day
from shirube.model.event import Event, Milestone
from shirube.model.expectation import Expectation, Principle
from shirube.model.instrument import Instrument, Provision
from shirube.model.measure import Figure, Measure
from shirube.model.questionnaire import Questionnaire
from shirube.model.regime import Body, Statement
from shirube.model.report import Badge, Block, Card, Fold, Inline, Items, Para, Span, Table, Tone
from shirube.model.rulebook import AnyRecord, Edition, is_known
from shirube.model.source import Entry
from shirube.reports.coming import commencement_text, window_text
from shirube.reports.say import (
    citations,
    day,
    force_badge,
    interval_text,
    is_law,
    joined,
    name_of,
    named,
    named_all,
    place_text,
    plain,
    provision_name,
    provision_span,
    quiet,
    ref_of,
    strong,
    trust,
)
from shirube.timeline.ahead import milestone_state

_VERDICTS: dict[str, Tone] = {
    "confirmed": "good", "imprecise": "warn", "refuted": "bad", "outdated": "warn",
    "not_found": "warn", "undecided": "info",
}


def stands(record: AnyRecord, edition: Edition) -> bool:
    """Whether a record stands on the edition's day and was known by then."""
    if isinstance(record, Entry) and not is_known(record, edition.known):
        return False
    if isinstance(record, Expectation):
        return record.id in edition.standing_by_id
    if isinstance(record, Provision):
        return any(each.id == record.id for each in edition.provisions)
    if isinstance(record, Event):
        return _happened(record, edition)
    if isinstance(record, Body) and record.established:
        return first_day(record.established) <= edition.on and edition.on in record.holds
    holds = getattr(record, "holds", None)
    return holds is None or edition.on in holds


def _happened(event: Event, edition: Edition) -> bool:
    """Whether it had surely happened: one known by its year alone may have come at its end."""
    if last_day(event.on) <= edition.on:
        return True
    return first_day(event.on) <= edition.on and event.known <= edition.on


def piece(record: AnyRecord, edition: Edition, words: Words) -> Card:
    """A record as a card: name, what matters most of its kind, sources folded."""
    blocks: list[Block] = []
    gist = getattr(record, "gist", None)
    if gist is not None:
        blocks.append(Para(text=plain(gist.in_(words.lang))))
    blocks += details(record, edition, words)
    if isinstance(record, Entry):
        blocks.append(Fold(summary=words("sources"), blocks=(
            citations(edition.rulebook, record, words),
            Para(text=trust(record, words, edition)),
            *([Para(text=(quiet(record.note.in_(words.lang)),))] if record.note else []),
            Para(text=(Span(text=record.id, style="code"),)),
        )))
    return Card(title=_title(record, edition, words), badges=badges(record, edition, words),
                blocks=tuple(blocks))


def _title(record: AnyRecord, edition: Edition, words: Words) -> Inline:
    if isinstance(record, Claim):
        return (Span(text=words("claim.quote", text=record.text.in_(words.lang)),
                     ref=record.id),)
    if isinstance(record, Statement):
        return (Span(text=record.text.in_(words.lang), ref=record.id),)
    if isinstance(record, Event):
        return (Span(text=day(record.on, words) + "  ", style="code"),
                Span(text=name_of(record, words), ref=record.id))
    if isinstance(record, Provision):
        name = record.title.in_(words.lang) if record.title else ""
        return (Span(text=provision_name(edition.rulebook, record.id, words) + "  ",
                     style="code", ref=record.id), Span(text=name))
    ref = ref_of(record, words)
    lead = (Span(text=f"{ref}  ", style="code"),) if ref else ()
    return (*lead, Span(text=name_of(record, words), ref=record.id))


def badges(record: AnyRecord, edition: Edition, words: Words) -> tuple[Badge, ...]:
    """What matters most of a record as labels: its force, verdict, state or depth."""
    if isinstance(record, Claim):
        return (Badge(text=words(f"verdict.{record.verdict}"), tone=_VERDICTS[record.verdict]),)
    if isinstance(record, Expectation):
        standing = edition.standing_by_id.get(record.id)
        return (force_badge(standing.force if standing else record.force, words),)
    if isinstance(record, Provision | Principle):
        return (force_badge(record.force, words),)
    if isinstance(record, Milestone):
        state = milestone_state(record, edition.rulebook, edition.on, edition.known)
        return (Badge(text=words(f"coming.{state}").strip(" ()（）"), tone="warn"
                      if state == "overdue" else "info"),)
    if isinstance(record, Instrument):
        return (Badge(text=words(f"depth.{record.depth}"), tone="quiet"),)
    return ()


def details(record: AnyRecord, edition: Edition, words: Words) -> list[Block]:
    """What a record says beside its gist, by its kind."""
    blocks: list[Block] = []
    if isinstance(record, Claim):
        return _claim(record, edition, words)
    if isinstance(record, Measure):
        blocks += _measure(record, edition, words)
    if isinstance(record, Milestone):
        blocks.append(Para(role="note", text=plain(words(
            "record.window", window=window_text(record.window, words)))))
    if isinstance(record, Provision):
        blocks.append(Para(role="note", text=plain(words(
            "piece.in_force" if is_law(edition.rulebook, record.id) else "piece.published",
            day=commencement_text(record, words)))))
    if isinstance(record, Instrument) and record.silent_on:
        blocks.append(Para(text=(strong(words("record.silent")),)))
        blocks.append(Items(
            marks=tuple(each.topic.in_(words.lang) for each in record.silent_on),
            rows=tuple(plain(each.gist.in_(words.lang)) for each in record.silent_on)))
    if isinstance(record, Crosswalk):
        blocks += crosswalk_blocks(record, edition, words)
    if isinstance(record, Questionnaire):
        blocks.append(Items(
            marks=tuple(each.ref for each in record.sections),
            rows=tuple(plain(name_of_section(each.title.in_(words.lang), len(each.questions),
                                             words)) for each in record.sections)))
    if isinstance(record, Analysis):
        blocks.append(Items(rows=tuple(
            plain(each.question.in_(words.lang)) for each in record.nodes)))
    return blocks


def name_of_section(title: str, questions: int, words: Words) -> str:
    """A section of a form with the number of its questions that are known."""
    return words("form.section", title=title, n=questions)


def _claim(record: Claim, edition: Edition, words: Words) -> list[Block]:
    deciders = dict.fromkeys(_decider(ref, edition, words) for ref in record.against)
    blocks: list[Block] = [
        Para(text=plain(record.answer.in_(words.lang))),
        Para(text=(strong(words("claim.against")), *joined(words, deciders))),
        Para(role="note", text=plain(words(
            "claim.said_by", who=record.said_by.in_(words.lang)))),
    ]
    if record.true_on:
        blocks.append(Para(role="note", text=plain(words(
            "claim.true_on", days=interval_text(record.true_on, words)))))
    return blocks


def _decider(ref: str, edition: Edition, words: Words) -> Span:
    """What decides a claim, by name; a statement has none and is told by its first source."""
    record = edition.rulebook.by_id.get(ref)
    if isinstance(record, Statement) and record.sources:
        first = record.sources[0]
        source = edition.rulebook.by_id.get(first.source)
        return Span(text=f"{name_of(source, words, first.source)} "
                         f"{place_text(first.at, words)}", ref=ref)
    return provision_span(edition.rulebook, ref, words)


def _measure(record: Measure, edition: Edition, words: Words) -> list[Block]:
    blocks: list[Block] = []
    if record.bodies:
        blocks.append(Para(text=(strong(words("measure.bodies")),
                                 *named_all(edition.rulebook, record.bodies, words))))
    if record.figures:
        blocks.append(Items(rows=tuple(_figure(each, words) for each in record.figures)))
    blocks.append(Para(role="note", text=plain(
        words("measure.status", status=record.status.in_(words.lang)) if record.status
        else words("measure.status.unknown"))))
    return blocks


def _figure(figure: Figure, words: Words) -> Inline:
    when = words("figure.on", day=day(figure.on, words)) if figure.on else ""
    return (
        strong(words("figure", value=figure.value, unit=figure.unit.in_(words.lang))),
        Span(text=words("figure.means", means=figure.means.in_(words.lang))),
        quiet(when + words("cite.confidence",
                           confidence=words(f"confidence.{figure.confidence}"))),
    )


def crosswalk_blocks(record: Crosswalk, edition: Edition, words: Words) -> list[Block]:
    """The rows of a crosswalk, each with its basis and its limits."""
    return [
        Para(role="note", text=plain(words("crosswalk.reviewer", who=words(
            "crosswalk.ours") if record.reviewer == "ours" else record.reviewer))),
        Table(
            head=tuple(words(f"crosswalk.{name}") for name in (
                "left", "relation", "right", "basis", "limits")),
            rows=tuple((
                (named(edition.rulebook, each.left, words),),
                _relation(each, words),
                plain(words("crosswalk.right_line", ref=_short(each.right),
                            title=each.right_title.in_(words.lang))),
                plain(each.basis.in_(words.lang)),
                plain(each.limits.in_(words.lang)),
            ) for each in record.rows),
        ),
    ]


def _relation(row: Row, words: Words) -> Inline:
    """How the two sides relate, and a doubt about it where there is one."""
    name = Span(text=words(f"relation.{row.relation}"))
    if row.confidence != "low":
        return (name,)
    return (name, quiet(words("cite.confidence", confidence=words("confidence.low"))))


def _short(ref: str) -> str:
    return ref.rsplit("/", 1)[-1]
