"""Start-up and memory of the program against an empty PySide6 window, measured in turn in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def main() -> int:
    with tempfile.TemporaryDirectory() as data_dir:
        modules = ("tests.benchmarks.first_paint_empty", "tests.benchmarks.first_paint_program")
        for module in modules:
            run_once(module, data_dir)
        pairs = [tuple(run_once(module, data_dir) for module in modules) for _ in range(ROUNDS)]
    over = False
    for words, position, unit in (("first paint", 0, "s"), ("memory (PSS)", 1, "KiB")):
        empty = statistics.median(pair[0][position] for pair in pairs)
        program = statistics.median(pair[1][position] for pair in pairs)
        if not empty:
            print(f"start: {words}: this system does not tell")
            continue
        ratio = statistics.median(pair[1][position] / pair[0][position] for pair in pairs)
        verdict = "ok" if ratio <= LIMIT else "over"
        over = over or verdict == "over"
        figures = f"{program:.3f} against {empty:.3f} {unit}"
        print(f"start: {words}: {ratio:.2f} x an empty window (limit {LIMIT}) {verdict}; {figures}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
