"""Both cores busy: how far off a minute's hold ends, in real time and by twenty minutes of small ticks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Dose, Mode, Side
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.plan import Plan
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.player import Player
from ankle_rehab.storage.content import Content

LIMIT_MILLISECONDS = 50.0
PLANNED_SECONDS = 60.0
BUSY = "while True: pass"


class NothingKept:
    """A keeper that keeps nothing, so that only the timer is measured."""

    def begin_session(self, run: SessionRun, started: Stamp) -> int:
        return 1

    def keep_step(self, session_id: int, run: SessionRun) -> None: ...

    def finish_session(self, session_id: int, run: SessionRun, ended: Stamp) -> None: ...


def minute_plan() -> Plan:
    """Ten seconds to get ready and a hold of fifty: one minute."""
    press = Content(resource("content", "en")).exercise("wall-press")
    step = ExerciseStep(press, Dose(Mode.HOLD, seconds=PLANNED_SECONDS - 10))
    return Plan("bench", "One minute", (step,), (Side.LEFT,))


def error_milliseconds(wait: Callable[[], object], player: Player, clock: SystemClock) -> float:
    """Run the plan for real; returns how late (or early) it ended, in milliseconds."""
    plan = minute_plan()
    begun = clock.read().elapsed
    player.start(plan, Clearance(clock.now(), frozenset({"wall-press"}), half_size=False))
    wait()
    return (clock.read().elapsed - begun - PLANNED_SECONDS) * 1000


def main() -> int:
    app = QCoreApplication(sys.argv)
    clock = SystemClock()
    player = Player(clock, NothingKept())
    player.finished.connect(app.quit)
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 2)]
    try:
        error = error_milliseconds(app.exec, player, clock)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    verdict = "ok" if abs(error) <= LIMIT_MILLISECONDS else "over"
    words = "player: error after a real minute, all cores busy"
    print(f"{words}: {error:.1f} ms (limit {LIMIT_MILLISECONDS:.0f} ms) {verdict}")
    return 0 if verdict == "ok" else 1


if __name__ == "__main__":
    sys.exit(main())
