"""The figure of a real session in a real window: its pictures a second, and what the whole program costs."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ankle_rehab.services.clock import SystemClock
from tests.benchmarks.bench_idle import cpu_seconds
from tests.benchmarks.bench_journey_desk import Visitor, first_session, program
from tests.benchmarks.rows import Row, lacking, row, tell
from tests.benchmarks.virtual_screen import NEEDED, virtual_screen

STRETCHES, SECONDS = 6, 4.0  # in the thirty seconds of the first exercise
PICTURES_A_SECOND = 29.5
PERCENT = 10.0


def measured() -> Iterator[Row]:
    what = "a session in a real window"
    if missing := lacking(what, *NEEDED):
        yield missing
        return
    clock = SystemClock()
    rates, gaps, percents = [], [], []
    with (
        tempfile.TemporaryDirectory() as place,
        virtual_screen() as surroundings,
        program(Path(place) / "diary", surroundings) as process,
    ):
        visitor = Visitor(process, surroundings)
        first_session(visitor)
        visitor.wait_for(1, "running", 15)
        visitor.look_on(2)
        for _ in range(STRETCHES):
            visitor.ask("frames")
            begun, used = clock.read().elapsed, cpu_seconds(process.pid)
            visitor.look_on(SECONDS)
            _, count, longest = visitor.ask("frames").split()
            passed = clock.read().elapsed - begun
            percents.append(100 * (cpu_seconds(process.pid) - used) / passed)
            rates.append(int(count) / passed)
            gaps.append(float(longest))
    yield row(f"{what}, pictures of the figure", rates, "a second", PICTURES_A_SECOND, at_least=True)
    yield row(f"{what}, longest time between two pictures", gaps, "ms")
    yield row(f"{what}, processor of the whole program", percents, "% of a core", PERCENT)


if __name__ == "__main__":
    sys.exit(tell(measured()))
