"""Which cue sentence stands on the screen: one at a time, in step with the ones that are spoken."""

from __future__ import annotations

from ankle_rehab.domain.coaching import coaching, cues_of_segment
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun

READING_SECONDS = 8.0

Placed = tuple[tuple[float, str], ...]


def shown_cues(run: SessionRun, said_before: int) -> Placed:
    """The cue sentences of this step with the second from which each is shown; empty in an activity.

    `said_before` is how many sentences are spoken while getting ready. Where nothing is spoken, as between
    the counts of repetitions, the sentences take turns.
    """
    exercise, step = run.exercise, run.step
    if exercise is None or not exercise.cues:
        return ()
    opening = cues_of_segment(exercise, 0) or exercise.cues
    match step.phase:
        case Phase.READY:
            said = opening[: max(1, said_before)]
            return tuple((index * step.seconds / len(said), cue) for index, cue in enumerate(said))
        case Phase.REST if run.between is not None:
            return ((0.0, run.between.cue),)
        case Phase.REST | Phase.SWITCH:
            return ((0.0, opening[0]),)
        case Phase.WORK | Phase.ACTIVITY:
            spoken = coaching(run, said_before)
            if not spoken:
                return _in_turn(run)
            first = opening[min(max(0, said_before - 1), len(opening) - 1)]
            return ((0.0, first), *spoken)


def cue_at(cues: Placed, elapsed: float) -> str:
    """The sentence shown at that second of the step; empty when there is none."""
    return next((cue for at, cue in reversed(cues) if at <= elapsed), "")


def _in_turn(run: SessionRun) -> Placed:
    exercise, step = run.exercise, run.step
    if exercise is None:
        return ()
    parts = max(1, len(exercise.segments))
    length = step.seconds / parts
    placed: list[tuple[float, str]] = []
    for part in range(parts):
        cues = cues_of_segment(exercise, part) or exercise.cues
        for turn in range(max(1, int(length // READING_SECONDS))):
            placed.append((part * length + turn * READING_SECONDS, cues[turn % len(cues)]))
    return tuple(placed)
