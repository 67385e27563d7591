"""Days by a moved clock and minutes by the real one: nothing grows or goes wrong (44, R12, R20)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.tries import seen, tries

ROOT = Path(__file__).resolve().parents[2]
MOST_KILOBYTES = 5 * 1024
MOST_DRIFT_SECONDS = 0.05
MORE_OBJECTS = 300
"""Cards of the diary and of Today that there are more of after days; each page may have a few."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
HOURS, QUICK_HOURS = 72.0, 52.0
TICK_SECONDS, QUICK_TICK_SECONDS = 2.592, 60.0  # 100,000 ticks in 72 hours
MINUTES, QUICK_MINUTES = 30.0, 0.05


def lived(folder: Path, *words: object) -> dict[str, Any]:
    """What a process tells that has lived so long."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.long_program", str(folder), *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def grown(found: dict[str, Any]) -> dict[str, int]:
    """By how much there is more of anything than when it was warm."""
    return {name: found["end"][name] - found["warm"][name] for name in found["end"]}


def wrong(found: dict[str, Any]) -> set[str]:
    """What grew, or went otherwise than it should."""
    more = grown(found)
    limits = {"kilobytes": MOST_KILOBYTES, "objects": MORE_OBJECTS}
    grew = {name for name, number in more.items() if number > limits.get(name, 0)}
    if found.get("drift", 0.0) > MOST_DRIFT_SECONDS:
        grew.add("drift")
    return grew | set(found["complaints"])


@linux
def test_three_days_leave_no_trace_in_the_program(data_dir: Path) -> None:
    full = bool(tries(0, 1))
    hours, seconds = (HOURS, TICK_SECONDS) if full else (QUICK_HOURS, QUICK_TICK_SECONDS)
    found = lived(data_dir, "days", hours, seconds)
    assert not wrong(found), found
    seen(
        "test_long_run",
        f"{hours:.0f} h by a moved clock, {found['ticks']:,} ticks: memory {grown(found)['kilobytes']:+,} KB,"
        f" descriptors and timers +0, drift {1000 * found['drift']:.0f} ms",
    )


@linux
def test_real_minutes_leave_no_trace_either(data_dir: Path) -> None:
    full = bool(tries(0, 1))
    minutes = MINUTES if full else QUICK_MINUTES
    found = lived(data_dir, "minutes", minutes)
    kinds = wrong(found)
    if not full:
        kinds -= {"kilobytes", "objects", "timers", "threads"}  # it is not warm yet
    assert not kinds, found
    seen(
        "test_long_run",
        f"{minutes:.0f} min by the real clock: memory {grown(found)['kilobytes']:+,} KB, descriptors +0",
    )


@linux
def test_whatever_leaks_is_seen(data_dir: Path) -> None:
    found = lived(data_dir, "days", 4, QUICK_TICK_SECONDS, "leaking")
    assert wrong(found) >= {"kilobytes", "descriptors", "timers", "drift"}, found
