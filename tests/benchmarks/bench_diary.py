"""A diary of a million entries beside a small one: start, list, search, saving, leaving, looking back, light.

How soon the chart is painted and how it moves is in `bench_chart.py`. What is done in this process and waits
for nothing is measured in seconds of the processor, so that other programs have no part in it.
"""

from __future__ import annotations

import csv
import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.app import Outside, Program
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.pain import Moment, Zone
from ankle_rehab.domain.span import Span
from ankle_rehab.services import export_job
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.review import Review
from ankle_rehab.storage import entry_codec
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_file import open_diary
from tests.benchmarks.bench_start import run_once
from tests.benchmarks.big_diary import COMMON, DAYS, FEW, LAST_DAY, MANY, RARE, ZONE, big_diary
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain

ROOT = Path(__file__).resolve().parents[2]
YEAR = 365
STARTS = 9
SAVES = 300
ROUNDS = 5
COLUMNS = 1000
SETTLED = 1.0
START_LIMIT, ENTRY_LIMIT, YEAR_LIMIT, EXPORT_LIMIT = 1.1, 1.5, 1.5, 2.0
PAGE_LIMIT, SEARCH_LIMIT, YEAR_CHART_LIMIT, ALL_YEARS_LIMIT = 50.0, 100.0, 100.0, 300.0
LIGHT_LIMIT, YEAR_LIGHTS_LIMIT = 10.0, 60.0
LOOKED_FOR = (
    *(Filter(words=words) for words in (COMMON[0], RARE[0], "s", "nothing like this", " ".join(COMMON[:4]))),
    Filter(sides=frozenset({Side.RIGHT}), moments=frozenset({Moment.AFTER_60MIN})),
    Filter(zones=frozenset({Zone.ACHILLES}), lowest=5),
    Filter(lowest=10),
    Filter(lowest=9, highest=9, until=date(2000, 1, 1)),
    Filter(words=COMMON[1], sides=frozenset({Side.LEFT}), since=date(2010, 1, 1), until=date(2010, 12, 31)),
)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def busy(work: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def fastest(work: Callable[[], object]) -> float:
    """Milliseconds of the processor in the best of a few rounds."""
    return min(busy(work) for _ in range(ROUNDS))


def clock() -> FakeClock:
    return FakeClock(datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 23, tzinfo=ZoneInfo(ZONE)))


class Report:
    """Prints a line for each number and remembers whether one was over its limit."""

    def __init__(self) -> None:
        self.over = False

    def ratio(self, name: str, one: float, other: float, limit: float, unit: str = "ms") -> None:
        """One number against another one."""
        word = self._word(one / other <= limit)
        print(
            f"diary: {name}: {one / other:.2f} (limit {limit}) {word}; {one:.4g} against {other:.4g} {unit}"
        )

    def time(self, name: str, milliseconds: float, limit: float) -> None:
        """One number against a limit in milliseconds."""
        word = self._word(milliseconds <= limit)
        figures = f"{milliseconds:.1f} of {limit:.0f} ms"
        print(f"diary: {name}: {milliseconds / limit:.2f} (limit 1.0) {word}; {figures}")

    def _word(self, held: bool) -> str:
        self.over = self.over or not held
        return "ok" if held else "over"


@contextmanager
def copied(entries: int, days: int = DAYS) -> Iterator[Path]:
    """A folder with a copy of a big diary, on the disk of the project."""
    place = ROOT / "build"
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = Path(name) / "diary"
        shutil.copytree(big_diary(entries, days), folder)
        folder.chmod(0o700)
        yield folder


@contextmanager
def opened_file(folder: Path) -> Iterator[Database]:
    database = open_diary(folder / paths.DIARY_FILE, clock())
    try:
        yield database
    finally:
        database.close()


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Diary, Review]]:
    with opened_file(folder) as database:
        diary = Diary(database, clock())
        yield diary, Review(diary, database, clock())


def start(report: Report, many: Path) -> None:
    module = "tests.benchmarks.first_paint_program"
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as empty:
        for folder in (empty, str(many)):
            run_once(module, folder)
        pairs = [(run_once(module, str(many))[0], run_once(module, empty)[0]) for _ in range(STARTS)]
    big, small = (statistics.median(pair[which] for pair in pairs) for which in (0, 1))
    report.ratio("start on a million entries against an empty diary", big, small, START_LIMIT, "s")


def settle(app: QApplication) -> None:
    """Let pass what the program does just after its first picture."""
    until = time.perf_counter() + SETTLED
    while time.perf_counter() < until:
        app.processEvents()


