"""A diary killed at any step to the disk holds every change that was called saved, and no half of another.

Any other moment is tried in `tests/faults/test_kills.py`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = 3  # each well within the time a test may take on a busy computer
FEWEST_STEPS = 100


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked there")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_death_at_any_step_to_the_disk_costs_nothing(tmp_path: Path, part: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.services.killed_deeds", str(tmp_path), str(part), str(PARTS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= FEWEST_STEPS
