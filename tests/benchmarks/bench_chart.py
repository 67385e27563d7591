"""The chart of diaries of every size: how soon a year and all years are there, how it moves.

The page is opened as people do, from a program that shows Today and has tidied up after its start. The
first picture of a range is measured from the press of its button until everything in sight is painted. All
times are those of the processor, so that other programs do not count.
"""

from __future__ import annotations

import gc

gc.disable()  # as `ankle_rehab.__main__` does

# ruff: noqa: E402
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ankle_rehab.app import Outside, Program
from ankle_rehab.cli import tidy_up
from ankle_rehab.ui.pages.review import ReviewPage
from ankle_rehab.ui.widgets.chart.chart import Chart
from ankle_rehab.ui.widgets.chart.range_row import Range, RangeRow
from tests.benchmarks.diary_copies import FEW, MANY, clock, copies
from tests.benchmarks.rows import Row, ratio, row, tell
from tests.benchmarks.stopwatch import busy

FRAMES = 60
A_FRAME = 33.3  # milliseconds, for thirty pictures a second
LIMITS = {Range.YEAR: 100.0, Range.ALL: 300.0}
A_TURN = 50.0
GROWTH = 1.3  # of so many scores there are twice as many dots to paint
ROUNDS = 15
SCREENS = 5
SETTLED = 0.4
SIZE = (1120, 760)


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
        self.program = Program(app, Outside(clock(), lambda: None, tuple), folder)
        self.program.window.resize(*SIZE)
        self.program.first_picture.painted.connect(tidy_up)
        self.program.window.show_page("today")
        self.program.window.show()
        self.longest = 0.0
        self.settle()
        self.longest = 0.0
        self.opening = busy(lambda: self.program.window.show_page("review"))
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
            turn = busy(self._app.processEvents)
            self.longest = max(self.longest, turn)
            if turn > 0.2:
                until = time.perf_counter() + SETTLED

    def range(self, chosen: Range) -> float:
        """From the press of a button to the finished picture of the chart."""
        begun = time.process_time()
        self.ranges.chosen.emit(chosen)
        self.longest = max(self.longest, (time.process_time() - begun) * 1000)
        while self.chart.loading:
            self.longest = max(self.longest, busy(self._app.processEvents))
        passed = (self._painted.at - begun) * 1000 + busy(self.chart.repaint)
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

        return [busy(partial(frame, number)) for number in range(FRAMES)]

    def close(self) -> None:
        self.program.close()
        self.program.deleteLater()


def moving(screen: Screen) -> Iterator[tuple[str, list[float]]]:
    """The pictures of a chart that is moved and zoomed, in milliseconds each."""
    yield "moved", screen.frames(lambda number: screen.chart.shift(0.02 if number % 20 < 10 else -0.03))
    yield "zoomed", screen.frames(lambda number: screen.chart.zoom(0.94 if number < FRAMES // 2 else 1.06))
    screen.settle()


def one_size(app: QApplication, entries: int, folder: Path) -> Iterator[Row]:
    """Everything is seen for the first time in a few windows, one after the other."""
    found: dict[tuple[str, float], list[float]] = {}
    for _ in range(SCREENS):
        screen = Screen(app, folder)
        found.setdefault(("opening the page", LIMITS[Range.ALL]), []).append(screen.opening)
        for chosen, limit in LIMITS.items():
            name = chosen.name.lower()
            found.setdefault((f"{name} for the first time", limit), []).append(screen.range(chosen))
            for how, frames in moving(screen):
                found.setdefault((f"{name} {how}, a picture", A_FRAME), []).extend(frames)
        found.setdefault(("longest turn", A_TURN), []).append(screen.longest)
        screen.close()
    for (what, limit), values in found.items():
        yield row(f"chart, {entries:,} entries, {what}", values, "ms", limit)


def growth(app: QApplication, few: Path, many: Path) -> Row:
    """The year of a hundred times as many scores against that of few, in turn."""
    small, big = Screen(app, few), Screen(app, many)
    pairs = [(big.year_anew(), small.year_anew()) for _ in range(ROUNDS)]
    for screen in (small, big):
        screen.close()
    return ratio(f"chart, year of {MANY:,} entries against {FEW:,}", pairs, GROWTH, unit="ms")


def measured(app: QApplication) -> Iterator[Row]:
    with copies() as folders:
        for entries, folder in folders.items():
            yield from one_size(app, entries, folder)
        yield growth(app, folders[FEW], folders[MANY])


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    return tell(measured(app))


if __name__ == "__main__":
    sys.exit(main())
