"""What both first-paint programs tell: that they have painted, and how much memory they hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

SETTLED = "BENCH_SETTLED_MILLISECONDS"
"""How long, by the environment, the program is left alone before its memory is told a second time."""


def memory_kib() -> int:
    """Proportional set size of this process in KiB (Linux); 0 where the system does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0
    for line in rollup.read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def say_painted() -> None:
    """The first picture is there."""
    print("painted", flush=True)


def say_memory(then: Callable[[], object]) -> None:
    """Tell the memory held now and, if that is asked for, later; then go on with `then`."""
    print(memory_kib(), flush=True)
    later = int(os.environ.get(SETTLED, "0"))
    if not later:
        then()
        return

    def tell() -> None:
        print(memory_kib(), flush=True)
        then()

    QTimer.singleShot(later, tell)
