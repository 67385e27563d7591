"""Plants mistakes in the program, one at a time, and counts how many the tests beside it notice.

`python -m tests.faults.mutation [--sample N] [--seed S] [AREA …]` works on copies of the checkout in
`build/mutation` and prints the score of each area; it ends with 1 where one is below the goal. All mistakes
of all areas take a day; `--sample` plants so many in each area, drawn by chance, and says between which
bounds the score of all of them is, 95 times of 100. The same seed draws the same: after tests were written
for what it drew, only another one tells the score. In a soak the scores go into the table. A mistake that
makes the tests run without end counts as noticed. One that only writes words of SQL in other letters, which
SQLite does not tell apart, is none and is left out. `build/mutation/AREA/unnoticed` names those that were not
noticed; there, `python -m mutmut show NAME` says what each is.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ankle_rehab.domain.value import value
from tests.faults.memory import memory
from tests.faults.quick_first import BEFORE_ALL, MEASURED, SLOW_TOO
from tests.faults.tries import seen

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "mutation"
GOAL = 0.85
SEED = 7
SURENESS = 1.96
NOTICED = ("killed", "timeout", "segfault", "check was interrupted by user")
"""The last is how mutmut calls it when no module of tests can be imported any more."""
UNNOTICED = ("survived", "no tests", "suspicious")
_NONE = "none of them"
_TEXT = re.compile(r'"[^"]*"')
_SQL = re.compile(
    r'"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|WITH|FROM|WHERE|AND|ORDER BY|GROUP BY|LIMIT|VALUES'
    r"|ON CONFLICT|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|ATTACH|DETACH|VACUUM|REINDEX|ANALYZE)\b",
    re.IGNORECASE,
)
_PYTEST = (
    *("-p", "no:xdist", "-p", "no:cacheprovider", "-p", "tests.faults.quick_first"),
    *("-o", "faulthandler_timeout=0"),
)


@value
class Area:
    """Files in which mistakes are planted, and the tests that should notice them."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "storage": Area(
        ("ankle_rehab/storage/*.py",),
        (
            "tests/storage",
            *(f"tests/exchange/test_{name}coming_back.py" for name in ("", "advice_", "runs_", "signs_")),
            *(f"tests/services/test_review{name}.py" for name in ("", "_past", "_runs", "_steps")),
            *(f"tests/services/test_{name}.py" for name in ("backup_rounds", "backups", "errand", "runs")),
            "tests/services/test_transfer.py",
        ),
    ),
    "scheduler": Area(
        ("ankle_rehab/domain/schedule.py", "ankle_rehab/domain/reminder*.py", "ankle_rehab/domain/quiet.py"),
        (
            *("tests/domain/test_schedule.py", "tests/domain/test_reminder.py", "tests/domain/test_quiet.py"),
            "tests/services/test_reminders.py",
        ),
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
    "import": Area(
        tuple(
            f"ankle_rehab/exchange/{name}.py"
            for name in (
                *("*_reader", "run_*", "fit_checksum", "json_stream", "csv_stream", "kinds", "fields"),
                *("lists", "moments", "times", "cells", "signs", "triage", "source", "problem", "found"),
            )
        ),
        ("tests/exchange", "tests/services/test_run_files.py", "tests/services/test_transfer.py"),
    ),
}


@value
class Score:
    """How many mistakes were noticed, of those that were planted, of those that there are.

    `same` were planted besides, and are no mistakes.
    """

    noticed: int
    planted: int
    all: int
    same: int = 0

    @property
    def share(self) -> float:
        return self.noticed / self.planted

    @property
    def bounds(self) -> tuple[float, float]:
        """Wilson's: between these the share of all mistakes is, 95 times of 100."""
        z, n, p = SURENESS, self.planted, self.share
        middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)

    def __str__(self) -> str:
        same = f", {self.same:,} more the same to SQLite" if self.same else ""
        if self.planted + self.same == self.all:
            return f"{self.noticed:,} of {self.planted:,} noticed{same}, {self.share:.1%}"
        low, high = self.bounds
        drawn = f"{self.noticed:,} of {self.planted:,} noticed{same}, drawn by chance from {self.all:,}"
        return f"{drawn}: {self.share:.1%} ({low:.1%} to {high:.1%})"


