"""What both first-paint programs tell: that they have painted, and what memory they hold then and later."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

SETTLED = "BENCH_SETTLED_MILLISECONDS"
"""How long, by the environment, the program is left alone before its memory is told a last time."""


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
    """The first picture is there, with the memory that it took."""
    print("painted", flush=True)
    say_memory()


def say_complete(then: Callable[[], object]) -> None:
    """Nothing is left to be done at the start: tell the memory and, if that is asked for, that of later."""
    say_memory()
    later = int(os.environ.get(SETTLED, "0"))
    if not later:
        then()
        return

    def tell() -> None:
        say_memory()
        then()

    QTimer.singleShot(later, tell)


def say_memory() -> None:
    """The memory held now."""
    print(memory_kib(), flush=True)
