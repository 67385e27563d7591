"""A stage of the run-walk ladder as a routine: five minutes of brisk walking, then its runs and walks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ankle_rehab.domain.exercise import Dose, Exercise, Mode
from ankle_rehab.domain.outcome import Outcome, StepRecord
from ankle_rehab.domain.plan import Phase, Plan
from ankle_rehab.domain.routine import ExerciseStep, Gate, Routine
from ankle_rehab.domain.run_gate import HOPS, WALK_MINUTES
from ankle_rehab.domain.run_ladder import HILLS_FROM_STAGE, STAGES, WARM_UP_SECONDS, Stage
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.domain.value import value

RUN_WALK = "run-walk"
WALK_TEST = "walk-test"
HOP_TEST = "hop-test"
BRISK_WALK = "brisk-walk"
EASY_RUN = "easy-run"
HOP_HOLD = "hop-hold"


@value
class LadderWords:
    """What is said of the ladder; `{stage}` stands in the name. `note_later` is for the stages with hills."""

    name: str
    when: str
    note: str
    note_later: str
    gate: Gate
    sources: tuple[str, ...]


@value
class TestWords:
    """What is said of one of the two tests before running that are done as a session."""

    __test__ = False

    name: str
    when: str
    note: str
    gate: Gate
    sources: tuple[str, ...]


@value
class RunningWords:
    """All that running brings to the routines."""

    ladder: LadderWords
    walk_test: TestWords
    hop_test: TestWords


def run_routine(stage: Stage, words: LadderWords, walk: Exercise, run: Exercise) -> Routine:
    """The session of one stage."""
    return Routine(
        id=RUN_WALK,
        name=words.name.format(stage=stage.number),
        when=words.when,
        note=words.note if stage.number < HILLS_FROM_STAGE else words.note_later,
        gate=words.gate,
        steps=(
            ExerciseStep(walk, replace(walk.dose, seconds=WARM_UP_SECONDS)),
            ExerciseStep(run, stage.dose),
        ),
        sources=words.sources,
    )


def every_routine(words: RunningWords, exercise: Callable[[str], Exercise]) -> tuple[Routine, ...]:
    """All stages and both tests; `exercise` finds an exercise by its id."""
    walk, run, hop = exercise(BRISK_WALK), exercise(EASY_RUN), exercise(HOP_HOLD)
    stages = tuple(run_routine(stage, words.ladder, walk, run) for stage in STAGES)
    return (*stages, walk_test(words.walk_test, walk), hop_test(words.hop_test, hop))


def done_whole(plan: Plan) -> SessionRun:
    """A session that was done elsewhere, from its first step to its last."""
    run = SessionRun.begin(plan)
    records = tuple(
        StepRecord(step, item.exercise.id, step.seconds, True)
        if step.phase is Phase.WORK and isinstance(item := plan.items[step.item], ExerciseStep)
        else None
        for step in run.steps
    )
    last = len(run.steps) - 1
    return replace(run, records=records, index=last, state=State.FINISHED, outcome=Outcome.COMPLETED)


def walk_test(words: TestWords, walk: Exercise) -> Routine:
    """Thirty minutes of brisk walking."""
    dose = Dose(Mode.CONTINUOUS, seconds=60.0 * WALK_MINUTES)
    return Routine(
        WALK_TEST, words.name, words.when, words.note, words.gate, (ExerciseStep(walk, dose),), words.sources
    )


def hop_test(words: TestWords, hop: Exercise) -> Routine:
    """Ten hop-and-holds with each leg that is concerned."""
    step = ExerciseStep(hop, replace(hop.dose, sets=1, reps=HOPS))
    return Routine(HOP_TEST, words.name, words.when, words.note, words.gate, (step,), words.sources)
