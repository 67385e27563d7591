"""Self-tests: what is due, what was reached, and keeping a result."""

from __future__ import annotations

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.services.diary import Diary


class SelfTests:
    """Reads and writes through the diary, which tells every trouble."""

    def __init__(self, diary: Diary, clock: Clock) -> None:
        self._diary = diary
        self._clock = clock

    def results(self, kind: TestKind | None = None, side: Side | None = None) -> tuple[TestResult, ...]:
        """Results oldest first."""
        return ()
