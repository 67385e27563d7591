"""Weeks of training beside pain: what the load chart and its table show."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Asked, Finding, Outing, Past, Rule, Weight
from ankle_rehab.domain.load_chart import CEILINGS, LoadWeek, ceiling, lines, weeks
from ankle_rehab.domain.load_rules import week_start

MONDAY = date(2026, 11, 9)


def day(number: int) -> date:
    """Monday is 0."""
    return MONDAY + timedelta(days=number)


def run(
    number: int,
    kilometres: float | None = 5.0,
    minutes: float | None = None,
    *,
    effort: int | None = None,
    kind: RunType | None = None,
    hard: bool | None = None,
    planned: bool = False,
) -> Outing:
    return Outing(
        day(number),
        Sport.RUN,
        kilometres,
        minutes,
        effort=effort,
        run_type=kind,
        hard=hard,
        planned=planned,
    )


def told(*outings: Outing, asked: Asked | None = None) -> LoadWeek:
    past = Past(outings, asked=asked)
    return weeks(past, MONDAY, 1, rests=frozenset(), pain={}, judge=lambda _day: ())[0]


# the runs of a week: what is counted, all kilometres, the longest with its weekday, hard ones
WEEKS = [
    ((), (0, 0.0, None, 0)),
    ((run(1),), (1, 5.0, 1, 0)),
    ((run(1, 7.5), run(3, 8), run(6, 5)), (3, 20.5, 3, 0)),
    ((run(1, 8), run(3, 8)), (2, 16.0, 1, 0)),
    ((run(1, 6), run(1, 4)), (2, 10.0, 1, 0)),
    ((run(1, None, minutes=30), run(3, 6)), (2, 6.0, 3, 0)),
    ((run(1, None, minutes=30),), (1, 0.0, None, 0)),
    ((run(1, 0.9, minutes=4.0),), (0, 0.0, None, 0)),
    ((run(1, kind=RunType.INTERVALS), run(3, effort=7), run(5, effort=6)), (3, 15.0, 1, 2)),
    ((run(1, effort=9, hard=False), run(3, hard=True)), (2, 10.0, 1, 1)),
    ((run(-20, 10), run(1, 11), run(3, 12.2)), (2, 23.2, 3, 1)),
    ((run(-31, 10), run(1, 11)), (1, 11.0, 1, 0)),
    ((run(1, 9, planned=True), run(3, 5)), (1, 5.0, 3, 0)),
    ((run(-1, 9), run(7, 9)), (0, 0.0, None, 0)),
]


@pytest.mark.parametrize(("outings", "wanted"), WEEKS)
def test_a_week(outings: tuple[Outing, ...], wanted: tuple[int, float, int | None, int]) -> None:
    week = told(*outings)
    runs, kilometres, longest, hard = wanted
    assert (week.runs, week.hard) == (runs, hard)
    assert week.kilometres == pytest.approx(kilometres)
    assert (None if week.longest is None else week.longest.day) == (None if longest is None else day(longest))


def test_the_longest_run_that_was_told_makes_a_longer_one_hard() -> None:
    asked = Asked(day(-3), 5.0)
    assert told(run(1, 5.5), asked=asked).hard == 0
    assert told(run(1, 5.6), asked=asked).hard == 1


def test_what_else_is_known_of_a_day() -> None:
    past = Past((Outing(day(1), Sport.BIKE), Outing(day(2), Sport.WALK)), active=frozenset({day(3)}))
    pain = {(day(0), Side.LEFT): 4, (day(0), Side.RIGHT): 0, (day(6), Side.LEFT): 6, (day(7), Side.LEFT): 9}
    (week,) = weeks(past, MONDAY, 1, rests=frozenset({day(5), day(8)}), pain=pain, judge=lambda _day: ())
    assert [one.other for one in week.days] == [False, True, False, True, False, False, False]
    assert [one.rest for one in week.days] == [False] * 5 + [True, False]
    assert week.days[0].pain == ((Side.LEFT, 4), (Side.RIGHT, 0))
    assert (week.worst(Side.LEFT), week.worst(Side.RIGHT), week.rests) == (6, 0, 1)
    assert [one.empty for one in week.days] == [False, False, True, False, True, False, False]


def test_each_week_is_judged_by_its_first_day() -> None:
    found = Finding(Rule.W1, Weight.AMBER, (day(7),), 4, 3)
    made = weeks(
        Past(), MONDAY, 3, rests=frozenset(), pain={}, judge=lambda one: (found,) if one == day(7) else ()
    )
    assert [week.findings for week in made] == [(), (found,), ()]
    assert [(week.since, week.until) for week in made] == [(day(n), day(n + 6)) for n in (0, 7, 14)]
    assert all(week.empty for week in made)


@given(
    st.lists(st.tuples(st.integers(-40, 60), st.floats(1, 60)), max_size=30),
    st.integers(0, 6),
    st.integers(1, 8),
)
def test_nothing_is_lost_and_nothing_stands_twice(
    runs: list[tuple[int, float]], first: int, count: int
) -> None:
    begin = week_start(MONDAY, first)
    made = weeks(
        Past(tuple(run(number, far) for number, far in runs)),
        *(begin, count),
        rests=frozenset(),
        pain={},
        judge=lambda _day: (),
    )
    end = begin + timedelta(days=7 * count)
    kept = [far for number, far in runs if begin <= day(number) < end]
    assert sum(week.runs for week in made) == len(kept)
    assert sum(week.kilometres for week in made) == pytest.approx(sum(kept))
    assert all(week.hard <= week.runs for week in made)
    dates = [one.day for week in made for one in week.days]
    assert dates == [begin + timedelta(days=number) for number in range(7 * count)]


@pytest.mark.parametrize(
    ("most", "top", "numbers"),
    [
        (0, 5, (0, 1, 2, 3, 4, 5)),
        (5, 5, (0, 1, 2, 3, 4, 5)),
        (5.1, 10, (0, 5, 10)),
        (23, 30, (0, 10, 20, 30)),
        (42.2, 50, (0, 10, 20, 30, 40, 50)),
        (9999, 5000, (0, 1000, 2000, 3000, 4000, 5000)),
    ],
)
def test_the_axis_ends_on_a_round_number(most: float, top: int, numbers: tuple[int, ...]) -> None:
    assert ceiling(most) == top
    assert lines(top) == numbers


@pytest.mark.parametrize("top", CEILINGS)
def test_every_line_of_an_axis_has_a_whole_number(top: int) -> None:
    numbers = lines(top)
    assert numbers[0] == 0
    assert numbers[-1] == top
    assert len({later - sooner for sooner, later in pairwise(numbers)}) == 1
