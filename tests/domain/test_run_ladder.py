"""The run-walk ladder in tables: its stages, up after two green runs, back after red, and days between."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.domain.plan import Phase, make_plan
from ankle_rehab.domain.progress import RUN, PlanStep, StepWhy
from ankle_rehab.domain.run_ladder import (
    STAGES,
    DayReason,
    Move,
    day_reasons,
    due_move,
    greens_so_far,
    next_free_day,
    own_step,
    stage,
    stage_after,
    step_of,
)
from ankle_rehab.domain.run_routine import done_whole, run_routine
from ankle_rehab.domain.session import State
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

CONTENT = Content(resource("content", "en"))
G, A, R, H, S, C = Light.GREEN, Light.AMBER, Light.RED, Light.HOLD, Light.STOP, Light.CALM
TODAY = date(2026, 11, 22)


def day(number: int) -> date:
    return date(2026, 11, number)


def dated(number: int) -> date:
    """As `day`, and on into December."""
    return day(1) + timedelta(days=number - 1)


def stamp(number: int) -> Stamp:
    return Stamp.of(datetime(2026, 11, number, 12, tzinfo=UTC), "UTC")


def step(before: int, after: int, why: StepWhy, about: int) -> PlanStep:
    return PlanStep(stamp(about + 1), RUN, before, after, why, about=day(about))


def test_the_eight_stages_are_those_of_the_text() -> None:
    table = [(one.runs, one.run / 60, one.walk / 60, one.seconds / 60) for one in STAGES]
    assert table == [
        (8, 1, 1.5, 20),
        (6, 1.5, 2, 21),
        (4, 3, 2, 20),
        (3, 5, 2.5, 22.5),
        (2, 8, 3, 22),
        (1, 20, 0, 20),
        (1, 25, 0, 25),
        (1, 30, 0, 30),
    ]
    assert [stage(number).number for number in (-1, 0, 1, 8, 9)] == [1, 1, 1, 8, 8]


@pytest.mark.parametrize("number", range(1, 9))
def test_a_session_is_the_walk_and_then_the_stage(number: int) -> None:
    words = CONTENT.running().ladder
    routine = run_routine(stage(number), words, *CONTENT.running_exercises())
    plan = make_plan(routine, (Side.LEFT, Side.RIGHT))
    assert plan.seconds == 10 + 300 + 10 + stage(number).seconds
    assert ("hills" in routine.note, routine.note == words.note_later) == (True, number >= 7)
    works = [one.seconds for one in plan.steps if one.phase is Phase.WORK]
    walks = [one.seconds for one in plan.steps if one.phase is Phase.REST]
    assert works == [300, *[stage(number).run] * stage(number).runs]
    assert walks == ([stage(number).walk] * stage(number).runs if stage(number).walk else [])


def test_a_stage_done_elsewhere_is_whole() -> None:
    routine = run_routine(stage(2), CONTENT.running().ladder, *CONTENT.running_exercises())
    run = done_whole(make_plan(routine, (Side.LEFT,)))
    assert (run.state, run.outcome) == (State.FINISHED, Outcome.COMPLETED)
    assert run.done_seconds == 300 + 6 * 90


MOVES = [
    # what happened, the steps so far, runs with their lights (1 = 1 November), other lights, the move
    ("nothing yet", [], {}, {}, None),
    ("one green", [], {10: G}, {}, None),
    ("two green", [], {10: G, 12: G}, {}, Move(2, StepWhy.GREENS, day(12))),
    ("green, amber, green", [], {10: G, 12: A, 14: G}, {}, None),
    ("green, hold, green", [], {10: G, 12: H, 14: G}, {}, None),
    ("green, amber, green, green", [], {10: G, 12: A, 14: G, 16: G}, {}, Move(2, StepWhy.GREENS, day(16))),
    ("two green on consecutive days", [], {10: G, 11: G}, {}, None),
    ("three green on consecutive days", [], {10: G, 11: G, 12: G}, {}, Move(2, StepWhy.GREENS, day(12))),
    ("red at stage 1", [], {10: R}, {}, None),
    (
        "used up by the last step",
        [step(1, 2, StepWhy.GREENS, 12)],
        {10: G, 12: G, 14: G},
        {},
        None,
    ),
    (
        "two more green",
        [step(1, 2, StepWhy.GREENS, 12)],
        {10: G, 12: G, 14: G, 16: G},
        {},
        Move(3, StepWhy.GREENS, day(16)),
    ),
    (
        "red run",
        [step(1, 2, StepWhy.GREENS, 12)],
        {10: G, 12: G, 14: R},
        {},
        Move(1, StepWhy.RED, day(14)),
    ),
    (
        "stop counts as red",
        [step(1, 2, StepWhy.GREENS, 12)],
        {10: G, 12: G, 14: S},
        {},
        Move(1, StepWhy.RED, day(14)),
    ),
    (
        "red without a run",
        [step(1, 2, StepWhy.GREENS, 12)],
        {10: G, 12: G},
        {13: R},
        Move(1, StepWhy.RED, day(13)),
    ),
    (
        "two red days, one run: once",
        [step(1, 2, StepWhy.GREENS, 12), step(2, 3, StepWhy.GREENS, 16), step(3, 2, StepWhy.RED, 18)],
        {12: G, 16: G, 18: R},
        {19: R},
        None,
    ),
    (
        "red again after another run",
        [step(1, 2, StepWhy.GREENS, 10), step(2, 3, StepWhy.GREENS, 14), step(3, 2, StepWhy.RED, 16)],
        {14: G, 16: R, 20: R},
        {},
        Move(1, StepWhy.RED, day(20)),
    ),
    ("amber at stage 2 holds", [step(1, 2, StepWhy.GREENS, 12)], {10: G, 12: G, 14: A}, {}, None),
    (
        "red again at stage 1, then two green",
        [step(1, 2, StepWhy.GREENS, 8), step(2, 1, StepWhy.RED, 10)],
        {8: G, 10: R, 12: R, 15: G, 17: G},
        {},
        Move(2, StepWhy.GREENS, day(17)),
    ),
    ("a red day between two green at stage 1", [], {10: G, 12: G}, {11: R}, None),
    ("a red day after two green at stage 1", [], {10: G, 12: G}, {13: R}, None),
    (
        "over 30 days between two green",
        [step(2, 1, StepWhy.RED, 1)],
        {3: G, 34: G},
        {},
        None,
    ),
    (
        "the last green is amber now",
        [step(1, 2, StepWhy.GREENS, 8), step(2, 3, StepWhy.GREENS, 12)],
        {6: G, 8: G, 10: G, 12: A},
        {},
        Move(2, StepWhy.CORRECTED, day(12)),
    ),
    (
        "the first green is not known any more",
        [step(1, 2, StepWhy.GREENS, 8), step(2, 3, StepWhy.GREENS, 12)],
        {6: G, 8: G, 10: H, 12: G},
        {},
        Move(2, StepWhy.CORRECTED, day(12)),
    ),
    (
        "the last green is red now: taken back first, then one stage back",
        [step(1, 2, StepWhy.GREENS, 8), step(2, 3, StepWhy.GREENS, 12), step(3, 2, StepWhy.CORRECTED, 12)],
        {6: G, 8: G, 10: G, 12: R},
        {},
        Move(1, StepWhy.RED, day(12)),
    ),
    (
        "what was red is green now",
        [step(1, 2, StepWhy.GREENS, 8), step(2, 1, StepWhy.RED, 12)],
        {6: G, 8: G, 12: G},
        {},
        Move(2, StepWhy.CORRECTED, day(12)),
    ),
]


@pytest.mark.parametrize(("words", "steps", "runs", "others", "move"), MOVES, ids=[row[0] for row in MOVES])
def test_up_after_two_green_and_back_after_red(
    words: str, steps: list[PlanStep], runs: dict[int, Light], others: dict[int, Light], move: Move | None
) -> None:
    assert words
    lights = {dated(number): light for number, light in {**runs, **others}.items()}
    assert due_move(steps, {dated(number) for number in runs}, lights, TODAY) == move


def test_a_twist_begins_it_anew_once() -> None:
    steps = [step(1, 2, StepWhy.GREENS, 12)]
    runs, lights = {day(10), day(12)}, {day(10): G, day(12): G, day(14): C}
    move = due_move(steps, runs, lights, TODAY, twist=day(14))
    assert move == Move(1, StepWhy.TWIST, day(14))
    steps.append(step_of(stamp(15), 2, move))
    steps.append(own_step(stamp(16), 1, 2))
    assert due_move(steps, runs, lights, TODAY, twist=day(14)) is None
    assert due_move(steps, runs | {day(16)}, lights, TODAY, twist=day(14)) is None


def test_green_runs_before_a_twist_do_not_count_after_it() -> None:
    lights = {day(8): G, day(10): G, day(20): G}
    assert due_move([], {day(8), day(20)}, lights, TODAY, twist=day(12)) is None
    assert greens_so_far([], set(lights), lights, day(12)) == (day(20),)


def test_a_twist_before_the_last_run_changes_nothing() -> None:
    steps = [step(1, 2, StepWhy.GREENS, 16)]
    lights = {day(14): G, day(16): G}
    assert due_move(steps, set(lights), lights, TODAY, twist=day(10)) is None


def test_over_thirty_days_without_a_run_begin_it_anew() -> None:
    steps = [step(1, 2, StepWhy.GREENS, 2)]
    runs, lights = {day(1), day(2)}, {day(1): G, day(2): G}
    assert due_move(steps, runs, lights, day(2) + timedelta(days=30)) is None
    move = due_move(steps, runs, lights, day(2) + timedelta(days=31))
    assert move == Move(1, StepWhy.LONG_BREAK, day(2))


def test_an_own_choice_of_less_stands_and_counts_from_there() -> None:
    steps = [step(1, 2, StepWhy.GREENS, 12), own_step(stamp(14), 2, 1)]
    assert stage_after(steps) == 1
    lights = {day(number): G for number in (10, 12, 16, 18)}
    assert greens_so_far(steps, set(lights), lights) == (day(16), day(18))
    assert steps[1].why is StepWhy.OWN_EASIER
    assert own_step(stamp(14), 2, 3).why is StepWhy.OWN_HARDER


def test_the_last_stage_stays_the_last() -> None:
    steps = [step(7, 8, StepWhy.GREENS, 12)]
    lights = {day(number): G for number in (10, 12, 14, 16)}
    assert due_move(steps, set(lights), lights, TODAY) is None


LIGHTS = st.lists(st.sampled_from([None, G, A, R, H, S]), min_size=2, max_size=9)


@given(st.integers(1, 4), LIGHTS, st.sets(st.integers(0, 8)), st.data())
def test_a_worse_light_never_leads_higher(
    begun: int, lights: list[Light | None], ran: set[int], data: st.DataObject
) -> None:
    """Whether it was worse from the first, or is worse since a word that was added later."""
    index = data.draw(st.sampled_from([n for n, light in enumerate(lights) if light is not None] or [0]))
    old = lights[index]
    if old is None:
        return
    worse = data.draw(st.sampled_from([one for one in (G, A, R, S) if one.severity >= old.severity]))
    changed = [*lights[:index], worse, *lights[index + 1 :]]
    runs = {day(2 + 2 * number) for number in ran if number < len(lights) and lights[number] is not None}
    known_later = data.draw(st.integers(index, len(lights) - 1))

    def after(before: list[Light | None], then: list[Light | None], late: int) -> int:
        steps: list[PlanStep] = [] if begun == 1 else [step(1, begun, StepWhy.OWN_HARDER, 1)]
        for last in range(len(lights)):
            told = before if last < late else then
            seen = {day(2 + 2 * number): light for number, light in enumerate(told[: last + 1]) if light}
            today = day(2 + 2 * last)
            for _ in range(20):
                move = due_move(steps, {one for one in runs if one <= today}, seen, today)
                if move is None:
                    break
                steps.append(step_of(stamp(today.day), stage_after(steps), move))
            else:
                raise AssertionError("no end of moves")
        return stage_after(steps)

    assert after(changed, changed, 0) <= after(lights, lights, 0)
    assert after(lights, changed, known_later) <= after(lights, lights, 0)


DAYS = [
    ("no run", (), (), ()),
    ("today", (22,), (), (DayReason.TODAY,)),
    ("yesterday", (21,), (), (DayReason.YESTERDAY,)),
    ("the day before", (20,), (), ()),
    ("amber yesterday", (19,), (21,), (DayReason.AMBER,)),
    ("amber two days ago", (19,), (20,), ()),
    ("three in seven days", (16, 18, 20), (), (DayReason.FOURTH,)),
    ("three in eight days", (15, 18, 20), (), ()),
    ("three, the last yesterday", (17, 19, 21), (), (DayReason.YESTERDAY, DayReason.FOURTH)),
    ("twice a day is once", (18, 18, 20), (), ()),
]


@pytest.mark.parametrize(("words", "runs", "ambers", "reasons"), DAYS, ids=[row[0] for row in DAYS])
def test_a_day_between_runs_and_three_a_week(
    words: str, runs: tuple[int, ...], ambers: tuple[int, ...], reasons: tuple[DayReason, ...]
) -> None:
    assert words
    ran, yellow = {day(number) for number in runs}, {day(number) for number in ambers}
    assert day_reasons(TODAY, ran, yellow) == reasons
    free = next_free_day(TODAY, ran, yellow)
    assert (free == TODAY) == (not reasons)
    assert not day_reasons(free, ran, yellow)
