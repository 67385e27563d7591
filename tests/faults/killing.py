"""Kills a process at a moment of which nobody knows, and what it had told of by then."""

from __future__ import annotations

import os
import random
import select
import signal
import traceback
from collections.abc import Callable
from typing import Protocol

from ankle_rehab.domain.value import value
from ankle_rehab.services.clock import SystemClock

PIPE_BYTES = 65536
LATEST = 1.02
"""A part of the kills comes when the work is just over."""

Tell = Callable[[], object]


@value
class Death:
    """`told` is how often the process had said that something is saved; `early` that it died at its work."""

    told: int
    early: bool


@value
class When:
    """So many seconds after so many acts were called saved."""

    acts: int
    seconds: float


NEVER = When(0, 600.0)


class Work(Protocol):
    """Something that is written to a diary, tried again and again on a fresh copy of the same folder."""

    def write(self, tell: Tell) -> None:
        """Do it, in a process that may die; `tell` is called after each act that was called saved."""


def killed(work: Work, when: When) -> Death:
    """Fork, let `work` write up to that moment, and kill it; AssertionError when it fails by itself."""
    told, telling = os.pipe()
    ended, living = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_lived(work, telling))
    os.close(telling)
    os.close(living)
    count = 0
    while count < when.acts and os.read(told, 1):
        count += 1
    select.select([ended], [], [], when.seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    count += _count(told)
    os.close(told)
    os.close(ended)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"ended with {status} before it was killed"
    return Death(count, os.WIFSIGNALED(status))


def lasting(work: Work) -> When:
    """How many acts the work tells of and how many seconds it takes when nobody kills it."""
    clock = SystemClock()
    begun = clock.read().elapsed
    whole = killed(work, NEVER)
    assert not whole.early
    return When(whole.told, clock.read().elapsed - begun)


def moment(chance: random.Random, whole: When) -> When:
    """Any moment of a work that lasts so long: after one of its acts, and some time within the next."""
    acts = chance.randint(0, whole.acts)
    return When(acts, chance.uniform(0, whole.seconds / (whole.acts + 1)) * LATEST)


def _lived(work: Work, telling: int) -> int:
    try:
        work.write(lambda: os.write(telling, b"."))
    except BaseException:  # whatever it is, this process must not go on as if it were its parent
        traceback.print_exc()
        return 1
    return 0


def _count(told: int) -> int:
    count = 0
    while some := os.read(told, PIPE_BYTES):
        count += len(some)
    return count
