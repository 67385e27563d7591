"""Small exercises and plans whose numbers a test can follow in the head."""

from __future__ import annotations

from dataclasses import replace

from ankle_rehab.domain.exercise import Dose, Exercise, Level, Mode, Side
from ankle_rehab.domain.plan import Plan, make_plan
from ankle_rehab.domain.routine import Activity, ActivityStep, ExerciseStep, Gate, Routine, RoutineStep

HOLD = Dose(Mode.HOLD, seconds=20, switch=5)
RAISES = Dose(Mode.REPS, sets=2, reps=5, tempo=(2, 1, 3), rest=10)
LEFT_RIGHT = (Side.LEFT, Side.RIGHT)
OPEN = Gate("", None, 0, False, False)
WALK = ActivityStep(Activity.WALK, "Walk a little.", 180)


def exercise(
    dose: Dose = HOLD,
    *,
    name: str = "Press",
    both_feet: bool = False,
    alternate_sides: bool = False,
    segments: tuple[str, ...] = (),
    pain_limit: int = 3,
    not_when_swollen: bool = False,
    easier: tuple[Level, ...] | None = None,
    harder: tuple[Level, ...] = (),
) -> Exercise:
    """An exercise with an id like its name; unless told otherwise it has two easier levels."""
    levels = (Level("Push less.", replace(dose, sets=2)), Level("Push a little.", replace(dose, sets=1)))
    return Exercise(
        id=name.lower(),
        name=name,
        from_article=False,
        purpose="Strength.",
        position="Sit.",
        equipment="Wall",
        both_feet=both_feet,
        alternate_sides=alternate_sides,
        dose=dose,
        dose_words="One press.",
        work_word="PRESS",
        cues=("Push.", "Breathe."),
        segments=segments,
        phase_words=("up", "pause", "down") if len(dose.tempo) == 3 else (),
        mistakes="Holding the breath.",
        stop_when="It hurts.",
        pain_limit=pain_limit,
        not_when_swollen=not_when_swollen,
        easier=levels if easier is None else easier,
        harder=harder,
        when=(),
        sources=(),
    )


def routine(*steps: RoutineStep | Exercise, gate: Gate = OPEN) -> Routine:
    """A routine named "mine" of these steps; an exercise stands for itself at its own dose."""
    whole = tuple(ExerciseStep(step, step.dose) if isinstance(step, Exercise) else step for step in steps)
    return Routine("mine", "Mine", "", "", gate, whole, ())


def plan(*steps: RoutineStep | Exercise, sides: tuple[Side, ...] = LEFT_RIGHT) -> Plan:
    """The plan of such a routine."""
    return make_plan(routine(*steps), sides)
