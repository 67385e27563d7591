"""Reads spoilt files under the limits of a child process: `python -m tests.faults.hostile READER COUNT SEED`.

READER is "module:name" of a `Reader`, so that a planted one can be read too. One line of JSON tells how it
went. Each file has 2 s of the processor and the process 300 MB; nothing but the errors that the program tells
in words may be raised.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ankle_rehab.domain.value import value
from ankle_rehab.storage import limits
from tests.faults.held import megabytes
from tests.faults.memory import memory

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2.0
MEGABYTES = limits.MEMORY / 1024 / 1024
PATIENCE = 60.0
ROOM_OF_THREADS = {"MALLOC_ARENA_MAX": "1"}
"""Qt scales a large picture in threads; room kept for each, 64 MB, would count though nothing is in it."""
AT_ONCE = 2_000
_MOST_TOLD = 5

Read = Callable[[Path], str]


@value
class Reader:
    """`spoilt` makes the bytes of one file by chance; what `begin` gives for a folder reads it.

    Reading returns how it ended in a word; whatever it raises is a fault of the program.
    """

    name: str
    begin: Callable[[Path], Read]
    spoilt: Callable[[random.Random], bytes]


@value
class Report:
    """How files ended, what was raised, the slowest (seconds of the processor), the most memory (MB)."""

    outcomes: dict[str, int]
    raised: tuple[str, ...]
    slowest: float
    megabytes: float

    @property
    def bad(self) -> str:
        """What is wrong with the program; empty where nothing is."""
        told = [*self.raised[:_MOST_TOLD]]
        if self.slowest > SECONDS:
            told.append(f"one took {self.slowest:.1f} s")
        if self.megabytes > MEGABYTES:
            told.append(f"{self.megabytes:.0f} MB")
        return "\n".join(told)

    def __str__(self) -> str:
        ends = ", ".join(f"{number:,} {name}" for name, number in Counter(self.outcomes).most_common(3))
        return f"slowest {self.slowest:.2f} s, {self.megabytes:.0f} MB at most ({ends})"


def read(reader: Reader, count: int, seed: int) -> Report:
    """Read so many spoilt files here; the same seed makes the same files."""
    chance = random.Random(f"{reader.name} {seed}")
    outcomes: Counter[str] = Counter()
    raised: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        judge, path = reader.begin(Path(folder)), Path(folder) / "spoilt"
        for number in range(count):
            path.write_bytes(reader.spoilt(chance))
            begun = time.process_time()
            try:
                outcomes[judge(path)] += 1
            except Exception:
                raised.append(f"{reader.name} {seed}, file {number}: {traceback.format_exc()}")
            slowest = max(slowest, time.process_time() - begun)
    return Report(dict(outcomes), tuple(raised), slowest, megabytes())


def in_child(place: str, count: int, seed: int, patience: float = PATIENCE) -> Report:
    """The same in a process of its own that gets no more memory and time than the program's own child."""
    total = Report({}, (), 0.0, 0.0)
    for begun in range(0, count, AT_ONCE):
        here = min(AT_ONCE, count - begun)
        total = _both(total, _one_child(place, here, seed + begun, patience + here))
    return total


def _one_child(place: str, count: int, seed: int, patience: float) -> Report:
    command = [sys.executable, "-m", "tests.faults.hostile", place, str(count), str(seed)]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | ROOM_OF_THREADS,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Report({}, (f"{place} {seed} hangs",), patience, 0.0)
    if done.returncode != 0:
        return Report({}, (f"{place} {seed} ended with {done.returncode}: {done.stderr[-2000:]}",), 0.0, 0.0)
    told = json.loads(done.stdout.splitlines()[-1])
    return Report(told["outcomes"], tuple(told["raised"]), told["slowest"], told["megabytes"])


def _both(one: Report, other: Report) -> Report:
    return Report(
        dict(Counter(one.outcomes) + Counter(other.outcomes)),
        one.raised + other.raised,
        max(one.slowest, other.slowest),
        max(one.megabytes, other.megabytes),
    )


def main(place: str, count: str, seed: str) -> None:
    module, _, name = place.partition(":")
    reader: Reader = getattr(import_module(module), name)
    limits.hold()
    report = read(reader, int(count), int(seed))
    print(
        json.dumps(
            {
                "outcomes": report.outcomes,
                "raised": report.raised[:_MOST_TOLD],
                "slowest": report.slowest,
                "megabytes": report.megabytes,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
