"""What harnesses share with journeys: a diary with a backup, and somebody in front of what a start shows."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.faults.tries import SOAK
from tests.journeys.conftest import diary, lived_in, open_program, resident, start

__all__ = ("diary", "lived_in", "open_program", "resident", "start")

MEMORY = Path("/dev/shm")


def pytest_configure() -> None:
    """A soak keeps its files in memory where it can: whoever is killed leaves the same there, much sooner."""
    if os.environ.get(SOAK) and os.access(MEMORY, os.W_OK):
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None
