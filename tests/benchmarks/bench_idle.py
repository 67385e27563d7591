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
from contextlib import ExitStack
from pathlib import Path

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


def main() -> int:
    if not Path("/proc/self/schedstat").exists():
        print("idle: this system does not tell")
        return 0
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
    for thread, count in now.items():
        print(f"idle: thread {thread}: {count - slept.get(thread, 0)} times asleep in {minutes:g} minutes")
    rate, percent = woken / minutes, 100 * used / passed
    verdicts = ["ok" if rate <= MOST_WAKES_A_MINUTE else "over", "ok" if percent < MOST_PERCENT else "over"]
    print(f"idle: wake-ups a minute: {rate:.2f} (limit {MOST_WAKES_A_MINUTE:g}) {verdicts[0]}")
    print(f"idle: CPU: {percent:.4f} % (limit {MOST_PERCENT:g} %) {verdicts[1]}")
    return 1 if "over" in verdicts else 0


if __name__ == "__main__":
    sys.exit(main())
