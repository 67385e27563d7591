"""A session's plan as text: every part of it comes back, and a text that is wrong is never guessed at."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ankle_rehab.domain.diary import OpenSession
from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.plan import Phase, Plan, Step, make_plan
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.storage.plan_codec import (
    NotRebuilt,
    dose_of,
    dose_table,
    plan_text,
    rebuild,
    step_name,
    step_of,
    step_values,
)
from tests.fakes.entries import stamp
from tests.fakes.exercises import LEFT_RIGHT, WALK, routine
from tests.fakes.runs import find

DOSE = Dose(Mode.REPS, 2, 8, 0, (1.5, 0.0, 2.0), 30.0, 4.0)
STEPS = (
    ExerciseStep(find("press"), replace(find("press").dose, sets=2), 1, 12.5),
    ExerciseStep(find("raise"), DOSE),
)
PLAN = replace(make_plan(routine(*STEPS, WALK), LEFT_RIGHT), name="Grüße", half_size=True)


def opened(plan: Plan, change: Callable[[dict[str, Any]], object] | None = None) -> OpenSession:
    """A session of this plan that was left open in its third step; its text may be changed."""
    run = SessionRun.begin(plan)
    table = json.loads(plan_text(run))
    if change is not None:
        change(table)
    return OpenSession(
        id=1,
        routine_id=plan.routine_id,
        name=plan.name,
        sides=plan.sides,
        started=stamp(),
        kept=stamp(),
        index=2,
        step_count=len(run.steps),
        done_seconds=0,
        hurts=(4,),
        records=run.records,
        plan_text=json.dumps(table),
    )


def test_all_of_a_plan_comes_back() -> None:
    run = rebuild(opened(PLAN), find)
    assert run.plan == PLAN
    assert (run.steps, run.index, run.hurts) == (PLAN.steps, 2, (4,))
    assert "Grüße" in plan_text(SessionRun.begin(PLAN))


@pytest.mark.parametrize(("first", "back_to"), [(None, 1), (0, 1), (2, 2)])
def test_what_there_was_no_way_back_to_stays_closed(first: int | None, back_to: int) -> None:
    def set_down(table: dict[str, Any]) -> None:
        assert "first" not in table  # nothing has hurt
        table.update({} if first is None else {"first": first})

    run = rebuild(opened(PLAN, set_down), find)
    assert (run.index, run.back().index) == (2, back_to)


@pytest.mark.parametrize(("hurts", "asked"), [((4,), True), ((), False)])
def test_a_score_without_a_choice_waits_for_one(hurts: tuple[int, ...], asked: bool) -> None:
    waiting = SessionRun.begin(PLAN).confirm().hurt(4)
    assert '"scored": true' in plan_text(waiting)
    assert "scored" not in plan_text(waiting.skip_exercise())
    scored = opened(PLAN, lambda table: table.update(scored=True))
    assert bool(rebuild(replace(scored, hurts=hurts), find).choices) is asked


def test_a_plan_from_before_there_were_pauses_has_none() -> None:
    def before(table: dict[str, Any]) -> None:
        del table["items"][0]["pause"]

    first = rebuild(opened(PLAN, before), find).plan.items[0]
    assert isinstance(first, ExerciseStep)
    assert (first.pause, first.eased) == (0, 1)


@pytest.mark.parametrize(("eased", "known"), [(2, True), (3, False), (0, True), (-1, False)])
def test_only_levels_that_there_are_are_taken(eased: int, known: bool) -> None:
    def other(table: dict[str, Any]) -> None:
        table["items"][0]["eased"] = eased

    if known:
        assert rebuild(opened(PLAN, other), find).plan.items[0] == replace(STEPS[0], eased=eased)
        return
    with pytest.raises(NotRebuilt, match=rf"^press has no level {-eased}$"):
        rebuild(opened(PLAN, other), find)


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda table: table.update(format=2), "the plan has format 2"),
    (lambda table: table["steps"].pop(), "the steps do not fit the plan"),
    (lambda table: table["steps"][0].__setitem__(0, 3), "the steps do not fit the plan"),
    (lambda table: table["steps"][0].pop(), "the plan was not understood: ValueError"),
    (lambda table: table.update(first=3), "the way back does not fit the plan"),
    (lambda table: table.update(first=-1), "the way back does not fit the plan"),
    (lambda table: table.pop("sides"), "the plan was not understood: KeyError"),
    (lambda table: table.update(sides=["up"]), "the plan was not understood: ValueError"),
    (lambda table: table.update(items=7), "the plan was not understood: TypeError"),
    (lambda table: table["items"][0].update(exercise="hop"), "the plan was not understood: KeyError"),
    (lambda table: table["items"][0]["dose"].update(mode="fast"), "the plan was not understood: ValueError"),
    (lambda table: table["items"][2].update(activity="fly"), "the plan was not understood: ValueError"),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_why_a_plan_is_not_rebuilt(change: Callable[[dict[str, Any]], object], said: str) -> None:
    with pytest.raises(NotRebuilt) as raised:
        rebuild(opened(PLAN, change), find)
    assert str(raised.value) == said


def test_records_that_do_not_fit_are_not_guessed() -> None:
    found = opened(PLAN)
    with pytest.raises(NotRebuilt, match="do not fit"):
        rebuild(replace(found, records=found.records[:-1]), find)


def test_a_step_is_named_by_its_exercise_or_activity() -> None:
    text = plan_text(SessionRun.begin(PLAN))
    for number, step in enumerate(PLAN.steps):
        item = PLAN.items[step.item]
        name = item.exercise.id if isinstance(item, ExerciseStep) else item.activity.value
        assert step_name(text, number) == (step, name)


@pytest.mark.parametrize(
    ("step", "values"),
    [
        (Step(3, Phase.WORK, 20.5, Side.RIGHT, 2, 4), [3, "work", 20.5, "right", 2, 4]),
        (Step(0, Phase.REST, 5, None), [0, "rest", 5, None, 1, 1]),
    ],
)
def test_a_step_as_a_list(step: Step, values: list[Any]) -> None:
    assert step_values(step) == values
    assert step_of(values) == step


def test_a_dose_as_a_table() -> None:
    table = {
        "mode": "reps",
        "sets": 2,
        "reps": 8,
        "seconds": 0,
        "tempo": [1.5, 0, 2],
        "rest": 30,
        "switch": 4,
    }
    assert dose_table(DOSE) == table
    assert dose_of(table) == DOSE
    hold = Dose(Mode.HOLD, seconds=45.5)
    assert dose_of(dose_table(hold)) == hold
