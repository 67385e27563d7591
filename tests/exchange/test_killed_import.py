"""An import killed at any step leaves the diary as it was, or with all that was to come."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FEWEST_STEPS = 10


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked there")
def test_a_death_at_any_step_costs_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.exchange.killed_import", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= FEWEST_STEPS
