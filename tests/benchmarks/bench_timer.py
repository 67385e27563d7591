"""How far off a hold ends: a real minute with all cores busy, and twenty in ticks of a moved clock."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.plan import Plan
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.player import Player
from ankle_rehab.storage.content import Content
from tests.benchmarks.rows import Row, row, tell
from tests.fakes.clock import FakeClock

LIMIT_MILLISECONDS = 50.0
MINUTE, TWENTY_MINUTES = 60.0, 1200.0
TICK_SECONDS = (0.001, 0.033)
RUNS = 7
BUSY = "while True: pass"


class NothingKept:
    """A keeper that keeps nothing, so that only the timer is measured."""

    def begin_session(self, run: SessionRun, started: Stamp) -> int:
        return 1

    def keep_step(self, session_id: int, run: SessionRun) -> None: ...

    def finish_session(self, session_id: int, run: SessionRun, ended: Stamp) -> None: ...


def plan_of(seconds: float) -> Plan:
    """Ten seconds to get ready, and a hold for the rest."""
    press = Content(resource("content", "en")).exercise("wall-press")
    step = ExerciseStep(press, Dose(Mode.HOLD, seconds=seconds - 10))
    return Plan("bench", "One hold", (step,), (Side.LEFT,))


def error_milliseconds(seconds: float, wait: Callable[[], object], player: Player, clock: Clock) -> float:
    """Run a plan of so many seconds; returns how late (or early) it ended, in milliseconds."""
    begun = clock.read().elapsed
    player.start(plan_of(seconds), Clearance(clock.now(), frozenset({"wall-press"}), half_size=False))
    wait()
    return abs(clock.read().elapsed - begun - seconds) * 1000


def twenty_minutes(chance: random.Random) -> float:
    """The error when the clock goes on by a few milliseconds at a time, some forty thousand times."""
    clock = FakeClock()
    player = Player(clock, NothingKept())
    over: list[object] = []
    player.finished.connect(over.append)

    def pass_time() -> None:
        while not over:
            clock.advance(chance.uniform(*TICK_SECONDS))
            player.tick()

    return error_milliseconds(TWENTY_MINUTES, pass_time, player, clock)


def measured(app: QCoreApplication) -> Iterator[Row]:
    chance = random.Random(1)
    errors = [twenty_minutes(chance) for _ in range(RUNS)]
    yield row("error after 20 minutes in small ticks of a moved clock", errors, "ms", LIMIT_MILLISECONDS)
    clock = SystemClock()
    player = Player(clock, NothingKept())
    player.finished.connect(app.quit)
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 2)]
    try:
        error = error_milliseconds(MINUTE, app.exec, player, clock)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    yield row("error after a real minute, all cores busy", [error], "ms", LIMIT_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(tell(measured(QCoreApplication(sys.argv))))