def first_page(app: QApplication, folder: Path) -> float:
    """Milliseconds from showing the diary page, built but empty, until its first days are painted."""
    program = Program(app, Outside(clock(), lambda: None, tuple), folder)
    program.window.resize(1120, 760)
    program.parts.preferences.change(accepted_version=program.parts.content.first_start().text_version)
    program.open()
    program.window.page("diary")
    settle(app)

    def show() -> None:
        program.window.show_page("diary")
        app.processEvents()

    passed = busy(show)
    program.close()
    program.deleteLater()
    return passed


def the_list(report: Report, app: QApplication, few: Path, many: Path) -> None:
    first_page(app, few)  # what a program loads once is no matter of the diary
    report.time(
        "first page of the list, painted", min(first_page(app, many) for _ in range(ROUNDS)), PAGE_LIMIT
    )


def search(report: Report, diary: Diary) -> None:
    def look(wanted: Filter) -> None:
        diary.find(wanted, None, 31)
        diary.found_count(wanted, 1000)

    slowest = max(fastest(partial(look, wanted)) for wanted in LOOKED_FOR)
    report.time("the slowest of ten searches", slowest, SEARCH_LIMIT)


def saving(report: Report, few: Diary, many: Diary) -> None:
    entry = pain(note="The stairs in the morning, then nothing until the evening walk.")
    pairs = [
        (seconds(lambda: many.add_pain(entry)), seconds(lambda: few.add_pain(entry))) for _ in range(SAVES)
    ]
    big, small = (statistics.median(pair[which] for pair in pairs) * 1000 for which in (0, 1))
    report.ratio("saving an entry, a million against ten thousand", big, small, ENTRY_LIMIT)


def looking_back(report: Report, review: Review, short: Review) -> None:
    since = LAST_DAY - timedelta(days=YEAR - 1)
    first = review.first_day() or since
    year = fastest(lambda: review.points(since, LAST_DAY, COLUMNS))
    report.time("the points of a year", year, YEAR_CHART_LIMIT)
    whole = fastest(lambda: review.points(first, LAST_DAY, COLUMNS))
    report.time("the points of all years", whole, ALL_YEARS_LIMIT)
    alone = fastest(lambda: short.points(since, LAST_DAY, COLUMNS))
    report.ratio("the points of a year, thirty years kept against that one", year, alone, YEAR_LIMIT)


def the_light(report: Report, folder: Path) -> None:
    with opened_file(folder) as database:
        diary = Diary(database, clock())
        lights = Lights(diary, database, Guard(clock(), diary, "1"), clock())
        report.time("the light now", fastest(lights.now), LIGHT_LIMIT)
        year = Span(LAST_DAY - timedelta(days=YEAR - 1), LAST_DAY)
        report.time("the lights of a year", fastest(lambda: lights.days(year)), YEAR_LIGHTS_LIMIT)
        report.time("what holds over time", fastest(lights.notes), YEAR_LIGHTS_LIMIT)


def leaving(report: Report, many: Path) -> None:
    """Rows a second: the export, whole and safe as users have it, against one cursor and the csv module."""
    here, made = many / paths.DIARY_FILE, clock().now().isoformat()
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as name:
        target, bare = Path(name), Path(name) / "bare"
        connection = connect(here, read_only=True)

        def write_bare() -> None:
            with bare.open("w", newline="", encoding="utf-8") as file:
                found = connection.execute(f"SELECT id, {entry_codec.COLUMNS} FROM pain_entry")
                csv.writer(file).writerows(found)

        def write_ours() -> None:
            export_job.write(here, export_job.Form.TABLES, target, made, lambda _part: None)

        gc.disable()  # as the child process does that writes it
        pairs = [(seconds(write_bare), seconds(write_ours)) for _ in range(ROUNDS)]
        gc.enable()
        connection.close()
        ours = sum(_lines(path) - 1 for path in target.glob("*.csv"))
        theirs = _lines(bare)
    report.ratio(
        "leaving as CSV, a bare cursor against the export",
        theirs / min(pair[0] for pair in pairs) / 1000,
        ours / min(pair[1] for pair in pairs) / 1000,
        EXPORT_LIMIT,
        "thousand rows a second",
    )


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report = Report()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    dense = MANY * YEAR // DAYS
    with copied(FEW) as few, copied(MANY) as many, copied(dense, YEAR) as short:
        start(report, many)
        the_list(report, app, few, many)
        with opened(few) as (small, _), opened(many) as (big, review), opened(short) as (_, brief):
            search(report, big)
            looking_back(report, review, brief)
            saving(report, small, big)
        the_light(report, many)
        leaving(report, many)
    return 1 if report.over else 0


if __name__ == "__main__":
    sys.exit(main())
