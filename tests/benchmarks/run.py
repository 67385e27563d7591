"""`dev.py bench`: starts the measurements one after the other, and puts what they found on record.

    python -m tests.benchmarks.run [NAME …]

Each has a process of its own. Those that need the processor for themselves come first, those that only wait
for real time to pass come last. What is known is written after each, so that a run may be broken off.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import record
from tests.benchmarks.record import Measured
from tests.benchmarks.rows import KEPT_IN, Row, faults, from_json

LAST = ("sound", "player", "timer", "icing_last_minute", "journey_desk", "idle")
LONGEST_SECONDS = 1800.0
ROOT = Path(__file__).resolve().parents[2]


def known() -> tuple[str, ...]:
    """Every measurement in the order in which they run, `start` for `bench_start.py`."""
    found = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    return (*(name for name in found if name not in LAST), *(name for name in LAST if name in found))


def measure(command: Sequence[str], patience: float = LONGEST_SECONDS) -> tuple[Row, ...]:
    """The rows that a measurement has told; one that broke down or told nothing has a fault for a row."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "rows.jsonl"
        place.touch()
        surroundings = {**os.environ, KEPT_IN: str(place), "PYTHONPATH": str(ROOT)}
        try:
            code = subprocess.run(
                command, cwd=ROOT, env=surroundings, check=False, timeout=patience
            ).returncode
            trouble = f"it ended with code {code}"
        except subprocess.TimeoutExpired:
            code, trouble = -1, f"it took longer than {patience / 60:.0f} minutes"
        lines = place.read_text(encoding="utf-8").splitlines()
    rows = tuple(from_json(json.loads(line)) for line in lines)
    if rows and code == int(any(one.verdict == "over" for one in rows)):
        return rows
    return (*rows, faults("ran to its end", 1, trouble))


def _elsewhere() -> float:
    """Seconds of processor time of all that is no child of this process, since the computer began; Linux."""
    told = Path("/proc/stat")
    if not told.exists():
        return 0.0
    user, nice, system = (int(one) for one in told.read_text(encoding="ascii").split()[1:4])
    own = os.times()
    ticks = os.sysconf("SC_CLK_TCK")
    return (user + nice + system) / ticks - sum(
        (own.user, own.system, own.children_user, own.children_system)
    )


def main() -> int:
    wanted = [name for name in known() if name in sys.argv[1:] or not sys.argv[1:]]
    machine = record.this_machine()
    news: dict[str, Measured] = {}
    for name in wanted:
        print(f"\n{name}", flush=True)
        begun, elsewhere = time.monotonic(), _elsewhere()
        rows = measure([sys.executable, "-m", f"tests.benchmarks.bench_{name}"])
        seconds = time.monotonic() - begun
        load = max(0.0, _elsewhere() - elsewhere) / seconds
        news[name] = Measured(rows, datetime.now(UTC).date(), machine, load, seconds)
        record.keep(record.renewed(record.load(), news, known()))
        print(f"{name} took {seconds:.0f} s", flush=True)
    print(f"\n{record.table(news)}\n\n{record.PAGE.relative_to(ROOT)} holds the whole table.")
    return int(any(row.verdict == "over" for one in news.values() for row in one.rows))


if __name__ == "__main__":
    sys.exit(main())
