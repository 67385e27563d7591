"""One cue sentence at a time stands on the screen, from the exercise's own."""

from __future__ import annotations

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.guidance import cue_at, shown_cues
from ankle_rehab.domain.plan import Phase, make_plan
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.domain.voice_lines import ready_cues
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content
from tests.fakes.exercises import WALK, exercise, plan

CONTENT = Content(resource("content", "en"))


@pytest.mark.parametrize("routine_id", CONTENT.catalogue().routines)
def test_in_every_step_of_every_routine_there_is_a_cue_of_its_exercise(routine_id: str) -> None:
    run = SessionRun.begin(make_plan(CONTENT.routine(routine_id), (Side.LEFT, Side.RIGHT)))
    said = 0
    while run.state is not State.FINISHED:
        if run.exercise is not None:
            said = ready_cues(run, CONTENT.lines()) if run.step.phase is Phase.READY else said
            cues = shown_cues(run, said)
            assert cues[0][0] == 0
            assert [at for at, _ in cues] == sorted(at for at, _ in cues)
            assert all(at < run.step.seconds and cue in run.exercise.cues for at, cue in cues)
        run = run.skip()


def test_repetitions_let_the_cues_take_turns() -> None:
    run = SessionRun.begin(make_plan(CONTENT.routine("daily"), (Side.LEFT,))).confirm()
    cues = shown_cues(run, 1)
    assert len({cue for _, cue in cues}) > 2
    assert cue_at(cues, 0) != cue_at(cues, 9)


def test_a_segment_shows_its_own_cues() -> None:
    run = SessionRun.begin(make_plan(CONTENT.routine("three"), (Side.LEFT,)))
    while not (run.step.phase is Phase.WORK and run.exercise and run.exercise.id == "ball-massage"):
        run = run.skip()
    cues = shown_cues(run, 1)
    assert "heel" in " ".join(cue for at, cue in cues if at < 30)
    assert "in your hand" in cue_at(cues, 40) or "ankle bones" in cue_at(cues, 40)


def test_an_activity_has_none() -> None:
    assert shown_cues(SessionRun.begin(plan(WALK, exercise())), 0) == ()
    assert cue_at((), 5) == ""
