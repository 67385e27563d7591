"""Plants mistakes in the program, one at a time, and counts how many the tests beside it notice.

`python -m tests.faults.mutation [AREA …]` works on copies of the checkout in `build/mutation` and prints the
score of each area; it ends with 1 where one is below the goal. In a soak the scores go into the table. A
mistake that makes the tests run without end counts as noticed. All areas together take hours.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from ankle_rehab.domain.value import value
from tests.faults.tries import seen

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "mutation"
GOAL = 0.85
NOTICED = ("killed", "timeout", "segfault")
UNNOTICED = ("survived", "no_tests", "suspicious")


@value
class Area:
    """Files in which mistakes are planted, and the tests that should notice them."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "storage": Area(("ankle_rehab/storage/*.py",), ("tests/storage",)),
    "scheduler": Area(
        ("ankle_rehab/domain/schedule.py", "ankle_rehab/domain/reminder*.py", "ankle_rehab/domain/quiet.py"),
        ("tests/domain/test_schedule.py", "tests/domain/test_reminder.py", "tests/domain/test_quiet.py"),
    ),
    "safety": Area(
        (
            *("ankle_rehab/domain/safety.py", "ankle_rehab/domain/triage.py", "ankle_rehab/domain/asking.py"),
            *("ankle_rehab/domain/light.py", "ankle_rehab/domain/light_now.py"),
            *("ankle_rehab/domain/over_time.py", "ankle_rehab/domain/icing_rules.py"),
            *("ankle_rehab/domain/carrying.py", "ankle_rehab/domain/load_checks.py"),
        ),
        ("tests/domain",),
    ),
    "import": Area(("ankle_rehab/exchange/*.py",), ("tests/exchange",)),
}


def score(area: Area, place: Path) -> tuple[int, int]:
    """Plant every mistake there is in an area of the copy at `place`; how many were noticed of how many."""
    orders = {
        "source_paths": ["ankle_rehab"],
        "only_mutate": list(area.files),
        "also_copy": ["ankle_rehab", "packaging", "resources"],
        "pytest_add_cli_args": ["-p", "no:xdist", "-o", "faulthandler_timeout=0"],
        "pytest_add_cli_args_test_selection": list(area.tests),
    }
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in orders.items())
    with (place / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[tool.mutmut]\n{lines}")
    for verb in ("run", "export-cicd-stats"):
        subprocess.run(
            [sys.executable, "-m", "mutmut", verb], cwd=place, check=True, stdout=subprocess.DEVNULL
        )
    found = json.loads((place / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    noticed = sum(found[name] for name in NOTICED)
    return noticed, noticed + sum(found[name] for name in UNNOTICED)


def copy(place: Path) -> None:
    """What git keeps of the checkout, as it stands there now."""
    shutil.rmtree(place, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, place / name)


def main() -> int:
    low = 0
    for name in sys.argv[1:] or AREAS:
        copy(PLACE / name)
        noticed, planted = score(AREAS[name], PLACE / name)
        said = f"{name}: {noticed:,} of {planted:,} noticed, {noticed / planted:.1%}"
        print(said, flush=True)
        seen("mutation", said)
        low += noticed < GOAL * planted
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
