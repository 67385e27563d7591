"""What is announced, and at which second."""

from __future__ import annotations

from ankle_rehab.domain.cues import Cue, CueKind, cues_between
from ankle_rehab.domain.exercise import Dose, Exercise, Mode, Side
from ankle_rehab.domain.session import PauseReason, SessionRun
from tests.fakes.exercises import HOLD, RAISES, WALK, exercise, plan

Heard = list[tuple[float, str, int]]


def listen(*steps: Exercise, sides: tuple[Side, ...] = (Side.LEFT, Side.RIGHT), tick: float = 0.25) -> Heard:
    """Every cue of a whole session with its second."""
    run, passed = SessionRun.begin(plan(*steps, sides=sides)), 0.0
    heard: Heard = [(0.0, cue.kind.value, cue.number) for cue in cues_between(None, run)]
    while run.outcome is None:
        after = run.advance(tick)
        passed += tick
        heard += [(passed, cue.kind.value, cue.number) for cue in cues_between(run, after)]
        run = after
    return heard


def test_a_hold_of_both_sides() -> None:
    assert listen(exercise(HOLD)) == [
        (0, "ready", 0),
        (7, "last-seconds", 3),
        (8, "last-seconds", 2),
        (9, "last-seconds", 1),
        (10, "start", 0),
        (20, "half", 0),
        (20, "ten-seconds", 0),
        (27, "last-seconds", 3),
        (28, "last-seconds", 2),
        (29, "last-seconds", 1),
        (30, "switch", 0),
        (32, "last-seconds", 3),
        (33, "last-seconds", 2),
        (34, "last-seconds", 1),
        (35, "start", 0),
        (45, "half", 0),
        (45, "ten-seconds", 0),
        (52, "last-seconds", 3),
        (53, "last-seconds", 2),
        (54, "last-seconds", 1),
        (55, "end", 0),
    ]


def test_repetitions_are_counted_as_they_begin_and_their_parts_named() -> None:
    heard = listen(exercise(Dose(Mode.REPS, reps=3, tempo=(2, 1, 3))), sides=(Side.LEFT,))
    assert [cue for cue in heard if cue[0] >= 10] == [
        (10, "start", 0),
        (12, "part", 1),
        (13, "part", 2),
        (16, "count", 2),
        (18, "part", 1),
        (19, "part", 2),
        (22, "count", 3),
        (24, "part", 1),
        (25, "part", 2),
        (28, "end", 0),
    ]


def test_a_segment_is_announced_instead_of_half_way() -> None:
    ball = exercise(Dose(Mode.CONTINUOUS, seconds=60), segments=("arch", "beside the ankle"))
    heard = [cue for cue in listen(ball, sides=(Side.LEFT,)) if cue[1] in ("segment", "half", "start")]
    assert heard == [(10, "start", 0), (10, "segment", 0), (40, "segment", 1)]


def test_half_way_is_told_once_when_a_tick_falls_a_hair_before_it() -> None:
    """The repetition is over by rounding and the half of the time not yet; it must not be told again."""
    circles = exercise(Dose(Mode.REPS, reps=20, tempo=(2,)), segments=("one way", "the other way"))
    run = SessionRun.begin(plan(circles, sides=(Side.LEFT,))).confirm()
    heard = []
    for tick in (2.0,) * 9 + (2 - 1e-10, 0.033, 0.033):
        after = run.advance(tick)
        heard += [cue.kind for cue in cues_between(run, after)]
        run = after
    assert heard.count(CueKind.SEGMENT) == 1
    assert CueKind.HALF not in heard


def test_cues_are_said_once_however_the_ticks_fall() -> None:
    for tick in (0.25, 0.5, 1.0):
        heard = listen(exercise(RAISES), tick=tick)
        assert len(heard) == len(set(heard))
        assert [(kind, number) for _, kind, number in heard] == [
            (kind, number) for _, kind, number in listen(exercise(RAISES))
        ]


def test_pauses_gaps_and_activities_are_announced() -> None:
    run = SessionRun.begin(plan(exercise(), WALK)).confirm()
    assert cues_between(run, run.pause()) == (Cue(CueKind.PAUSED),)
    assert cues_between(run, run.advance(4)) == (Cue(CueKind.GAP),)
    assert cues_between(run.pause(), run.pause(PauseReason.HURTS)) == ()
    assert cues_between(run.pause(), run) == ()
    assert cues_between(run, run.skip_exercise()) == (Cue(CueKind.WAIT),)
    assert cues_between(None, run.reopened()) == (Cue(CueKind.PAUSED),)


def test_back_to_the_start_of_a_step_announces_it_again() -> None:
    run = SessionRun.begin(plan(exercise())).confirm().advance(3)
    assert cues_between(run, run.back()) == (Cue(CueKind.START, side=Side.LEFT),)


def test_more_rest_is_not_announced_as_a_new_rest() -> None:
    run = SessionRun.begin(plan(exercise())).confirm().skip()
    assert cues_between(None, run) == (Cue(CueKind.SWITCH, side=Side.RIGHT),)
    assert cues_between(run, run.more_rest()) == ()
