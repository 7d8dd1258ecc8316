"""The change history: day by day, what the regime became, ready to be told or fed.

Legal time as it is known today: a day stands here because something changed in law or in the
texts that day, not because a record of ours was mended.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from shirube.model.days import first_day, last_day
from shirube.model.event import Event, Milestone, MilestoneState
from shirube.model.instrument import Instrument, Version
from shirube.model.regime import DatedStatus, Regime, Statement
from shirube.model.rulebook import Edition, Rulebook, Standing, is_known
from shirube.observatory.site import Site
from shirube.timeline import (
    Change,
    EditionDiff,
    as_of,
    change_days,
    diff,
    milestone_state,
    version_on,
)
from shirube.timeline.change import Part


@dataclass(frozen=True, slots=True)
class NewVersion:
    """An instrument that stood before and after, in another version."""

    instrument: Instrument

    before: Version | None
    """Version before; none when its first numbered version came."""

    after: Version
    """Version from the day on; its `gist` and `changes` tell what is known of the differences."""


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one part that belong to one instrument."""

    instrument: Instrument | None
    """The instrument; none when the records name none that is held."""

    changes: tuple[Change, ...]

    @property
    def came(self) -> tuple[Change, ...]:
        """What is new."""
        return tuple(each for each in self.changes if each.kind == "came")

    @property
    def went(self) -> tuple[Change, ...]:
        """What no longer stands."""
        return tuple(each for each in self.changes if each.kind == "went")

    @property
    def changed(self) -> tuple[Change, ...]:
        """What stands in another form."""
        return tuple(each for each in self.changes if each.kind == "changed")

    @property
    def force_changed(self) -> tuple[Change, ...]:
        """Of those, items whose force is another than before."""
        return tuple(each for each in self.changed if forces(each)[0] != forces(each)[1])

    @property
    def carried(self) -> tuple[Change, ...]:
        """Of those, items of the same force, told by another version or better known there."""
        return tuple(each for each in self.changed if forces(each)[0] == forces(each)[1])


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the country page that came, went, or took the place of another."""

    before: Statement | None
    """What stood in this place of the page; none when the sentence is new there."""

    after: Statement | None
    """What stands there from the day on; none when nothing took its place."""

    @property
    def statement(self) -> Statement:
        """The one that stands, else the one that went."""
        found = self.after or self.before
        assert found is not None  # a sentence that neither came nor went is no change
        return found


@dataclass(frozen=True, slots=True)
class Turn:
    """Something expected that stands otherwise than the day before: nothing of it is law."""

    record: Milestone | Event
    """What is expected; or an event known only by month, quarter or year, on the first day on
    which it may have happened."""

    before: MilestoneState
    after: MilestoneState


@dataclass(frozen=True)
class DayOfChange:
    """One day on which the edition changed, and everything that changed."""

    day: date
    """The legal day; the edition after stands from it on."""

    difference: EditionDiff
    """Edition before and after, and their difference as `timeline.diff` gives it."""

    @property
    def eve(self) -> date:
        """The day before, on which the edition before still stood."""
        return self.day - timedelta(days=1)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened; key events first. An event known only by month, quarter or year
        stands on the last day it may mean: tell its own `on`, not this day."""
        found = [each.after for each in self.of("events") if isinstance(each.after, Event)]
        return tuple(sorted(found, key=lambda event: (not event.key, first_day(event.on))))

    @property
    def key(self) -> bool:
        """Whether a key event happened."""
        return any(event.key for event in self.events)

    @property
    def status(self) -> tuple[DatedStatus | None, DatedStatus | None] | None:
        """The regime's status before and after, where it changed."""
        regime = self.difference.after.rulebook.regime
        before, after = status_on(regime, self.eve), status_on(regime, self.day)
        return None if before == after else (before, after)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """What was expected and now is due, overdue or confirmed."""
        return tuple(_turns(self.difference.after.rulebook, self.day,
                            self.difference.after.known))

    @property
    def changed(self) -> bool:
        """Whether the edition changed: if not, only what is expected stands otherwise."""
        return bool(self.difference.changes or self.versions or self.status)

    @property
    def instruments(self) -> tuple[Change, ...]:
        """Texts that came or went."""
        return self.of("instruments")

    @cached_property
    def versions(self) -> tuple[NewVersion, ...]:
        """Texts that stand in a new version."""
        return tuple(_new_versions(self.difference.before, self.difference.after))

    @cached_property
    def provisions(self) -> tuple[Group, ...]:
        """Provisions that came into force or no longer stand, text by text."""
        return self._grouped("provisions")

    @cached_property
    def standings(self) -> tuple[Group, ...]:
        """Expectations that came, went, or stand otherwise, text by text."""
        return self._grouped("standings")

    @cached_property
    def statements(self) -> tuple[Said, ...]:
        """Sentences of the country page: old and new of one place side by side."""
        return tuple(said(self.of("statements")))

    @property
    def measures(self) -> tuple[Group, ...]:
        """Measures and figures of plans, plan by plan."""
        return self._grouped("measures")

    @property
    def bodies(self) -> tuple[Change, ...]:
        """Bodies that came or went."""
        return self.of("bodies")

    @property
    def rules(self) -> tuple[Change, ...]:
        """Rules that say whom a text reaches, and analyses."""
        return self.of("rules") + self.of("analyses")

    def of(self, part: Part) -> tuple[Change, ...]:
        """Changes of one part, in the order of the difference."""
        return tuple(each for each in self.difference.changes if each.part == part)

    def _grouped(self, part: Part) -> tuple[Group, ...]:
        return grouped(self.of(part), self.difference.after.rulebook)


