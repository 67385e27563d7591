"""From days to cycles: which scores belong together, what counts, and that one more point is never milder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.cycles import Cycle, DayFacts, Felt, cycles
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Scores, Why
from ankle_rehab.domain.pain import Moment, Swelling
from ankle_rehab.domain.span import Span
from tests.fakes.facts import at, day, diary, noted, together

WEEK = "0-6: m1"


def of_day(number: int, days: tuple[DayFacts, ...], side: Side = Side.LEFT) -> Cycle:
    return next(one for one in cycles(days) if (one.day, one.side) == (day(number), side))


# what was noted from day 7 on, after a week of mornings of 1; the light of day 7, None where it has none
DAYS = [
    ("7: m1 r1 d2 a2\n8: m1", "green"),
    ("7: m1 d2 a2\n8: m1", "green"),
    ("7: m1 d2 a2", "hold"),
    ("7: m1 session", "hold"),
    ("7: m1 d2\n8: m1", "hold"),
    ("7: m1 r1 d3 a2\n8: m1", "amber"),
    ("7: m1 o3 d1 a1\n8: m1", "amber"),
    ("7: m1 o1 r3 d1 a1\n8: m1", "amber"),
    ("7: m1 d1 a1\n8: m3", "amber"),
    ("7: m1 d1 a1\n8: m4", "red"),
    ("7: m1 d1 a1 limp\n8: m1", "red"),
    ("7: m1 d1 a1 gave-way\n8: m1", "red"),
    ("7: m1 d1 a1 s1\n8: m1", "red"),
    ("7: m1 d7 a1\n8: m1", "stop"),
    ("7: m1 d1 a1\n8: m8", "stop"),
    # the mornings of two days do not mix: the worst one of the next day counts
    ("7: m1 d1 a1\n8: m1 m6", "red"),
    # written late: counts for amber, red and stop, and is no evidence for green
    ("7: m1 D6 a1\n8: m1", "red"),
    ("7: m1 D3 a1\n8: m1", "amber"),
    ("7: m1 D1 a1\n8: m1", "hold"),
    ("7: m1 d1 a1\n8: M1", "hold"),
    ("7: m1 d1 D5 a1\n8: m1", "amber"),
    # a day without activity has a light only where it is red or worse
    ("7: m1 o2", None),
    ("7: m1 o5", None),
    ("7: m1 o6", "red"),
    ("7: m4", "red"),
    ("7: m1 limp", "red"),
    ("7: m1 o7", "stop"),
]


@pytest.mark.parametrize(("noted_days", "light"), DAYS)
def test_the_light_of_a_day(noted_days: str, light: str | None) -> None:
    found = of_day(7, diary(f"{WEEK}\n{noted_days}"))
    assert (found.verdict.light if found.counts else None) == light


def test_a_morning_belongs_to_the_activity_before_it_and_to_its_own_day_without_one() -> None:
    found = {one.day: one for one in cycles(diary("0-6: m1\n7: m1 d1 a1\n8: m6 d1 a1\n9: m2 d1 a1"))}
    assert found[day(7)].scores == Scores(1, 1, 1, 6, 1)
    assert found[day(8)].scores == Scores(None, 1, 1, 2, 1)
    assert [found[day(number)].verdict.light for number in (7, 8)] == [Light.RED, Light.GREEN]
    quiet = of_day(6, diary("0-6: m1"))
    assert (quiet.active, quiet.scores.morning, quiet.scores.usual) == (False, 1, 1)


@pytest.mark.parametrize(
    ("mornings", "usual"),
    [
        ("0-6: m2", 2),  # days 1 to 7, of which day 7 has none
        ("0-4: o2\n5-6: m2", None),  # only two of the seven
        ("0-3: o2\n4-6: m2", 2),
        ("0: m9\n5-6: m2\n7: m3 d1 a1", 2),  # day 0 is too far back, day 7 is in
        ("0-4: M0\n5-6: m2\n7: m4 d1 a1", 2),  # late ones are left out
    ],
)
def test_the_usual_morning_is_that_of_the_seven_days_before_the_next_one(
    mornings: str, usual: float | None
) -> None:
    days = {one.day: one for one in diary(f"7: d1 a1\n{mornings}\n8: m2")}
    assert of_day(7, tuple(days.values())).scores.usual == usual


def test_todays_own_morning_is_never_in_the_usual_one() -> None:
    assert of_day(7, diary("4-6: m1\n7: d1 a1\n8: m9")).scores.usual == 1


SWELLINGS = [
    ("7: s1", True),  # nothing was told before
    ("7: s0", False),
    ("6: s1\n7: s1", False),
    ("6: s2\n7: s1", False),
    ("6: s1\n7: s2", True),
    ("6: s1 s0\n7: s1", True),
    ("5: s1\n6: o0\n7: s1", False),
    ("7: s0 s1", True),
    ("7: s1 s0", True),
]


@pytest.mark.parametrize(("told", "new"), SWELLINGS)
def test_new_swelling_is_more_than_was_told_last(told: str, new: bool) -> None:
    assert of_day(7, diary(told)).facts.new_swelling is new


@pytest.mark.parametrize(("back", "new"), [(13, False), (14, False), (15, True)])
def test_what_was_told_of_swelling_counts_for_a_fortnight(back: int, new: bool) -> None:
    days = diary(f"{20 - back}: s2\n20: s1")
    assert of_day(20, days).facts.new_swelling is new


def test_swelling_of_the_other_ankle_is_another_matter() -> None:
    days = together((*diary("6: s2"), *diary("7: s1", Side.RIGHT)))
    assert of_day(7, days, Side.RIGHT).facts.new_swelling


def test_a_session_counts_for_the_sides_that_have_a_score_and_for_all_where_none_has() -> None:
    both = (noted(7, "session"), noted(7, "session", Side.RIGHT))
    assert [(one.side, one.active) for one in cycles(both)] == [(Side.LEFT, True), (Side.RIGHT, True)]
    scored = (noted(7, "session d1"), noted(7, "session", Side.RIGHT))
    assert [one.side for one in cycles(scored)] == [Side.LEFT]
    next_day = (*both, noted(8, "m1", Side.RIGHT))
    assert [(one.day, one.side) for one in cycles(next_day)] == [(day(7), Side.RIGHT), (day(8), Side.RIGHT)]


@pytest.mark.parametrize(
    ("number", "light"), [(6, "green"), (7, "calm"), (8, "calm"), (9, "calm"), (10, "calm"), (11, "green")]
)
def test_a_day_is_calm_while_any_hour_of_it_lies_within_72_after_a_twist(number: int, light: str) -> None:
    days = diary("0-6: m1 d1 a1\n7-13: m1 d1 a1")
    found = {one.day: one for one in cycles(days, [at(7, 15), at(2, 0)])}
    assert found[day(number)].verdict.light == light


def test_days_with_an_open_sign_are_stop() -> None:
    days = diary("0-13: m1 d1 a1")
    found = {one.day: one.verdict for one in cycles(days, (), [Span(day(8), day(9))])}
    assert [found[day(number)].light for number in (7, 8, 9, 10)] == ["green", "stop", "stop", "green"]
    assert found[day(8)].reasons == (Reason(Why.SIGN),)


def test_days_come_oldest_first_the_left_side_before_the_right() -> None:
    days = together((*diary("3: d1\n1: d1"), *diary("1: d1\n2: m1", Side.RIGHT)))
    wanted = [(1, "left"), (1, "right"), (2, "right"), (3, "left")]
    found = [((one.day - day(0)).days, one.side.value) for one in cycles(reversed(days))]
    assert found == wanted


# the assembly as a whole ------------------------------------------------------------------------------

FELT = st.builds(
    lambda worst, in_time: Felt(max(worst, in_time or 0), in_time),
    st.integers(0, 10),
    st.none() | st.integers(0, 10),
)


def facts(number: int) -> st.SearchStrategy[DayFacts]:
    return st.builds(
        DayFacts,
        day=st.just(day(number)),
        side=st.just(Side.LEFT),
        scores=st.dictionaries(st.sampled_from(Moment), FELT),
        trained=st.booleans(),
        limp=st.booleans(),
        gave_way=st.booleans(),
        swellings=st.lists(st.sampled_from(Swelling), max_size=2).map(tuple),
    )


DIARIES = st.tuples(*(facts(number) for number in range(10)))


@given(DIARIES, st.integers(0, 9), st.sampled_from(Moment), st.booleans())
def test_one_more_point_is_never_milder_on_any_day_with_the_usual_morning_unchanged(
    days: tuple[DayFacts, ...], number: int, moment: Moment, late: bool
) -> None:
    felt = days[number].scores.get(moment)
    if felt is None or felt.worst == 10:
        return
    in_time = felt.in_time if late or felt.in_time is None else felt.in_time + 1
    worst = max(felt.worst + 1, in_time or 0)
    scores = {**days[number].scores, moment: Felt(min(10, worst), in_time)}
    more = (*days[:number], replace(days[number], scores=scores), *days[number + 1 :])
    before = {one.day: one for one in cycles(days)}
    for one in cycles(more):
        was = before[one.day]
        if (one.scores.usual, one.in_time.usual) == (was.scores.usual, was.in_time.usual):
            assert one.verdict.light.severity >= was.verdict.light.severity
            assert one.counts or not was.counts


@given(DIARIES, st.integers(0, 9), st.booleans())
def test_one_more_thing_told_is_never_milder_on_any_day(
    days: tuple[DayFacts, ...], number: int, limps: bool
) -> None:
    told = days[number]
    told = replace(told, limp=limps or told.limp, gave_way=not limps or told.gave_way)
    more = (*days[:number], told, *days[number + 1 :])
    before = {one.day: one.verdict.light.severity for one in cycles(days)}
    after = {one.day: one.verdict.light.severity for one in cycles(more)}
    assert all(after[when] >= rank for when, rank in before.items())


@given(DIARIES, st.integers(0, 9), st.integers(0, 9))
def test_one_more_twist_or_sign_is_never_milder_on_any_day(
    days: tuple[DayFacts, ...], number: int, length: int
) -> None:
    plain = {one.day: one.verdict.light.severity for one in cycles(days)}
    span = Span(day(number), day(number + length))
    for more in (cycles(days, [at(number)]), cycles(days, (), [span])):
        assert all(one.verdict.light.severity >= plain[one.day] for one in more)
