"""Sleep and moved clocks: seen by one look a minute, and at once where logind tells of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.services.bus import Bus
from ankle_rehab.services.sleep_watch import SleepWatch
from tests.fakes.clock import FakeClock
from tests.fakes.session_bus import session_bus

ROOT = Path(__file__).resolve().parents[2]


class Diligent:
    """Keeps what a watch says."""

    def __init__(self, watch: SleepWatch) -> None:
        self.resumed: list[float] = []
        self.armed: list[bool] = []
        watch.resumed.connect(self.resumed.append)
        watch.armed.connect(self.armed.append)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with session_bus(tmp_path) as one:
        yield one.address


@contextmanager
def logind(address: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.fakes.logind", address]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def tell(process: subprocess.Popen[str], *words: str) -> None:
    assert process.stdin is not None
    process.stdin.write("".join(f"{word}\n" for word in words))
    process.stdin.flush()


@pytest.mark.parametrize(
    ("asleep", "told"),
    [(0, []), (25, []), (31, [91]), (3600, [3660]), (72 * 3600, [72 * 3600 + 60])],
)
@pytest.mark.parametrize("counts_sleep", [True, False])
def test_a_gap_of_more_than_ninety_seconds_was_a_sleep(
    clock: FakeClock, asleep: float, told: list[float], counts_sleep: bool
) -> None:
    clock.counts_sleep = counts_sleep
    watch = SleepWatch(clock)
    seen = Diligent(watch)
    clock.advance(60)
    clock.sleep(asleep)
    watch.look()
    watch.look()
    assert seen.resumed == told


@pytest.mark.parametrize(
    ("wall", "told"),
    [
        ("2026-11-22T09:00:30+01:00", []),
        ("2026-11-22T10:00:00+01:00", [3600]),
        ("2026-11-22T08:59:59+01:00", [-1]),
        ("2001-01-01T00:00:00+01:00", [-817030800]),
    ],
)
def test_a_clock_that_was_set_is_seen(clock: FakeClock, wall: str, told: list[float]) -> None:
    watch = SleepWatch(clock)
    seen = Diligent(watch)
    clock.set_wall(datetime.fromisoformat(wall))
    watch.look()
    assert seen.resumed == told


def test_another_zone_is_seen(clock: FakeClock) -> None:
    watch = SleepWatch(clock)
    seen = Diligent(watch)
    clock.advance(60)
    clock.travel("Asia/Tokyo")
    watch.look()
    assert seen.resumed == [60]


def test_the_hour_between_winter_and_summer_is_no_sleep() -> None:
    clock = FakeClock(datetime.fromisoformat("2026-03-29T01:59:30+01:00"))
    watch = SleepWatch(clock)
    seen = Diligent(watch)
    clock.advance(60)
    watch.look()
    assert seen.resumed == [60], "the offset is another one, and no hour was lost"


def test_logind_tells_of_waking_at_once(clock: FakeClock, address: str, qtbot: QtBot) -> None:
    with logind(address) as manager:
        watch = SleepWatch(clock, Bus(address))
        seen = Diligent(watch)
        with qtbot.waitSignal(watch.armed):
            watch.start()
        assert seen.armed == [True]
        clock.sleep(20)
        with qtbot.waitSignal(watch.resumed):
            tell(manager, "sleep", "wake")
        assert seen.resumed == [20]
        watch.stop()


def test_ten_wakings_in_a_row_are_told_once(clock: FakeClock, address: str, qtbot: QtBot) -> None:
    with logind(address) as manager:
        watch = SleepWatch(clock, Bus(address))
        seen = Diligent(watch)
        with qtbot.waitSignal(watch.armed):
            watch.start()
        with qtbot.waitSignal(watch.resumed):
            tell(manager, *["sleep", "wake"] * 10)
        clock.advance(6)
        with qtbot.waitSignal(watch.resumed):
            tell(manager, "wake")
        assert seen.resumed == [0, 6]
        watch.stop()


def test_a_bus_without_logind_says_so(clock: FakeClock, address: str, qtbot: QtBot) -> None:
    watch = SleepWatch(clock, Bus(address))
    seen = Diligent(watch)
    with qtbot.waitSignal(watch.armed):
        watch.start()
    assert seen.armed == [False]
    watch.stop()


def test_no_bus_says_so_and_goes_on_by_the_clock(clock: FakeClock, tmp_path: Path) -> None:
    watch = SleepWatch(clock, Bus(f"unix:path={tmp_path / 'nobody'}"))
    seen = Diligent(watch)
    watch.start()
    assert seen.armed == [False]
    clock.sleep(3600)
    watch.look()
    assert seen.resumed == [3600]
    watch.stop()


def test_a_bus_that_goes_is_told_and_taken_up_again(clock: FakeClock, tmp_path: Path, qtbot: QtBot) -> None:
    with session_bus(tmp_path) as one:
        watch = SleepWatch(clock, Bus(one.address))
        seen = Diligent(watch)
        with logind(one.address):
            with qtbot.waitSignal(watch.armed):
                watch.start()
            with qtbot.waitSignal(watch.armed):
                one.end()
        one.begin()
        with logind(one.address), qtbot.waitSignal(watch.armed):
            watch._timer.timeout.emit()
        assert seen.armed == [True, False, True]
        watch.stop()
