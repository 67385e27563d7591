"""An empty diary for a test that is not about the first start: the same file, not made anew each time."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from tests.fakes.clock import FakeClock


def open_fresh(path: Path, clock: Clock) -> Database:
    """Open the diary at `path`; where there is none, an empty one is laid there first."""
    if not os.path.lexists(path):
        lay(path)
    return open_diary(path, clock)


def lay(path: Path) -> None:
    """Put an empty diary to `path`, a file that is not there yet, as a first start would."""
    paths.create_private(path)
    path.write_bytes(_empty_diary())


@cache
def _empty_diary() -> bytes:
    """What a first start makes: every migration carried out, nothing in it, all of it in one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / paths.DIARY_FILE
        open_diary(path, FakeClock()).close()
        return path.read_bytes()
