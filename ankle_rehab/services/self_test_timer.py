"""Moves a timed self-test along with time and says what is to be heard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.self_test_run import RunPhase, SelfTestRun, cues_between

TICK_MILLISECONDS = 33


class SelfTestTimer(QObject):
    """Holds one `SelfTestRun` and sends it out at every change; `cue` carries each `TestCue` with its run.

    `changed` carries None when the test is left. Ticks carry no information: `tick()` may come at any time.
    """

    changed = Signal(object)
    cue = Signal(object, object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._run: SelfTestRun | None = None
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)

    @property
    def run(self) -> SelfTestRun | None:
        """The test in progress or just ended, None when there is none."""
        return self._run

    @property
    def active(self) -> bool:
        """Whether somebody gets ready or is being counted."""
        return self._run is not None and self._run.phase is not RunPhase.ENDED

    def start(self, kind: TestKind, side: Side) -> None:
        """Begin with getting ready; raises ValueError for a test that is not counted by time."""
        run = SelfTestRun(kind, side)
        self._last = self._clock.read().elapsed
        self._timer.start()
        self._show(None, run)

    def tick(self) -> None:
        """Look at the clock and move on by the time that has passed."""
        elapsed = self._clock.read().elapsed
        passed, self._last = elapsed - self._last, elapsed
        self._change(lambda run: run.advance(passed))

    def press(self) -> None:
        """A key or a click: ends getting ready, or the count."""
        before = None if self._run is None else self._run.phase
        self.tick()
        if self._run is not None and self._run.phase is before:
            self._change(SelfTestRun.press)

    def hurts(self) -> None:
        """ "It hurts": the count ends."""
        self.tick()
        self._change(SelfTestRun.hurts)

    def leave(self) -> None:
        """Nobody wants this one any more; nothing is told of it."""
        self._timer.stop()
        if self._run is not None:
            self._run = None
            self.changed.emit(None)

    def _change(self, move: Callable[[SelfTestRun], SelfTestRun]) -> None:
        before = self._run
        if before is None:
            return
        after = move(before)
        if after != before:
            self._show(before, after)

    def _show(self, before: SelfTestRun | None, after: SelfTestRun) -> None:
        self._run = after
        if after.phase is RunPhase.ENDED:
            self._timer.stop()
        self.changed.emit(after)
        for cue in cues_between(before, after):
            self.cue.emit(cue, after)
