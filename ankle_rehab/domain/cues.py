"""What is announced while a session runs: a pure comparison of the run before and after a tick."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.exercise import Mode, Side
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import PauseReason, SessionRun, State
from ankle_rehab.domain.value import value

HALF_WAY_FROM = 20.0
TEN_SECONDS_FROM = 20.0


class CueKind(StrEnum):
    """Why something is said or sounded."""

    READY = "ready"
    START = "start"
    SEGMENT = "segment"
    PART = "part"
    COUNT = "count"
    HALF = "half"
    TEN_SECONDS = "ten-seconds"
    LAST_SECONDS = "last-seconds"
    REST = "rest"
    SWITCH = "switch"
    WAIT = "wait"
    PAUSED = "paused"
    GAP = "gap"
    END = "end"


@value
class Cue:
    """One announcement.

    `number` is the repetition that begins, the seconds left, the segment or the part of the tempo.
    """

    kind: CueKind
    number: int = 0
    side: Side | None = None


def cues_between(before: SessionRun | None, after: SessionRun) -> tuple[Cue, ...]:
    """What a tick or a key made worth saying; None before means that the session has just begun."""
    if after.state is State.FINISHED:
        return () if before is not None and before.state is State.FINISHED else (Cue(CueKind.END),)
    if before is None and after.state is State.PAUSED:
        return (Cue(CueKind.PAUSED),)
    if before is None or before.index != after.index or after.elapsed < before.elapsed:
        return _entered(after)
    if before.steps != after.steps:
        return ()
    if after.state is State.PAUSED:
        if before.state is State.PAUSED:
            return ()
        return (Cue(CueKind.GAP if after.pause_reason is PauseReason.GAP else CueKind.PAUSED),)
    return _within(before, after)


def _entered(run: SessionRun) -> tuple[Cue, ...]:
    step = run.step
    match step.phase:
        case Phase.READY:
            return (Cue(CueKind.READY, side=step.side),)
        case Phase.WORK:
            start = Cue(CueKind.START, side=step.side)
            return (start, Cue(CueKind.SEGMENT, 0)) if run.exercise and run.exercise.segments else (start,)
        case Phase.REST:
            return (Cue(CueKind.REST),)
        case Phase.SWITCH:
            return (Cue(CueKind.SWITCH, side=step.side),)
        case Phase.ACTIVITY:
            return (Cue(CueKind.WAIT),)


def _within(before: SessionRun, after: SessionRun) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    left_before, left = before.remaining, after.remaining
    if after.step.phase is Phase.WORK:
        dose = after.dose
        if after.segment > before.segment:
            cues.append(Cue(CueKind.SEGMENT, after.segment))
        elif _tells_half(after) and _passed(left_before, left, after.step.seconds / 2):
            cues.append(Cue(CueKind.HALF))
        if dose is not None and dose.mode is Mode.REPS:
            if after.rep > before.rep:
                cues.append(Cue(CueKind.COUNT, after.rep + 1))
            elif len(dose.tempo) == 3 and after.rep_part[0] != before.rep_part[0]:
                cues.append(Cue(CueKind.PART, after.rep_part[0]))
            return tuple(cues)
    if _tells_ten_seconds(after) and _passed(left_before, left, 10):
        cues.append(Cue(CueKind.TEN_SECONDS))
    if after.step.phase is not Phase.ACTIVITY:
        cues += [
            Cue(CueKind.LAST_SECONDS, second) for second in (3, 2, 1) if _passed(left_before, left, second)
        ]
    return tuple(cues)


def _tells_ten_seconds(run: SessionRun) -> bool:
    """In long work, and in a long walk between two runs."""
    told = run.step.phase is Phase.WORK or run.between is not None
    return told and run.step.seconds >= TEN_SECONDS_FROM


def _tells_half(run: SessionRun) -> bool:
    """Long enough, and no segment that begins at the half and says so itself, perhaps a tick away."""
    segments = 0 if run.exercise is None else len(run.exercise.segments)
    turns_there = segments > 0 and segments % 2 == 0
    return run.step.seconds >= HALF_WAY_FROM and not turns_there


def _passed(before: float, after: float, mark: float) -> bool:
    return before > mark >= after
