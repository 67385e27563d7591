"""What the voice says, by the second, for the exercises of the article and for pumps."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from ankle_rehab.domain.coaching import coaching, cues_of_segment, due_cue, saying_seconds
from ankle_rehab.domain.cues import Cue, CueKind, cues_between
from ankle_rehab.domain.exercise import Dose, Exercise, Mode, Side
from ankle_rehab.domain.plan import Phase, Plan, make_plan
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.domain.voice_lines import (
    Line,
    dose_words,
    every_sentence,
    ready_cues,
    spoken,
    voice_file,
)
from ankle_rehab.resources import resource
from ankle_rehab.storage.content import Content

CONTENT = Content(resource("content", "en"))
LINES = CONTENT.lines()
BOTH = (Side.LEFT, Side.RIGHT)
TICK = 0.25


def plan(exercise_id: str, dose: Dose | None = None, sides: tuple[Side, ...] = BOTH) -> Plan:
    exercise = CONTENT.exercise(exercise_id)
    return Plan("mine", "Mine", (ExerciseStep(exercise, dose or exercise.dose),), sides)


def said(run: SessionRun) -> dict[float, tuple[str, ...]]:
    """Everything said in a session by its second, cue sentences of holds included."""
    found: dict[float, tuple[str, ...]] = {}
    before: SessionRun | None = None
    second = 0.0
    while True:
        texts = [text for cue in cues_between(before, run) for text in spoken(cue, run, LINES)]
        coached = due_cue(coaching(run, ready_cues(run, LINES)), before, run)
        if coached is not None:
            texts.append(coached)
        if texts:
            found[second] = tuple(texts)
        if run.state is State.FINISHED:
            return found
        before, second = run, second + TICK
        run = run.advance(TICK) if run.state is State.RUNNING else run.confirm()


def test_circles_by_the_second() -> None:
    heard = said(SessionRun.begin(plan("ankle-circles")))
    circles = CONTENT.exercise("ankle-circles")
    assert heard[0] == ("Ankle circles", "20 repetitions.", "Left foot.", circles.cues[0])
    assert [heard[7], heard[8], heard[9]] == [("3",), ("2",), ("1",)]
    assert heard[10] == ("Circle", "one way")
    assert [heard[10 + 2 * number - 2] for number in (2, 3, 10, 20)] == [("2",), ("3",), ("10",), ("20",)]
    assert heard[30] == ("Half-way, change direction.", "11")
    assert heard[50] == ("Change side.", "Right foot.")
    assert heard[55] == ("Circle", "one way")
    assert heard[95] == ("Done. That was the whole session.",)


def test_wall_press_by_the_second() -> None:
    heard = said(SessionRun.begin(plan("wall-press", sides=(Side.RIGHT,))))
    cues = CONTENT.exercise("wall-press").cues
    assert heard == {
        0: ("Wall press", "Right foot.", cues[0]),
        7: ("3",),
        8: ("2",),
        9: ("1",),
        10: ("Press", "60 seconds."),
        13: (cues[1],),
        20: (cues[2],),
        27: (cues[3],),
        34: (cues[4],),
        40: ("Half-way.",),
        60: ("Ten seconds.",),
        62: (cues[5],),
        67: ("3",),
        68: ("2",),
        69: ("1",),
        70: ("Done. That was the whole session.",),
    }


def test_pumps_count_where_the_first_word_would_stand() -> None:
    heard = said(SessionRun.begin(plan("ankle-pumps", Dose(Mode.REPS, reps=4, tempo=(1, 0, 1)))))
    del heard[0]
    assert heard == {
        7: ("3",),
        8: ("2",),
        9: ("1",),
        10: ("pull",),
        11: ("push",),
        12: ("2",),
        13: ("push",),
        14: ("3",),
        15: ("push",),
        16: ("4",),
        17: ("push",),
        18: ("Done. That was the whole session.",),
    }


@pytest.mark.parametrize(
    ("tempo", "number", "expected"),
    [
        ((1.0, 1.0, 1.0), 4, ("4",)),
        ((2.0, 1.0, 3.0), 4, ("4", "forward")),
        ((0.4, 0.2, 0.3), 4, ()),
        ((0.4, 0.2, 0.3), 5, ("5",)),
        ((2.0,), 4, ("4",)),
    ],
)
def test_a_count_says_only_what_there_is_time_to_hear(
    tempo: tuple[float, ...], number: int, expected: tuple[str, ...]
) -> None:
    run = SessionRun.begin(plan("knee-to-wall", Dose(Mode.REPS, reps=10, tempo=tempo))).confirm()
    assert spoken(Cue(CueKind.COUNT, number), run, LINES) == expected


def test_a_word_of_the_tempo_shorter_than_a_second_is_left_out() -> None:
    run = SessionRun.begin(plan("knee-to-wall", Dose(Mode.REPS, reps=10, tempo=(1, 0.5, 1)))).confirm()
    assert spoken(Cue(CueKind.PART, 1), run, LINES) == ()
    assert spoken(Cue(CueKind.PART, 2), run, LINES) == ("back",)


@pytest.mark.parametrize(("seconds", "expected"), [(20, ()), (24, ()), (30, ("Half-way.",))])
def test_half_way_gives_way_to_the_last_ten_seconds(seconds: float, expected: tuple[str, ...]) -> None:
    run = SessionRun.begin(plan("wall-press", Dose(Mode.HOLD, seconds=seconds))).confirm()
    assert spoken(Cue(CueKind.HALF), run, LINES) == expected


def test_a_rest_says_which_set_comes_next() -> None:
    run = SessionRun.begin(plan("calf-stretch-bent")).confirm().skip()
    assert spoken(cues_between(None, run)[0], run, LINES) == ("Rest.", "Set 2 of 2.")


def test_a_change_of_side_with_little_time_leaves_the_set_out() -> None:
    short = SessionRun.begin(plan("single-leg-balance")).confirm().skip()
    assert spoken(Cue(CueKind.SWITCH), short, LINES) == ("Change side.", "Right foot.")
    long = replace(short, steps=tuple(replace(step, seconds=10) for step in short.steps))
    assert spoken(Cue(CueKind.SWITCH), long, LINES) == ("Change side.", "Right foot.", "Set 1 of 3.")


def test_what_comes_next_is_announced_as_such_and_an_easier_way_as_that() -> None:
    run = SessionRun.begin(make_plan(CONTENT.routine("three"), BOTH))
    following = run.skip_exercise()
    eased = run.confirm().advance(2).ease()
    assert spoken(Cue(CueKind.READY), following.skip_exercise(), LINES)[:2] == ("Next:", "Small-ball massage")
    assert spoken(Cue(CueKind.READY), eased, LINES)[:2] == ("An easier way:", "Ankle circles")


@pytest.mark.parametrize("routine", [routine.id for routine in CONTENT.routines()])
def test_each_exercise_is_named_with_next_and_how_much_of_it(routine: str) -> None:
    """The one whose first sentence is too long for its ten seconds tells its repetitions on the screen."""
    run = SessionRun.begin(make_plan(CONTENT.routine(routine), BOTH))
    while run.state is not State.FINISHED:
        exercise, dose = run.exercise, run.dose
        if run.step.phase is Phase.READY and exercise is not None and dose is not None:
            ready = spoken(Cue(CueKind.READY), run, LINES)
            start = spoken(Cue(CueKind.START), run.skip(), LINES)
            assert (ready[0] == "Next:") == (run.step.item > 0)
            assert exercise.name in ready
            if exercise.id != "heel-raise-double":
                assert dose_words(dose, LINES) in (*ready, *start)
        run = run.confirm(1.0) if run.state is State.WAITING else run.skip()


def test_how_long_a_hold_is_is_told_once() -> None:
    run = SessionRun.begin(plan("wall-press", sides=(Side.RIGHT,))).confirm()
    assert spoken(Cue(CueKind.START), run, LINES) == ("Press", "60 seconds.")
    circles = SessionRun.begin(plan("ankle-circles")).confirm()
    assert spoken(Cue(CueKind.START), circles, LINES) == ("Circle",)


def test_an_activity_is_told_and_a_key_asked_for() -> None:
    run = SessionRun.begin(make_plan(CONTENT.routine("post-run"), BOTH))
    assert spoken(Cue(CueKind.WAIT), run, LINES) == ("Walk easily for 3 minutes.", LINES[Line.WAIT])


def test_the_end_is_told_as_it_was() -> None:
    run = SessionRun.begin(plan("wall-press")).confirm().advance(2)
    assert spoken(Cue(CueKind.END), run.end(), LINES) == (LINES[Line.PARTIAL],)
    assert spoken(Cue(CueKind.END), run.hurt(8), LINES) == (LINES[Line.STOPPED],)


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(Mode.REPS, reps=1, tempo=(2,)), "1 repetition."),
        (Dose(Mode.HOLD, seconds=60), "60 seconds."),
        (Dose(Mode.CONTINUOUS, seconds=120), "2 minutes."),
        (Dose(Mode.CONTINUOUS, seconds=90), "90 seconds."),
    ],
)
def test_a_dose_in_words(dose: Dose, words: str) -> None:
    assert dose_words(dose, LINES) == words


@pytest.mark.parametrize("exercise", CONTENT.exercises(), ids=lambda exercise: exercise.id)
def test_cue_sentences_of_a_hold_meet_no_other_announcement(exercise: Exercise) -> None:
    run = SessionRun.begin(plan(exercise.id))
    while run.state is not State.FINISHED:
        places = coaching(run, ready_cues(run, LINES))
        marks = [run.step.seconds / 2, run.step.seconds - 10, run.step.seconds - 3]
        parts = len(exercise.segments)
        marks += [run.step.seconds * part / parts for part in range(1, parts)]
        for at, text in places:
            ends = at + saying_seconds(text)
            assert not [mark for mark in marks if at < mark < ends], (at, text)
            assert cues_of_segment(exercise, int(at * max(1, parts) / run.step.seconds)).count(text), text
        for (at, text), (later, _) in pairwise(places):
            assert at + saying_seconds(text) < later
        run = run.skip()


def test_a_later_set_goes_on_with_the_next_sentences() -> None:
    first = SessionRun.begin(plan("single-leg-balance", sides=(Side.LEFT,))).confirm()
    second = first.skip().skip()
    told = [text for _, text in coaching(first, ready_cues(first, LINES))[:-1]]
    later = [text for _, text in coaching(second, ready_cues(second, LINES))[:-1]]
    assert told and not set(told) & set(later)


def test_whatever_is_spoken_in_any_routine_is_on_the_list() -> None:
    known = set(every_sentence(CONTENT.exercises(), CONTENT.routines(), LINES))
    for routine in CONTENT.routines():
        run = SessionRun.begin(make_plan(routine, BOTH))
        heard = {text for texts in said(run).values() for text in texts}
        assert heard <= known, routine.id


def test_any_dose_that_may_be_chosen_is_on_the_list() -> None:
    known = set(every_sentence(CONTENT.exercises(), CONTENT.routines(), LINES))
    doses = [Dose(Mode.REPS, reps=reps, tempo=(2,)) for reps in (1, 7, 20, 40, 52)]
    doses += [Dose(Mode.HOLD, seconds=seconds) for seconds in (5, 45, 115, 150, 240)]
    assert {dose_words(dose, LINES) for dose in doses} <= known
    assert {"Set 1 of 2.", "Set 6 of 6.", "52"} <= known


def test_a_sentence_has_the_same_file_everywhere_and_no_other_has_it() -> None:
    sentences = every_sentence(CONTENT.exercises(), CONTENT.routines(), LINES)
    assert voice_file("Rest.") == "a75893997ee92de8.mp3"
    assert len({voice_file(sentence) for sentence in sentences}) == len(sentences)
