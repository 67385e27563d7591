"""Start-up and memory of the program against an empty PySide6 window, measured in turn in one run.

A second opinion comes from hyperfine, which measures both programs from their start to their end.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.first_paint import SETTLED
from tests.benchmarks.rows import Row, lacking, ratio, tell, unmeasured

ROUNDS = 9
MEMORY_ROUNDS = 3
SETTLED_MILLISECONDS = 1000
LIMIT = 1.5
TIMES = {"at the first picture": LIMIT, "when all that follows it is there": None, "a second later": None}
"""When both programs tell their memory, and the most that is allowed."""
ROOT = Path(__file__).resolve().parents[2]


def surroundings(data_dir: str) -> dict[str, str]:
    """The environment of both programs."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BENCH_DATA_DIR": data_dir}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the second start of a program is not compiled anew
    return environment


def run_once(module: str, data_dir: str, *, settle: int = 0) -> tuple[float, list[int]]:
    """Seconds from process start to the first paint, and KiB of memory held then and when all is there.

    With `settle`, in milliseconds, also the memory that is held so long after that.
    """
    environment = {**surroundings(data_dir), SETTLED: str(settle)}
    command = [sys.executable, "-m", module]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        seconds = time.perf_counter() - begun
        memory = [int(line) for line in process.stdout.read().split()]
    if first != "painted":
        raise SystemExit(f"{module} did not paint: {first!r}")
    return seconds, memory


def by_hyperfine(modules: tuple[str, str], data_dir: str) -> Row:
    """Both programs from process start to process end, one after the other."""
    what = "process start to its end, against an empty window, by hyperfine"
    if missing := lacking(what, "hyperfine"):
        return missing
    told = Path(data_dir) / "hyperfine.json"
    words = ["hyperfine", "-N", "--style", "none", "-w", "1", "-r", str(ROUNDS), "--export-json", str(told)]
    commands = [f"{shlex.quote(sys.executable)} -m {module}" for module in modules]
    subprocess.run(
        [*words, *commands], env=surroundings(data_dir), cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    ours, theirs = (one["times"] for one in json.loads(told.read_text(encoding="utf-8"))["results"])
    return ratio(what, zip(ours, theirs, strict=True), unit="s")


def measured() -> Iterator[Row]:
    program, empty = "tests.benchmarks.first_paint_program", "tests.benchmarks.first_paint_empty"
    with tempfile.TemporaryDirectory() as data_dir:
        for module in (empty, program):
            run_once(module, data_dir)
        seconds = [(run_once(program, data_dir)[0], run_once(empty, data_dir)[0]) for _ in range(ROUNDS)]
        opinion = by_hyperfine((program, empty), data_dir)
        memory = [
            tuple(run_once(each, data_dir, settle=SETTLED_MILLISECONDS)[1] for each in (program, empty))
            for _ in range(MEMORY_ROUNDS)
        ]
    yield ratio("process start to the first picture, against an empty window", seconds, LIMIT, unit="s")
    yield opinion
    for place, (when, limit) in enumerate(TIMES.items()):
        what = f"memory (PSS) {when}, against an empty window"
        if not memory[0][0][place]:
            yield unmeasured(what, "this system does not tell")
            continue
        kibibytes = ((ours[place], theirs[place]) for ours, theirs in memory)
        yield ratio(what, kibibytes, limit, unit="MiB", scale=1 / 1024)


if __name__ == "__main__":
    sys.exit(tell(measured()))
