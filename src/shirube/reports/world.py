"""The world's jurisdictions: a table of all, or one in full, as of a day where dates allow."""

from datetime import date

from shirube.locales import Words
from shirube.model.days import first_day
from shirube.model.jurisdiction import Jurisdiction, World
from shirube.model.report import Block, Heading, Items, Pairs, Para, Report, Span, Table
from shirube.model.source import Citation, Source
from shirube.model.terms import RegimeStatus
from shirube.reports.say import day, plain, quiet


def status_on(record: Jurisdiction, on: date) -> RegimeStatus | None:
    """The status of a jurisdiction on a day; none when the data do not reach that far."""
    if not record.statuses:
        return record.status if first_day(record.newest_evidence) <= on else None
    return next((each.status for each in record.statuses if on in each.holds), None)


def world_report(world: World, on: date, words: Words) -> Report:
    """Every jurisdiction in one table."""
    title = words("world.title")
    rows = []
    for each in sorted(world.jurisdictions, key=lambda each: (each.part_of or each.code,
                                                              bool(each.part_of), each.code)):
        status = status_on(each, on)
        rows.append((
            (Span(text=f"{each.code}  ", style="code"),
             Span(text=each.title.in_(words.lang))),
            plain(words(f"regime_status.{status}") if status else words("enforcement.unknown")),
            plain(words(f"enforcement.{each.enforcement}")),
            plain(day(each.newest_evidence, words)),
            plain(words(f"level.{each.confidence}")),
        ))
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Para(role="lead", text=plain(words("world.gist"))),
        Pairs(rows=((words("head.on"), plain(day(on, words))),)),
        Table(head=tuple(words(f"world.{name}") for name in (
            "name", "status", "enforcement", "evidence", "confidence")), rows=tuple(rows)),
        Para(role="disclaimer", text=plain(words("disclaimer"))),
    ]
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def jurisdiction_report(
    record: Jurisdiction, world: World, on: date, words: Words
) -> Report:
    """One jurisdiction in full."""
    title = record.title.in_(words.lang)
    status = status_on(record, on)
    enforcement = words(f"enforcement.{record.enforcement}")
    note = record.enforcement_note.in_(words.lang) if record.enforcement_note else ""
    blocks: list[Block] = [Heading(level=1, text=title), Pairs(rows=(
        (words("head.on"), plain(day(on, words))),
        (words("world.status"), plain(
            words(f"regime_status.{status}") if status else words("enforcement.unknown"))),
        (words("world.enforcement"), (Span(text=enforcement), quiet(f"  {note}".rstrip()))),
        (words("world.evidence"), plain(day(record.newest_evidence, words))),
        (words("world.confidence"), plain(words(f"level.{record.confidence}"))),
    ))]
    if status is None:
        blocks.append(Para(role="note", text=plain(words("world.as_told", day=day(on, words)))))
    blocks.append(Para(role="lead", text=plain(record.gist.in_(words.lang))))
    if record.instruments:
        blocks.append(Heading(level=2, text=words("world.instruments")))
        blocks.append(Items(rows=tuple((
            Span(text=each.title.in_(words.lang), style="strong"),
            Span(text=words("world.instrument", status=each.status.in_(words.lang))),
            quiet(words("world.days", days=words("list.semicolon").join(
                words("world.day", name=found.name.in_(words.lang), day=day(found.on, words))
                for found in each.days)) if each.days else ""),
        ) for each in record.instruments)))
    if record.open:
        blocks.append(Para(role="note", text=plain(
            words("world.open", open=record.open.in_(words.lang)))))
    blocks.append(Heading(level=2, text=words("sources")))
    blocks.append(Items(rows=tuple(_cite(each, world, words) for each in record.sources)))
    if record.note:
        blocks.append(Para(role="note", text=plain(record.note.in_(words.lang))))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _cite(citation: Citation, world: World, words: Words) -> tuple[Span, ...]:
    source: Source | None = next(
        (each for each in world.sources if each.id == citation.source), None)
    name = source.title.in_(words.lang) if source else citation.source
    read = words(f"read.{citation.read}")
    return (Span(text=name, href=source.url if source else None),
            Span(text=words("cite.at", at=citation.at)), quiet(words("cite.read", read=read)))
