"""Self-tests every fortnight, and the tests before running: what was reached on one side."""

from __future__ import annotations

from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import check_score
from ankle_rehab.domain.value import value

DAYS_BETWEEN = 14


class TestKind(StrEnum):
    """What was tried. The first three are the self-tests; the other two belong to the gate before running."""

    __test__ = False

    BALANCE = "balance"
    HEEL_RAISES = "heel-raises"
    KNEE_TO_WALL = "knee-to-wall"
    BRISK_WALK = "brisk-walk"
    HOPS = "hops"


@value
class TestResult:
    """One result. `amount` counts seconds on one leg, heel raises, centimetres, minutes walked, or hops.

    `pain` is the worst meanwhile (0-10), None where it was not asked; `side` None where both feet walked.
    """

    __test__ = False

    at: Stamp
    kind: TestKind
    side: Side | None
    amount: float
    pain: int | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        if self.pain is not None:
            check_score(self.pain)
        if self.amount < 0:
            raise ValueError("an amount is never negative")
