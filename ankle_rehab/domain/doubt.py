"""What is asked once before somebody does more than is planned: the reason, and the choice is theirs."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.day_plan import ONE_A_DAY, second_of_day
from ankle_rehab.domain.levels import takes_harder
from ankle_rehab.domain.light import Light


class Doubt(StrEnum):
    """Why a routine is more than is planned."""

    SECOND = "second"
    RED = "red"


def doubt(routine_id: str, light: Light, done: frozenset[str]) -> Doubt | None:
    """What speaks against starting a routine now, None for nothing.

    `done` are the routines done to their end today: of daily care, strength and balance one is enough. In a
    red light these and one's own are more than is planned. Doing less is never asked about.
    """
    trains = routine_id in ONE_A_DAY or takes_harder(routine_id)
    if light is Light.RED and trains:
        return Doubt.RED
    return Doubt.SECOND if second_of_day(routine_id, done) else None
