"""When the plan steps forward, holds or steps back, by tables that a clinician can read.

A row of days is written as words: "1g 3g 8g" are green days on the 1st, 3rd and 8th; a amber, h hold, r red,
c calm, s stop, and "?" behind a day means that its next morning is still to be scored.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.progress import BALANCE, PLAN, PlanStep, StepWhy, exercise_subject
from ankle_rehab.domain.stepping import (
    Change,
    Course,
    LitDay,
    Reach,
    after_mornings,
    after_red,
    answered,
    corrected,
    easier_now,
    forward,
)

LIGHTS = {
    "g": Light.GREEN,
    "a": Light.AMBER,
    "h": Light.HOLD,
    "r": Light.RED,
    "c": Light.CALM,
    "s": Light.STOP,
}
PRESS, RAISE = exercise_subject("press"), exercise_subject("raise")
REACH = {"press": Reach(-2, 3), "raise": Reach(-1, 2)}
DAILY = frozenset({("daily", "press"), ("daily", "raise")})
BALANCED = frozenset({("balance", "press")})


def on(day: int) -> date:
    return date(2026, 11, day)


def at(day: int) -> Stamp:
    return Stamp(datetime(2026, 11, day, 8, tzinfo=UTC), "UTC", on(day))


def days(words: str, done: frozenset[tuple[str, str]] = DAILY) -> tuple[LitDay, ...]:
    found = []
    for word in words.split():
        bare = word.rstrip("?")
        found.append(LitDay(on(int(bare[:-1])), LIGHTS[bare[-1]], word.endswith("?"), done))
    return tuple(found)


def step(subject: str, before: int, after: int, why: StepWhy, *when: int) -> PlanStep:
    """A step made on a day, and the day that led to it where there is one."""
    day, about = when[0], when[1] if len(when) > 1 else None
    chosen = why.value.startswith("own")
    return PlanStep(at(day), subject, before, after, why, chosen, None if about is None else on(about))


def course(*steps: PlanStep, begun: int | None = None) -> Course:
    return Course(steps, REACH, None if begun is None else on(begun))


def kept(stands: Course, changes: tuple[Change, ...], day: int) -> Course:
    """The course with these changes made on a day."""
    return replace(stands, steps=(*stands.steps, *(change.step(at(day)) for change in changes)))


# forward ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "today", "steps"),
    [
        pytest.param("1g 4g 7g", 8, True, id="three greens, seven days since the first"),
        pytest.param("1g 4g 7g", 7, False, id="only six days since the first"),
        pytest.param("1g 7g", 8, False, id="two greens"),
        pytest.param("1g 3g 5g 7g", 8, True, id="more greens than three"),
        pytest.param("1g 4a 5g 7g", 14, False, id="an amber breaks the row"),
        pytest.param("1a 2g 5g 8g", 9, True, id="an amber before the row"),
        pytest.param("1g 4h 6g 8g", 14, False, id="a day that cannot be judged breaks it too"),
        pytest.param("1g 4g 7g 8h?", 8, True, id="today waits for its morning: neither counts nor breaks"),
        pytest.param("1g 4g 7h?", 8, False, id="what waits is not counted"),
        pytest.param("1g 4g 7r", 8, False, id="a red one"),
        pytest.param("1g 4g 7g 8c", 8, False, id="a twist"),
        pytest.param("1g 4g 7g 8s", 8, False, id="a stop"),
    ],
)
def test_a_step_forward_needs_three_greens_in_a_row_over_seven_days(
    row: str, today: int, *, steps: bool
) -> None:
    expected = (Change(PRESS, 0, 1, StepWhy.GREENS, days(row)[-1].day),) if steps else ()
    if row.endswith("?") and steps:
        expected = (Change(PRESS, 0, 1, StepWhy.GREENS, on(7)),)
    assert forward(course(), days(row), on(today), calm=True) == expected


def test_nothing_steps_forward_while_anything_is_open() -> None:
    assert forward(course(), days("1g 4g 7g"), on(8), calm=False) == ()


@pytest.mark.parametrize(
    ("steps", "today", "expected"),
    [
        pytest.param((), 8, PRESS, id="never changed: the order of the catalogue"),
        pytest.param((step(PRESS, 0, 1, StepWhy.GREENS, 1),), 9, RAISE, id="the one that waits longest"),
        pytest.param(
            (step(RAISE, 0, 1, StepWhy.GREENS, 1), step(PRESS, 0, 1, StepWhy.GREENS, 2)),
            10,
            RAISE,
            id="changed longest ago",
        ),
        pytest.param((step(PRESS, 0, 1, StepWhy.GREENS, 8),), 9, None, id="one change, then a new row"),
        pytest.param((step(PRESS, 0, -1, StepWhy.OWN_EASIER, 1),), 9, RAISE, id="the user chose easier"),
        pytest.param(
            (step(RAISE, 1, 2, StepWhy.GREENS, 1), step(PRESS, 2, 3, StepWhy.GREENS, 1)),
            9,
            None,
            id="both at their hardest",
        ),
    ],
)
def test_one_change_at_a_time(steps: tuple[PlanStep, ...], today: int, expected: str | None) -> None:
    row = days("2g 3g 5g 7g 8g") if today > 8 else days("1g 4g 7g")
    found = forward(course(*steps), row, on(today + 1), calm=True)
    assert [change.subject for change in found] == ([] if expected is None else [expected])


def test_an_exercise_needs_its_own_three_greens() -> None:
    once = (*days("1g 3g 5g"), *days("7g", frozenset({("daily", "press")})))
    raised = (*days("1g", frozenset({("daily", "press")})), *days("2g 3g 5g 7g"))
    stands = course(step(PRESS, 0, 3, StepWhy.GREENS, 1))
    assert forward(stands, (*days("2g 3g"), *days("5g 7g 8g", BALANCED)), on(10), calm=True) == ()
    assert forward(stands, raised, on(10), calm=True)[0].subject == RAISE
    assert forward(course(), once, on(8), calm=True)[0].subject == PRESS


@pytest.mark.parametrize(
    ("routine", "level", "steps"),
    [
        ("daily", 0, True),
        ("strength", 0, True),
        ("own-1", 0, True),
        ("three", 0, False),
        ("rest-day", 0, False),
        ("balance", 0, False),
        ("three", -1, True),
        ("balance", -1, True),
    ],
)
def test_harder_only_where_it_acts_and_back_to_the_usual_anywhere(
    routine: str, level: int, *, steps: bool
) -> None:
    stands = course(step(PRESS, 0, level, StepWhy.RED, 1, 1)) if level else course()
    found = forward(stands, days("2g 4g 8g", frozenset({(routine, "press")})), on(10), calm=True)
    assert bool(found) == steps


@pytest.mark.parametrize(
    ("steps", "begun", "today", "moves"),
    [
        pytest.param((), 1, 15, True, id="fourteen days after it was begun"),
        pytest.param((), 2, 15, False, id="thirteen days"),
        pytest.param((), None, 15, False, id="never begun"),
        pytest.param((step(BALANCE, 1, 2, StepWhy.GREENS, 3),), 1, 17, True, id="fourteen days in a stage"),
        pytest.param((step(BALANCE, 3, 4, StepWhy.GREENS, 1),), 1, 17, False, id="at the last stage"),
        pytest.param((step(BALANCE, 2, 1, StepWhy.OWN_EASIER, 1),), 1, 17, False, id="the user went back"),
    ],
)
def test_the_ladder_moves_on_after_fourteen_days_and_three_greens_with_balance(
    steps: tuple[PlanStep, ...], begun: int | None, today: int, *, moves: bool
) -> None:
    row = days("6g 8g 10g 12g 14g", BALANCED)
    found = forward(course(*steps, begun=begun), row, on(today), calm=True)
    assert [change.subject for change in found] == ([BALANCE] if moves else [])


def test_the_ladder_needs_greens_with_balance() -> None:
    row = (*days("6g 8g 9g"), *days("12g 14g", BALANCED))
    (found,) = forward(course(begun=1), row, on(20), calm=True)
    assert found.subject == PRESS


# back ------------------------------------------------------------------------------------------------


def test_a_red_day_takes_each_of_its_exercises_and_the_ladder_back_once() -> None:
    stands = course(step(BALANCE, 1, 2, StepWhy.GREENS, 1), begun=1)
    changes = after_red(stands, days("3r"), on(4))
    assert changes == (
        Change(PRESS, 0, -1, StepWhy.RED, on(3)),
        Change(RAISE, 0, -1, StepWhy.RED, on(3)),
        Change(BALANCE, 2, 1, StepWhy.RED, on(3)),
    )
    assert after_red(kept(stands, changes, 4), days("3r"), on(5)) == ()


def test_two_red_days_are_two_steps_as_far_as_there_are_any() -> None:
    changes = after_red(course(), days("3r 5r"), on(6))
    assert [(change.subject, change.after) for change in changes] == [(PRESS, -1), (RAISE, -1), (PRESS, -2)]
    assert after_red(kept(course(), changes, 6), days("3r 5r"), on(7)) == ()


@pytest.mark.parametrize(
    ("light", "back"), [*((one, False) for one in "gah"), *((one, True) for one in "rcs")]
)
def test_red_and_worse_take_back(light: str, *, back: bool) -> None:
    assert bool(after_red(course(), days(f"3{light}"), on(4))) == back


def test_the_calm_down_routine_is_a_remedy_and_is_not_taken_back() -> None:
    assert after_red(course(), days("3c", frozenset({("calm-down", "press")})), on(4)) == ()


def test_a_red_day_of_long_ago_takes_nothing_back_any_more() -> None:
    assert after_red(course(), days("1r"), on(15)) != ()
    assert after_red(course(), days("1r"), on(16)) == ()


def test_what_could_not_go_back_then_is_not_taken_back_after_greens() -> None:
    lowest = step(RAISE, 0, -1, StepWhy.RED, 1, 1)
    up = step(RAISE, -1, 0, StepWhy.GREENS, 12, 11)
    changes = after_red(course(lowest, up), days("3r"), on(13))
    assert [change.subject for change in changes] == [PRESS]


def test_what_the_user_chose_since_stands() -> None:
    chosen = step(PRESS, -1, 0, StepWhy.OWN_HARDER, 6)
    before = step(PRESS, 0, -1, StepWhy.RED, 4, 3)
    assert [one.subject for one in after_red(course(before, chosen), days("3r"), on(7))] == [RAISE]
    assert [one.subject for one in after_red(course(before, chosen), days("3r 7r"), on(7))] == [
        RAISE,
        PRESS,
    ]


def test_mornings_up_by_two_take_back_what_was_done_in_the_week_once() -> None:
    changes = after_mornings(course(), days("1g 9a"), on(10), up=True)
    assert [(one.subject, one.after, one.why) for one in changes] == [
        (PRESS, -1, StepWhy.MORNINGS_UP),
        (RAISE, -1, StepWhy.MORNINGS_UP),
    ]
    stands = kept(course(), changes, 10)
    assert after_mornings(stands, days("9a 12a"), on(16), up=True) == ()
    assert after_mornings(stands, days("9a 12a"), on(17), up=True) != ()
    assert after_mornings(course(), days("9a"), on(10), up=False) == ()


@pytest.mark.parametrize(
    ("made", "row", "back"),
    [
        pytest.param(step(PRESS, 0, -1, StepWhy.RED, 4, 3), "3r", False, id="still red"),
        pytest.param(step(PRESS, 0, -1, StepWhy.RED, 4, 3), "3a", True, id="the score was corrected"),
        pytest.param(step(PRESS, 0, -1, StepWhy.RED, 4, 3), "", True, id="the score was taken back"),
        pytest.param(step(PRESS, 0, 1, StepWhy.GREENS, 8, 7), "7g", False, id="still green"),
        pytest.param(step(PRESS, 0, 1, StepWhy.GREENS, 8, 7), "7a", True, id="not green any more"),
        pytest.param(step(PRESS, 0, -1, StepWhy.OWN_EASIER, 4), "3a", False, id="the user's own choice"),
    ],
)
def test_a_change_whose_score_is_another_now_is_taken_back(made: PlanStep, row: str, *, back: bool) -> None:
    found = corrected(course(made), days(row), on(9), calm=True)
    assert found == ((Change(PRESS, made.after, 0, StepWhy.CORRECTED, made.about),) if back else ())


def test_what_is_taken_back_waits_while_it_would_be_harder_and_anything_is_open() -> None:
    eased, raised = step(PRESS, 0, -1, StepWhy.RED, 4, 3), step(RAISE, 0, 1, StepWhy.GREENS, 8, 7)
    found = corrected(course(eased, raised), (), on(9), calm=False)
    assert found == (Change(RAISE, 1, 0, StepWhy.CORRECTED, on(7)),)


def test_a_twist_is_told_as_a_twist_and_has_one_step() -> None:
    calm, red = (days(row, frozenset({("daily", "press")})) for row in ("3c", "3r"))
    (change,) = after_red(course(), calm, on(4))
    assert change == Change(PRESS, 0, -1, StepWhy.TWIST, on(3))
    stands = kept(course(), (change,), 4)
    assert after_red(stands, calm, on(5)) == after_red(stands, red, on(5)) == ()
    assert corrected(stands, calm, on(5), calm=True) == ()
    assert corrected(stands, days("3g"), on(5), calm=True)[0].after == 0


def test_a_day_that_is_red_again_takes_back_again() -> None:
    stands = course(step(PRESS, 0, -1, StepWhy.RED, 4, 3), step(PRESS, -1, 0, StepWhy.CORRECTED, 4, 3))
    assert after_red(stands, days("3r", frozenset({("daily", "press")})), on(5))[0].after == -1


def test_three_ambers_offer_a_step_back_and_the_answer_is_kept() -> None:
    changes = easier_now(course(), days("1a 3a 5a"), on(5))
    assert [(one.subject, one.after, one.why) for one in changes] == [
        (PRESS, -1, StepWhy.OWN_EASIER),
        (RAISE, -1, StepWhy.OWN_EASIER),
    ]
    said = step(PLAN, 0, 0, StepWhy.OWN_SAME, 5, 5)
    assert (answered(course()), answered(course(said))) == (None, on(5))


# one more point never leads to a harder plan ----------------------------------------------------------

WORSE = {"g": "harcs", "h": "rcs", "a": "rcs", "r": "cs", "c": "s", "s": ""}


@given(st.data())
def test_a_worse_light_never_leads_to_a_harder_plan(data: st.DataObject) -> None:
    """For every day of a row: any more severe light in its place, and all rules applied as in a real look."""
    marks = data.draw(st.lists(st.sampled_from("gggahr"), min_size=3, max_size=9))
    place = data.draw(st.integers(0, len(marks) - 1))
    worse = WORSE[marks[place]]
    if not worse:
        return
    before = " ".join(f"{2 * index + 1}{mark}" for index, mark in enumerate(marks))
    other = [*marks]
    other[place] = data.draw(st.sampled_from(worse))
    after = " ".join(f"{2 * index + 1}{mark}" for index, mark in enumerate(other))
    begun = data.draw(st.none() | st.just(1))
    today = 2 * len(marks) + 2
    done = data.draw(st.sampled_from((DAILY, BALANCED)))

    def total(row: str) -> int:
        stands = course(begun=begun)
        lit = days(row, done)
        stands = kept(stands, after_red(stands, lit, on(today)), today)
        stands = kept(stands, forward(stands, lit, on(today), calm=True), today)
        return stands.level("press") + stands.level("raise") + stands.stage

    assert total(after) <= total(before)
