"""Readers that do what none may: each has to be noticed by the harness of spoilt files."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from threading import Event

from tests.faults.hostile import SECONDS, Read, Reader
from tests.faults.hostile_own import spoilt_archive

MUCH = 400 * 1024 * 1024


def _believing(_folder: Path) -> Read:
    """Takes every archive for what this program has written."""
    return lambda path: str(len(json.loads(path.read_text(encoding="utf-8"))["entries"]))


def _greedy(_folder: Path) -> Read:
    return lambda _path: str(len(bytearray(MUCH)))


def _slow(_folder: Path) -> Read:
    def read(_path: Path) -> str:
        begun = time.process_time()
        while time.process_time() - begun <= SECONDS:
            sum(range(100_000))
        return "read"

    return read


def _dying(_folder: Path) -> Read:
    return lambda _path: os._exit(3)


def _hanging(_folder: Path) -> Read:
    return lambda _path: str(Event().wait())


def _any(_chance: random.Random) -> bytes:
    return b"anything"


BELIEVING = Reader("believing", _believing, spoilt_archive)
GREEDY = Reader("greedy", _greedy, _any)
SLOW = Reader("slow", _slow, _any)
DYING = Reader("dying", _dying, _any)
HANGING = Reader("hanging", _hanging, _any)
