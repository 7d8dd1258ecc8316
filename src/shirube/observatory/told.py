"""A day of change in words: its title, its counts, and its changes part by part."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from shirube.locales import Words
from shirube.model.event import Event
from shirube.model.instrument import Instrument, Provision
from shirube.model.regime import Regime, Statement
from shirube.model.report import Badge
from shirube.model.rulebook import Standing
from shirube.model.terms import Force
from shirube.observatory.history import DayOfChange, Group, NewVersion, Said
from shirube.reports.coming import window_text
from shirube.reports.say import day, force_badge, name_of, ref_of
from shirube.timeline import Change, version_on

Kind = Literal["came", "went", "changed", "replaced", "expected"]

LAWS = ("law", "order")
"""Kinds of instruments whose provisions come into force, where others merely come in."""


@dataclass(frozen=True, slots=True)
class Link:
    """A record by name."""

    text: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One change, or several of one instrument told together."""

    kind: Kind
    name: str
    """Name of the record, or our sentence."""

    ref: str | None = None
    """Record the name stands for."""

    mark: str = ""
    """Word for what happened; empty: that of its kind."""

    label: str = ""
    """Where it stands, before the name."""

    badges: tuple[Badge, ...] = ()

    turned: bool = False
    """Whether the badges are before and after."""

    detail: str = ""
    """What else is to be said, after the name."""

    before: str = ""
    """The sentence that stood in its place."""

    points: tuple[str, ...] = ()
    """Known differences, one each."""

    links: tuple[Link, ...] = ()
    """The records themselves, where the row tells of several."""


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one part of the edition."""

    part: str
    """`status`, `instruments`, `versions`, `provisions`, `standings`, `measures`, `bodies`,
    `expected`, `statements` or `rules`."""

    title: str
    rows: tuple[Row, ...]

    @property
    def folded(self) -> bool:
        """Whether it only repeats for the site's own pages what other parts say of the law."""
        return self.part in ("statements", "rules")


def headline(change: DayOfChange, words: Words) -> str:
    """A title for the day: its first event, else what came, went or changed."""
    if change.events:
        return _first((each.title.in_(words.lang) for each in change.events), words)
    for part, names in _names(change, words):
        if names:
            return words(f"site.changes.title.{part}", names=_first(names, words))
    key = "status" if change.status else "rules"
    return words(f"site.changes.title.{key}")


def sections(change: DayOfChange, words: Words) -> tuple[Section, ...]:
    """What changed, part by part; parts in which nothing changed are left out."""
    made: tuple[tuple[str, Callable[[DayOfChange, Words], Iterator[Row]]], ...] = (
        ("status", _status), ("instruments", _instruments), ("versions", _versions),
        ("provisions", _provisions), ("standings", _standings), ("measures", _measures),
        ("bodies", _bodies), ("expected", _expected), ("statements", _statements),
        ("rules", _rules),
    )
    found = []
    for part, rows_of in made:
        rows = tuple(rows_of(change, words))
        if rows:
            found.append(Section(part, words(f"site.changes.part.{part}"), rows))
    return tuple(found)


def counts(rows: Iterable[Row], words: Words) -> str:
    """How many rows came, went and changed, in a few words."""
    found = Counter(row.kind for row in rows)
    order: tuple[Kind, ...] = ("came", "replaced", "changed", "went")
    return words("list.comma").join(
        words("site.changes.count", kind=words(f"site.changes.kind.{kind}"), n=found[kind])
        for kind in order if found[kind])


def place_name(statement: Statement, regime: Regime, words: Words) -> str:
    """Where on the country page a statement stands."""
    for topic in regime.topics:
        if topic.id == statement.topic:
            return topic.title.in_(words.lang)
    return words(f"site.changes.place.{statement.part}")


def provision_link(change: Change, words: Words) -> Link:
    """A provision by its number and caption."""
    record = change.after or change.before
    assert isinstance(record, Provision)
    number = record.number.in_(words.lang)
    if record.title is None:
        return Link(number, record.id)
    return Link(words("record.titled", number=number, name=record.title.in_(words.lang)),
                record.id)


def item_link(change: Change, words: Words) -> Link:
    """An expectation by its official reference."""
    record = _standing(change).expectation
    return Link(ref_of(record, words), record.id)


