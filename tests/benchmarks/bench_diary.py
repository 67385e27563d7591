"""Diaries of 10,000, 100,000 and 1,000,000 entries: start, list, search, saving, looking back, light.

How soon the chart is painted and how it moves is in `bench_chart.py`, leaving in `bench_export.py`. What is
done in this process and waits for nothing is measured in time of the processor, so that other programs have
no part in it.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ankle_rehab.app import Outside, Program
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.finding import Filter
from ankle_rehab.domain.pain import Moment, Zone
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.review import Review
from ankle_rehab.storage.database import Database
from tests.benchmarks.bare_table import BareTable
from tests.benchmarks.bench_start import run_once
from tests.benchmarks.big_diary import COMMON, DAYS, LAST_DAY, RARE
from tests.benchmarks.diary_copies import FEW, MANY, SIZES, clock, copied, copies, opened, place
from tests.benchmarks.rows import Row, ratio, row, tell
from tests.benchmarks.stopwatch import busy, repeated, seconds
from tests.fakes.entries import pain

YEAR = 365
STARTS = 9
SAVES = 300
PAGES = 5
COLUMNS = 1000
SETTLED = 1.0
START_LIMIT, ENTRY_LIMIT, GROWTH_LIMIT = 1.1, 1.5, 1.5
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


def start(folders: Mapping[int, Path]) -> Iterator[Row]:
    """Process start to the first picture, against that on an empty diary."""
    module = "tests.benchmarks.first_paint_program"
    with place() as empty:
        run_once(module, str(empty))
        for entries, folder in folders.items():
            run_once(module, str(folder))
            pairs = [
                (run_once(module, str(folder))[0], run_once(module, str(empty))[0]) for _ in range(STARTS)
            ]
            what = f"start on {entries:,} entries against an empty diary"
            yield ratio(what, pairs, START_LIMIT, unit="s")


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


def the_list(app: QApplication, folders: Mapping[int, Path]) -> Iterator[Row]:
    first_page(app, folders[FEW])  # what a program loads once is no matter of the diary
    for entries, folder in folders.items():
        times = [first_page(app, folder) for _ in range(PAGES)]
        yield row(f"first page of the list, painted, {entries:,} entries", times, "ms", PAGE_LIMIT)


def search(entries: int, diary: Diary) -> Row:
    def look(wanted: Filter) -> None:
        diary.find(wanted, None, 31)
        diary.found_count(wanted, 1000)

    found = (repeated(partial(look, wanted)) for wanted in LOOKED_FOR)
    slowest = max(found, key=statistics.median)
    return row(f"the slowest of ten searches, {entries:,} entries", slowest, "ms", SEARCH_LIMIT)


def saving(diaries: Mapping[int, Diary]) -> Iterator[Row]:
    """One entry into each diary and one bare commit, in turn."""
    entry = pain(note="The stairs in the morning, then nothing until the evening walk.")
    times: dict[int, list[float]] = {entries: [] for entries in diaries}
    bare: list[float] = []
    with place() as folder, BareTable(folder) as table:
        for _ in range(SAVES):
            bare.append(seconds(lambda: table.save(entry.note)))
            for entries, diary in diaries.items():
                times[entries].append(seconds(partial(diary.add_pain, entry)))
    for entries, found in times.items():
        what = f"saving an entry beside {entries:,} against a bare commit"
        yield ratio(what, zip(found, bare, strict=True), ENTRY_LIMIT, unit="ms", scale=1000)
    what = f"saving an entry beside {MANY:,} against beside {FEW:,}"
    yield ratio(what, zip(times[MANY], times[FEW], strict=True), GROWTH_LIMIT, unit="ms", scale=1000)


def looking_back(entries: int, review: Review) -> Iterator[Row]:
    first = review.first_day()
    assert first is not None
    year = repeated(lambda: review.points(_a_year_ago(), LAST_DAY, COLUMNS))
    yield row(f"the points of a year, {entries:,} entries", year, "ms", YEAR_CHART_LIMIT)
    whole = repeated(lambda: review.points(first, LAST_DAY, COLUMNS))
    yield row(f"the points of all years, {entries:,} entries", whole, "ms", ALL_YEARS_LIMIT)


def one_year_alone(long: Database) -> Row:
    """The year of thirty against the same year where no other one was kept."""
    with copied(MANY * YEAR // DAYS, YEAR) as folder, opened(folder) as short:
        reviews = [Review(Diary(one, clock()), one, clock()) for one in (long, short)]
        ours, theirs = (
            repeated(lambda: review.points(_a_year_ago(), LAST_DAY, COLUMNS))  # noqa: B023 (called at once)
            for review in reviews
        )
    what = "the points of a year, thirty years kept against that one"
    return ratio(what, zip(ours, theirs, strict=True), GROWTH_LIMIT, unit="ms")


def the_light(entries: int, database: Database) -> Iterator[Row]:
    """Nothing is known of it yet, as after an entry was written."""
    diary = Diary(database, clock())
    guard = Guard(clock(), diary, "1")
    year = Span(_a_year_ago(), LAST_DAY)

    def unlit() -> Lights:
        return Lights(diary, database, guard, clock())

    works = (
        ("the light now", lambda: unlit().now(), LIGHT_LIMIT),
        ("the lights of a year", lambda: unlit().days(year), YEAR_LIGHTS_LIMIT),
        ("what holds over time", lambda: unlit().notes(), YEAR_LIGHTS_LIMIT),
    )
    for what, work, limit in works:
        yield row(f"{what}, {entries:,} entries", repeated(work), "ms", limit)


def _a_year_ago() -> date:
    return LAST_DAY - timedelta(days=YEAR - 1)


def measured(app: QApplication) -> Iterator[Row]:
    with copies() as folders, ExitStack() as stack:
        yield from start(folders)
        yield from the_list(app, folders)
        databases = {entries: stack.enter_context(opened(folders[entries])) for entries in SIZES}
        diaries = {entries: Diary(one, clock()) for entries, one in databases.items()}
        for entries, diary in diaries.items():
            yield search(entries, diary)
        for entries, diary in diaries.items():
            yield from looking_back(entries, Review(diary, databases[entries], clock()))
        yield one_year_alone(databases[MANY])
        yield from saving(diaries)
        for entries, database in databases.items():
            yield from the_light(entries, database)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    return tell(measured(app))


if __name__ == "__main__":
    sys.exit(main())
