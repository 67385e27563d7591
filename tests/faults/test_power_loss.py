"""The power goes while a diary is written (fault 3; R3): what was called saved is there, and no half of a change.

Each step of SQLite to the disk is recorded, and after each the disk is left as it might be: with none of what
was not synced yet, with all of it, or with any part of it, down to sectors.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.power import DAMAGED, FAULTS, HALF, LOST, WHOLE
from tests.faults.tries import seen, tries

ROOT = Path(__file__).resolve().parents[2]
STATES = tries(1_000, 100_000)
PLANTED = 200
NONE, *OTHERS = FAULTS


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
    seen("test_power_loss", f"{STATES:,} states of the disk, 0 lost, 0 damaged")
    assert counted == {WHOLE: STATES, LOST: 0, HALF: 0, DAMAGED: 0}


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open cannot be removed there")
@pytest.mark.parametrize("fault", OTHERS)
def test_a_diary_that_does_not_wait_for_the_disk_is_seen(tmp_path: Path, fault: str) -> None:
    counted = cut(tmp_path, PLANTED, fault)
    assert counted[WHOLE] < PLANTED / 2
    assert counted[LOST] + counted[HALF] > PLANTED / 10
