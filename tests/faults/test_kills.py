"""kill -9 at any moment: what was called saved is there, nothing by halves, and the next start is silent.

Faults 1, 13 and 17. The steps to the disk are tried one by one in `tests/storage/test_backup_kills.py`,
`tests/services/test_killed_diary.py` and `tests/exchange/test_killed_import.py`.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.faults.killed_store import WORKS
from tests.faults.tries import seen, tries
from tests.faults.walks import WALKS

ROOT = Path(__file__).resolve().parents[2]
STORE, PROGRAM = "tests.faults.killed_store", "tests.faults.killed_program"
WRITING = ("deeds", "evenings", "import")
MIGRATIONS = tuple(name for name in WORKS if name.startswith("migration-"))
KEEPING = tuple(name for name in WORKS if name not in (*WRITING, *MIGRATIONS))
GROUPS = {"what is written": WRITING, "diaries of former versions": MIGRATIONS, "backups": KEEPING}
OF_THE_STORE, OF_THE_PROGRAM = 10_000, 1_000
MANY, FEWEST_AT_WORK = 100, 0.2
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked there")


def run(module: str, folder: Path, kills: int, names: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Kill each of these that often."""
    return subprocess.run(
        [sys.executable, "-m", module, str(folder), str(kills), *names],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )


def judge(done: subprocess.CompletedProcess[str], harness: str, of: str) -> None:
    assert done.returncode == 0, done.stderr[-4000:]
    counted = json.loads(done.stdout)
    assert counted["kills"] < MANY or counted["died"] >= FEWEST_AT_WORK * counted["kills"]
    saved = f", {counted['saved']:,} acts called saved" if counted["saved"] else ""
    seen(
        harness, f"{of}: {counted['kills']:,} kills, {counted['died']:,} in the middle of work{saved}, 0 lost"
    )


@pytest.mark.parametrize("group", GROUPS)
def test_a_store_that_is_killed_loses_nothing(group: str, tmp_path: Path) -> None:
    names = GROUPS[group]
    each = tries(3, math.ceil(OF_THE_STORE / len(WORKS)))
    judge(run(STORE, tmp_path, each, names), "test_kills", group)


@pytest.mark.parametrize("walk", WALKS)
def test_a_program_that_is_killed_loses_nothing_and_starts_again(walk: str, tmp_path: Path) -> None:
    each = tries(2, OF_THE_PROGRAM // len(WALKS))
    judge(run(PROGRAM, tmp_path, each, [walk]), "test_kills", f"whole program, {walk}")


@pytest.mark.parametrize(
    ("module", "mistake"), [(STORE, "planted-hasty"), (STORE, "planted-halves"), (PROGRAM, "planted-writing")]
)
def test_a_planted_mistake_is_seen(module: str, mistake: str, tmp_path: Path) -> None:
    """Saying "saved" before it is, and writing in two parts what belongs together."""
    done = run(module, tmp_path, 20, [mistake])
    assert done.returncode != 0
    assert "acts were called saved" in done.stderr
