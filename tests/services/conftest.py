"""A diary to look back at, and a bus with services and the program on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.fresh import open_fresh
from tests.fakes.seen_desktop import HASTE, Program, Seen, Start
from tests.fakes.session_bus import Bus, Peer, session_bus
from tests.fakes.year import write_year


@pytest.fixture
def database(data_dir: Path, clock: FakeClock) -> Iterator[Database]:
    database = open_fresh(data_dir / "diary.db", clock)
    yield database
    database.close()


@pytest.fixture
def diary(database: Database, clock: FakeClock) -> Diary:
    return Diary(database, clock)


@pytest.fixture
def review(diary: Diary, database: Database, clock: FakeClock) -> Review:
    return Review(diary, database, clock)


@pytest.fixture
def year(database: Database) -> None:
    write_year(database)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    with session_bus(tmp_path) as bus:
        yield bus


@pytest.fixture
def start(bus: Bus) -> Iterator[Start]:
    """Starts services on the bus."""
    peers: list[Peer] = []

    def begin(*name: str) -> Peer:
        peers.append(Peer(bus.address, *name))
        return peers[-1]

    yield begin
    for peer in peers:
        peer.end()


@pytest.fixture
def program(qtbot: QtBot, bus: Bus) -> Iterator[Program]:
    """Starts the program at the desktop; it may be given its patience."""
    runs: list[Seen] = []

    def begin(*patience: int) -> Seen:
        runs.append(Seen(qtbot, bus.address, *patience))
        return runs[-1]

    yield begin
    for run in runs:
        run.close()


@pytest.fixture
def desktop(program: Program) -> Seen:
    return program()


@pytest.fixture
def hasty(program: Program) -> Seen:
    """It takes another way soon."""
    return program(HASTE)
