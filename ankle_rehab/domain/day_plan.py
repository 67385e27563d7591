"""What is planned for one day, and why just that; the week as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date, timedelta
from enum import StrEnum

from ankle_rehab.domain.light import Light
from ankle_rehab.domain.progress import Phase
from ankle_rehab.domain.value import value

THREE = "three"
DAILY = "daily"
STRENGTH = "strength"
BALANCE = "balance"
REST_DAY = "rest-day"
CALM_DOWN = "calm-down"
ONE_A_DAY = (DAILY, STRENGTH, BALANCE)
CARE = frozenset({THREE, REST_DAY, CALM_DOWN, "desk", "pre-run", "post-run"})
A_WEEK = 3
DAYS_AHEAD = 7
CALM_HOURS = 72.0
STRENGTH_HOURS = 168.0
RED_DAYS = 2
_DAY = timedelta(days=1)


class PlanWhy(StrEnum):
    """Why this today; each has one sentence."""

    FIRST = "first"
    ADVICE = "advice"
    APPOINTMENT = "appointment"
    CALM = "calm"
    RED = "red"
    STRENGTH_DAY = "strength-day"
    BALANCE_DAY = "balance-day"
    CARE_DAY = "care-day"
    REST_DAY = "rest-day"
    PREVENTION = "prevention"
    PREVENTION_REST = "prevention-rest"

    @property
    def held(self) -> bool:
        """Whether a light or a sign asked for it, and not the turn of the week."""
        return self in (PlanWhy.ADVICE, PlanWhy.APPOINTMENT, PlanWhy.CALM, PlanWhy.RED)


@value
class DayPlan:
    """`routine_id` is empty where nothing is planned: help comes first, or it is a day off."""

    day: date
    routine_id: str
    why: PlanWhy


@value
class PlanFacts:
    """All that a plan is made of, as it stands on the day `now`.

    `light` holds now. `settled` is whether the last session that can be judged was green or amber. `waiting`
    is a sign that waits for an appointment. `done` are the routines of each day (the last week is enough),
    and `begun` is false up to the day of the first session ever. `laddered` is whether balance was begun.
    """

    now: date
    phase: Phase = Phase.SORE
    light: Light = Light.HOLD
    settled: bool = False
    hours_since_twist: float | None = None
    waiting: bool = False
    begun: bool = True
    laddered: bool = False
    done: Mapping[date, frozenset[str]] = field(default_factory=dict)


def plan_day(day: date, facts: PlanFacts) -> DayPlan:
    """The plan of one day, from `facts.now` on; the first match wins.

    Help first, then calm, an appointment, red, the first session, prevention, and last the turn of the week.
    """
    ahead = (day - facts.now).days
    routine, why = held(facts, ahead) or _turn(day, facts, ahead)
    return DayPlan(day, routine, why)


def plan_week(facts: PlanFacts) -> tuple[DayPlan, ...]:
    """Today and the six days after it, as if each plan were done."""
    plans: list[DayPlan] = []
    seen = facts
    for ahead in range(DAYS_AHEAD):
        day = facts.now + timedelta(days=ahead)
        plan = plan_day(day, seen)
        plans.append(plan)
        done = seen.done.get(day, frozenset()) | frozenset(filter(None, (plan.routine_id,)))
        seen = replace(seen, done={**seen.done, day: done}, begun=seen.begun or bool(plan.routine_id))
    return tuple(plans)


def kept(stored: DayPlan | None, fresh: DayPlan, done: frozenset[str]) -> DayPlan:
    """What stands for today: once what was planned is done, the plan stays what it was."""
    return stored if stored is not None and done_by(stored.routine_id, done) else fresh


def done_by(routine_id: str, done: frozenset[str]) -> str:
    """Which of the routines that were done stands for a planned one, empty for none.

    Of daily care, strength and balance each does for any other: one a day is the plan.
    """
    if routine_id in done:
        return routine_id
    return second_of_day(routine_id, done)


@value
class PlanKept:
    """Past days with something planned, and on how many of them it was done whole or in part."""

    planned: int = 0
    done: int = 0
    part: int = 0


def plan_kept(
    plans: Iterable[DayPlan],
    done: Mapping[date, frozenset[str]],
    whole: Mapping[date, frozenset[str]],
    today: date,
) -> PlanKept:
    """How past plans and days went together; `done` are the routines begun on a day, `whole` those ended.

    See `done_by` for what counts. Today is not over.
    """
    counts = {"planned": 0, "done": 0, "part": 0}
    for plan in plans:
        if not plan.routine_id or plan.day >= today:
            continue
        counts["planned"] += 1
        if done_by(plan.routine_id, whole.get(plan.day, frozenset())):
            counts["done"] += 1
        elif done_by(plan.routine_id, done.get(plan.day, frozenset())):
            counts["part"] += 1
    return PlanKept(**counts)


def second_of_day(routine_id: str, done: frozenset[str]) -> str:
    """Which of daily care, strength and balance was done today already, so that another one is asked about.

    Empty where there is none: the rest may be done whenever it is open.
    """
    if routine_id not in ONE_A_DAY:
        return ""
    return next((one for one in ONE_A_DAY if one in done), "")


def held(facts: PlanFacts, ahead: int) -> tuple[str, PlanWhy] | None:
    """What a light or a sign asks for: a stop has no known end, calm lasts 72 hours, red two days."""
    twist = None if facts.hours_since_twist is None else facts.hours_since_twist + 24.0 * ahead
    if facts.light is Light.STOP:
        return "", PlanWhy.ADVICE
    if twist is not None and twist < CALM_HOURS:
        return CALM_DOWN, PlanWhy.CALM
    if facts.waiting:
        return THREE, PlanWhy.APPOINTMENT
    if facts.light is Light.RED and ahead < RED_DAYS:
        return REST_DAY, PlanWhy.RED
    return None


def _turn(day: date, facts: PlanFacts, ahead: int) -> tuple[str, PlanWhy]:
    """Whose turn it is in the week.

    Strength and balance only after a session that was green or amber: one that cannot be judged is followed
    by daily care, the cautious reading of "last session green or amber".
    """
    if not facts.begun:
        return THREE, PlanWhy.FIRST
    if facts.phase is Phase.PREVENTION:
        if _may(THREE, day, facts):
            return THREE, PlanWhy.PREVENTION
        return "", PlanWhy.PREVENTION_REST
    if all(_trained(facts, day - back * _DAY) for back in range(1, DAYS_AHEAD)):
        return REST_DAY, PlanWhy.REST_DAY
    twist = None if facts.hours_since_twist is None else facts.hours_since_twist + 24.0 * ahead
    if facts.settled and _may(STRENGTH, day, facts) and (twist is None or twist >= STRENGTH_HOURS):
        return STRENGTH, PlanWhy.STRENGTH_DAY
    if facts.settled and (facts.laddered or _count(STRENGTH, day, facts)) and _may(BALANCE, day, facts):
        return BALANCE, PlanWhy.BALANCE_DAY
    return DAILY, PlanWhy.CARE_DAY


def _may(routine_id: str, day: date, facts: PlanFacts) -> bool:
    """Up to three times in seven days, and never on two days in a row."""
    return _count(routine_id, day, facts) < A_WEEK and routine_id not in facts.done.get(day - _DAY, ())


def _count(routine_id: str, day: date, facts: PlanFacts) -> int:
    """On how many of the six days before."""
    return sum(routine_id in facts.done.get(day - back * _DAY, ()) for back in range(1, DAYS_AHEAD))


def _trained(facts: PlanFacts, day: date) -> bool:
    """Whether a day was more than care: the article's three, the rest-day routine and the like are care."""
    return bool(facts.done.get(day, frozenset()) - CARE)
