"""Sources told: what was fetched, what stands, what is held, what drifted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from shirube.locales import Words, tell
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
    Tone,
)
from shirube.model.rulebook import Rulebook
from shirube.model.snapshot import Attempt, Outcome, OutcomeKind, Receipt
from shirube.model.source import Source
from shirube.reports.say import day, name_of, plain, provision_name, quiet, strong
from shirube.watch.checking import NotLocked, Summary, Verdict, standing
from shirube.watch.drift import Change, Piece
from shirube.watch.freshness import Age, Due, age_of_source

_TONES: dict[str, Tone] = {
    "same": "good", "cosmetic": "good", "moved": "warn", "reworded": "bad", "gone": "bad",
    "not_fetched": "quiet", "blocked": "quiet", "no_passage": "quiet",
}
_OUTCOME_ORDER: tuple[OutcomeKind, ...] = (
    "refused", "failed", "blocked", "fetched", "imported", "unchanged")


def source_line(rulebook: Rulebook, ref: str, words: Words) -> Span:
    """A source by name, linked to where it is."""
    record = rulebook.by_id.get(ref)
    return Span(text=name_of(record, words, ref),
                href=record.url if isinstance(record, Source) else None)


def record_name(rulebook: Rulebook, ref: str, words: Words) -> str:
    """A record for people; provisions with their instrument."""
    return provision_name(rulebook, ref, words) if "#" in ref else name_of(
        rulebook.by_id.get(ref), words, ref)


def outcomes_report(
    rulebook: Rulebook, outcomes: Sequence[Outcome], words: Words, *, full: bool = False
) -> Report:
    """What became of every source of one run; what went wrong first."""
    title = words("sources.fetch.title")
    counts = Counter(each.kind for each in outcomes)
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Pairs(rows=tuple((words(f"sources.outcome.{kind}"), plain(str(counts[kind])))
                         for kind in _OUTCOME_ORDER if counts[kind])),
    ]
    for kind in _OUTCOME_ORDER:
        rows = tuple(_outcome(rulebook, each, words) for each in outcomes if each.kind == kind)
        if not rows:
            continue
        label = words(f"sources.outcome.{kind}")
        if kind == "unchanged" and not full:
            blocks.append(Fold(summary=label, blocks=(Items(rows=rows),)))
        else:
            blocks += [Heading(level=2, text=label, anchor=kind), Items(rows=rows)]
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _outcome(rulebook: Rulebook, outcome: Outcome, words: Words) -> Inline:
    why = words("event.gist", gist=tell(outcome.why, words.lang)) if outcome.why else ""
    return (source_line(rulebook, outcome.source, words), Span(text=why),
            quiet(words("record.item", id=outcome.source)))


def verified_report(
    rulebook: Rulebook, verdicts: Sequence[Verdict], summary: Summary, today: date,
    words: Words, *, full: bool = False,
) -> Report:
    """How many records are proven, what must be read again, and every source and record.

    Copies older than their budget on the day `today` say so.
    """
    title = words("sources.verify.title", regime=name_of(rulebook.regime, words))
    to_read = [each for each in verdicts if each.to_read]
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Pairs(rows=(
            (words("sources.sum.text"), plain(str(summary.by_text))),
            (words("sources.sum.values"), plain(str(summary.by_values))),
            (words("sources.sum.none"), plain(str(summary.not_yet))),
            (words("sources.sum.to_read"), (strong(str(summary.to_read)),)),
        )),
        Para(role="note", text=plain(words("sources.verify.note"))),
    ]
    if to_read:
        blocks.append(Heading(level=2, text=words("sources.to_read"), anchor="to-read"))
        blocks.extend(_verdict_card(rulebook, each, words) for each in to_read)
    blocks.append(Heading(level=2, text=words("sources.by_source"), anchor="by-source"))
    blocks.extend(_by_source(rulebook, verdicts, today, words))
    by_record = Fold(summary=words("sources.by_record"), open=full, blocks=(
        Items(rows=tuple(_by_record(rulebook, verdicts, words))),))
    blocks += [by_record, Para(role="disclaimer", text=plain(words("disclaimer")))]
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _verdict_card(rulebook: Rulebook, verdict: Verdict, words: Words) -> Card:
    rows: list[tuple[str, Inline]] = [(words("sources.source"), (
        source_line(rulebook, verdict.source, words), Span(text=words("cite.at", at=verdict.at))))]
    if verdict.now_at and verdict.state == "moved":
        rows.append((words("sources.now_at"), plain(verdict.now_at)))
    if verdict.state in ("reworded", "gone"):
        rows.append((words("sources.likeness"), plain(words(
            "sources.percent", n=round(100 * verdict.likeness)))))
        if verdict.now_at and verdict.now_at != verdict.place:
            rows.append((words("sources.nearest"), plain(verdict.now_at)))
    if verdict.missing:
        rows.append((words("sources.missing"), (strong(
            words("list.comma").join(verdict.missing)),)))
    if verdict.why:
        rows.append((words("sources.why"), plain(tell(verdict.why, words.lang))))
    if verdict.seen:
        rows.append((words("sources.seen"), plain(day(verdict.seen.date(), words))))
    badges = [Badge(text=words(f"sources.state.{verdict.state}"), tone=_TONES[verdict.state])]
    if verdict.around == "changed":
        badges.append(Badge(text=words("sources.around.changed"), tone="warn"))
    if verdict.unreadable:
        badges.append(Badge(text=words("sources.state.unreadable"), tone="bad"))
    if verdict.missing:
        badges.append(Badge(text=words("sources.values_missing"), tone="bad"))
    badges += [Badge(text=words(f"sources.alarm.{each}"), tone="warn") for each in verdict.alarms]
    diff = (Para(text=tuple(_pieces(verdict.pieces))),) if verdict.pieces else ()
    return Card(
        title=(strong(record_name(rulebook, verdict.record, words)),
               quiet(words("record.item", id=verdict.record))),
        badges=tuple(badges), blocks=(Pairs(rows=tuple(rows)), *diff))


def _by_source(
    rulebook: Rulebook, verdicts: Iterable[Verdict], today: date, words: Words
) -> Iterator[Block]:
    """Sources that are held with their verdicts; those that are not, folded away."""
    groups: dict[str, Counter[str]] = {}
    seen: dict[str, date] = {}
    for each in verdicts:
        groups.setdefault(each.source, Counter())[each.state] += 1
        if each.seen:
            seen[each.source] = each.seen.date()
    held: list[Inline] = []
    absent: list[Inline] = []
    for source, states in sorted(groups.items()):
        told = words("list.comma").join(
            words("sources.count", state=words(f"sources.state.{state}"), n=count)
            for state, count in sorted(states.items()))
        record = rulebook.by_id.get(source)
        age = age_of_source(record, seen[source], today) if (
            isinstance(record, Source) and source in seen) else None
        row = (source_line(rulebook, source, words), Span(text=words("event.gist", gist=told)),
               strong(_age(age, words) if age is not None and age.past else ""),
               quiet(words("record.item", id=source)))
        (absent if set(states) == {"not_fetched"} else held).append(row)
    if held:
        yield Items(rows=tuple(held))
    if absent:
        yield Fold(summary=words("sources.count", state=words("sources.state.not_fetched"),
                                 n=len(absent)), blocks=(Items(rows=tuple(absent)),))


def _by_record(
    rulebook: Rulebook, verdicts: Iterable[Verdict], words: Words
) -> Iterator[Inline]:
    groups: dict[str, list[Verdict]] = {}
    for each in verdicts:
        groups.setdefault(each.record, []).append(each)
    for record, found in groups.items():
        told = words(f"sources.standing.{standing(found)}")
        yield (Span(text=record_name(rulebook, record, words)),
               Span(text=words("event.gist", gist=told)), quiet(words("record.item", id=record)))


def taken_lines(
    added: int, renewed: int, dropped: int, refused: Sequence[NotLocked], words: Words
) -> list[str]:
    """What taking fingerprints did, line by line."""
    lines = [words("sources.taken", added=added, renewed=renewed, dropped=dropped)]
    lines += [words("sources.not_taken", record=each.record, source=each.source, at=each.at,
                    why=tell(each.why, words.lang)) for each in refused]
    return lines


Row = tuple[Source, Receipt | None, Attempt | None, Age | None, int]
"""A source, what is held of it, its last failed look, its age, records that rest on it."""


def status_report(
    rulebook: Rulebook, rows: Sequence[Row], past: Sequence[tuple[str, Age]],
    overdue: Sequence[Due], words: Words,
) -> Report:
    """What is held of each source and how old it is; what is past its budget; what is overdue."""
    title = words("sources.status.title", regime=name_of(rulebook.regime, words))
    held = sum(receipt is not None for _, receipt, *_ in rows)
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Pairs(rows=(
            (words("sources.held"), plain(words("sources.of", n=held, total=len(rows)))),
            (words("sources.past"), plain(str(sum(
                age is not None and age.past for *_, age, _ in rows)))),
            (words("sources.records_past"), plain(str(len(past)))),
        )),
        Items(rows=tuple(_status_row(rulebook, each, words) for each in sorted(
            rows, key=lambda each: (each[1] is None, -each[4])))),
    ]
    if overdue:
        blocks.append(Heading(level=2, text=words("sources.overdue"), anchor="overdue"))
        blocks.append(Items(
            rows=tuple((Span(text=record_name(rulebook, each.ref, words)),
                        quiet(words("record.item", id=each.ref))) for each in overdue),
            marks=tuple(day(each.day, words) for each in overdue)))
    if past:
        blocks.append(Fold(summary=words("sources.records_past"), blocks=(Items(rows=tuple(
            (Span(text=record_name(rulebook, ref, words)), quiet(_age(age, words)))
            for ref, age in past)),)))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _status_row(rulebook: Rulebook, row: Row, words: Words) -> Inline:
    source, receipt, attempt, age, records = row
    if receipt is None:
        state = words("sources.attempt", kind=words(f"sources.outcome.{attempt.kind}"),
                      day=day(attempt.at.date(), words)) if attempt else (
            words("sources.state.not_fetched"))
    else:
        state = words("sources.kept", day=day(receipt.at.date(), words),
                      how=words(f"sources.outcome.{receipt.obtained}"))
        if attempt:
            state += words("list.semicolon") + words(
                "sources.attempt", kind=words(f"sources.outcome.{attempt.kind}"),
                day=day(attempt.at.date(), words))
    line = [source_line(rulebook, source.id, words), Span(text=words("event.gist", gist=state))]
    if age is not None and age.past:
        line.append(strong(_age(age, words)))
    line.append(quiet(words.count("sources.records", records)))
    line.append(quiet(words("record.item", id=source.id)))
    return tuple(line)


def _age(age: Age, words: Words) -> str:
    return words("sources.age", days=age.days, budget=age.budget)


def drift_report(
    rulebook: Rulebook, source: Source, before: Receipt, after: Receipt,
    changes: Sequence[Change], resting: Sequence[tuple[str, tuple[str, ...]]], words: Words,
) -> Report:
    """What changed in the words between two snapshots, and the records that rest on it."""
    title = words("sources.drift.title", source=name_of(source, words))
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Pairs(rows=((words("sources.before"), _snapshot(before, words)),
                    (words("sources.after"), _snapshot(after, words)))),
    ]
    if not changes:
        blocks.append(Para(text=plain(words("sources.no_drift"))))
    if resting:
        blocks.append(Heading(level=2, text=words("sources.resting"), anchor="resting"))
        blocks.append(Items(rows=tuple(
            (Span(text=record_name(rulebook, ref, words)),
             Span(text=words("event.gist", gist=words("list.comma").join(places[:6]))),
             quiet(words("record.item", id=ref))) for ref, places in resting)))
    groups: dict[str, list[Change]] = {}
    for each in changes:
        groups.setdefault(each.provision, []).append(each)
    for provision, found in groups.items():
        blocks.append(Heading(level=2, text=found[0].heading or provision, anchor=provision))
        blocks.extend(change_card(each, words) for each in found)
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _snapshot(receipt: Receipt, words: Words) -> Inline:
    revision = words("sources.revision", revision=receipt.law.revision.id) if receipt.law else ""
    return (Span(text=day(receipt.at.date(), words) + revision),
            quiet(words("record.item", id=receipt.sha256[:12])))


def change_card(change: Change, words: Words) -> Card:
    """One change as a readable diff: what is gone in [-…-], what is new in [+…+]."""
    where = change.after or change.before or ""
    if change.before and change.after and change.before != change.after:
        where = words("sources.arrow", before=change.before, after=change.after)
    badges = [Badge(text=words(f"sources.change.{change.kind}"))]
    badges += [Badge(text=words(f"sources.alarm.{each}"), tone="warn") for each in change.alarms]
    return Card(title=(Span(text=where, style="code"),), badges=tuple(badges), blocks=(
        Para(text=tuple(_pieces(change.pieces))),) if change.pieces else ())


def _pieces(pieces: Sequence[Piece]) -> Iterator[Span]:
    for number, each in enumerate(pieces):
        if each.kind == "kept":
            text = each.text
            if len(text) > 80:  # far from any change
                head = "" if number == 0 else text[:30]
                tail = "" if number == len(pieces) - 1 else text[-30:]
                text = f"{head} … {tail}"
            yield Span(text=text)
        elif each.kind == "gone":
            yield quiet(f"[-{each.text}-]")
        else:
            yield strong(f"[+{each.text}+]")