def prepare(area: Area, place: Path) -> None:
    """A copy of the checkout that knows what is to be planted in it."""
    copy(place)
    orders = {
        "source_paths": ["ankle_rehab"],
        "only_mutate": list(area.files),
        "also_copy": ["ankle_rehab", "packaging", "resources"],
        "pytest_add_cli_args": list(_PYTEST),
        "pytest_add_cli_args_test_selection": list(area.tests),
        "process_isolation": "forkserver",  # no mistake is hidden by what a test before it has kept,
        "forkserver_warmup": "none",  # nor by what was imported before it was planted
        "use_git_change_detection": False,
    }
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in orders.items())
    with (place / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[tool.mutmut]\n{lines}")


def copy(place: Path) -> None:
    """What git keeps of the checkout, as it stands there now."""
    shutil.rmtree(place, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, place / name)


def score(area: Area, place: Path, sample: int, seed: int = SEED) -> Score:
    """Plant mistakes in a copy of the checkout at `place`: so many, drawn by `seed`, or with 0 all."""
    prepare(area, place)
    names: list[str] = []
    _mutmut(place, "run", _NONE, none=True)
    every = sorted(_ends(place))
    _try_with_all(place / "mutants", every)
    if sample:
        names = sorted(random.Random(seed).sample(every, min(sample, len(every))))
    _mutmut(place, "run", *names)
    if left := _unnoticed(names, _ends(place)):
        _mutmut(place, "run", *left, slow_too=True)
    ends = _ends(place)
    tried = {name: ends[name] for name in names or ends}
    alive = _unnoticed(names, ends)
    unnoticed = [name for name in alive if not same_to_sqlite(_mutmut(place, "show", name))]
    (place / "unnoticed").write_text("".join(f"{tried[name]} {name}\n" for name in unnoticed), "utf-8")
    noticed = sum(end in NOTICED for end in tried.values())
    return Score(noticed, noticed + len(unnoticed), len(ends), len(alive) - len(unnoticed))


def same_to_sqlite(difference: str) -> bool:
    """Whether only words of SQL are in other letters, none of them inside quotes of its own."""
    lines = [line for line in difference.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    if [line[0] for line in lines] != ["-", "+"]:
        return False
    before, after = (line[1:] for line in lines)
    if _TEXT.sub('""', before) != _TEXT.sub('""', after):
        return False
    changed = [
        pair for pair in zip(_TEXT.findall(before), _TEXT.findall(after), strict=True) if len({*pair}) > 1
    ]
    return all(
        was.casefold() == now.casefold() and "'" not in was and _SQL.match(was) for was, now in changed
    )


def _try_with_all(place: Path, every: Iterable[str]) -> None:
    """Mistakes in what ran before the first test, or only in other processes, are tried with all tests."""
    measured = json.loads((place / MEASURED).read_text(encoding="utf-8"))
    tests = measured["tests_by_mangled_function_name"]
    functions = {name.rpartition("__mutmut_")[0] for name in every}
    before = json.loads((place / BEFORE_ALL).read_text(encoding="utf-8"))
    for name in functions.intersection(before) | {one for one in functions if not tests.get(one)}:
        tests[name] = sorted(measured["duration_by_test"])
    (place / MEASURED).write_text(json.dumps(measured), encoding="utf-8")


def _unnoticed(names: Sequence[str], ends: Mapping[str, str]) -> list[str]:
    """Of these, or of all where none is named."""
    return sorted(name for name in names or ends if ends[name] in UNNOTICED)


def _ends(place: Path) -> Mapping[str, str]:
    """How the tests ended with each mistake that there is."""
    lines = _mutmut(place, "results", "--all", "true").splitlines()
    found = (line.strip().rpartition(": ") for line in lines)
    return {name: end for name, _, end in found}


def _mutmut(place: Path, *words: str, none: bool = False, slow_too: bool = False) -> str:
    """What it says; with `none` it makes all mistakes and ends with a complaint that it is to plant none.

    With `slow_too` tests that take long are run as well, for what the quick ones have not noticed.
    """
    command = [sys.executable, "-m", "mutmut", *words]
    errors = subprocess.DEVNULL if none else None
    there = {"TMPDIR": str(memory() or tempfile.gettempdir())} | ({SLOW_TOO: "1"} if slow_too else {})
    done = subprocess.run(
        command,
        cwd=place,
        env=os.environ | there,
        check=not none,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S")
    parser.add_argument("areas", nargs="*", metavar="AREA")
    asked = parser.parse_args()
    low = 0
    for name in asked.areas or AREAS:
        found = score(AREAS[name], PLACE / name, asked.sample, asked.seed)
        said = f"{name}: {found}"
        print(said, flush=True)
        seen("mutation", said)
        low += found.share < GOAL
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
