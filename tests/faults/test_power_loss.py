"""The power goes while something is written (faults 3, 13, 14, 17, 76; R3): what was called saved is there.

Each step to the disk is recorded, and after it the disk is left as it might be: with none of what was not
synced yet, with all of it, or with any part of it, down to sectors. What SQLite writes of a diary is
recorded by a disk that stands in for the system's; whole ways of writing, with what Python does to files
and names, by strace.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.faults.needs import traced
from tests.faults.power import DAMAGED, FAULTS, HALF, LOST, WHOLE
from tests.faults.power_paths import FORGETS
from tests.faults.tries import seen, tries

ROOT = Path(__file__).resolve().parents[2]
STATES = tries(600, 100_000)
PLANTED = 200
NONE, *OTHERS = FAULTS
OF_EACH = tries(12, 600)
FILES = (
    *("first start", "migration", "backup", "second place", "entry out of backups"),
    *("restore", "restore after damage", "export", "import", "delete everything"),
)
SEEN_WITHOUT = {"names": ("backup", "restore", "export"), "bytes": ("first start", "second place", "export")}


def cut(place: Path, states: int, fault: str) -> dict[str, int]:
    """What became of so many states; in a process of its own, whose disk is the recorder's."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.power", str(place), str(states), "1", fault],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    return {word: int(counted.get(word, 0)) for word in (WHOLE, LOST, HALF, DAMAGED)}


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open cannot be removed there")
def test_whatever_was_called_saved_outlives_the_power(tmp_path: Path) -> None:
    counted = cut(tmp_path, STATES, NONE)
    seen("test_power_loss", f"the diary: {STATES:,} states of the disk, 0 lost, 0 damaged")
    assert counted == {WHOLE: STATES, LOST: 0, HALF: 0, DAMAGED: 0}


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open cannot be removed there")
@pytest.mark.parametrize("fault", OTHERS)
def test_a_diary_that_does_not_wait_for_the_disk_is_seen(tmp_path: Path, fault: str) -> None:
    counted = cut(tmp_path, PLANTED, fault)
    assert counted[WHOLE] < PLANTED * 3 / 4
    assert counted[LOST] + counted[HALF] > PLANTED / 10


def cut_paths(place: Path, states: int, fault: str, names: Sequence[str]) -> list[dict[str, Any]]:
    """What became of so many states of each way of writing."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.power_paths", str(place), str(states), "1", fault, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@traced
def test_files_are_whole_whenever_the_power_goes(tmp_path: Path) -> None:
    found = cut_paths(tmp_path, OF_EACH, NONE, FILES)
    assert {one["name"]: one["wrong"] for one in found if one["wrong"]} == {}
    assert [one["name"] for one in found] == list(FILES)
    states = sum(one["states"] for one in found)
    assert states > OF_EACH
    seen(
        "test_power_loss",
        f"{len(FILES)} ways of writing files: {states:,} states of the disk, 0 lost, 0 torn",
    )


@traced
@pytest.mark.parametrize("fault", SEEN_WITHOUT)
def test_a_sync_that_is_left_out_is_seen(tmp_path: Path, fault: str) -> None:
    assert fault in FORGETS
    found = cut_paths(tmp_path, 30, fault, SEEN_WITHOUT[fault])
    assert [one["name"] for one in found if one["wrong"]] == list(SEEN_WITHOUT[fault])