def history(site: Site) -> tuple[DayOfChange, ...]:
    """Every day up to the site's day on which something changed, oldest first.

    As known on the site's knowledge day. Days on which nothing changed are left out, so each
    entry's difference, applied to the edition before, gives the edition of its day, and the last
    gives the site's own. Made once for a site (about a tenth of a second for Japan) and kept on it.
    """
    return tuple(each for each in all_days(site) if each.day <= site.today)


def told_days(site: Site) -> tuple[DayOfChange, ...]:
    """The same, with the days on which only what is expected stands otherwise."""
    return tuple(each for each in _kept(site) if each.day <= site.today)


def all_days(site: Site) -> tuple[DayOfChange, ...]:
    """The same as `history`, with the days after the site's own for which changes are recorded
    already."""
    return tuple(each for each in _kept(site) if each.changed)


def _kept(site: Site) -> tuple[DayOfChange, ...]:
    return site.once("days_of_change", lambda: tuple(_days(site.rulebook, site.known)))


def _days(rulebook: Rulebook, known: date) -> Iterator[DayOfChange]:
    days = change_days(rulebook, known)
    if not days:
        return
    before = as_of(rulebook, days[0] - timedelta(days=1), known)
    for day in days:
        after = as_of(rulebook, day, known)
        found = DayOfChange(day, diff(before, after))
        if found.changed or found.turns:
            yield found
            before = after


def said(changes: Iterable[Change]) -> Iterator[Said]:
    """Changes of statements, old and new of one place of the country page told together."""
    changes = tuple(changes)
    old = {place(each.before): each.before
           for each in changes if isinstance(each.before, Statement)}
    for each in changes:
        if isinstance(each.after, Statement):
            yield Said(old.pop(place(each.after), None), each.after)
    for statement in old.values():
        yield Said(statement, None)


def place(statement: Statement) -> tuple[str, str, int]:
    """Where on the country page a statement stands; on one day, one statement a place."""
    return statement.part, statement.topic or "", statement.order


def grouped(changes: Iterable[Change], rulebook: Rulebook) -> tuple[Group, ...]:
    """Changes put together by the instrument they belong to, instruments in their order."""
    groups: dict[str, list[Change]] = {}
    for each in changes:
        piece = each.after or each.before
        record = piece.expectation if isinstance(piece, Standing) else piece
        groups.setdefault(getattr(record, "instrument", ""), []).append(each)
    found = []
    for ref, members in groups.items():
        instrument = rulebook.by_id.get(ref)
        found.append(Group(instrument if isinstance(instrument, Instrument) else None,
                           tuple(members)))
    return tuple(sorted(found, key=lambda group: (
        group.instrument is None, group.instrument.order if group.instrument else 0)))


def forces(change: Change) -> tuple[str, str]:
    """The force of an item before and after; empty where it did not stand."""
    return (change.before.force if isinstance(change.before, Standing) else "",
            change.after.force if isinstance(change.after, Standing) else "")


def status_on(regime: Regime, day: date) -> DatedStatus | None:
    """The status of a regime on a day; none when none is recorded for it."""
    return next((each for each in regime.statuses if day in each.holds), None)


def _turns(rulebook: Rulebook, day: date, known: date) -> Iterator[Turn]:
    eve = day - timedelta(days=1)
    for milestone in rulebook.milestones:
        if is_known(milestone, known):
            before, after = (milestone_state(milestone, rulebook, on, known) for on in (eve, day))
            if before != after:
                yield Turn(milestone, before, after)
    for event in rulebook.events:
        if is_known(event, known) and first_day(event.on) == day < last_day(event.on):
            yield Turn(event, "ahead", "open")


def _new_versions(before: Edition, after: Edition) -> Iterator[NewVersion]:
    stood = {each.id for each in before.instruments}
    for instrument in after.instruments:
        old, new = version_on(instrument, before.on), version_on(instrument, after.on)
        if instrument.id in stood and new is not None and new != old:
            yield NewVersion(instrument, old, new)
