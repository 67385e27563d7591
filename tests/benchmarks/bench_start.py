"""Start-up and memory of the program against an empty PySide6 window, measured in turn in one run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.rows import Row, ratio, tell, unmeasured

ROUNDS = 9
LIMIT = 1.5
ROOT = Path(__file__).resolve().parents[2]


def run_once(module: str, data_dir: str) -> tuple[float, int]:
    """Seconds from process start to the first paint, and KiB of memory held then."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BENCH_DATA_DIR": data_dir}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the second start of a program is not compiled anew
    command = [sys.executable, "-m", module]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        seconds = time.perf_counter() - begun
        memory = process.stdout.readline().strip()
        process.communicate(timeout=60)
    if first != "painted":
        raise SystemExit(f"{module} did not paint: {first!r}")
    return seconds, int(memory)


def measured() -> Iterator[Row]:
    program, empty = "tests.benchmarks.first_paint_program", "tests.benchmarks.first_paint_empty"
    with tempfile.TemporaryDirectory() as data_dir:
        for module in (empty, program):
            run_once(module, data_dir)
        pairs = [(run_once(program, data_dir), run_once(empty, data_dir)) for _ in range(ROUNDS)]
    seconds = ((ours[0], theirs[0]) for ours, theirs in pairs)
    yield ratio("process start to the first picture, against an empty window", seconds, LIMIT, unit="s")
    what = "memory (PSS), against an empty window"
    if not pairs[0][0][1]:
        yield unmeasured(what, "this system does not tell")
        return
    kibibytes = ((ours[1], theirs[1]) for ours, theirs in pairs)
    yield ratio(what, kibibytes, LIMIT, unit="MiB", scale=1 / 1024)


if __name__ == "__main__":
    sys.exit(tell(measured()))
