"""How the plan steps forward, holds or steps back: levels of exercises, the balance ladder, the phase."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.value import value

EXERCISE = "exercise/"
BALANCE = "balance"
RUN = "run"
PHASE = "phase"


def exercise_subject(exercise_id: str) -> str:
    """The subject of steps that concern one exercise."""
    return EXERCISE + exercise_id


class Phase(StrEnum):
    """Rehabilitation while it is sore, prevention after 14 days without pain; a sore day switches back."""

    SORE = "sore"
    PREVENTION = "prevention"


class StepWhy(StrEnum):
    """Why something changed. OWN_* are the user's own choices."""

    GREENS = "greens"
    RED = "red"
    MORNINGS_UP = "mornings-up"
    PAIN_FREE = "pain-free"
    SORE_AGAIN = "sore-again"
    OWN_EASIER = "own-easier"
    OWN_HARDER = "own-harder"


@value
class PlanStep:
    """One change: `subject` is an exercise (see `exercise_subject`), BALANCE, RUN or PHASE.

    `before` and `after` are levels of an exercise (0 as it is, below easier, above harder), stages of a
    ladder (1 first), or 0 for SORE and 1 for PREVENTION. `chosen` means that the user said so.
    """

    at: Stamp
    subject: str
    before: int
    after: int
    why: StepWhy
    chosen: bool = False
    id: int | None = None
