"""Ten minutes in the tray, in real time: how often the program wakes by itself, and what that costs.

On a screen the program is in its tray; without one a tray stands in. Message buses are real ones where there
are such. `BENCH_IDLE_MINUTES` may be less.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.rows import Row, row, tell, unmeasured
from tests.fakes.session_bus import session_bus

MOST_WAKES_A_MINUTE = 2.0
MOST_PERCENT = 0.005  # what is shown as 0.00
MINUTES = 10.0
ROOT = Path(__file__).resolve().parents[2]


def cpu_seconds(pid: int) -> float:
    """What all threads of a process have used, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(path.read_text(encoding="ascii").split()[0]) for path in tasks) / 1e9


def switches(pid: int) -> dict[str, int]:
    """How often each thread went to sleep by itself, by its number and name."""
    found = {}
    for path in Path(f"/proc/{pid}/task").glob("*/status"):
        lines = dict(line.split(":", 1) for line in path.read_text(encoding="utf-8").splitlines())
        found[f"{path.parent.name} {lines['Name'].strip()}"] = int(lines["voluntary_ctxt_switches"])
    return found


def ask(process: subprocess.Popen[str]) -> int:
    """How often its event loop woke until now."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("?\n")
    process.stdin.flush()
    return int(process.stdout.readline())


def measured() -> Iterator[Row]:
    if not Path("/proc/self/schedstat").exists():
        yield unmeasured("ten minutes in the tray", "this system does not tell")
        return
    minutes = float(os.environ.get("BENCH_IDLE_MINUTES", MINUTES))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "BENCH_DATA_DIR": f"{folder}/diary"}
        environment["XDG_RUNTIME_DIR"] = folder
        (Path(folder) / "bus").mkdir()
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(
            session_bus(Path(folder) / "bus")
        ).address
        process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.benchmarks.idle_program"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=environment,
                cwd=ROOT,
            )
        )
        try:
            assert process.stdout is not None
            first = process.stdout.readline().strip()
            if first != "ready True":
                raise SystemExit(f"the program is not in the tray: {first!r}")
            woken, used, slept, begun = (
                ask(process),
                cpu_seconds(process.pid),
                switches(process.pid),
                time.monotonic(),
            )
            time.sleep(minutes * 60)
            used, passed = cpu_seconds(process.pid) - used, time.monotonic() - begun
            now = switches(process.pid)
            woken = ask(process) - woken
        finally:
            process.kill()
    asleep = {thread: count - slept.get(thread, 0) for thread, count in now.items()}
    remark = "times asleep: " + ", ".join(f"{name.split()[1]} {count}" for name, count in asleep.items())
    rate, percent = woken / minutes, 100 * used / passed
    after = f"in {minutes:g} minutes in the tray"
    yield row(f"wake-ups {after}", [rate], "a minute", MOST_WAKES_A_MINUTE, remark=remark)
    yield row(f"processor {after}", [percent], "% of a core", MOST_PERCENT)


if __name__ == "__main__":
    sys.exit(tell(measured()))
