"""Somebody on the way back to running, who writes each day down by the clock that the test moves."""

from __future__ import annotations

from datetime import datetime, timedelta

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.services.parts import Parts
from tests.fakes.clock import FakeClock


class Runner:
    """Day 0 is so many days before the clock's; each method is one thing that happens on a day."""

    def __init__(self, parts: Parts, clock: FakeClock, days_ago: int, side: Side = Side.LEFT) -> None:
        self.parts = parts
        self.clock = clock
        self.side = side
        self._first = clock.now() - timedelta(days=days_ago)

    def go(self, day: int, hour: int, minute: int = 0) -> Stamp:
        """It is this day and hour now."""
        when = (self._first + timedelta(days=day)).replace(hour=hour, minute=minute)
        self.clock.set_wall(when)
        return Stamp.of(when, self.clock.zone())

    def now(self) -> datetime:
        return self.clock.now()

    def morning(self, day: int, score: int = 1) -> None:
        self.score(day, score, Moment.NEXT_MORNING, 8)

    def mornings(self, first: int, last: int, score: int = 1) -> None:
        for day in range(first, last + 1):
            self.morning(day, score)

    def score(self, day: int, score: int, moment: Moment, hour: int) -> None:
        when = self.go(day, hour)
        self.parts.diary.add_pain(PainEntry(self.side, score, moment, when, when))

    def twist(self, day: int) -> None:
        when = self.go(day, 18)
        self.parts.diary.add_pain(PainEntry(self.side, 5, Moment.OTHER, when, when, twist=True))

    def gave_way(self, day: int) -> None:
        when = self.go(day, 15)
        self.parts.diary.add_pain(PainEntry(self.side, 2, Moment.OTHER, when, when, gave_way=True))

    def walk(self, day: int, pain: int = 1, minutes: int = 30) -> None:
        self.go(day, 17)
        self.parts.running.keep_walk(minutes, {self.side: pain})

    def test(self, day: int, kind: TestKind, amount: float, pain: int | None = None) -> None:
        when = self.go(day, 17, 45)
        self.parts.self_tests.add(TestResult(when, kind, self.side, amount, pain))

    def run(self, day: int, worst: int = 1, after: int = 1) -> None:
        """The stage that holds, done outside at six in the evening."""
        self.go(day, 18)
        self.parts.running.look()
        self.parts.running.keep_outside({self.side: worst}, {self.side: after})

    def logged(self, day: int, km: float = 5, *, hard: bool | None = None, hour: int = 18) -> Activity:
        """A run written down by hand."""
        when = self.go(day, hour)
        run = Activity(Sport.RUN, when, seconds=km * 360, metres=km * 1000, hard=hard)
        return self.parts.runs.add(run)

    def gate_passed(self, day: int) -> None:
        """Everything that is asked after a twist, shown from this day to the next evening."""
        self.walk(day)
        self.test(day, TestKind.BALANCE, 34)
        self.test(day, TestKind.HEEL_RAISES, 14)
        self.morning(day + 1)
        self.test(day + 1, TestKind.HOPS, 10, 1)
