"""Differences: applied to the first edition they give the second."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from shirube.model.rulebook import Edition, Rulebook
from shirube.timeline import apply, as_of, diff

DAYS = st.dates(date(2029, 6, 1), date(2032, 6, 1))
LATE = date(2032, 6, 1)


def same(one: Edition, two: Edition) -> bool:
    return all(
        getattr(one, part) == getattr(two, part)
        for part in ("on", "known", "digest", "instruments", "provisions", "statements", "bodies",
                     "events", "standings", "rules", "definitions")
    )


@given(one=DAYS, two=DAYS)
def test_a_difference_applied_to_the_first_gives_the_second(
    xx: Rulebook, one: date, two: date
) -> None:
    first, second = as_of(xx, one, LATE), as_of(xx, two, LATE)

    assert same(apply(diff(first, second), first), second)


@given(day=DAYS)
def test_an_edition_does_not_differ_from_itself(xx: Rulebook, day: date) -> None:
    edition = as_of(xx, day, LATE)

    assert diff(edition, edition).changes == ()


def test_a_new_version_is_told_item_by_item(xx: Rulebook) -> None:
    changes = diff(as_of(xx, date(2031, 5, 1), LATE), as_of(xx, date(2031, 7, 1), LATE)).changes

    kinds = {each.ref: each.kind for each in changes}
    assert kinds["xx/expectations/notices"] == "came"
    assert kinds["xx/expectations/say-so"] == "changed"
