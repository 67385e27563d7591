"""At every call to the system that a way of writing makes it is killed or refused: nothing is lost, all is told.

Faults 1, 2, 4, 5, 13, 14, 15, 17 and 76, goal R4: strace lets the n-th call end the process, or fail with "no
room", "over quota", "input/output error", "read-only", "not allowed" or "interrupted", for each n.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.needs import traced
from tests.faults.planted_calls import PLANTED
from tests.faults.tries import seen, tries
from tests.faults.write_paths import PATHS

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 1200
SEED = 7
FEWEST = 10
pytestmark = traced


def swept(name: str, folder: Path, most: int) -> dict[str, object]:
    """What came of it; `most` calls by chance, all of them when it is 0."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.call_sweep", name, str(folder), str(most), str(SEED)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("name", PATHS)
def test_a_harm_at_any_call_costs_nothing_and_is_told(name: str, tmp_path: Path) -> None:
    found = swept(name, tmp_path, tries(FEWEST, 0))
    assert found["wrong"] == []
    assert int(str(found["tried"])) >= FEWEST
    seen("test_system_calls", f"{name}: {found['tried']} calls harmed, 0 lost, 0 untold")


@pytest.mark.parametrize("name", PLANTED)
def test_a_way_of_writing_that_is_at_fault_is_noticed(name: str, tmp_path: Path) -> None:
    assert swept(name, tmp_path, tries(40, 0))["wrong"]
