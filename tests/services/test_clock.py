"""The clock of this computer: the zone by its name, and seconds that never run backwards."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.services.clock import SystemClock

TELL = """
from ankle_rehab.services.clock import SystemClock
clock = SystemClock()
print(clock.zone(), clock.now().utcoffset().total_seconds() / 3600)
"""


def told(zone: str | None) -> list[str]:
    """What a fresh program knows of the local time when the environment says `zone`."""
    env = {name: value for name, value in os.environ.items() if name != "TZ"}
    env |= {} if zone is None else {"TZ": zone}
    words = [sys.executable, "-c", TELL]
    return subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout.split()


def test_the_zone_is_known_by_its_name() -> None:
    clock = SystemClock()
    assert clock.zone() == "Pacific/Auckland"
    assert clock.now().tzinfo == ZoneInfo("Pacific/Auckland")


def test_a_look_at_all_clocks_agrees_with_a_look_at_the_wall() -> None:
    clock = SystemClock()
    before, reading, after = clock.now(), clock.read(), clock.now()
    assert before <= reading.wall <= after
    assert Stamp.of(reading.wall, clock.zone()).local_date in (before.date(), after.date())
    assert after - before < timedelta(minutes=1)


def test_seconds_never_run_backwards_and_belong_to_one_boot() -> None:
    clock = SystemClock()
    readings = [clock.read() for _ in range(1000)]
    assert all(one.elapsed <= other.elapsed for one, other in pairwise(readings))
    assert {reading.boot_id for reading in readings} == {SystemClock().read().boot_id}
    assert readings[0].boot_id


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not ask the environment for its zone")
@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Kolkata", ["Asia/Kolkata", "5.5"]),
        (":Asia/Kolkata", ["Asia/Kolkata", "5.5"]),
        ("XYZ-3", ["UTC+03:00", "3.0"]),
        ("XYZ+9:30", ["UTC-09:30", "-9.5"]),
    ],
)
def test_what_the_environment_says_decides(zone: str, expected: list[str]) -> None:
    assert told(zone) == expected


def test_without_a_word_from_the_environment_the_system_is_asked() -> None:
    name, hours = told(None)
    assert name
    assert -12 <= float(hours) <= 14


ON_A_JOURNEY = """
import os, sys
from pathlib import Path
from ankle_rehab.services.clock import SystemClock
zones, link = Path(sys.argv[1]) / "zoneinfo", Path(sys.argv[1]) / "localtime"
def choose(name):
    (zones / name).parent.mkdir(parents=True, exist_ok=True)
    (zones / name).touch()
    link.unlink(missing_ok=True)
    link.symlink_to(zones / name)
choose("Europe/Berlin")
clock = SystemClock(link)
print(clock.zone(), clock.now().tzname() in ("CET", "CEST"))
choose("Asia/Tokyo")
print(clock.read().wall.tzname(), clock.zone())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its zone in the registry")
def test_another_zone_on_a_journey_holds_at_the_next_look(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "TZ"}
    words = [sys.executable, "-c", ON_A_JOURNEY, str(tmp_path)]
    run = subprocess.run(words, env=env, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["Europe/Berlin True", "JST Asia/Tokyo"]
