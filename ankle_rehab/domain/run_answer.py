"""The answer to "Can I run today?": what leaves a run out, or which stage is open; never that it is safe."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.run_gate import Gate, Requirement
from ankle_rehab.domain.run_ladder import DayReason
from ankle_rehab.domain.value import value


class RunToday(StrEnum):
    """What holds for a run today, the most serious first."""

    SIGN = "sign"
    APPOINTMENT = "appointment"
    TWIST = "twist"
    RED = "red"
    PAUSE = "pause"
    GATE = "gate"
    DAY = "day"
    OPEN = "open"


@value
class RunAnswer:
    """`until` is when a red light, a fresh twist or an appointment lets go.

    `next_day` is the next day for a run, `stage` is the one that holds; `gate` says what is lacking.
    """

    today: RunToday
    stage: int
    gate: Gate
    until: datetime | None = None
    day_reasons: tuple[DayReason, ...] = ()
    next_day: date | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What keeps a session of the ladder closed besides signs and twists."""
        match self.today:
            case RunToday.APPOINTMENT:
                return (Reason.APPOINTMENT,)
            case RunToday.RED | RunToday.PAUSE:
                return (Reason.RUN_RED,)
            case RunToday.GATE:
                return (Reason.RUN_GATE,)
            case RunToday.DAY:
                return (Reason.RUN_DAY,)
            case _:
                lacking = {check.requirement for check in self.gate.lacking} - {Requirement.NO_SIGN}
                return (Reason.RUN_GATE,) if lacking else ()
