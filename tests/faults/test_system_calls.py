"""At every call to the system a way of writing is killed or refused: nothing is lost, all is told.

Faults 1, 2, 4, 5, 13, 14, 15, 17 and 76, goal R4: strace lets the n-th call end the process, or fail with "no
room", "over quota", "input/output error", "read-only", "not allowed" or "interrupted", for each n.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.faults.needs import IN_CI, may_mount, may_trace, traced
from tests.faults.planted_calls import PLANTED
from tests.faults.tries import seen, tries
from tests.faults.write_paths import PATHS

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 7200
SEED = 7
FEWEST = 7
ENOUGH = 20
AGAIN = 60
ALL = 100_000
GROUPS = {
    "acts": (
        *("entry", "edit", "delete", "delete for good", "undo", "draft", "day mark", "session step"),
        *("session end", "setting", "import", "leaving", "export", "delete everything"),
    ),
    "starts": ("start after a kill", "first start", "migration"),
    "backups": ("backup", "thinning", "second place", "entry out of backups"),
    "bringing back": ("restore", "restore after damage"),
}
ONLY_LOOKS = "start after a kill"


def swept(names: Sequence[str], folder: Path, most: int, only: str = "") -> list[dict[str, Any]]:
    """What came of each way of writing, harmed at `most` calls taken by chance, or at all.

    `only` is one kind of harm at one kind of call, as "EIO at fsync".
    """
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.call_sweep", str(folder), str(most), str(SEED), only, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_in_ci_nothing_of_this_is_skipped() -> None:
    assert not os.environ.get(IN_CI) or (may_trace() and may_mount())


def test_every_way_of_writing_is_in_a_group() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(PATHS)


@traced
@pytest.mark.parametrize("group", GROUPS)
def test_a_harm_at_any_call_costs_nothing_and_is_told(group: str, tmp_path: Path) -> None:
    names = GROUPS[group]
    found = swept(names, tmp_path, tries(FEWEST, ALL))
    assert [one["name"] for one in found] == list(names)
    assert {one["name"]: one["wrong"] for one in found if one["wrong"]} == {}
    assert [one["name"] for one in found if not one["changing"]] in ([], [ONLY_LOOKS])
    assert all(one["tried"] >= FEWEST for one in found)
    calls = "every call" if all(one["every"] for one in found) else "some calls"
    tried = sum(one["tried"] for one in found)
    seen(
        "test_system_calls",
        f"{group}, {len(found)} ways of writing at {calls}: {tried:,} harmed, 0 lost, 0 untold",
    )


@traced
def test_a_way_of_writing_that_is_at_fault_is_noticed(tmp_path: Path) -> None:
    found = swept(list(PLANTED), tmp_path, tries(ENOUGH, ENOUGH))
    assert [one["name"] for one in found if one["wrong"]] == list(PLANTED)


@traced
@pytest.mark.parametrize(
    ("name", "only"),
    [
        ("restore after damage", "EIO at newfstatat"),  # what could not be looked at was taken for gone
        ("entry out of backups", "EROFS at rename"),  # it was out, and only the name told of it still
        ("entry out of backups", "EACCES at pread64"),  # a reading that failed was no known trouble
        ("edit", "EACCES at pread64"),  # the sums of the index of words that could not be read were kept
        ("delete", "EACCES at pread64"),
    ],
)
def test_what_once_went_wrong_goes_well(name: str, only: str, tmp_path: Path) -> None:
    (found,) = swept([name], tmp_path, tries(AGAIN, ALL), only)
    assert found["wrong"] == []
