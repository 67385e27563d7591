"""Self-tests every fortnight, and the tests before running: what was reached on one side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import check_score
from ankle_rehab.domain.routine import Gate
from ankle_rehab.domain.value import value

DAYS_BETWEEN = 14
MAX_REST_PAIN = 3
HOURS_AFTER_TWIST = 72.0
STRENGTH_HOURS_AFTER_TWIST = 168.0


class TestKind(StrEnum):
    """What was tried. The first three are the self-tests; the other two belong to the gate before running."""

    __test__ = False

    BALANCE = "balance"
    HEEL_RAISES = "heel-raises"
    KNEE_TO_WALL = "knee-to-wall"
    BRISK_WALK = "brisk-walk"
    HOPS = "hops"


SELF_TESTS = (TestKind.BALANCE, TestKind.HEEL_RAISES, TestKind.KNEE_TO_WALL)
MOST = {TestKind.BALANCE: 60.0, TestKind.HEEL_RAISES: 30.0, TestKind.KNEE_TO_WALL: 20.0}
"""Where the count ends: seconds, repetitions and centimetres."""

EXERCISES = {
    TestKind.BALANCE: "single-leg-balance",
    TestKind.HEEL_RAISES: "heel-raise-single",
    TestKind.KNEE_TO_WALL: "knee-to-wall",
}
"""The exercise that each self-test is one go of: its figure and its limit of pain hold here too."""


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


@value
class Due:
    """A self-test whose turn it is; `last` is the day of the last one, None before the first."""

    kind: TestKind
    side: Side
    last: date | None


def gate(kind: TestKind, words: str) -> Gate:
    """What keeps a self-test closed, as the strength and balance routines are kept closed.

    An open sign, a score of 7 or more, 72 hours after a twist, an ankle cold from ice, or more than 3 of
    10 at rest. Heel raises on one leg are strength work: they wait 7 days, and while the light is red.
    """
    strength = kind is TestKind.HEEL_RAISES
    return Gate(
        words=words,
        max_rest_pain=MAX_REST_PAIN,
        hours_after_twist=STRENGTH_HOURS_AFTER_TWIST if strength else HOURS_AFTER_TWIST,
        not_after_red=strength,
        stays_open=False,
        asks_rarely=True,
        waits_after_icing=True,
    )


def counted(kind: TestKind, amount: float) -> float:
    """The amount as it is kept: whole seconds and repetitions, half centimetres, up to where the count ends.

    What is not complete is not counted: 24.9 seconds are 24.
    """
    step = 0.5 if kind is TestKind.KNEE_TO_WALL else 1.0
    return min(MOST.get(kind, amount), amount // step * step)


def best_of_days(results: Iterable[TestResult]) -> tuple[TestResult, ...]:
    """Of several tries of one kind and side on one day the best, the first among equals; oldest day first."""
    best: dict[tuple[date, TestKind, Side | None], TestResult] = {}
    for result in results:
        key = (result.at.local_date, result.kind, result.side)
        if key not in best or result.amount > best[key].amount:
            best[key] = result
    return tuple(sorted(best.values(), key=lambda result: result.at.utc))


def due(results: Iterable[TestResult], today: date) -> tuple[Due, ...]:
    """Each self-test and side that was not done for 14 days or never, in the order of the tests."""
    last: dict[tuple[TestKind, Side | None], date] = {}
    for result in results:
        key = (result.kind, result.side)
        last[key] = max(last.get(key, date.min), result.at.local_date)
    found = []
    for kind in SELF_TESTS:
        for side in Side:
            when = last.get((kind, side))
            if when is None or (today - when).days >= DAYS_BETWEEN:
                found.append(Due(kind, side, when))
    return tuple(found)
