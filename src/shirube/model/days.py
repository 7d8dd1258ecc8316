"""Legal days and half-open intervals; all days are days of the regime's own calendar."""

import re
from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
    model_validator,
)

from shirube.model.problem import Unfit, say, shown
from shirube.model.text import Record

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _written_day(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise Unfit(say("`{given}` is not a day", given=shown(value)),
                    say("write the day as YYYY-MM-DD"))
    return value


Day = Annotated[date, BeforeValidator(_written_day)]
"""A legal day, written YYYY-MM-DD."""

_PARTIAL = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])))?")


def _partial(value: str) -> str:
    try:
        first_day(value)
    except ValueError as error:
        raise Unfit(
            say("`{given}` is not a day, month, quarter or year", given=shown(value)),
            say("write YYYY-MM-DD, or YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY"),
        ) from error
    return value


def first_day(partial: str) -> date:
    """First day a partly known date may mean; used for order only.

    Raises ValueError when no such day exists.
    """
    found = _PARTIAL.fullmatch(partial)
    if not found:
        raise ValueError(f"{partial!r} is not a day, month, quarter or year")
    year, month, day, quarter = found.groups()
    if quarter:
        return date(int(year), 3 * int(quarter) - 2, 1)
    return date(int(year), int(month or 1), int(day or 1))


def last_day(partial: str) -> date:
    """Last day a partly known date may mean."""
    start = first_day(partial)
    found = _PARTIAL.fullmatch(partial)
    assert found  # first_day has refused anything else
    _, month, day, quarter = found.groups()
    if day:
        return start
    months = 3 if quarter else 1 if month else 12
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)


PartialDay = Annotated[
    str, AfterValidator(_partial), WithJsonSchema({"type": ["string", "integer"]})
]
"""A day as exactly as it is known: `2025-06-04`, `2025-06`, `2025-Q3` or `2025`."""


class Interval(Record):
    """Days from `from` up to, not including, `until`; an open end has no known day."""

    start: Day | None = Field(default=None, alias="from")
    """First day; none: always so, as far as we know."""

    until: Day | None = None
    """First day on which it no longer holds; none: no end known."""

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.start and self.until and self.until <= self.start:
            raise Unfit(say("`until` is not after `from`"),
                        say("`until` is the first day on which it no longer holds"))
        return self

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (
            self.until is None or day < self.until
        )


ALWAYS = Interval()


class Commencement(Record):
    """When a text comes into force: on a day, by a day not yet fixed, or not known."""

    on: Day | None = None
    """The fixed day."""

    by: Day | None = None
    """Latest day, while the day itself is not fixed; never shown as the day."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if self.on and self.by:
            raise Unfit(say("both `on` and `by` are given"),
                        say("give `on` when the day is fixed, else `by`"))
        return self
