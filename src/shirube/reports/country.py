"""The country page: status, key points, timeline, what lies ahead, sources, last verified."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from shirube.locales import Words
from shirube.model.days import first_day
from shirube.model.event import Event
from shirube.model.instrument import Instrument
from shirube.model.regime import Statement
from shirube.model.report import (
    Block,
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
from shirube.model.rulebook import Edition
from shirube.model.source import Entry
from shirube.reports.coming import coming_rows
from shirube.reports.say import cite, day, name_of, past_count, plain, quiet, strong
from shirube.timeline.ahead import Coming
from shirube.timeline.asof import version_on


def country_report(
    edition: Edition, coming: tuple[Coming, ...], words: Words, *, whole: bool = False
) -> Report:
    """What stands on the edition's day.

    `coming` is what lay ahead of that day. `whole` tells every event, not only the key ones.
    """
    regime = edition.rulebook.regime
    title = words("country.title", regime=name_of(regime, words))
    blocks: list[Block] = [Heading(level=1, text=title)]
    blocks.extend(_head(edition, words))
    blocks.extend(_statements(edition, words))
    blocks.extend(_instruments(edition, words))
    blocks.extend(_timeline(edition, words, whole=whole))
    if coming:
        blocks.append(Heading(level=2, text=words("country.ahead"), anchor="ahead"))
        blocks.append(coming_rows(coming, words))
    blocks.extend(_sources(edition, words))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _head(edition: Edition, words: Words) -> Iterator[Block]:
    regime = edition.rulebook.regime
    current = next((each for each in regime.statuses if edition.on in each.holds), None)
    shown = [*_shown(edition), regime]
    checked = sorted(each.checked for each in shown if each.checked)
    rows: list[tuple[str, Inline]] = []
    if current:
        rows.append((words("country.status"), (
            strong(words(f"regime_status.{current.status}")),
            Span(text=words("country.status.why", gist=current.gist.in_(words.lang))))))
    rows.append((words("head.on"), plain(day(edition.on, words))))
    rows.append((words("head.known"), plain(day(edition.known, words))))
    rows.append((words("country.verified"), plain(words(
        "country.verified.span", oldest=day(checked[0], words), newest=day(checked[-1], words),
        n=len(shown)))))
    rows.append((words("country.depth"), (
        Span(text=words(f"depth.{regime.depth}")),
        quiet(words("country.depth.note", note=regime.depth_note.in_(words.lang))))))
    yield Pairs(rows=tuple(rows))
    stale = past_count(shown, edition)
    if stale:
        yield Para(role="warning", text=plain(words("fresh.past", n=stale, all=len(shown))))
    if edition.known < regime.known:
        yield Para(role="warning", text=plain(words(
            "country.nothing_known", day=day(regime.known, words))))


def _shown(edition: Edition) -> list[Entry]:
    return [*edition.statements, *edition.instruments, *edition.events]


def _statements(edition: Edition, words: Words) -> Iterator[Block]:
    ordered = sorted(edition.statements, key=lambda each: (each.order, each.id))
    for each in ordered:
        if each.part == "summary":
            yield Para(role="lead", text=plain(each.text.in_(words.lang)))
    points = [each for each in ordered if each.part == "key_point"]
    if points:
        yield Heading(level=2, text=words("country.key_points"), anchor="key-points")
        yield Items(rows=tuple(_statement(each, edition, words) for each in points))
    for topic in edition.rulebook.regime.topics:
        found = [each for each in ordered if each.part == "topic" and each.topic == topic.id]
        if found:
            yield Heading(level=2, text=topic.title.in_(words.lang), anchor=f"topic-{topic.id}")
            yield Items(rows=tuple(_statement(each, edition, words) for each in found))
    powers = [each for each in ordered if each.part == "state_powers"]
    if powers:
        yield Heading(level=2, text=words("section.state"), anchor="state")
        yield Items(rows=tuple(_statement(each, edition, words) for each in powers))


def _statement(statement: Statement, edition: Edition, words: Words) -> tuple[Span, ...]:
    """A statement with where it stands; low confidence is said aloud."""
    first = cite(edition.rulebook, statement.sources[0], words)
    more = len(statement.sources) - 1
    spans = [Span(text=statement.text.in_(words.lang)), quiet(words("cite.open")),
             replace(first[0], style="quiet"),
             replace(first[1], style="quiet")]
    if more:
        spans.append(quiet(words("cite.more", n=more)))
    spans.append(quiet(words("cite.close")))
    if statement.confidence != "high":
        spans.append(quiet(words("cite.confidence",
                                 confidence=words(f"confidence.{statement.confidence}"))))
    return tuple(spans)


def _instruments(edition: Edition, words: Words) -> Iterator[Block]:
    instruments = sorted(edition.instruments, key=lambda each: (each.order, each.id))
    if not instruments:
        return
    yield Heading(level=2, text=words("country.instruments"), anchor="instruments")
    main = [each for each in instruments if each.id in edition.rulebook.regime.main_instruments]
    rest = [each for each in instruments if each not in main]
    yield _instrument_table(main or instruments, edition, words)
    if main and rest:
        yield Fold(summary=words("country.more_instruments", n=len(rest)),
                   blocks=(_instrument_table(rest, edition, words),))


def _instrument_table(
    instruments: Iterable[Instrument], edition: Edition, words: Words
) -> Table:
    rows = []
    for each in instruments:
        version = version_on(each, edition.on)
        name = name_of(each, words) + (f" {version.id}" if version else "")
        since = version.start if version else each.holds.start
        rows.append((
            (Span(text=name, ref=each.id),), plain(words(f"kind.{each.kind}")),
            plain(words(f"force.{each.force}")),
            plain(day(since, words) if since else words("unknown_day")),
            plain(words(f"depth.{each.depth}")),
        ))
    return Table(head=tuple(words(f"country.instrument.{name}") for name in (
        "name", "kind", "force", "since", "depth")), rows=tuple(rows))


def _timeline(edition: Edition, words: Words, *, whole: bool) -> Iterator[Block]:
    events = sorted(edition.events, key=lambda each: (first_day(each.on), each.id), reverse=True)
    key = [each for each in events if whole or each.key]
    if not key:
        return
    yield Heading(level=2, text=words("country.timeline"), anchor="timeline")
    yield event_items(key, edition, words)
    if len(events) > len(key):
        yield Para(role="note", text=plain(words("country.timeline.more",
                                                 n=len(events) - len(key))))


def event_items(events: Iterable[Event], edition: Edition, words: Words) -> Items:
    """Events as dated lines with their first source."""
    rows, marks = [], []
    for each in events:
        source = cite(edition.rulebook, each.sources[0], words)
        line = [Span(text=each.title.in_(words.lang), style="strong", ref=each.id),
                Span(text=words("event.gist", gist=each.gist.in_(words.lang))),
                quiet(words("cite.open")),
                replace(source[0], style="quiet"), quiet(words("cite.close"))]
        if each.confidence != "high":
            line.append(quiet(words("cite.confidence",
                                    confidence=words(f"confidence.{each.confidence}"))))
        rows.append(tuple(line))
        marks.append(day(each.on, words))
    return Items(rows=tuple(rows), marks=tuple(marks))


def _sources(edition: Edition, words: Words) -> Iterator[Block]:
    """Every source the page rests on, with how often it is cited."""
    counts: dict[str, int] = {}
    for entry in _shown(edition):
        for citation in entry.sources:
            counts[citation.source] = counts.get(citation.source, 0) + 1
    rows = []
    for ref in sorted(counts, key=lambda each: (-counts[each], each)):
        source = edition.rulebook.by_id.get(ref)
        rows.append((
            Span(text=name_of(source, words, ref), href=getattr(source, "url", None), ref=ref),
            quiet(words("country.source.line", n=counts[ref], primary=words(
                "primary" if getattr(source, "primary", False) else "secondary"))),
        ))
    yield Heading(level=2, text=words("country.sources"), anchor="sources")
    yield Fold(summary=words("country.sources.fold", n=len(rows)),
               blocks=(Items(rows=tuple(rows)),))
