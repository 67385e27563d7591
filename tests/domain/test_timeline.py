"""What came before the worst mornings."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.timeline import Event, Morning, Past, What, events_before, worst

BERLIN = ZoneInfo("Europe/Berlin")
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def at(day: int, hour: int = 18) -> Stamp:
    return Stamp.of(datetime(2026, 11, day, hour, tzinfo=BERLIN), "Europe/Berlin")


def on(day: int) -> date:
    return date(2026, 11, day)


MORNING = at(20, 7)


def before(*pasts: Past) -> tuple[Event, ...]:
    return events_before(MORNING, LEFT, pasts, {}, ())


def test_what_happened_on_the_days_before_is_told_nearest_first() -> None:
    found = before(
        Past(What.SESSION, at(18), name="Strengthen"),
        Past(What.ICING, at(19, 20), LEFT),
        Past(What.SESSION, at(19), name="The article's three"),
        Past(What.SESSION, at(19, 8), name="Desk break"),
        Past(What.TWIST, at(18, 16), LEFT),
    )
    assert found == (
        Event(What.SESSION, 1, 2, names=("The article's three", "Desk break")),
        Event(What.ICING, 1, 1),
        Event(What.SESSION, 2, 1, names=("Strengthen",)),
        Event(What.TWIST, 2, 1),
    )


def test_of_the_day_itself_only_what_lay_before_the_score_counts() -> None:
    early, late = Past(What.ICING, at(20, 6), LEFT), Past(What.SESSION, at(20, 8), name="Desk break")
    assert before(early, late) == (Event(What.ICING, 0, 1),)


def test_three_days_ago_is_too_long_ago() -> None:
    assert before(Past(What.SESSION, at(17)), Past(What.TWIST, at(17), LEFT)) == ()


def test_the_other_sides_ice_and_scores_do_not_belong_to_it() -> None:
    assert before(Past(What.ICING, at(19), RIGHT), Past(What.HIGH_SCORE, at(19), RIGHT, 8)) == ()


def test_high_scores_are_told_with_the_highest() -> None:
    found = before(*(Past(What.HIGH_SCORE, at(19, hour), LEFT, hour - 10) for hour in (16, 18, 17)))
    assert found == (Event(What.HIGH_SCORE, 1, 3, worst=8),)


def test_a_twist_that_was_written_down_twice_is_one() -> None:
    assert before(Past(What.TWIST, at(19), LEFT), Past(What.TWIST, at(19, 19))) == (Event(What.TWIST, 1, 1),)


def test_rest_and_being_sick_are_told_of_the_days_before() -> None:
    kinds = {on(18): DayKind.SICK, on(20): DayKind.SICK}
    found = events_before(MORNING, LEFT, (), kinds, {on(19), on(20), on(17)})
    assert found == (Event(What.REST, 1, 1), Event(What.SICK, 2, 1))


def test_the_worst_mornings_are_one_a_day_the_newer_of_two_alike_first() -> None:
    mornings = (
        Morning(on(10), LEFT, 4),
        Morning(on(10), RIGHT, 6),
        Morning(on(11), LEFT, 4),
        Morning(on(12), LEFT, 4),
        Morning(on(13), LEFT, 0),
    )
    assert worst(mornings, 2) == (Morning(on(10), RIGHT, 6), Morning(on(12), LEFT, 4))
    assert worst(mornings) == (mornings[1], mornings[3], mornings[2])


def test_a_diary_without_pain_has_no_bad_mornings() -> None:
    assert worst([Morning(on(day), LEFT, 0) for day in range(1, 20)]) == ()


@given(st.lists(st.tuples(st.integers(1, 28), st.sampled_from(Side), st.integers(0, 10))))
def test_no_morning_left_out_was_worse(said: list[tuple[int, Side, int]]) -> None:
    mornings = [Morning(on(day), side, score) for day, side, score in said]
    found = worst(mornings)
    assert len({morning.day for morning in found}) == len(found) <= 5
    if len(found) == 5:
        days = {morning.day for morning in found}
        assert all(one.score <= found[-1].score for one in mornings if one.day not in days)
