"""The page of runs over ten years with a run and three scores on every day: no turn holds the window long.

All times are those of the processor, so that other programs do not count.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.planned import Planned
from tests.benchmarks.rows import Row, row, tell

DAYS = 3650
GOES = 5
TURNS = 10
LIMIT_MILLISECONDS = 50.0
_SCORES = ((Moment.DURING_WORST, 18), (Moment.AFTER_60MIN, 19), (Moment.NEXT_MORNING, 7))


def measured() -> Iterator[Row]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - not before its platform is chosen

    from ankle_rehab.ui.pages.runs import RunsPage  # noqa: PLC0415
    from tests.fakes.clock import FakeClock  # noqa: PLC0415
    from tests.ui.house import House  # noqa: PLC0415
    from tests.ui.run_desk import press  # noqa: PLC0415

    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        clock = FakeClock()
        house = House(clock, Path(folder))
        house.guard.answer(frozenset(), twisted=False)
        now, zone, parts = clock.now(), clock.zone(), house.parts

        def at(days: int, hour: int, minute: int = 0) -> Stamp:
            return Stamp.of((now - timedelta(days=days)).replace(hour=hour, minute=minute), zone)

        runs, scores = [], []
        for ago in range(DAYS, 0, -1):
            length = 4_000.0 + ago % 9 * 1000
            runs.append(
                Activity(Sport.RUN, at(ago, 17), seconds=length * 0.36, metres=length, effort=ago % 9)
            )
            for moment, hour in _SCORES:
                when = at(ago, hour)
                scores.append(PainEntry(Side.LEFT, ago % 3, moment, when, when))
        parts.runs.add_all(runs)
        house.diary.add_pains(tuple(scores))
        for ahead in range(7):
            parts.runs.plan(Planned(now.date() + timedelta(days=ahead), metres=5000))
        page = RunsPage(parts, house.themes)
        page.resize(930, 730)
        longest(page.show)
        minutes = iter(range(60))
        works: tuple[tuple[str, Callable[[], object]], ...] = (
            ("looked at anew", page.refresh),
            ("a run is written down", lambda: parts.runs.add(_run(at(0, 8, next(minutes))))),
            ("another week", lambda: press(page, "Week before")),
            ("another stretch of the chart", lambda: press(page, "Earlier weeks")),
        )
        for name, work in works:
            turns = [longest(work) for _ in range(GOES)]
            yield row(f"page of ten years of runs, longest turn, {name}", turns, "ms", LIMIT_MILLISECONDS)
        page.close()
        page.deleteLater()
        app.processEvents()
        house.close()


def _run(start: Stamp) -> Activity:
    return Activity(Sport.RUN, start, seconds=1500, metres=4000)


def longest(work: Callable[[], object]) -> float:
    """The longest turn (ms) of the work and of what follows it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    turns = []
    for turn in range(TURNS):
        begun = time.process_time()
        if turn == 0:
            work()
        else:
            QApplication.processEvents()
        turns.append((time.process_time() - begun) * 1000)
    return max(turns)


if __name__ == "__main__":
    sys.exit(tell(measured()))
