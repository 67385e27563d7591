"""What keeps a routine closed, and the clearance without which no session starts."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.plan import Plan
from ankle_rehab.domain.routine import ExerciseStep, Gate, Routine
from ankle_rehab.domain.safety import SETTLED_SCORE, STOP_SCORE, Standing
from ankle_rehab.domain.value import value

CLEARANCE_MINUTES = 10


class Reason(StrEnum):
    """Why a session or an icing does not start."""

    NOT_CHECKED = "not-checked"
    SIGN = "sign"
    HIGH_SCORE = "high-score"
    TWIST = "twist"
    COLD = "cold"
    PAIN_AT_REST = "pain-at-rest"
    WALKING_PAIN = "walking-pain"
    NO_SCORE = "no-score"
    APPOINTMENT = "appointment"
    RED = "red"
    RUN_RED = "run-red"
    RUN_GATE = "run-gate"
    RUN_DAY = "run-day"
    NOTHING_LEFT = "nothing-left"
    HOPS = "hops"


@value
class Clearance:
    """The word that this plan may start; it covers these exercises and is good for ten minutes."""

    given: datetime
    covers: frozenset[str]
    half_size: bool

    def allows(self, plan: Plan, now: datetime) -> bool:
        """Whether this very plan may start now."""
        fresh = timedelta(0) <= now - self.given <= timedelta(minutes=CLEARANCE_MINUTES)
        covered = {exercise.id for exercise in plan.exercises} <= self.covers
        return fresh and covered and (plan.half_size or not self.half_size)


@value
class Refusal:
    """Why it may not start; the first reason is the most serious."""

    reasons: tuple[Reason, ...]


def closed_by(
    gate: Gate,
    standing: Standing,
    *,
    moves: bool = True,
    light: Light = Light.HOLD,
    running: tuple[Reason, ...] = (),
) -> tuple[Reason, ...]:
    """What keeps a routine closed before any score is asked, most serious first.

    With the pack on the ankle nothing is moved; `moves` is false where no movement is left in a session.
    `light` is the one that holds now. A missing light does not close what a red one does: the text names
    green and amber, and daily care is planned instead.
    """
    reasons: list[Reason] = []
    if standing.locked:
        reasons.append(Reason.SIGN)
    if standing.high_score is not None:
        reasons.append(Reason.HIGH_SCORE)
    if standing.hours_since_twist is not None and standing.hours_since_twist < gate.hours_after_twist:
        reasons.append(Reason.TWIST)
    if moves and (standing.iced or (gate.waits_after_icing and standing.cold)):
        reasons.append(Reason.COLD)
    if standing.blocks_harder and not standing.locked and not gate.stays_open:
        reasons.append(Reason.APPOINTMENT)
    if gate.not_after_red and light.severity >= Light.RED.severity:
        reasons.append(Reason.RED)
    if gate.hops:
        reasons.append(Reason.HOPS)
    if gate.running:
        reasons.extend(running)
    return tuple(reasons)


def nothing_left(routine: Routine, standing: Standing) -> bool:
    """Whether a fresh twist or new swelling leaves nothing of a routine."""
    return standing.tender and all(
        isinstance(step, ExerciseStep) and step.exercise.not_when_swollen for step in routine.steps
    )


def worst_latest(entries: tuple[PainEntry, ...], sore: tuple[Side, ...] = ()) -> int | None:
    """The latest score of each side (oldest first), and of these the higher.

    None without any, and without one of every side in `sore`: the other ankle does not speak for it.
    """
    latest = {entry.side: entry.score for entry in entries}
    if not set(sore) <= latest.keys():
        return None
    return max(latest.values(), default=None)


def may_skip_question(gate: Gate, score_today: int | None) -> bool:
    """Whether a gentle routine starts without asking: today already has a score of 3 or less."""
    return gate.asks_rarely and score_today is not None and score_today <= SETTLED_SCORE


def clear(
    routine: Routine,
    standing: Standing,
    score: int | None,
    now: datetime,
    *,
    moves: bool = True,
    light: Light = Light.HOLD,
    running: tuple[Reason, ...] = (),
) -> Clearance | Refusal:
    """The clearance for a routine, or why there is none.

    `score` is today's pain at rest, or that of a few steps where the gate asks for it; None if not known.
    """
    reasons = list(closed_by(routine.gate, standing, moves=moves, light=light, running=running))
    if not standing.checked or standing.due is not None:
        locks = sum(reason in (Reason.SIGN, Reason.HIGH_SCORE) for reason in reasons)
        reasons.insert(locks if standing.checked else 0, Reason.NOT_CHECKED)
    limit = routine.gate.limit
    walking = routine.gate.max_walking_pain is not None
    if score is not None and score >= STOP_SCORE:
        reasons.append(Reason.HIGH_SCORE)
    elif score is not None and limit is not None and score > limit:
        reasons.append(Reason.WALKING_PAIN if walking else Reason.PAIN_AT_REST)
    elif score is None and limit is not None:
        reasons.append(Reason.NO_SCORE)
    if nothing_left(routine, standing):
        reasons.append(Reason.NOTHING_LEFT)
    if reasons:
        return Refusal(tuple(dict.fromkeys(reasons)))
    covers = frozenset(
        step.exercise.id
        for step in routine.steps
        if isinstance(step, ExerciseStep) and not (standing.tender and step.exercise.not_when_swollen)
    )
    return Clearance(now, covers, standing.calm)
