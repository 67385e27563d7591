"""Exercises and routines of one's own: what is amiss, what they become, and which gate they get."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain import own_checks as checks
from ankle_rehab.domain.exercise import Dose, Exercise, Mode, Side
from ankle_rehab.domain.own import (
    OwnExercise,
    OwnStep,
    Sides,
    copy_of,
    copy_of_routine,
    exercise_of,
    new_dose,
    steps_of,
)
from ankle_rehab.domain.own_checks import Flaw, Place, Problem, exercise_problems, routine_problems
from ankle_rehab.domain.own_gate import asks_no_more, exercise_gate, gate_of, stricter, usual_gate
from ankle_rehab.domain.plan import Phase, Plan
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from tests.fakes.own import BUILT_IN, bridge, doses, exercises, morning

CONTENT = Content(resource("content", "en"))
FIGURES = frozenset(BUILT_IN)
ROUTINES = CONTENT.routines()


def find(exercise_id: str) -> Exercise:
    if exercise_id == "own-b1":
        return exercise_of(bridge(), CONTENT.own())
    if exercise_id not in CONTENT.catalogue().exercises:
        raise LookupError(exercise_id)
    return CONTENT.exercise(exercise_id)


@pytest.mark.parametrize(
    ("change", "flaw", "place"),
    [
        ({"name": " "}, Flaw.MISSING, Place.NAME),
        ({"name": "x" * 61}, Flaw.TOO_LONG, Place.NAME),
        ({"name": "up\u202enwod"}, Flaw.ODD_SIGNS, Place.NAME),
        ({"name": "a\x00b"}, Flaw.ODD_SIGNS, Place.NAME),
        ({"cues": ()}, Flaw.MISSING, Place.CUES),
        ({"cues": ("Go.",) * 9}, Flaw.TOO_MANY, Place.CUES),
        ({"cues": ("Go.", "")}, Flaw.MISSING, Place.CUES),
        ({"cues": ("x" * 161,)}, Flaw.TOO_LONG, Place.CUES),
        ({"stop_when": ""}, Flaw.MISSING, Place.STOP_WHEN),
        ({"pain_limit": 6}, Flaw.OUT_OF_RANGE, Place.PAIN_LIMIT),
        ({"dose": Dose(Mode.HOLD, sets=11, seconds=10)}, Flaw.OUT_OF_RANGE, Place.SETS),
        ({"dose": Dose(Mode.HOLD, seconds=301)}, Flaw.OUT_OF_RANGE, Place.SECONDS),
        ({"dose": Dose(Mode.CONTINUOUS, seconds=2)}, Flaw.OUT_OF_RANGE, Place.SECONDS),
        ({"dose": Dose(Mode.REPS, reps=61, tempo=(2.0,))}, Flaw.OUT_OF_RANGE, Place.REPS),
        ({"dose": Dose(Mode.REPS, reps=5, tempo=(0.2,))}, Flaw.OUT_OF_RANGE, Place.TEMPO),
        ({"dose": Dose(Mode.HOLD, seconds=10, rest=float("inf"))}, Flaw.OUT_OF_RANGE, Place.REST),
        ({"figure": "own-c3"}, Flaw.UNKNOWN, Place.FIGURE),
        ({"picture": b"GIF89a"}, Flaw.WRONG_KIND, Place.PICTURE),
        ({"picture": checks.PNG * 200_000}, Flaw.TOO_LARGE, Place.PICTURE),
    ],
)
def test_what_is_amiss_with_an_exercise(change: dict[str, Any], flaw: Flaw, place: Place) -> None:
    found = exercise_problems(replace(bridge(), **change), FIGURES)
    assert (flaw, place) in [(problem.flaw, problem.place) for problem in found]


def test_a_whole_exercise_has_nothing_amiss() -> None:
    assert exercise_problems(bridge(), FIGURES) == ()


@given(exercises())
def test_whatever_is_within_the_limits_becomes_an_exercise(own: OwnExercise) -> None:
    assert exercise_problems(own, FIGURES) == ()
    made = exercise_of(own, CONTENT.own())
    assert len(made.phase_words) in (0, len(made.dose.tempo))
    assert Plan("own-x", own.name, (ExerciseStep(made, made.dose),), (Side.LEFT, Side.RIGHT)).seconds > 0


@pytest.mark.parametrize("mode", Mode)
def test_a_new_dose_is_within_the_limits(mode: Mode) -> None:
    assert not list(checks.dose_problems(new_dose(mode)))


def test_the_sides_become_what_the_player_knows() -> None:
    made = {sides: exercise_of(replace(bridge(), sides=sides), CONTENT.own()) for sides in Sides}
    assert [(one.both_feet, one.alternate_sides) for one in made.values()] == [
        (True, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize("exercise", CONTENT.exercises(), ids=lambda exercise: exercise.id)
def test_every_built_in_exercise_can_be_copied(exercise: Exercise) -> None:
    copy = copy_of(exercise, "own-c1", waits_after_icing=True)
    assert exercise_problems(copy, frozenset(CONTENT.catalogue().exercises)) == ()
    made = exercise_of(copy, CONTENT.own())
    assert (made.cues, made.dose, made.phase_words) == (exercise.cues, exercise.dose, exercise.phase_words)
    assert (made.segments, made.shown_by) == (exercise.segments, exercise.id)


def test_a_cue_that_comes_later_belongs_to_the_last_part() -> None:
    circles = copy_of(CONTENT.exercise("ankle-circles"), "own-c1", waits_after_icing=False)
    longer = exercise_of(replace(circles, cues=(*circles.cues, "And breathe.")), CONTENT.own())
    shorter = exercise_of(replace(circles, cues=circles.cues[:2]), CONTENT.own())
    assert longer.cue_segments == (0, 0, 0, 1, 1, 1)
    assert shorter.cue_segments == (0, 0)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": ""}, Problem(Flaw.MISSING, Place.NAME)),
        ({"steps": ()}, Problem(Flaw.MISSING, Place.STEPS)),
        ({"steps": (OwnStep("own-gone", new_dose(Mode.HOLD)),)}, Problem(Flaw.UNKNOWN, Place.STEPS, 0)),
        (
            {"steps": (OwnStep("own-b1", new_dose(Mode.HOLD), 301),)},
            Problem(Flaw.OUT_OF_RANGE, Place.PAUSE, 0, checks.PAUSE),
        ),
        (
            {"steps": (OwnStep("own-b1", new_dose(Mode.HOLD)),) * 31},
            Problem(Flaw.TOO_MANY, Place.STEPS, limits=(1, 30)),
        ),
        (
            {"steps": (OwnStep("own-b1", Dose(Mode.HOLD, 10, seconds=300, rest=300)),) * 2},
            Problem(Flaw.TOO_LARGE, Place.STEPS, limits=(0, checks.LONGEST_ROUTINE)),
        ),
        (
            {"steps": (OwnStep("own-b1", Dose(Mode.HOLD, 10**9, seconds=300)),)},
            Problem(Flaw.OUT_OF_RANGE, Place.SETS, 0, checks.SETS),
        ),
    ],
)
def test_what_is_amiss_with_a_routine(change: dict[str, Any], expected: Problem) -> None:
    assert expected in routine_problems(replace(morning(), **change), find)


def test_the_pause_comes_before_its_exercise() -> None:
    steps = steps_of(morning(), find)
    ready = [
        step.seconds for step in Plan("own-a1", "", steps, (Side.LEFT,)).steps if step.phase is Phase.READY
    ]
    assert ready == [10, 30]


def test_a_dose_of_another_kind_than_its_exercise_gives_way() -> None:
    wrong = replace(morning(), steps=(OwnStep("own-b1", Dose(Mode.REPS, reps=5, tempo=(2.0,))),))
    (step,) = steps_of(wrong, find)
    assert isinstance(step, ExerciseStep)
    assert step.dose == bridge().dose


# gates ---------------------------------------------------------------------------------------------------


def gate(routine_id: str) -> object:
    return next(routine.gate for routine in ROUTINES if routine.id == routine_id)


@pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.id)
def test_a_plain_copy_keeps_the_gate(routine: object) -> None:
    known = next(one for one in ROUTINES if one is routine)
    steps = steps_of(copy_of_routine(known, "own-a1"), find)
    assert gate_of(steps, known.id, (), ROUTINES) == known.gate


def test_a_copy_that_asks_more_has_the_usual_gate_or_a_stricter_one() -> None:
    desk = next(one for one in ROUTINES if one.id == "desk")
    copy = copy_of_routine(desk, "own-a1")
    first = copy.steps[0]
    assert isinstance(first, OwnStep)
    more = replace(copy, steps=(replace(first, dose=replace(first.dose, sets=5)), *copy.steps[1:]))
    found = gate_of(steps_of(more, find), "desk", (), ROUTINES)
    assert (found.max_rest_pain, found.hours_after_twist, found.asks_rarely) == (3, 72, False)


def test_a_copy_without_its_checks_is_no_copy_any_more() -> None:
    calm = next(one for one in ROUTINES if one.id == "calm-down")
    bare = tuple(step for step in calm.steps if isinstance(step, ExerciseStep))
    assert not asks_no_more(bare, calm.steps)
    assert gate_of(bare, "calm-down", (), ROUTINES).hours_after_twist == 72


def test_an_own_exercise_that_waits_after_ice_makes_its_routine_wait() -> None:
    steps = steps_of(morning(), find)
    waiting = gate_of(steps, "", ("own-b1",), ROUTINES)
    assert (waiting.waits_after_icing, waiting.not_after_red) == (True, True)
    assert not gate_of(steps, "", (), ROUTINES).waits_after_icing


def test_a_hop_brings_the_gate_of_the_routines_it_stands_in() -> None:
    hop = CONTENT.exercise("hop-hold")
    known = exercise_gate("hop-hold", ROUTINES)
    assert known is not None
    found = gate_of((ExerciseStep(hop, hop.dose),), "", (), ROUTINES)
    assert found.limit == known.limit
    assert found.hours_after_twist >= known.hours_after_twist
    assert found.waits_after_icing


@pytest.mark.parametrize("built_in", CONTENT.exercises(), ids=lambda one: str(one.id))
def test_a_copy_under_another_name_opens_no_earlier_than_what_it_is_a_copy_of(built_in: Exercise) -> None:
    copied = exercise_of(copy_of(built_in, "own-b1", waits_after_icing=False), CONTENT.own())
    of_itself = gate_of((ExerciseStep(built_in, built_in.dose),), "", (), ROUTINES)
    assert gate_of((ExerciseStep(copied, copied.dose),), "", (), ROUTINES) == of_itself


@given(
    st.lists(st.sampled_from(CONTENT.exercises()), min_size=1, max_size=5),
    st.sampled_from(CONTENT.exercises()),
    st.sampled_from(("", *(routine.id for routine in ROUTINES))),
    doses(),
)
def test_one_exercise_more_never_opens_a_routine(
    there: list[Exercise], added: Exercise, copied: str, dose: Dose
) -> None:
    steps = tuple(ExerciseStep(exercise, exercise.dose) for exercise in there)
    before = gate_of(steps, copied, (), ROUTINES)
    after = gate_of((*steps, ExerciseStep(added, dose)), copied, (), ROUTINES)
    assert replace(stricter(after, before), words=after.words) == after


def test_the_usual_gate_asks_for_a_score_and_three_days() -> None:
    usual = usual_gate()
    assert (usual.max_rest_pain, usual.hours_after_twist, usual.asks_rarely) == (3, 72, False)


def test_an_activity_alone_is_no_routine() -> None:
    walk = next(step for routine in ROUTINES for step in routine.steps if isinstance(step, ActivityStep))
    alone = replace(morning(), steps=(walk,))
    assert Problem(Flaw.MISSING, Place.STEPS) in routine_problems(alone, find)
