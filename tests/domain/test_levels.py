"""Levels of exercises in a routine, and the eight-week ladder, against the table of the clinical text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankle_rehab.domain.exercise import Dose, Level, Mode
from ankle_rehab.domain.levels import at_level, at_stage, takes_harder, with_levels, without_hops
from ankle_rehab.domain.routine import ExerciseStep, Routine
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from tests.fakes.exercises import RAISES, exercise, routine

CONTENT = Content(resource("content", "en"))
MORE = exercise(
    RAISES,
    name="Raise",
    harder=(Level("More.", replace(RAISES, reps=10)), Level("One foot.", replace(RAISES, sets=4, rest=5))),
)


def said(routine_id: str, stage: int, *, hops: bool = False) -> list[tuple[str, int, int, float, int]]:
    shaped = at_stage(
        CONTENT.routine(routine_id), CONTENT.ladder("balance"), stage, CONTENT.exercise, hops=hops
    )
    return [
        (one.exercise.id, one.dose.sets, one.dose.reps, one.dose.seconds, -one.eased)
        for one in shaped.steps
        if isinstance(one, ExerciseStep)
    ][1:-2]


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        (
            1,
            [
                ("single-leg-balance", 3, 0, 30, 0),
                ("star-reach", 2, 9, 0, -1),
                ("heel-raise-double", 3, 12, 0, 0),
            ],
        ),
        (
            2,
            [
                ("single-leg-balance", 3, 0, 45, 2),
                ("star-reach", 2, 9, 0, 1),
                ("heel-raise-single", 3, 8, 0, -1),
            ],
        ),
        (
            3,
            [
                ("single-leg-balance", 3, 0, 30, 3),
                ("star-reach", 2, 9, 0, 2),
                ("heel-raise-single", 3, 8, 0, 0),
                ("hop-hold", 2, 6, 0, 0),
            ],
        ),
        (
            4,
            [
                ("single-leg-balance", 3, 0, 60, 5),
                ("star-reach", 2, 9, 0, 3),
                ("heel-raise-single", 3, 12, 0, 1),
                ("hop-hold", 2, 10, 0, 1),
            ],
        ),
    ],
)
def test_the_stages_of_the_ladder(stage: int, steps: list[tuple[str, int, int, float, int]]) -> None:
    """Exercise, sets, repetitions, seconds, level; the circles before and the walk and stretch after stay."""
    assert said("balance", stage, hops=True) == steps
    assert said("balance", stage) == [step for step in steps if step[0] != "hop-hold"]


def test_what_a_level_is_called_in_the_ladder() -> None:
    shaped = at_stage(CONTENT.routine("balance"), CONTENT.ladder("balance"), 4, CONTENT.exercise, hops=True)
    words = [one.level.words for one in shaped.steps if isinstance(one, ExerciseStep) and one.level]
    assert words == [
        "For 60 seconds, catching a ball.",
        "On a soft surface.",
        "Three sets of 12.",
        "Two sets of 10 hops.",
    ]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, RAISES),
        (1, replace(RAISES, reps=10)),
        (2, replace(RAISES, sets=4, rest=5)),
        (9, replace(RAISES, sets=4, rest=5)),
        (-2, replace(RAISES, sets=1)),
        (-9, replace(RAISES, sets=1)),
    ],
)
def test_a_level_as_it_is_written(level: int, expected: Dose) -> None:
    assert at_level(ExerciseStep(MORE, MORE.dose), level).dose == expected


def test_a_harder_level_changes_one_thing_of_the_dose_of_the_routine() -> None:
    smaller = Dose(Mode.REPS, sets=1, reps=4, tempo=(1, 1, 1), rest=30)
    assert at_level(ExerciseStep(MORE, smaller), 1).dose == replace(smaller, reps=8)
    assert at_level(ExerciseStep(MORE, smaller), 2).dose == replace(smaller, sets=2, rest=5)


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_every_harder_level_of_the_catalogue_can_stand_in_daily_care_and_strength(place: int) -> None:
    for routine_id in ("daily", "strength"):
        for step in CONTENT.routine(routine_id).steps:
            if isinstance(step, ExerciseStep) and place < len(step.exercise.harder):
                harder = at_level(step, place + 1)
                assert harder.level is step.exercise.harder[place]
                assert harder.dose.mode is step.dose.mode


def test_easier_again_leads_back_level_by_level() -> None:
    step = at_level(ExerciseStep(MORE, MORE.dose), 2)
    named = []
    following: ExerciseStep | None = step
    while following is not None:
        named.append(following.eased)
        assert following.dose.side_seconds <= step.dose.side_seconds
        following = following.easier
    assert named == [-2, -1, 0, 1, 2]


def of(routine_id: str) -> Routine:
    return replace(routine(MORE), id=routine_id)


@pytest.mark.parametrize(
    ("routine_id", "harder"),
    [
        ("daily", True),
        ("strength", True),
        ("own-3", True),
        ("three", False),
        ("balance", False),
        ("run-1", False),
    ],
)
def test_harder_acts_where_the_plan_goes_on_and_easier_everywhere(routine_id: str, *, harder: bool) -> None:
    assert takes_harder(routine_id) == harder
    (up,) = with_levels(of(routine_id), {"raise": 1}).steps
    (down,) = with_levels(of(routine_id), {"raise": -1}).steps
    assert isinstance(up, ExerciseStep)
    assert isinstance(down, ExerciseStep)
    assert (up.eased, down.eased) == (-1 if harder else 0, 1)


def test_hops_wait_for_their_test_under_another_name_too() -> None:
    """Somebody copied them, or chose their figure for an exercise of their own."""
    daily = CONTENT.routine("daily")
    hop = CONTENT.exercise("hop-hold")
    hops = ExerciseStep(replace(hop, id="own-1", figure="hop-hold"), hop.dose)
    assert without_hops(replace(daily, steps=(*daily.steps, hops))) == daily
    assert without_hops(replace(daily, steps=(hops,))).gate.hops
