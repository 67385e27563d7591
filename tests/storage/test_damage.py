"""Some hundreds of damaged diaries: nothing breaks, nothing hangs, no changed value is taken for a true one.

`python -m tests.storage.damage 10000` does as many as wanted.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.damage import UNNOTICED, run

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 250


@pytest.mark.parametrize("seed", [11, 12])
def test_no_changed_value_is_taken_for_a_true_one(seed: int) -> None:
    counted = run(ROUNDS, seed)
    assert sum(counted.values()) == ROUNDS
    assert counted["told when read: DamagedFile"] > ROUNDS / 10
    assert counted[UNNOTICED] <= ROUNDS / 100


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
def test_a_part_of_the_disk_that_cannot_be_read_is_damage_and_is_kept_aside(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.failing_disk", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["DamagedFile", 40, "diary.db.damaged-20261122T080509Z", True]
