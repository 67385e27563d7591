"""What was planned for one day, and why just that."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ankle_rehab.domain.value import value


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


@value
class DayPlan:
    """`routine_id` is empty where nothing is planned: help comes first, or it is a day off."""

    day: date
    routine_id: str
    why: PlanWhy
