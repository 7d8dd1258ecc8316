"""Events in order, and what lies ahead of a day: never a guess shown as a fact."""

from collections.abc import Iterable
from datetime import timedelta

from shirube.locales import Words
from shirube.model.days import Interval
from shirube.model.event import Event, Milestone
from shirube.model.instrument import Provision
from shirube.model.report import Block, Heading, Inline, Items, Para, Report, Span
from shirube.model.rulebook import Edition
from shirube.reports.say import day, name_of, plain, quiet
from shirube.timeline.ahead import Coming


def coming_rows(coming: Iterable[Coming], words: Words) -> Items:
    """What lies ahead, one line each, overdue matters saying so."""
    rows: list[Inline] = []
    marks = []
    for each in coming:
        record = each.record
        gist = record.gist.in_(words.lang)
        name = name_of(record, words)
        if each.kind == "commencement":
            gist = words.count("coming.commencement", each.provisions)
        state = quiet(words(f"coming.{each.state}"))
        line: list[Span] = [Span(text=name, style="strong", ref=record.id), state]
        line.append(Span(text=words("event.gist", gist=gist)))
        if isinstance(record, Milestone):
            line.append(quiet(words("cite.confidence",
                                    confidence=words(f"confidence.{record.confidence}"))))
        rows.append(tuple(line))
        marks.append(coming_mark(each, words))
    return Items(rows=tuple(rows), marks=tuple(marks))


def coming_mark(coming: Coming, words: Words) -> str:
    """When something comes, as exactly as known; a limit is told as one."""
    if coming.day is None:
        return words("unknown_day")
    if isinstance(coming.record, Milestone):
        return window_text(coming.record.window, words)
    if isinstance(coming.record, Event):
        return day(coming.record.on, words)
    return day(coming.day, words) if coming.fixed else words(
        "coming.by", day=day(coming.day, words))


def timeline_report(
    edition: Edition, events: Iterable[Event], coming: tuple[Coming, ...], words: Words
) -> Report:
    """Events in the order given, then what lies ahead."""
    title = words("timeline.title", regime=name_of(edition.rulebook.regime, words))
    blocks: list[Block] = [Heading(level=1, text=title)]
    rows, marks = [], []
    for each in events:
        rows.append((Span(text=each.title.in_(words.lang), style="strong", ref=each.id),
                     Span(text=words("event.gist", gist=each.gist.in_(words.lang)))))
        marks.append(day(each.on, words))
    if rows:
        blocks.append(Items(rows=tuple(rows), marks=tuple(marks)))
    else:
        blocks.append(Para(text=plain(words("timeline.none"))))
    if coming:
        blocks.append(Heading(level=2, text=words("country.ahead"), anchor="ahead"))
        blocks.append(coming_rows(coming, words))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def window_text(window: Interval, words: Words) -> str:
    """Days within which something is expected, told with its last day."""
    if window.until is None:
        return words("unknown_day")
    last = window.until - timedelta(days=1)
    if window.start == last:
        return day(last, words)
    return words("coming.by", day=day(last, words))


def commencement_text(provision: Provision, words: Words) -> str:
    """When a provision comes into force, as exactly as known."""
    coming = provision.commencement
    if coming.on:
        return day(coming.on, words)
    if coming.by:
        return words("coming.by", day=day(coming.by, words))
    return words("unknown_day")
