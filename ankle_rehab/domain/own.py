"""What somebody's physiotherapist showed: exercises and routines of one's own, run like the built-in ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from ankle_rehab.domain.exercise import Dose, Exercise, Mode
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep, Routine
from ankle_rehab.domain.value import value

OWN = "own-"
PARTS = 3


class Sides(StrEnum):
    """How an exercise goes with the two feet."""

    TOGETHER = "together"
    EACH = "each"
    TURN = "turn"


@value
class OwnWords:
    """What the program says of an exercise or a routine of one's own, in the words of one language.

    `gate_rest` and `gate_walking` hold `{limit}`, `gate_twist` holds `{days}`. `phase_words` name the
    three parts of a repetition.
    """

    purpose: str
    when: str
    gate_rest: str
    gate_walking: str
    gate_unscored: str
    gate_twist: str
    gate_red: str
    work_word: str
    phase_words: tuple[str, str, str]
    nothing: str
    stop_when: str


@value
class OwnExercise:
    """An exercise as it was written down, complete or not; its id begins with `OWN`.

    It is shown by `figure` (the id of a built-in exercise whose figure moves with it, empty for none) or by
    `picture` (PNG, empty for none). `waits_after_icing` is for balance and strength, which need a foot that
    feels. What follows `picture` comes along with a copy of a built-in one.
    """

    id: str
    dose: Dose
    name: str = ""
    sides: Sides = Sides.EACH
    cues: tuple[str, ...] = ()
    pain_limit: int = 3
    stop_when: str = ""
    position: str = ""
    equipment: str = ""
    not_when_swollen: bool = True
    waits_after_icing: bool = True
    figure: str = ""
    picture: bytes = b""
    work_word: str = ""
    phase_words: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    cue_segments: tuple[int, ...] = ()
    mistakes: str = ""


@value
class OwnStep:
    """An exercise in a routine of one's own; `pause` are the seconds of rest before it."""

    exercise_id: str
    dose: Dose
    pause: float = 0


@value
class OwnRoutine:
    """A routine as it was written down, complete or not; `copied_from` names the built-in one it began as."""

    id: str
    name: str = ""
    note: str = ""
    steps: tuple[OwnStep | ActivityStep, ...] = ()
    copied_from: str = ""


def new_dose(mode: Mode) -> Dose:
    """A gentle dose of that kind to begin with."""
    match mode:
        case Mode.HOLD:
            return Dose(mode, sets=3, seconds=10, rest=10)
        case Mode.REPS:
            return Dose(mode, sets=2, reps=10, tempo=(2.0, 1.0, 2.0), rest=30)
        case Mode.CONTINUOUS:
            return Dose(mode, seconds=60)


def exercise_of(own: OwnExercise, words: OwnWords) -> Exercise:
    """The exercise as the player and the library know it."""
    return Exercise(
        id=own.id,
        name=own.name,
        from_article=False,
        purpose=words.purpose,
        position=own.position,
        equipment=own.equipment or words.nothing,
        both_feet=own.sides is Sides.TOGETHER,
        alternate_sides=own.sides is Sides.TURN,
        dose=own.dose,
        dose_words="",
        work_word=own.work_word or words.work_word,
        cues=own.cues,
        segments=own.segments,
        phase_words=_phase_words(own, words),
        mistakes=own.mistakes,
        stop_when=own.stop_when,
        pain_limit=own.pain_limit,
        not_when_swollen=own.not_when_swollen,
        easier=(),
        harder=(),
        when=(words.when,),
        sources=(),
        cue_segments=_cue_segments(own),
        figure=own.figure,
        picture=own.picture,
    )


def copy_of(exercise: Exercise, own_id: str, *, waits_after_icing: bool) -> OwnExercise:
    """A built-in exercise to be changed; with its figure, but without its levels."""
    sides = Sides.TOGETHER if exercise.both_feet else Sides.TURN if exercise.alternate_sides else Sides.EACH
    return OwnExercise(
        own_id,
        exercise.dose,
        exercise.name,
        sides,
        exercise.cues,
        exercise.pain_limit,
        exercise.stop_when,
        exercise.position,
        exercise.equipment,
        exercise.not_when_swollen,
        waits_after_icing,
        exercise.shown_by,
        work_word=exercise.work_word,
        phase_words=exercise.phase_words,
        segments=exercise.segments,
        cue_segments=exercise.cue_segments,
        mistakes=exercise.mistakes,
    )


def copy_of_routine(routine: Routine, own_id: str) -> OwnRoutine:
    """A built-in routine to be changed, step for step."""
    steps = (
        step if isinstance(step, ActivityStep) else OwnStep(step.exercise.id, step.dose)
        for step in routine.steps
    )
    return OwnRoutine(own_id, routine.name, routine.note, tuple(steps), routine.id)


def steps_of(
    routine: OwnRoutine, exercise: Callable[[str], Exercise]
) -> tuple[ExerciseStep | ActivityStep, ...]:
    """The steps with their exercises; raises LookupError for an exercise that is not there."""
    return tuple(
        step
        if isinstance(step, ActivityStep)
        else ExerciseStep(known := exercise(step.exercise_id), fitting(step.dose, known.dose), 0, step.pause)
        for step in routine.steps
    )


def fitting(dose: Dose, usual: Dose) -> Dose:
    """A dose of a routine for an exercise that may have been changed since: its kind and tempo must fit."""
    if dose.mode is not usual.mode:
        return usual
    if len(dose.tempo) != len(usual.tempo):
        return replace(dose, tempo=usual.tempo)
    return dose


def _phase_words(own: OwnExercise, words: OwnWords) -> tuple[str, ...]:
    """A word for each part of a tempo of three that takes any time."""
    if own.dose.mode is not Mode.REPS or len(own.dose.tempo) != PARTS:
        return ()
    named = own.phase_words if len(own.phase_words) == PARTS else words.phase_words
    return tuple(
        (word or usual) if seconds else ""
        for word, usual, seconds in zip(named, words.phase_words, own.dose.tempo, strict=True)
    )


def _cue_segments(own: OwnExercise) -> tuple[int, ...]:
    """To which part each cue belongs; those that came later belong to the last."""
    if len(own.segments) < 2:
        return ()
    known = own.cue_segments or (0,)
    return (known + (known[-1],) * len(own.cues))[: len(own.cues)]
