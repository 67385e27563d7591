"""Killed at any step to the disk, the diary, its backups and their copies are whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.kills import CASES

ROOT = Path(__file__).resolve().parents[2]
FEWEST_STEPS = 10


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked there")
@pytest.mark.parametrize("case", CASES)
def test_a_death_at_any_step_costs_nothing(case: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.kills", case, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= FEWEST_STEPS
