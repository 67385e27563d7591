"""One go of a timed self-test as a value: get ready, count, and why the count ended."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import MOST, TestKind, counted
from ankle_rehab.domain.value import value

READY_SECONDS = 10.0
LONGEST_GAP = 3.0
TEMPO = (2.0, 1.0, 3.0)
"""Up, pause, down: the tempo of the exercise."""

REPETITION = sum(TEMPO)
EVERY = 10


class RunPhase(StrEnum):
    READY = "ready"
    COUNTING = "counting"
    ENDED = "ended"


class RunEnd(StrEnum):
    """Why the count ended: a key, the most there is to reach, nobody counted for a while, or pain."""

    KEY = "key"
    MOST = "most"
    GAP = "gap"
    HURTS = "hurts"


@value
class SelfTestRun:
    """A balance or heel-raise test of one foot. `elapsed` are the guided seconds of its phase."""

    kind: TestKind
    side: Side
    phase: RunPhase = RunPhase.READY
    elapsed: float = 0.0
    end: RunEnd | None = None

    def __post_init__(self) -> None:
        if self.kind not in (TestKind.BALANCE, TestKind.HEEL_RAISES):
            raise ValueError(f"{self.kind} is not counted by time")

    @property
    def longest(self) -> float:
        """Seconds after which the count ends by itself."""
        return MOST[self.kind] * (REPETITION if self.kind is TestKind.HEEL_RAISES else 1.0)

    @property
    def amount(self) -> float:
        """Complete seconds or repetitions so far, 0 while getting ready."""
        if self.phase is RunPhase.READY or (self.phase is RunPhase.ENDED and self.end is None):
            return 0.0
        each = REPETITION if self.kind is TestKind.HEEL_RAISES else 1.0
        return counted(self.kind, self.elapsed // each)

    @property
    def ready_left(self) -> float:
        """Seconds until the count begins."""
        return READY_SECONDS - self.elapsed if self.phase is RunPhase.READY else 0.0

    @property
    def part(self) -> tuple[int, float]:
        """Which part of a repetition it is (0 up, 1 pause, 2 down) and how far through it (0-1)."""
        within = self.elapsed % REPETITION
        for index, seconds in enumerate(TEMPO):
            if within < seconds:
                return index, within / seconds
            within -= seconds
        return 0, 0.0

    def advance(self, seconds: float) -> SelfTestRun:
        """Time has gone on. A gap of over 3 seconds ends the count with what was seen before it."""
        if self.phase is RunPhase.ENDED or seconds <= 0:
            return self
        if seconds > LONGEST_GAP:
            return self._ended(RunEnd.GAP)
        if self.phase is RunPhase.READY:
            over = self.elapsed + seconds - READY_SECONDS
            if over < 0:
                return replace(self, elapsed=self.elapsed + seconds)
            return replace(self, phase=RunPhase.COUNTING, elapsed=over)
        passed = self.elapsed + seconds
        if passed >= self.longest:
            return replace(self, elapsed=self.longest)._ended(RunEnd.MOST)
        return replace(self, elapsed=passed)

    def press(self) -> SelfTestRun:
        """A key: it ends getting ready, or the count."""
        if self.phase is RunPhase.READY:
            return replace(self, phase=RunPhase.COUNTING, elapsed=0.0)
        return self._ended(RunEnd.KEY) if self.phase is RunPhase.COUNTING else self

    def hurts(self) -> SelfTestRun:
        """ "It hurts" ends it; what was counted so far stays."""
        return self if self.phase is RunPhase.ENDED else self._ended(RunEnd.HURTS)

    def _ended(self, end: RunEnd) -> SelfTestRun:
        """Nothing was counted while getting ready."""
        elapsed = 0.0 if self.phase is RunPhase.READY else self.elapsed
        return replace(self, phase=RunPhase.ENDED, elapsed=elapsed, end=end)


class TestCueKind(StrEnum):
    """What is to be heard of a self-test."""

    __test__ = False

    READY = "ready"
    LAST_SECONDS = "last-seconds"
    START = "start"
    SECONDS = "seconds"
    CLICK = "click"
    PART = "part"
    COUNT = "count"
    END = "end"


@value
class TestCue:
    """One announcement; `number` is the seconds left or counted, the part of the tempo, or repetitions."""

    __test__ = False

    kind: TestCueKind
    number: int = 0


def cues_between(before: SelfTestRun | None, after: SelfTestRun) -> tuple[TestCue, ...]:
    """What a tick or a key made worth saying; None before means that it was just begun."""
    if after.phase is RunPhase.ENDED:
        ended = before is None or before.phase is not RunPhase.ENDED
        return (TestCue(TestCueKind.END, int(after.amount)),) if ended else ()
    if before is None:
        return (TestCue(TestCueKind.READY),)
    if after.phase is RunPhase.READY:
        return tuple(
            TestCue(TestCueKind.LAST_SECONDS, second)
            for second in (3, 2, 1)
            if before.ready_left > second >= after.ready_left
        )
    if before.phase is RunPhase.READY:
        return (TestCue(TestCueKind.START),)
    if after.kind is TestKind.BALANCE:
        mark = int(after.elapsed) // EVERY * EVERY
        return (TestCue(TestCueKind.SECONDS, mark),) if before.elapsed < mark <= after.elapsed else ()
    return _metronome(before, after)


def _metronome(before: SelfTestRun, after: SelfTestRun) -> tuple[TestCue, ...]:
    """A click each second; the number with each repetition done, and the word of each part."""
    cues = []
    if int(after.elapsed) > int(before.elapsed):
        cues.append(TestCue(TestCueKind.CLICK))
    if after.amount > before.amount:
        cues.append(TestCue(TestCueKind.COUNT, int(after.amount)))
    if after.part[0] != before.part[0]:
        cues.append(TestCue(TestCueKind.PART, after.part[0]))
    return tuple(cues)
