"""The change feed: the regime's days of change, and expectations that were not met in time."""

from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from shirube.model.days import last_day
from shirube.model.event import Event, Milestone
from shirube.model.feed import Feed, FeedEntry
from shirube.model.instrument import Provision
from shirube.model.regime import DatedStatus
from shirube.model.rulebook import is_known
from shirube.model.source import Entry
from shirube.observatory.address import Here
from shirube.observatory.compare import edition_page
from shirube.observatory.history import DayOfChange, Group, Said, history
from shirube.observatory.site import Site, Voice
from shirube.reports.coming import window_text
from shirube.reports.say import day, name_of
from shirube.timeline import milestone_state

NEWEST = 60
"""Entries a feed carries; the page of the history tells all."""

_LONG = 120
"""Letters of a title made from a line; Japanese ones count twice."""

_NAMED = 8
"""Provisions named before the rest is counted."""


def change_feed(voice: Voice, address: str = "") -> Feed:
    """The newest entries in one language; `address` is the feed's own, when it is known.

    An entry bears the legal day it tells. What was learned after the rulebook had been begun
    moves the moment it was updated, so that readers meet it as news although its day is old.
    """
    words, site = voice.words, voice.site
    regime = name_of(voice.rulebook.regime, words)
    entries = [*(_day_entry(each, voice) for each in history(site)),
               *(_overdue_entry(each, voice) for each in missed(site))]
    entries.sort(key=lambda each: (each.at, each.published or each.at, each.id), reverse=True)
    return Feed(
        id=name_for(voice, "changes"), title=words("site.news.title", regime=regime),
        lang=voice.lang, entries=tuple(entries[:NEWEST]),
        about=words("site.news.about", regime=regime),
        link=public(voice, f"{voice.rulebook.regime.id}/changes"), address=address,
        rights="CC BY 4.0",
    )


def public(voice: Voice, path: str) -> str:
    """A page as something outside the site addresses it: absolute when the site's address is
    known, otherwise relative to a file one folder deep, as feeds are."""
    here = Here(voice.lang, "", voice.site.addresses).page(path)
    return voice.site.base + here.removeprefix("../") if voice.site.base else here


def midnight(site: Site, on: date) -> datetime:
    """The moment a legal day begins."""
    return datetime.combine(on, time(), ZoneInfo(site.rulebook.regime.timezone))


def name_for(voice: Voice, what: str) -> str:
    """A URI for a feed or an entry that stays whatever the site's address is."""
    return uuid5(NAMESPACE_URL, f"shirube/{voice.rulebook.regime.id}/{what}/{voice.lang}").urn


def missed(site: Site) -> tuple[Milestone, ...]:
    """Milestones not confirmed when their last day had passed, whatever became of them since."""
    return tuple(
        each for each in site.rulebook.milestones
        if is_known(each, site.known) and each.window.until and each.window.until <= site.today
        and milestone_state(each, site.rulebook, each.window.until, site.known) == "overdue")


def _day_entry(found: DayOfChange, voice: Voice) -> FeedEntry:
    words, site = voice.words, voice.site
    heads = list(_heads(found, voice))
    lines = list(_lines(found, voice))
    what = heads[0] if heads else _cut(lines[0])
    if len(heads) > 1:
        what = words("site.news.more", what=what, n=len(heads) - 1)
    regime = voice.rulebook.regime.id
    learned = [record.known for each in found.difference.changes
               if isinstance(record := voice.record(each.ref), Entry)]
    kinds = {each.kind for each in found.events}
    return FeedEntry(
        id=name_for(voice, f"changes/{found.day}"),
        at=_updated(site, found.day, learned), published=midnight(site, found.day),
        title=words("site.news.entry", day=day(found.day, words), what=what),
        lines=tuple(lines),
        link=public(voice, edition_page(site, found.day) or f"{regime}/changes"),
        related=public(voice, f"{regime}/compare?from={found.eve}&to={found.day}"),
        categories=("change", *sorted(kinds)),
    )


def _cut(text: str) -> str:
    """A line short enough for a title."""
    most = _LONG if text.isascii() else _LONG // 2
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _updated(site: Site, on: date, learned: list[date]) -> datetime:
    begun = site.rulebook.regime.known
    return midnight(site, max([on, *(each for each in learned if each > begun)]))


def _heads(found: DayOfChange, voice: Voice) -> Iterator[str]:
    """What a title may say, the weightiest first."""
    for event in found.events:
        yield _event_title(event, found, voice)
    yield from _texts(found, voice)


