"""A routine of one's own that holds nothing but what waits for now is told of, and nothing breaks."""

from __future__ import annotations

from dataclasses import replace

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.own import OwnStep
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.routine import ExerciseStep
from tests.fakes.clock import FakeClock
from tests.journeys.visitor import Visitor


def of_the_three(visitor: Visitor, *exercises: str) -> str:
    """The id of a copy of the article's three that keeps these exercises alone."""
    own = visitor.program.parts.own
    copied = own.own_routine(own.copy_routine("three", "Mine"))
    steps = [one for one in copied.steps if isinstance(one, OwnStep) and one.exercise_id in exercises]
    own.keep_routine(replace(copied, steps=tuple(steps)))
    return copied.id


def exercises(visitor: Visitor, routine_id: str) -> list[str]:
    """What it would hold now."""
    steps = visitor.program.parts.repertoire.routine(routine_id).steps
    return [step.exercise.id for step in steps if isinstance(step, ExerciseStep)]


def swell(visitor: Visitor, clock: FakeClock) -> None:
    now = Stamp.of(clock.now(), clock.zone())
    visitor.diary.add_pain(PainEntry(Side.LEFT, 2, Moment.OTHER, now, now, swelling=Swelling.CLEAR))


def start(visitor: Visitor, routine_id: str) -> None:
    """Begin it, with an answer to all that comes first."""
    visitor.program.rooms.starter.begin(routine_id)
    for answer in ("Start all the same", "2 of 10, mild"):
        if visitor.front() is not visitor.program.window and visitor.sees(answer):
            visitor.click(answer)


def test_a_routine_of_the_ball_alone_waits_while_the_ankle_is_newly_swollen(
    resident: Visitor, clock: FakeClock
) -> None:
    ball = of_the_three(resident, "ball-massage")
    swell(resident, clock)
    resident.click("Session")
    assert resident.reads("It waits while the ankle is newly swollen.")
    resident.program.rooms.starter.begin(ball)
    assert resident.reads("Not while the ankle is newly swollen")
    assert not resident.program.parts.player.active
    resident.click("Close")
    clock.advance(73 * 3600)
    start(resident, ball)
    assert [one.id for one in resident.run().plan.exercises] == ["ball-massage"]


def test_what_is_left_of_it_starts_without_the_ball(resident: Visitor, clock: FakeClock) -> None:
    both = of_the_three(resident, "ball-massage", "ankle-circles")
    swell(resident, clock)
    start(resident, both)
    assert [one.id for one in resident.run().plan.exercises] == ["ankle-circles"]


def test_hops_stay_out_of_a_copy_until_their_test_is_passed(resident: Visitor) -> None:
    parts = resident.program.parts
    copied = parts.own.copy_routine("balance", "Mine")
    assert "hop-hold" not in exercises(resident, copied)
    assert exercises(resident, "hop-test") == ["hop-hold"]
    parts.running.keep_hops({Side.LEFT: 10}, {Side.LEFT: 1})
    assert "hop-hold" in exercises(resident, copied)


def test_a_routine_of_hops_alone_waits_for_their_test(resident: Visitor) -> None:
    own = resident.program.parts.own
    copied = own.own_routine(own.copy_routine("balance", "Mine"))
    hops = [one for one in copied.steps if isinstance(one, OwnStep) and one.exercise_id == "hop-hold"]
    own.keep_routine(replace(copied, steps=tuple(hops)))
    resident.click("Session")
    resident.program.rooms.starter.begin(copied.id)
    assert resident.reads("Hops wait for their test")
    assert not resident.program.parts.player.active
