"""Many starts of the whole program at once on one diary: one opens it, all others hand over and leave.

    python -m tests.benchmarks.many_starts [--starts 200] [--rounds 20]

Every other round begins with a first one that was killed, so that a stale lock and a stale socket lie there.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from ankle_rehab import paths
from tests.benchmarks.random_signals import answers, lay_diary, start, whole

LONGEST_SECONDS = 300


def one_round(folder: Path, starts: int) -> tuple[int, Counter[int], bool]:
    """How many stay open, how often each exit code came of those that left, and whether the one answers."""
    running = [start(folder) for _ in range(starts)]
    codes: Counter[int] = Counter()
    until = time.monotonic() + LONGEST_SECONDS
    while len(running) > 1 and time.monotonic() < until:
        for one in [one for one in running if one.poll() is not None]:
            running.remove(one)
            codes[one.returncode] += 1
        time.sleep(0.05)
    answered = bool(running) and answers(folder, running[0])
    for one in running:
        one.send_signal(signal.SIGTERM)
        codes[one.wait(timeout=30)] += 0
    return len(running), codes, answered


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        runtime, folder = Path(place) / "run", Path(place) / "diary"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        lay_diary(folder)
        for number in range(asked.rounds):
            if number % 2:
                killed = start(folder)
                answers(folder, killed)
                killed.kill()
                killed.wait()
            begun = time.monotonic()
            owners, codes, answered = one_round(folder, asked.starts)
            good = owners == 1 and answered and set(codes) == {0} and whole(folder / paths.DIARY_FILE)
            wrong += not good
            seconds = time.monotonic() - begun
            print(
                f"round {number + 1}: {owners} owner, exit codes {dict(codes)}, {seconds:.0f} s "
                f"{'ok' if good else 'WRONG'}",
                flush=True,
            )
    print(f"{asked.rounds} rounds of {asked.starts} starts: {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
