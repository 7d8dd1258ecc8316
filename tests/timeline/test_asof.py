"""As of a day: what stands, what was known, and which version."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shirube.model.regime import Statement
from shirube.model.rulebook import Rulebook
from shirube.timeline import ahead, as_of, milestone_state

DAYS = st.dates(date(2029, 6, 1), date(2032, 6, 1))
LATE = date(2032, 6, 1)


def test_before_its_day_a_law_does_not_stand(xx: Rulebook) -> None:
    before = as_of(xx, date(2030, 3, 31), LATE)
    after = as_of(xx, date(2030, 4, 1), LATE)

    assert "xx/instruments/sample-act" not in {each.id for each in before.instruments}
    assert "xx/instruments/sample-act" in {each.id for each in after.instruments}
    assert "xx/expectations/keep-records" not in before.standing_by_id
    assert "xx/expectations/keep-records" in after.standing_by_id


def test_an_item_of_an_older_version_says_what_is_known_of_it(xx: Rulebook) -> None:
    old = as_of(xx, date(2031, 5, 31), LATE).standing_by_id
    new = as_of(xx, date(2031, 6, 1), LATE).standing_by_id

    assert old["xx/expectations/say-so"].presence == "assumed"
    assert not old["xx/expectations/say-so"].wording_held
    assert "xx/expectations/notices" not in old
    assert old["xx/expectations/yearly-review"].presence == "unknown"
    assert {each.presence for each in new.values()} == {"read"}


def test_nothing_is_shown_before_it_was_known(xx: Rulebook) -> None:
    edition = as_of(xx, date(2031, 6, 1), date(2030, 1, 9))

    assert (edition.instruments, edition.standings, edition.statements) == ((), (), ())


@given(on=DAYS, known=DAYS)
def test_later_knowledge_never_changes_what_was_known_earlier(
    xx: Rulebook, on: date, known: date
) -> None:
    learned = xx.model_copy(update={"statements": (*xx.statements, Statement.model_validate({
        **xx.statements[0].model_dump(by_alias=True), "id": "xx/statements/later",
        "known": str(known + timedelta(days=1)), "checked": str(known + timedelta(days=1)),
    }))})

    assert as_of(learned, on, known).statements == as_of(xx, on, known).statements


@given(on=DAYS)
def test_every_day_has_at_most_one_version_of_an_item(xx: Rulebook, on: date) -> None:
    ids = [each.expectation.id for each in as_of(xx, on, LATE).standings]

    assert len(ids) == len(set(ids))


@given(one=DAYS, two=DAYS)
def test_days_without_a_change_between_them_share_a_digest(
    xx: Rulebook, one: date, two: date
) -> None:
    first, second = as_of(xx, one, LATE), as_of(xx, two, LATE)
    same = (first.standings, first.instruments, first.events, first.statements, first.bodies) == (
        second.standings, second.instruments, second.events, second.statements, second.bodies)

    assert same == (first.digest == second.digest)


def test_a_milestone_is_overdue_after_its_window_and_never_done_by_itself(xx: Rulebook) -> None:
    (milestone,) = xx.milestones

    assert milestone_state(milestone, xx, date(2030, 6, 30), LATE) == "ahead"
    assert milestone_state(milestone, xx, date(2030, 7, 1), LATE) == "open"
    assert milestone_state(milestone, xx, date(2030, 9, 30), LATE) == "open"
    assert milestone_state(milestone, xx, date(2030, 10, 1), LATE) == "overdue"
    assert milestone_state(milestone, xx, date(2050, 1, 1), LATE) == "overdue"


def test_a_milestone_is_confirmed_from_the_day_of_its_event_and_as_known(xx: Rulebook) -> None:
    (milestone,) = xx.milestones
    event = xx.events[-1].model_copy(update={
        "id": "xx/events/records-rule", "on": "2030-09-15", "known": date(2030, 9, 20)})
    parts = {name: getattr(xx, name) for name in Rulebook.model_fields}
    confirmed = Rulebook.model_construct(**{  # a copy would keep the index of the first
        **parts, "events": (*xx.events, event),
        "milestones": (milestone.model_copy(update={"confirmed_by": event.id}),)})

    def states(on: date, known: date) -> list[str]:
        return [each.state for each in ahead(confirmed, on, known) if each.kind == "milestone"]

    assert states(date(2030, 9, 14), LATE) == ["open"]
    assert states(date(2030, 9, 15), LATE) == []
    assert states(date(2030, 10, 1), date(2030, 9, 19)) == ["overdue"]


def test_what_lies_ahead_is_told_with_overdue_matters_first(xx: Rulebook) -> None:
    early = ahead(xx, date(2030, 1, 15), LATE)
    late = ahead(xx, date(2031, 1, 1), LATE)

    assert [each.kind for each in early] == [
        "event", "commencement", "commencement", "milestone"]
    assert [each.provisions for each in early] == [0, 2, 1, 0]
    assert all(each.day > date(2030, 1, 15) for each in early if each.day)
    assert [each.state for each in late] == ["overdue"]
