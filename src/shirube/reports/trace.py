"""The full trace of one answer: every gate of the rule, what held, what decided."""

from collections.abc import Iterator
from dataclasses import replace

from shirube.locales import Words
from shirube.model.assessment import Finding, ProofStep
from shirube.model.report import Block, Heading, Items, Pairs, Para, Report, Span
from shirube.model.rulebook import Edition
from shirube.reports.finding import finding_card, reason_blocks
from shirube.reports.say import (
    day,
    leaf_text,
    name_of,
    outcome_text,
    plain,
    provision_name,
    quiet,
    ref_of,
)

_MARK = {"yes": "✓", "no": "✗", "unknown": "?"}


def trace_report(
    findings: tuple[Finding, ...], edition: Edition, subjects: dict[str | None, str], words: Words
) -> Report:
    """Why one expectation reaches, does not reach, or is undecided, for each subject.

    `subjects` names the organisation (under none) and its systems.
    """
    standing = edition.standing_by_id[findings[0].expectation]
    expectation = standing.expectation
    name = expectation.title.in_(words.lang)
    title = words("trace.title", ref=ref_of(expectation, words), name=name)
    blocks: list[Block] = [Heading(level=1, text=title), Pairs(rows=(
        (words("head.on"), plain(day(edition.on, words))),
        (words("record.at"), plain(provision_name(edition.rulebook, expectation.at, words))),
        (words("trace.force"), plain(words(f"force.{standing.force}"))),
    ))]
    for finding in findings:
        blocks.append(Heading(level=2, text=words(
            "trace.subject", subject=subjects.get(finding.system, finding.system or ""),
            outcome=outcome_text(finding.outcome, words))))
        for reason in finding.reasons:
            blocks.append(Heading(level=3, text=words("trace.rule", rule=reason.rule)))
            blocks.extend(reason_blocks(reason, edition, words))
            rows, marks = [], []
            for depth, step in _steps(reason.proof, 0):
                rows.append(_line(step, depth, edition, words))
                marks.append(_MARK[step.truth])
            blocks.append(Items(rows=tuple(rows), marks=tuple(marks)))
        blocks.append(replace(finding_card(finding, edition, words), brief=False))
    blocks.append(Para(role="note", text=plain(words("trace.legend"))))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _steps(step: ProofStep, depth: int) -> Iterator[tuple[int, ProofStep]]:
    yield depth, step
    for inner in step.steps:
        yield from _steps(inner, depth + 1)


def _line(step: ProofStep, depth: int, edition: Edition, words: Words) -> tuple[Span, ...]:
    indent = "\u2003" * depth
    if step.leaf is not None:
        text = leaf_text(edition.rulebook, step.leaf, words)
    elif step.kind == "defined":
        definition = next((each for each in edition.definitions if each.defines == step.name),
                          None)
        text = words("trace.defined", name=name_of(definition, words, step.name or ""))
    else:
        text = words(f"trace.{step.kind}", name=step.name or "")
    span = Span(text=indent + text, style="strong" if step.decisive else "plain")
    return (span, quiet(words("trace.decisive"))) if step.decisive and step.leaf else (span,)
