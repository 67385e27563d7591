"""How the plan steps forward, holds or steps back: levels of exercises, the balance ladder, the phase."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.value import value

EXERCISE = "exercise/"
BALANCE = "balance"
RUN = "run"
PHASE = "phase"
PLAN = "plan"


def exercise_subject(exercise_id: str) -> str:
    """The subject of steps that concern one exercise."""
    return EXERCISE + exercise_id


class Phase(StrEnum):
    """Rehabilitation while it is sore, prevention after 14 days without pain; a sore day switches back."""

    SORE = "sore"
    PREVENTION = "prevention"


class StepWhy(StrEnum):
    """Why something changed. OWN_* are the user's own choices.

    RED is a day that was red or a stop, TWIST one in the 72 hours after a twist. CORRECTED takes back a
    change when what led to it is another now. OWN_SAME (of PLAN) is the answer "repeat" to what three ambers
    in a row offer.
    """

    GREENS = "greens"
    RED = "red"
    MORNINGS_UP = "mornings-up"
    PAIN_FREE = "pain-free"
    SORE_AGAIN = "sore-again"
    TWIST = "twist"
    LONG_BREAK = "long-break"
    CORRECTED = "corrected"
    OWN_EASIER = "own-easier"
    OWN_HARDER = "own-harder"
    OWN_SAME = "own-same"


@value
class PlanStep:
    """One change: `subject` is an exercise (see `exercise_subject`), BALANCE, RUN, PHASE or PLAN.

    `before` and `after` are levels of an exercise (0 as it is, below easier, above harder), stages of a
    ladder (1 first), or 0 for SORE and 1 for PREVENTION. `chosen` means that the user said so. `about` is
    the day of the session (or of the morning) that led to it.
    """

    at: Stamp
    subject: str
    before: int
    after: int
    why: StepWhy
    chosen: bool = False
    about: date | None = None
    id: int | None = None
