"""Shading: which status a place of the map shows on a day, and whose record says so.

A place shows what its own record says. Where that says nothing for the day, or there is no
record, a union it is a member of speaks for it, and the shading says so. Parts never colour the
whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from shirube.model.days import first_day
from shirube.model.jurisdiction import Jurisdiction, World
from shirube.model.terms import RegimeStatus
from shirube.reports.world import status_on


@dataclass(frozen=True, slots=True)
class Shade:
    """What a place shows on a day."""

    status: RegimeStatus | None
    """None: there is a record, and it does not say for this day."""

    by: str
    """Code of the jurisdiction whose record says so."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a place shows the same."""

    start: date | None
    """First day; none: as far back as days go."""

    until: date | None
    """First day of the next stretch; none: to the end."""

    shade: Shade


@dataclass(frozen=True)
class Shading:
    """The world's records as a map shows them."""

    world: World

    @cached_property
    def records(self) -> Mapping[str, Jurisdiction]:
        """Code -> its record."""
        return {each.code: each for each in self.world.jurisdictions}

    @cached_property
    def unions(self) -> Mapping[str, Jurisdiction]:
        """Code of a member -> record of its union."""
        return {member: each for each in self.world.jurisdictions for member in each.members}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Codes of all that shows a status: records, and members of unions."""
        return tuple(sorted({*self.records, *self.unions}))

    def speakers(self, code: str) -> list[Jurisdiction]:
        """Records that may speak for a place, its own before its union's."""
        return [found for found in (self.records.get(code), self.unions.get(code)) if found]

    def on(self, code: str, day: date) -> Shade | None:
        """What a place shows on a day; none when no record speaks for it at all."""
        speakers = self.speakers(code)
        for each in speakers:
            status = status_on(each, day)
            if status is not None:
                return Shade(status, each.code)
        return Shade(None, speakers[0].code) if speakers else None

    def stretches(self, code: str) -> tuple[Stretch, ...]:
        """Every day, in stretches on which a place shows the same; empty without a record."""
        speakers = self.speakers(code)
        if not speakers:
            return ()
        starts = sorted({day for each in speakers for day in _turns(each)})
        eve = starts[0] - timedelta(days=1)
        days = [(None, self.on(code, eve)), *((day, self.on(code, day)) for day in starts)]
        found: list[Stretch] = []
        for shade, group in groupby(days, key=lambda pair: pair[1]):
            assert shade is not None
            found.append(Stretch(next(group)[0], None, shade))
        ends = [each.start for each in found[1:]]
        return tuple(Stretch(each.start, until, each.shade)
                     for each, until in zip(found, [*ends, None], strict=True))

    @cached_property
    def first(self) -> date:
        """The first day for which any record dates its status; the first evidence where none
        does."""
        dated = [span.holds.start for each in self.world.jurisdictions
                 for span in each.statuses if span.holds.start]
        return min(dated or [first_day(each.newest_evidence)
                             for each in self.world.jurisdictions], default=date.min)

    def changes(self, until: date) -> tuple[date, ...]:
        """Days up to one on which anything on the map shows other than on the day before."""
        return tuple(sorted({each.start for code in self.codes for each in self.stretches(code)
                             if each.start and self.first <= each.start <= until}))

    def since(self, code: str, day: date) -> date | None:
        """The first day of what a place shows on a day; none when it is not known.

        A record without dated statuses speaks from the day of its newest evidence on: since
        when its status has held, it does not say.
        """
        for each in self.stretches(code):
            if (each.start is None or each.start <= day) and (not each.until or day < each.until):
                dated = self.records[each.shade.by].statuses
                return each.start if each.shade.status and dated else None
        return None


def _turns(record: Jurisdiction) -> set[date]:
    """Days on which a record may begin or cease to say something."""
    if not record.statuses:
        return {first_day(record.newest_evidence)}
    return {day for span in record.statuses for day in (span.holds.start, span.holds.until) if day}
