"""Reading the bytes of one file, for tests."""

from __future__ import annotations

from ankle_rehab.domain.activity import Activity
from ankle_rehab.domain.run_files import FoundRun
from ankle_rehab.domain.zones import zone_of
from ankle_rehab.exchange import run_files
from ankle_rehab.exchange.run_clean import Surroundings

ZONE = "Europe/Berlin"
AROUND = Surroundings(zone_of(ZONE), ZONE, 1_796_000_000.0)


def never() -> bool:
    return False


def all_of(data: bytes, name: str = "") -> list[FoundRun]:
    return run_files.read(data, AROUND, never, name=name)


def one_of(data: bytes) -> FoundRun:
    (found,) = all_of(data)
    return found


def activity_of(data: bytes) -> Activity:
    """The only activity of a file that is whole."""
    found = one_of(data)
    assert found.activity is not None, found.trouble
    return found.activity
