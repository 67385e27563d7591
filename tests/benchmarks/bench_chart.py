"""The chart on 10,000 and on 1,000,000 entries: how soon a year and all years are there, how it moves.

The page is opened as people do, from a program that shows Today and has tidied up after its start. The
first picture of a range is measured from the press of its button until everything in sight is painted. All
times are those of the processor, so that other programs do not count.
"""

from __future__ import annotations

import gc

gc.disable()  # as `ankle_rehab.__main__` does

# ruff: noqa: E402
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ankle_rehab import paths
from ankle_rehab.app import Outside, Program
from ankle_rehab.cli import tidy_up
from ankle_rehab.storage.atomic_file import sync_file
from ankle_rehab.ui.pages.review import ReviewPage
from ankle_rehab.ui.widgets.chart import Chart
from ankle_rehab.ui.widgets.range_row import Range, RangeRow
from tests.benchmarks.big_diary import FEW, LAST_DAY, MANY, ZONE, big_diary
from tests.fakes.clock import FakeClock

FRAMES = 60
A_FRAME = 1000 / 30
LIMITS = {Range.YEAR: 100.0, Range.ALL: 300.0}
A_TURN = 50.0
GROWTH = 1.3  # of so many scores there are twice as many dots to paint
ROUNDS = 15
SETTLED = 0.4
SIZE = (1120, 760)


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


class Painted(QObject):
    """Notes when a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.at = time.process_time()
        return super().eventFilter(watched, event)


class Screen:
    """The review page of a big diary in its window."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        noon = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 12, tzinfo=ZoneInfo(ZONE))
        self.program = Program(app, Outside(FakeClock(noon), lambda: None, tuple), folder)
        self.program.window.resize(*SIZE)
        self.program.first_picture.painted.connect(tidy_up)
        self.program.window.show_page("today")
        self.program.window.show()
        self.longest = 0.0
        self.settle()
        self.longest = 0.0
        self.opening = milliseconds(lambda: self.program.window.show_page("review"))
        page = self.program.window.page("review")
        assert isinstance(page, ReviewPage)
        self._page = page
        (self.chart,), (self.ranges,) = page.findChildren(Chart), page.findChildren(RangeRow)
        self._painted = Painted(self.chart)
        self.settle()

    def settle(self) -> None:
        """Until nothing has happened for a while; notes the longest turn of the event loop."""
        until = time.perf_counter() + SETTLED
        while time.perf_counter() < until:
            turn = milliseconds(self._app.processEvents)
            self.longest = max(self.longest, turn)
            if turn > 0.2:
                until = time.perf_counter() + SETTLED

    def range(self, chosen: Range) -> float:
        """From the press of a button to the finished picture of the chart."""
        begun = time.process_time()
        self.ranges.chosen.emit(chosen)
        self.longest = max(self.longest, (time.process_time() - begun) * 1000)
        while self.chart.loading:
            self.longest = max(self.longest, milliseconds(self._app.processEvents))
        passed = (self._painted.at - begun) * 1000 + milliseconds(self.chart.repaint)
        self.settle()
        return passed

    def year_anew(self) -> float:
        """The year for the first time, as far as the diary goes: nothing of it is known any more."""
        self.range(Range.SIX_WEEKS)
        self._page.refresh()
        self.settle()
        gc.collect()
        return self.range(Range.YEAR)

    def frames(self, move: Callable[[int], object]) -> list[float]:
        """Each picture is another view, shown and painted at once."""

        def frame(number: int) -> None:
            move(number)
            self.chart.repaint()
            self._app.processEvents()

        return [milliseconds(partial(frame, number)) for number in range(FRAMES)]

    def close(self) -> None:
        self.program.close()
        self.program.deleteLater()


def measured(app: QApplication, entries: int, folder: Path) -> list[str]:
    """Prints a line for each number; returns the names of those over their limit."""
    screen = Screen(app, folder)
    lines: list[tuple[str, float, float]] = []
    for chosen, limit in LIMITS.items():
        lines.append((f"{chosen.name.lower()} for the first time", screen.range(chosen), limit))
        moved = screen.frames(lambda number: screen.chart.shift(0.02 if number % 20 < 10 else -0.03))
        zoomed = screen.frames(lambda number: screen.chart.zoom(0.94 if number < FRAMES // 2 else 1.06))
        screen.settle()
        lines.append((f"{chosen.name.lower()} moved, a frame", statistics.mean(moved), A_FRAME))
        lines.append((f"{chosen.name.lower()} zoomed, a frame", statistics.mean(zoomed), A_FRAME))
    lines.append(("opening the page", screen.opening, LIMITS[Range.ALL]))
    lines.append(("longest turn", screen.longest, A_TURN))
    screen.close()
    over = []
    for name, value, limit in lines:
        ratio = value / limit
        word = "ok" if ratio <= 1 else "over"
        print(f"chart, {entries:,} entries, {name} ({value:.1f} ms): {ratio:.2f} (limit 1.00) {word}")
        over += [name] if ratio > 1 else []
    return over


def growth(app: QApplication, few: Path, many: Path) -> list[str]:
    """The year of a hundred times as many scores against that of few, in turn; prints as `measured` does."""
    small, big = Screen(app, few), Screen(app, many)
    pairs = [(big.year_anew(), small.year_anew()) for _ in range(ROUNDS)]
    for screen in (small, big):
        screen.close()
    one, other = (min(pair[which] for pair in pairs) for which in (0, 1))
    word = "ok" if one / other <= GROWTH else "over"
    print(
        f"chart, year of {MANY:,} entries against {FEW:,}: {one / other:.2f} (limit {GROWTH}) {word};"
        f" {one:.1f} against {other:.1f} ms"
    )
    return [] if word == "ok" else ["growth"]


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    over = []
    with tempfile.TemporaryDirectory(prefix="ankle-rehab-bench-") as name:
        folders = {entries: Path(name) / str(entries) for entries in (FEW, MANY)}
        for entries, folder in folders.items():
            shutil.copytree(big_diary(entries), folder)
            sync_file(folder / paths.DIARY_FILE)  # or the first backup waits for it, in one turn
            over += measured(app, entries, folder)
        over += growth(app, *folders.values())
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
