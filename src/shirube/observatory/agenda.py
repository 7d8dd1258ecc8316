"""The calendar: fixed days ahead, and limits of what somebody said would come."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from shirube.locales import Words
from shirube.model.agenda import Agenda, AgendaEntry
from shirube.model.event import Event, Milestone
from shirube.model.instrument import Instrument
from shirube.model.rulebook import AnyRecord, is_known
from shirube.model.source import Entry
from shirube.observatory.news import midnight, public
from shirube.observatory.site import Site, Voice
from shirube.reports.say import day, name_of
from shirube.timeline import Coming, ahead, milestone_state


def agenda(voice: Voice, address: str = "") -> Agenda:
    """What is expected, in one language; `address` is the file's own, when it is known.

    A milestone stands on the last day of its window, as a limit; one that an event has
    confirmed stands on that event's day. What has no known day is left out: `undated` names it.
    """
    words = voice.words
    regime = name_of(voice.rulebook.regime, words)
    entries = sorted((*_milestones(voice), *_ahead(voice)), key=lambda each: (each.day, each.id))
    return Agenda(
        title=words("site.agenda.title", regime=regime), lang=voice.lang,
        entries=tuple(entries), about=words("site.agenda.about"), address=address,
    )


def undated(site: Site) -> tuple[Milestone, ...]:
    """Milestones that are awaited and have no known day: no calendar can hold them."""
    return tuple(
        each for each in site.rulebook.milestones
        if is_known(each, site.known) and each.window.until is None
        and milestone_state(each, site.rulebook, site.today, site.known) != "confirmed")


def _milestones(voice: Voice) -> Iterator[AgendaEntry]:
    words, site = voice.words, voice.site
    for each in site.rulebook.milestones:
        if not is_known(each, site.known):
            continue
        state = milestone_state(each, site.rulebook, site.today, site.known)
        title = each.title.in_(voice.lang)
        if state == "confirmed":
            event = voice.record(each.confirmed_by or "")
            if isinstance(event, Event) and (on := _exact(event)):
                yield _entry(each, voice, on, words("site.agenda.confirmed", title=title),
                             event.gist.in_(voice.lang), fixed=True, category=state)
        elif each.window.until is not None:
            last = each.window.until - timedelta(days=1)
            key = "overdue" if state == "overdue" else "limit"
            yield _entry(
                each, voice, last,
                words(f"site.agenda.{key}", title=title, day=day(last, words)),
                each.gist.in_(voice.lang), words("site.agenda.not_fixed"), category=state,
                changed=each.window.until if state == "overdue" else None)


def _ahead(voice: Voice) -> Iterator[AgendaEntry]:
    """Commencements and events ahead; a limit that a milestone tells already is not told twice."""
    words, site = voice.words, voice.site
    told = {(ref, each.window.until - timedelta(days=1))
            for each in site.rulebook.milestones if each.window.until
            for ref in each.instruments}
    for each in ahead(site.rulebook, site.today, site.known):
        record = each.record
        if each.day is None or isinstance(record, Milestone):
            continue
        if isinstance(record, Event):
            if each.fixed:
                yield _entry(record, voice, each.day, record.title.in_(voice.lang),
                             record.gist.in_(voice.lang), fixed=True, category="event")
        elif each.fixed or (record.id, each.day) not in told:
            yield _commencement(each, record, each.day, voice, words)


def _commencement(
    coming: Coming, record: Instrument, on: date, voice: Voice, words: Words
) -> AgendaEntry:
    name = name_of(record, words)
    if coming.fixed:
        title = words.count("site.agenda.commencement", coming.provisions, name=name)
        return _entry(record, voice, on, title, record.gist.in_(voice.lang), fixed=True,
                      category="commencement", apart=on.isoformat())
    return _entry(
        record, voice, on, words("site.agenda.commencement.by", name=name, day=day(on, words)),
        record.gist.in_(voice.lang), words("site.agenda.not_fixed"), category="commencement",
        apart="limit")


def _exact(event: Event) -> date | None:
    return date.fromisoformat(event.on) if len(event.on) == 10 else None


def _entry(
    record: AnyRecord, voice: Voice, on: date, title: str, *lines: str, category: str,
    fixed: bool = False, apart: str = "", changed: date | None = None,
) -> AgendaEntry:
    """One entry; `apart` keeps several of one record apart, `changed` is the day from which it
    is told otherwise although nobody touched the record."""
    words, site = voice.words, voice.site
    assert isinstance(record, Entry)
    said = words("site.agenda.said", confidence=words(f"confidence.{record.confidence}"),
                 checked=day(record.checked, words))
    link = public(voice, site.addresses.paths[record.id]) if site.base else ""
    return AgendaEntry(
        id=str(uuid5(NAMESPACE_URL, f"shirube/agenda/{record.id}/{apart}/{voice.lang}")),
        day=on, title=title, lines=(*lines, said, words("site.agenda.disclaimer")),
        at=midnight(site, max(record.checked, changed or record.checked)),
        state="fixed" if fixed else "tentative", link=link, categories=(category,),
    )
