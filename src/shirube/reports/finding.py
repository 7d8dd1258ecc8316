"""One finding as a card: what it asks, what to check, where it stands, and why."""

from shirube.locales import Words
from shirube.model.assessment import Finding, Reason
from shirube.model.report import Badge, Block, Card, Fold, Items, Pairs, Para, Span
from shirube.model.rule import Definition, Rule
from shirube.model.rulebook import Edition, Standing
from shirube.model.text import Record
from shirube.reports.say import (
    citations,
    day,
    force_badge,
    leaves_text,
    plain,
    provision_name,
    quiet,
    ref_of,
    status_badge,
    strong,
    trust,
)


def finding_card(finding: Finding, edition: Edition, words: Words) -> Card:
    """A finding that reaches, or may reach, as a reader works through it."""
    standing = edition.standing_by_id[finding.expectation]
    expectation = standing.expectation
    blocks: list[Block] = [Para(text=plain(expectation.gist.in_(words.lang)))]
    blocks += _points(finding, standing, words)
    if expectation.reasons_accepted:
        blocks.append(Para(role="note", text=plain(words(
            "finding.reasons_accepted",
            what=expectation.reasons_accepted.in_(words.lang)))))
    blocks += _work(finding, words)
    blocks += _version(standing, words)
    blocks.append(Fold(summary=words("finding.why"), blocks=(
        *(block for reason in finding.reasons for block in reason_blocks(reason, edition, words)),
        Para(text=(strong(words("finding.at")),
                   Span(text=provision_name(edition.rulebook, expectation.at, words)))),
        citations(edition.rulebook, expectation, words),
        Para(text=trust(expectation, words, edition)),
        *([Para(text=(quiet(expectation.note.in_(words.lang)),))] if expectation.note else []),
    )))
    return Card(
        title=card_title(standing, words),
        badges=_badges(finding, standing, words),
        blocks=tuple(blocks),
        brief=finding.work.status == "not_judged",
        anchor=f"{finding.system or 'organisation'}-{expectation.id.rsplit('/', 1)[-1]}",
    )


def card_title(standing: Standing, words: Words) -> tuple[Span, ...]:
    """Official reference and name, saying when the name is a working translation."""
    expectation = standing.expectation
    return (
        Span(text=f"{standing.ref or ref_of(expectation, words)}  ", style="code"),
        Span(text=expectation.title.in_(words.lang)),
    )


def _badges(finding: Finding, standing: Standing, words: Words) -> tuple[Badge, ...]:
    badges = [force_badge(finding.force, words)]
    if finding.work.status != "not_judged" or finding.outcome == "reaches":
        badges.append(status_badge(finding.work.status, words))
    if finding.outcome != finding.presumed:
        badges.append(Badge(text=words("badge.presumed"), tone="info"))
    if finding.now == "yes" and standing.expectation.phases:
        badges.append(Badge(text=words("badge.now"), tone="info"))
    if finding.now == "no":
        badges.append(Badge(text=words("badge.other_phase"), tone="quiet"))
    return tuple(badges)


def _points(finding: Finding, standing: Standing, words: Words) -> list[Block]:
    rows, marks = [], []
    for point, truth in zip(standing.expectation.points, finding.points, strict=True):
        line = [Span(text=point.gist.in_(words.lang))]
        if point.force and point.force != finding.force:
            line.append(quiet(words("point.force", force=words(f"force.{point.force}"))))
        if truth == "no":
            line.append(quiet(words("point.not_here")))
        elif truth == "unknown":
            line.append(quiet(words("point.unknown")))
        rows.append(tuple(line))
        marks.append("–" if truth == "no" else "☐")
    if not rows:
        return []
    return [Items(rows=tuple(rows), marks=tuple(marks))]


def _work(finding: Finding, words: Words) -> list[Block]:
    work, rows = finding.work, []
    if work.note:
        rows.append((words("work.note"), plain(work.note)))
    if work.owner:
        rows.append((words("work.owner"), plain(work.owner)))
    if work.due:
        rows.append((words("work.due"), plain(day(work.due, words))))
    if work.evidence:
        rows.append((words("work.evidence"), plain(words("list.comma").join(work.evidence))))
    return [Pairs(rows=tuple(rows))] if rows else []


def _version(standing: Standing, words: Words) -> list[Block]:
    """Says when the wording shown is another version's, or the item's presence assumed."""
    if standing.wording_held or standing.version is None:
        return []
    line = words("finding.other_version", version=standing.version.id,
                 held=standing.expectation.read_in or "",
                 presence=words(f"presence.{standing.presence}"))
    blocks: list[Block] = [Para(role="note", text=plain(line))]
    if standing.note:
        blocks.append(Para(role="note", text=plain(standing.note.in_(words.lang))))
    return blocks


def reason_blocks(reason: Reason, edition: Edition, words: Words) -> list[Block]:
    """Why a rule came out as it did: its words, the decisive facts, the provisions."""
    rulebook = edition.rulebook
    record: Record | None = rulebook.by_id.get(reason.rule)
    gist = record.gist.in_(words.lang) if isinstance(record, Rule | Definition) else reason.rule
    blocks: list[Block] = [Para(text=plain(gist))]
    if reason.decisive:
        key = "reason.open" if reason.presumed == "unknown" else "reason.facts"
        blocks.append(Para(text=(strong(words(key)),
                                 Span(text=leaves_text(rulebook, reason.decisive, words)))))
    if reason.conflict:
        blocks.append(Para(role="warning", text=plain(words("reason.conflict"))))
    if reason.settled != "unknown" and reason.truth == "unknown":
        blocks.append(Para(role="note", text=plain(words(f"reason.settled.{reason.settled}"))))
    if reason.presumed != reason.truth and isinstance(record, Rule):
        for presumption in record.presume:
            blocks.append(Para(role="note", text=plain(words(
                "reason.presumption", gist=presumption.gist.in_(words.lang)))))
    blocks.append(Para(text=(strong(words("reason.because")), Span(text=words("list.comma").join(
        provision_name(rulebook, ref, words) for ref in reason.because)))))
    return blocks
