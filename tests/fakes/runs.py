"""A session that has run for a while."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from tests.fakes.exercises import LEFT_RIGHT, RAISES, WALK, exercise, routine

EXERCISES = {found.id: found for found in (exercise(name="Press"), exercise(RAISES, name="Raise"))}


def find(exercise_id: str) -> Exercise:
    return EXERCISES[exercise_id]


def run_of(*, seconds: float) -> SessionRun:
    """A session of two exercises and a walk, so many seconds on."""
    run = SessionRun.begin(make_plan(routine(*EXERCISES.values(), WALK), LEFT_RIGHT))
    for _ in range(round(seconds * 2)):
        run = run.advance(0.5)
    return run
