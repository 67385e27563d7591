"""How long a piece of work takes: by the clock, or in time of the processor, in which others have no part."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """By the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def busy(work: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def repeated(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, ...]:
    """Milliseconds of the processor for each of a few rounds, after one that does not count."""
    work()
    return tuple(busy(work) for _ in range(rounds))