def _names(change: DayOfChange, words: Words) -> Iterator[tuple[str, list[str]]]:
    """Names for a title, the weightiest part first."""
    yield "instruments", [name_of(each.after, words) for each in change.instruments
                          if isinstance(each.after, Instrument)]
    yield "versions", [_version_name(each, words) for each in change.versions]
    yield "ended", [name_of(each.before, words) for each in change.instruments
                    if isinstance(each.before, Instrument)]
    yield "provisions", [
        words("provision", instrument=name_of(group.instrument, words),
              number=provision_link(each, words).text)
        for group in change.provisions for each in group.changes]
    yield "standings", [name_of(each.instrument, words) for each in change.standings]
    yield "measures", [name_of(each.after or each.before, words)  # type: ignore[arg-type]
                       for group in change.measures for each in group.changes]
    yield "bodies", [name_of(each.after or each.before, words)  # type: ignore[arg-type]
                     for each in change.bodies]
    yield "expected", [name_of(each.record, words) for each in change.turns]
    regime = change.difference.after.rulebook.regime
    yield "statements", list(dict.fromkeys(
        place_name(each.statement, regime, words) for each in change.statements))


def _first(names: Iterable[str], words: Words) -> str:
    first, *more = names
    return words("site.changes.more_events", first=first, n=len(more)) if more else first


def _version_name(new: NewVersion, words: Words) -> str:
    return words("record.titled", number=name_of(new.instrument, words),
                 name=words("site.changes.version", version=new.after.id))


def _status(change: DayOfChange, words: Words) -> Iterator[Row]:
    if change.status is None:
        return
    before, after = (
        words(f"regime_status.{each.status}") if each else words("site.changes.no_status")
        for each in change.status)
    now = change.status[1]
    yield Row(kind="changed", name=words("site.changes.arrow", before=before, after=after),
              detail=now.gist.in_(words.lang) if now else "")


def _instruments(change: DayOfChange, words: Words) -> Iterator[Row]:
    for each in change.instruments:
        record = each.after or each.before
        if not isinstance(record, Instrument):
            continue
        detail = words(f"kind.{record.kind}")
        version = version_on(record, change.day) if each.after else None
        name = name_of(record, words)
        if version is not None:
            name = words("record.titled", number=name,
                         name=words("site.changes.version", version=version.id))
        successor = change.difference.after.rulebook.by_id.get(record.replaced_by or "")
        if each.after is None and successor is not None:
            detail = words("site.changes.replaced_by", name=name_of(successor, words))
        yield Row(kind=_kind(each), name=name, ref=record.id, detail=detail,
                  badges=(force_badge(record.force, words),) if each.after else ())


def _versions(change: DayOfChange, words: Words) -> Iterator[Row]:
    for each in change.versions:
        held = "" if each.after.wording_held else words("site.changes.wording_not_held")
        before = words("site.changes.version", version=each.before.id) if each.before else ""
        after = words("site.changes.version", version=each.after.id)
        yield Row(
            kind="changed", name=name_of(each.instrument, words), ref=each.instrument.id,
            badges=(Badge(text=words("site.changes.arrow", before=before, after=after)
                          if before else after),),
            detail=held, points=tuple(point.in_(words.lang) for point in each.after.changes))


def _provisions(change: DayOfChange, words: Words) -> Iterator[Row]:
    for group in change.provisions:
        states: dict[str, list[Change]] = {}
        for each in group.changes:
            states.setdefault(_provision_state(each, group, change.day), []).append(each)
        for state, members in states.items():
            values = {"n": len(members), "day": ""}
            if state == "not_fixed":
                values["day"] = day(max(
                    each.after.commencement.by for each in members
                    if isinstance(each.after, Provision) and each.after.commencement.by), words)
            detail = words(f"site.changes.provisions.{state}", **values)
            yield _many("came" if members[0].after else "went", group, members, detail,
                        tuple(provision_link(each, words) for each in members), words)


def _provision_state(change: Change, group: Group, on: date) -> str:
    """`went` with its text, `wording_ends` without it; `in_force` for parts of laws whose
    commencement has come; `not_fixed` while only its latest day is known; else `came`."""
    record = change.after
    if not isinstance(record, Provision):
        stands = group.instrument is not None and on in group.instrument.holds
        return "wording_ends" if stands else "went"
    if record.commencement.by:
        return "not_fixed"
    law = group.instrument is not None and group.instrument.kind in LAWS
    return "in_force" if law and record.commencement.on and record.commencement.on <= on \
        else "came"


def _standings(change: DayOfChange, words: Words) -> Iterator[Row]:
    for group in change.standings:
        for kind, members in _both(group):
            if members:
                tally = Counter(_standing(each).force for each in members)
                lines = [words(f"site.changes.items.{kind}", n=len(members)),
                         *_presences((each for each in members
                                      if _standing(each).presence != "read"), words)]
                yield _many(
                    kind, group, members, words("list.semicolon").join(lines),
                    tuple(item_link(each, words) for each in members), words,
                    tuple(_tallied(force_badge(force, words), n) for force, n in tally.items()))
        yield from _forces_changed(group, words)
        if group.carried:
            lines = [words("site.changes.items.carried", n=len(group.carried)),
                     *_presences(group.carried, words)]
            yield _many("changed", group, group.carried, words("list.semicolon").join(lines),
                        tuple(item_link(each, words) for each in group.carried), words)


