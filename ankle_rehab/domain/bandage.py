"""An elastic bandage: when its fit is to be checked, and that any "no" takes it off."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.value import value


class FitCheck(StrEnum):
    """When it is asked whether the toes are warm, of normal colour, without tingling or throbbing."""

    TEN_MINUTES = "10-minutes"
    HOUR = "hour"
    BEDTIME = "bedtime"


class OffReason(StrEnum):
    """Why it came off."""

    DONE = "done"
    NOT_WELL = "not-well"
    BEDTIME = "bedtime"


@value
class Wearing:
    """One wearing; `checked` are the checks answered with "all well", in their order."""

    side: Side
    on: Stamp
    checked: tuple[FitCheck, ...] = ()
    off: Stamp | None = None
    reason: OffReason | None = None
    id: int | None = None
