"""A page: records on one matter, collected and told in order, as of a day."""

from collections.abc import Iterator

from shirube.locales import Words
from shirube.model.page import Page, Section
from shirube.model.report import Block, Heading, Pairs, Para, Report
from shirube.model.rulebook import AnyRecord, Edition
from shirube.reports.piece import piece, stands
from shirube.reports.say import day, plain


def page_report(page: Page, edition: Edition, words: Words) -> Report:
    """What a page shows on the edition's day."""
    title = page.title.in_(words.lang)
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Para(role="lead", text=plain(page.gist.in_(words.lang))),
        Pairs(rows=((words("head.on"), plain(day(edition.on, words))),
                    (words("head.known"), plain(day(edition.known, words))))),
    ]
    for section in page.sections:
        blocks.extend(_section(section, edition, words))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def collected(section: Section, edition: Edition) -> list[AnyRecord]:
    """The records of a section, in the order it names them; below a prefix in their own."""
    found: dict[str, AnyRecord] = {}
    for ref in section.collect:
        if not ref.endswith(("/", "#")):
            record = edition.rulebook.by_id.get(ref)
            matches = [record] if record is not None else []
        else:
            matches = sorted(
                (each for each in edition.rulebook.records() if each.id.startswith(ref)),
                key=lambda each: (getattr(each, "order", 0), str(getattr(each, "on", "")),
                                  each.id))
        for each in matches:
            if not section.standing_only or stands(each, edition):
                found.setdefault(each.id, each)
    return list(found.values())


def _section(section: Section, edition: Edition, words: Words) -> Iterator[Block]:
    yield Heading(level=2, text=section.title.in_(words.lang))
    if section.gist:
        yield Para(text=plain(section.gist.in_(words.lang)))
    records = collected(section, edition)
    if not records:
        yield Para(role="note", text=plain(words("page.nothing")))
    for record in records:
        yield piece(record, edition, words)