def _event_title(event: Event, found: DayOfChange, voice: Voice) -> str:
    title = event.title.in_(voice.lang)
    if event.on == found.day.isoformat():
        return title
    return voice.words("site.news.event", title=title, day=day(event.on, voice.words))


def _texts(found: DayOfChange, voice: Voice) -> Iterator[str]:
    """Status, texts and versions, one line each."""
    words = voice.words
    if found.status:
        before, after = found.status
        yield words("site.news.status", before=_status(before, voice), after=_status(after, voice))
    for each in found.versions:
        key = "site.news.version" if each.before else "site.news.first_version"
        yield words(key, name=name_of(each.instrument, words),
                    before=each.before.id if each.before else "", after=each.after.id)
    for change in found.instruments:
        yield words(f"site.news.instrument.{change.kind}",
                    name=name_of(voice.record(change.ref), words, change.ref))


def _status(status: DatedStatus | None, voice: Voice) -> str:
    return voice.words(f"regime_status.{status.status}" if status else "site.news.no_status")


def _lines(found: DayOfChange, voice: Voice) -> Iterator[str]:
    """Everything that changed on a day, line by line."""
    words = voice.words
    for event in found.events:
        yield words("site.news.told", title=_event_title(event, found, voice),
                    gist=event.gist.in_(voice.lang))
    yield from _texts(found, voice)
    for group in found.provisions:
        pending = [each for each in group.came if _pending(each.after, found.day)]
        came = [each for each in group.came if each not in pending]
        for kind, changes in (("came", came), ("pending", pending), ("went", group.went)):
            if changes:
                yield words(f"site.news.provisions.{kind}", name=_instrument(group, voice),
                            parts=_parts([each.ref for each in changes], voice))
    for group in found.standings:
        for kind, number in (("came", len(group.came)), ("went", len(group.went)),
                             ("force", len(group.force_changed)),
                             ("carried", len(group.carried))):
            if number:
                yield words.count(f"site.news.standings.{kind}", number,
                                  name=_instrument(group, voice))
    for group in found.measures:
        for kind, number in (("came", len(group.came)), ("went", len(group.went))):
            if number:
                yield words.count(f"site.news.measures.{kind}", number,
                                  name=_instrument(group, voice))
    for change in found.bodies:
        yield words(f"site.news.bodies.{change.kind}",
                    name=name_of(voice.record(change.ref), words, change.ref))
    for said in found.statements:
        yield words(f"site.news.said.{_said(said)}", text=said.statement.text.in_(voice.lang))
    if found.rules:
        yield words.count("site.news.rules", len(found.rules))


def _pending(piece: object, on: date) -> bool:
    """Whether a provision is part of its text on a day without being in force yet."""
    if not isinstance(piece, Provision):
        return False
    return piece.commencement.by is not None or (piece.commencement.on or on) > on


def _said(said: Said) -> str:
    if said.before is None:
        return "new"
    return "gone" if said.after is None else "instead"


def _instrument(group: Group, voice: Voice) -> str:
    return name_of(group.instrument, voice.words) if group.instrument else voice.words(
        "site.news.unnamed")


def _parts(refs: list[str], voice: Voice) -> str:
    words = voice.words
    named = []
    for ref in refs[:_NAMED]:
        number = getattr(voice.record(ref), "number", None)
        named.append(number.in_(words.lang) if number else ref)
    told = words("list.comma").join(named)
    return told + words("cite.more", n=len(refs) - _NAMED) if len(refs) > _NAMED else told


def _overdue_entry(milestone: Milestone, voice: Voice) -> FeedEntry:
    words, site = voice.words, voice.site
    passed = milestone.window.until
    assert passed is not None  # `missed` names no other
    title = milestone.title.in_(voice.lang)
    lines = [words("site.news.overdue.window", day=window_text(milestone.window, words)),
             milestone.gist.in_(voice.lang)]
    event = voice.record(milestone.confirmed_by or "")
    if isinstance(event, Event) and is_known(event, site.known) and (
            last_day(event.on) <= site.today):
        lines.append(words("site.news.overdue.since", title=event.title.in_(voice.lang),
                           day=day(event.on, words)))
    else:
        lines.append(words("site.news.overdue.still"))
    return FeedEntry(
        id=name_for(voice, f"overdue/{milestone.id}"),
        at=_updated(site, passed, [milestone.known]), published=midnight(site, passed),
        title=words("site.news.entry", day=day(passed, words),
                    what=words("site.news.overdue", title=title)),
        lines=tuple(lines), link=public(voice, site.addresses.paths[milestone.id]),
        categories=("overdue",),
    )
