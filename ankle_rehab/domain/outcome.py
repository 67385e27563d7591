"""What a session leaves behind: how it ended, and what was done of each of its steps."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.plan import Step
from ankle_rehab.domain.value import value


class Outcome(StrEnum):
    """How a session ended; in part is not a failure, and stopping for pain is a right decision."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    STOPPED_FOR_PAIN = "stopped-for-pain"


@value
class StepRecord:
    """What was done of one work or activity step; `seconds` counts only guided time."""

    step: Step
    name: str
    seconds: float
    whole: bool