def _presences(changes: Iterable[Change], words: Words) -> Iterator[str]:
    """What is known of items in the version that stands, if any of them is told by a version."""
    found = Counter((_version(_standing(each), words), _standing(each).presence)
                    for each in changes)
    if found:
        yield words("list.comma").join(
            words("site.changes.items.presence", version=version,
                  presence=words(f"presence.{presence}"), n=n)
            for (version, presence), n in found.items())


def _forces_changed(group: Group, words: Words) -> Iterator[Row]:
    """Items whose force changed, those that changed alike together."""
    alike: dict[tuple[Force, Force, str, str], list[Change]] = {}
    for each in group.force_changed:
        before, after = each.before, each.after
        if isinstance(before, Standing) and isinstance(after, Standing):
            key = before.force, after.force, _version(before, words), before.presence
            alike.setdefault(key, []).append(each)
    for (old, new, version, presence), members in alike.items():
        detail = words("site.changes.items.force", n=len(members))
        known = words("site.changes.items.before", version=version,
                      presence=words(f"presence.{presence}"))
        row = _many("changed", group, members, words("list.semicolon").join(
            (detail, known)) if version else detail,
            tuple(item_link(each, words) for each in members), words,
            (force_badge(old, words), force_badge(new, words)))
        yield replace(row, turned=True)


def _measures(change: DayOfChange, words: Words) -> Iterator[Row]:
    for group in change.measures:
        for kind, members in _both(group):
            if members:
                yield _many(
                    kind, group, members, words(f"site.changes.measures.{kind}", n=len(members)),
                    tuple(Link(name_of(each.after or each.before, words),  # type: ignore[arg-type]
                               each.ref) for each in members), words)


def _bodies(change: DayOfChange, words: Words) -> Iterator[Row]:
    for each in change.bodies:
        record = change.difference.after.rulebook.by_id.get(each.ref)
        yield Row(kind=_kind(each), name=name_of(record, words, each.ref), ref=each.ref)


def _expected(change: DayOfChange, words: Words) -> Iterator[Row]:
    for each in change.turns:
        record = each.record
        if isinstance(record, Event):
            state = "some_day"
            detail = words("site.changes.expected.some_day", day=day(record.on, words))
        else:
            state = each.after
            detail = words(f"site.changes.expected.{each.after}",
                           window=window_text(record.window, words))
        yield Row(kind="expected", mark=words(f"site.changes.mark.{state}"), detail=detail,
                  name=name_of(record, words), ref=record.id)


def _statements(change: DayOfChange, words: Words) -> Iterator[Row]:
    regime = change.difference.after.rulebook.regime
    for each in change.statements:
        yield Row(
            kind=_kind_of(each), name=each.statement.text.in_(words.lang), ref=each.statement.id,
            label=place_name(each.statement, regime, words),
            before=each.before.text.in_(words.lang) if each.before and each.after else "")


def _rules(change: DayOfChange, words: Words) -> Iterator[Row]:
    for each in change.rules:
        record = change.difference.after.rulebook.by_id.get(each.ref)
        gist = getattr(record, "gist", None)
        name = gist.in_(words.lang) if gist else name_of(record, words, each.ref)
        yield Row(kind=_kind(each), name=name, ref=each.ref)


def _many(
    kind: Kind, group: Group, members: Sequence[Change], detail: str, links: tuple[Link, ...],
    words: Words, badges: tuple[Badge, ...] = (),
) -> Row:
    return Row(kind=kind, name=name_of(group.instrument, words, members[0].ref),
               ref=group.instrument.id if group.instrument else None, detail=detail,
               badges=badges, links=links)


def _both(group: Group) -> tuple[tuple[Kind, tuple[Change, ...]], ...]:
    return ("came", group.came), ("went", group.went)


def _tallied(badge: Badge, number: int) -> Badge:
    return Badge(text=f"{badge.text} {number}", tone=badge.tone)


def _standing(change: Change) -> Standing:
    found = change.after or change.before
    assert isinstance(found, Standing)
    return found


def _version(standing: Standing, words: Words) -> str:
    version = standing.version
    return words("site.changes.version", version=version.id) if version else ""


def _kind(change: Change) -> Kind:
    return change.kind


def _kind_of(said: Said) -> Kind:
    if said.before and said.after:
        return "replaced"
    return "came" if said.after else "went"
