"""The whole program for days by a clock that is moved, or minutes by the real one; is it the same?

`python -m tests.faults.long_program FOLDER days HOURS SECONDS [leaking]` lets so many hours go by, in ticks
of so many seconds; `… FOLDER minutes MINUTES` runs in real time. Each prints, as JSON, what the program held
when it was warm and at the end, by how many seconds its timers went wrong, and what it complained of. With
the word `leaking` a clock stands in that loses something at every tick.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ankle_rehab.app import Program
from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.gates import Clearance
from ankle_rehab.domain.icing import IcingState, Ticks
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.reminder import Kind, Reminder
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.services.clock import SystemClock
from tests.fakes.clock import FakeClock
from tests.fakes.outside import Billboard, Loudspeakers, outside
from tests.fakes.tray import FakeTray
from tests.faults.complaints import listening
from tests.journeys.patient import Patient
from tests.leaks import leaks

ROOMS = ("today", "diary", "library", "settings", "ice", "data", "reminders", "running", "guide", "own")
WARM = 1 / 2
"""From this part of the time on, nothing may grow."""
LEAKED_BYTES = 65536
ROUTINE = "desk"
MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
EVENTS = {8 * HOUR: "score", 10 * HOUR: "train", 19 * HOUR: "ice"}
PACK_SECONDS = 1200


class LeakyClock(FakeClock):
    """Loses something whenever it is moved: memory, a descriptor, a timer, and a little time."""

    def __init__(self) -> None:
        super().__init__()
        self._lost: list[object] = []

    def advance(self, seconds: float) -> None:
        super().advance(seconds + 0.005)
        self._lost.append(b"x" * LEAKED_BYTES)
        if len(self._lost) % 30 == 0:
            self._lost += [os.open(os.devnull, os.O_RDONLY), _running_timer()]


def _running_timer() -> QTimer:
    timer = QTimer()
    timer.start(DAY * 1000)
    return timer


def held(program: Program) -> dict[str, int]:
    """What a program holds of the computer; on Linux alone the memory and what is open."""
    for _ in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    facts = dict(line.split(":", 1) for line in status)
    return {
        "kilobytes": int(facts["RssAnon"].split()[0]),
        "descriptors": len([*Path("/proc/self/fd").iterdir()]),
        "timers": sum(word.startswith("running timer") for word in leaks().values()),
        "threads": int(facts["Threads"]),
        "objects": len(program.findChildren(QObject)) + len(program.window.findChildren(QObject)),
    }


class Days:
    """Somebody's days: a score in the morning, a session, a pack in the evening; and reminders."""

    def __init__(self, app: QApplication, folder: Path, clock: FakeClock, tick_seconds: float) -> None:
        self.patient = Patient(app, clock, folder)
        self.parts = self.patient.program.parts
        self._clock = clock
        self._seconds = tick_seconds
        self._minute = clock.read().elapsed
        self.ticks = 0
        self.drift = 0.0
        self._drifted = 0.0
        self.parts.reminders.add(Reminder(Kind.PLAN, Schedule((time(9, 30), time(21)), clock.now().date())))
        self._on: float | None = None

    def live(self, seconds: float) -> None:
        """So much time goes by."""
        until = self._clock.read().elapsed + seconds
        while self._clock.read().elapsed < until:
            before = self._of_day()
            self._tick()
            after = self._of_day()
            for moment, act in EVENTS.items():
                if before < moment <= after:
                    getattr(self, f"_{act}")()

    def _of_day(self) -> float:
        now = self._clock.now()
        return now.hour * HOUR + now.minute * MINUTE + now.second

    def _tick(self) -> None:
        before, pack = self.parts.run, self.parts.icing.icing
        asked = self._seconds
        self._clock.advance(asked)
        self.ticks += 1
        if before is not None:
            self.parts.player.tick()
        self.parts.icing.tick()
        self._measure(before, self.parts.run, asked)
        if pack is not None and self._on is not None:
            self._heed(self._on)
        desk = self.patient.program.desk
        if self._clock.read().elapsed - self._minute >= MINUTE and desk is not None:
            self._minute += MINUTE
            desk._sleep._on_minute()
        QApplication.processEvents()

    def _measure(self, before: SessionRun | None, after: SessionRun | None, asked: float) -> None:
        """Within one step a session is further by just as much as was asked of the clock."""
        if before is None or after is None or before.index != after.index:
            return
        if before.state is State.RUNNING is after.state:
            self._drifted += before.remaining - after.remaining - asked
            self.drift = max(self.drift, abs(self._drifted))

    def _heed(self, began: float) -> None:
        """The pack is taken off when it is told to be, which is not more than a tick late."""
        icing = self.parts.icing.icing
        if icing is None:
            return
        if icing.state is not IcingState.ALARM:
            self.parts.icing.answer_fine()
            return
        late = self._clock.read().elapsed - began - PACK_SECONDS
        self.drift = max(self.drift, -late, late - self._seconds)
        self.parts.icing.confirm_end()
        self.parts.icing.after(True, 1)
        self._on = None

    def _score(self) -> None:
        stamp = Stamp.of(self._clock.now(), self._clock.zone())
        self.parts.diary.add_pain(PainEntry(Side.LEFT, 1, Moment.NEXT_MORNING, stamp, stamp))
        self.patient.program.window.show_page("diary")

    def _train(self) -> None:
        """All of a session, with ticks as long as they ever are in one."""
        seconds, self._seconds = self._seconds, min(self._seconds, 2.5)
        parts, window = self.parts, self.patient.program.window
        parts.guard.answer(frozenset(), twisted=False)
        routine = parts.content.routine(ROUTINE)
        clearance = parts.guard.clear(routine, 1)
        assert isinstance(clearance, Clearance), clearance
        parts.player.start(make_plan(routine, (Side.LEFT,)), clearance)
        window.show_page("player")
        while self.patient.run().state is not State.FINISHED:
            if self.patient.run().state is State.WAITING:
                parts.player.confirm()
            self._tick()
        self._seconds = seconds
        window.show_page("today")

    def _ice(self) -> None:
        self.parts.guard.answer(frozenset(), twisted=False)
        self.parts.icing.answer_conditions(frozenset(), "1", asked=False)
        self._on = self._clock.read().elapsed
        self.parts.icing.start(PACK_SECONDS // 60, Ticks(True, True), Side.LEFT)


def days(app: QApplication, folder: Path, words: list[str]) -> dict[str, object]:
    """Hours by a clock that is moved."""
    hours, step = float(words[0]), float(words[1])
    life = Days(app, folder, LeakyClock() if words[2:] else FakeClock(), step)
    life.live(hours * HOUR * WARM)
    warm = held(life.patient.program)
    life.live(hours * HOUR * (1 - WARM))
    found = {"warm": warm, "end": held(life.patient.program), "ticks": life.ticks, "drift": life.drift}
    life.patient.close()
    return found


class Minutes(QObject):
    """A real clock: all pages in turn, a session that goes on and a pack, until the time is over."""

    def __init__(self, app: QApplication, folder: Path, minutes: float) -> None:
        super().__init__()
        self._app = app
        clock: Clock = SystemClock()
        self.program = Program(app, outside(clock, Loudspeakers(), None, Billboard(), FakeTray()), folder)
        self.warm: dict[str, int] = {}
        parts = self.program.parts
        parts.preferences.change(
            accepted_version=parts.content.first_start().text_version, sore_side=Side.LEFT
        )
        self.program.open()
        self._turns = 0
        self._at(minutes * WARM, self._on_warm)
        self._at(minutes, self.program.leave)
        self._every = QTimer(self)
        self._every.timeout.connect(self._turn)
        self._every.start(1000)

    def _at(self, minutes: float, act: Callable[[], None]) -> None:
        QTimer.singleShot(round(minutes * MINUTE * 1000), self, act)

    def _on_warm(self) -> None:
        self.warm = held(self.program)

    def _turn(self) -> None:
        """Once a second; the pack goes on as soon as all is there, and every page is looked at."""
        self._turns += 1
        if self._turns == 2:
            icing = self.program.parts.icing
            self.program.parts.guard.answer(frozenset(), twisted=False)
            icing.answer_conditions(frozenset(), "1", asked=False)
            icing.start(PACK_SECONDS // 60, Ticks(True, True), Side.LEFT)
        self.program.window.show_page(ROOMS[self._turns % len(ROOMS)])


def minutes(app: QApplication, folder: Path, words: list[str]) -> dict[str, object]:
    """Minutes by the real clock."""
    life = Minutes(app, folder, float(words[0]))
    app.exec()
    life._every.stop()
    found: dict[str, object] = {"warm": life.warm, "end": held(life.program)}
    life.program.close()
    return found


def main() -> None:
    folder, way, *words = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with listening() as complaints:
        found = (days if way == "days" else minutes)(app, Path(folder), words)
    print(json.dumps(found | {"complaints": complaints.heard}))


if __name__ == "__main__":
    main()
