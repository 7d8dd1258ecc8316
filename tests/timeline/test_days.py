"""Change days: between two of them nothing changes."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shirube.model.rulebook import Rulebook
from shirube.timeline import ahead, as_of, change_days, edition_start

KNOWN = date(2027, 1, 1)


@given(day=st.dates(date(2016, 1, 1), date(2029, 12, 31)))
def test_from_one_change_day_to_the_next_one_edition_stands(jp: Rulebook, day: date) -> None:
    days = change_days(jp, KNOWN)
    start = edition_start(days, day) or days[0] - timedelta(days=1)

    assert as_of(jp, day, KNOWN).digest == as_of(jp, min(start, day), KNOWN).digest
    assert [(each.record.id, each.state, each.provisions) for each in ahead(jp, day, KNOWN)] == [
        (each.record.id, each.state, each.provisions)
        for each in ahead(jp, min(start, day), KNOWN)]


def test_what_is_not_known_brings_no_day(jp: Rulebook) -> None:
    assert set(change_days(jp, date(2000, 1, 1))) < set(change_days(jp, KNOWN))
