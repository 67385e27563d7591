"""The rules of training load over ten years with a run on every day, which goes against nearly all of them.

All times are those of the processor, so that other programs do not count.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from ankle_rehab.domain.activity import RunType
from ankle_rehab.domain.load import Asked, Outing, Past, Wait
from ankle_rehab.domain.load_log import LoadLog
from ankle_rehab.domain.load_rules import known_of, swaps, weeks_of
from tests.benchmarks.rows import Row, row, tell
from tests.benchmarks.stopwatch import repeated

FIRST = date(2016, 1, 1)
DAYS = 3653
LIMIT_MILLISECONDS = 50.0
WINDOW = 130


def ten_years() -> Past:
    """Long and short, easy and hard, with a red light every eleventh day and an amber one every seventh."""
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    reds = days[::11]
    evenings = [datetime(day.year, day.month, day.day, 19, tzinfo=UTC) for day in reds]
    return Past(
        tuple(_run(number, day) for number, day in enumerate(days)),
        active=frozenset(days[::3]),
        asked=Asked(days[-1], 9.0),
        reds=frozenset(reds),
        ambers=frozenset(days[::7]),
        waits=tuple(Wait(at, at + timedelta(hours=48)) for at in evenings),
        sprained=True,
    )


def _run(number: int, day: date) -> Outing:
    return Outing(
        day,
        kilometres=3 + number * 7 % 23 / 2,
        minutes=20 + number * 5 % 80,
        effort=number * 3 % 9,
        run_type=RunType.TEMPO if number % 5 == 0 else None,
        start=datetime(day.year, day.month, day.day, 17, tzinfo=UTC),
        key=str(number),
    )


def every_week_and_run(past: Past) -> None:
    """As the list and the chart of all years want it."""
    log = LoadLog(past)
    weeks_of(log)
    for run in past.outings:
        known_of(log, run)


def ways_out(past: Past) -> None:
    """As the planner wants them: from the days that it reads."""
    near = Past(past.outings[-WINDOW:], past.active, past.asked, waits=past.waits[-WINDOW // 11 :])
    swaps(near, Outing(FIRST + timedelta(days=DAYS - 20), kilometres=8, planned=True))


def measured() -> Iterator[Row]:
    past = ten_years()
    for what, work in (
        ("every week and every run", every_week_and_run),
        ("the ways out of a plan", ways_out),
    ):
        times = repeated(lambda: work(past))  # noqa: B023 (called at once)
        yield row(f"rules of load over ten years of daily runs, {what}", times, "ms", LIMIT_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(tell(measured()))
