"""The last minute of an icing in real time in a real window, all cores busy: how late the alarm comes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ankle_rehab.domain.clock import Reading
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, IcingState, Ticks
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.resources import resource
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.storage.content import Content
from ankle_rehab.ui import style
from ankle_rehab.ui.pages.ice import IcePage
from ankle_rehab.ui.theme import Themes
from tests.benchmarks.rows import faults, row, tell
from tests.fakes.icing import FakeGuard, MemoryKeeper

LIMIT_MILLISECONDS = 50.0
ALREADY = 19 * 60 - 2.0
WHOLE = 20 * 60.0
DISPLAY = ":92"
INSIDE = "ANKLE_REHAB_BENCH_DISPLAY"
BUSY = "while True: pass"


class SetBackClock:
    """The computer's clock, `behind` seconds late: so an icing can have begun nineteen minutes ago."""

    def __init__(self) -> None:
        self._real = SystemClock()
        self.behind = 0.0

    def read(self) -> Reading:
        real = self._real.read()
        return Reading(self.now(), real.elapsed - self.behind, real.boot_id, real.counts_sleep)

    def now(self) -> datetime:
        return self._real.now() - timedelta(seconds=self.behind)

    def zone(self) -> str:
        return self._real.zone()


class LastMinute:
    """Starts an icing in the past, looks on until the alarm, and confirms it with the mouse."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._clock = SetBackClock()
        self._timer = IcingTimer(self._clock, MemoryKeeper(), FakeGuard())
        self._timer.answer_conditions(frozenset(), "1", asked=False)
        themes = Themes(ThemeChoice.LIGHT)
        style.apply(app, themes.current)
        words = Content(resource("content", "en")).icing()
        self._fine, self._off = words.fine, words.confirm_off
        self._page = IcePage(self._timer, words, self._clock, themes, sore_side=lambda: Side.LEFT)
        self._page.resize(1000, 700)
        self._started = 0.0
        self.error = float("inf")
        self.latest_second = 0.0
        self.confirmed = False

    def begin(self) -> None:
        self._page.show()
        self._clock.behind = ALREADY
        self._timer.start(20, Ticks(wrapped=True, awake=True), Side.LEFT)
        self._started = self._clock.read().elapsed
        self._clock.behind = 0.0
        self._timer.changed.connect(self._on_changed)
        self._timer.announce.connect(self._on_announce)
        self._timer.tick()
        self._press(self._fine)

    def _on_changed(self, icing: Icing) -> None:
        if icing.state is IcingState.RUNNING:
            late = (icing.passed % 1.0) * 1000
            self.latest_second = max(self.latest_second, late if late < 500 else 0.0)

    def _on_announce(self, cue: IcingCue, _icing: Icing) -> None:
        if cue is IcingCue.ALARM:
            self.error = (self._clock.read().elapsed - self._started - WHOLE) * 1000
            QTimer.singleShot(1000, self._confirm)

    def _confirm(self) -> None:
        self._press(self._off)
        icing = self._timer.icing
        self.confirmed = icing is not None and icing.state is IcingState.AFTER
        self._page.close()
        self._app.quit()

    def _press(self, name: str) -> None:
        """A real click of the X server's pointer where there is one, otherwise Qt's own."""
        (button,) = [one for one in self._page.findChildren(QPushButton) if one.accessibleName() == name]
        QApplication.processEvents()
        if os.environ.get(INSIDE) and shutil.which("xdotool"):
            place = button.mapToGlobal(QPoint(button.width() // 2, button.height() // 2))
            move = ["xdotool", "mousemove", "--sync", str(place.x()), str(place.y()), "click", "1"]
            subprocess.run(move, check=True, timeout=10)
            QTest.qWait(300)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def with_display(run: Callable[[], int]) -> int:
    """Run in a process of its own on a virtual screen, where there is one to be had."""
    server = shutil.which("Xvfb")
    if server is None or os.environ.get(INSIDE):
        return run()
    command = [server, DISPLAY, "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as screen:
        surroundings = {**os.environ, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb", INSIDE: "1"}
        again = [sys.executable, "-m", "tests.benchmarks.bench_icing_last_minute"]
        try:
            return subprocess.run(again, env=surroundings, check=False, timeout=180).returncode
        finally:
            screen.terminate()


def main() -> int:
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    last = LastMinute(app)
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 2)]
    try:
        QTimer.singleShot(500, last.begin)
        app.exec()
    finally:
        for process in busy:
            process.kill()
            process.wait()
    where = f"latest second {last.latest_second:.0f} ms late, on {app.platformName()}"
    what = "error of the alarm after 20 minutes of ice, last minute real, all cores busy"
    return tell(
        (
            row(what, [abs(last.error)], "ms", LIMIT_MILLISECONDS, remark=where),
            faults("the alarm was not confirmed by a click", int(not last.confirmed)),
        )
    )


if __name__ == "__main__":
    sys.exit(with_display(main))
