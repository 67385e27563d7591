"""What tests of the frame share: a furnished house, in the program's own clothes."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.exercise import Side
from ankle_rehab.ui import style
from ankle_rehab.ui.theme import LIGHT
from tests.fakes.clock import FakeClock
from tests.ui.house import House
from tests.ui.player_house import PlayerHouse


@pytest.fixture
def house(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[House]:
    style.apply(qapp, LIGHT, 1.0)
    house = House(clock, data_dir)
    yield house
    house.close()


@pytest.fixture
def rooms(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[PlayerHouse]:
    """The house with a player in it; the left ankle is the sore one."""
    style.apply(qapp, LIGHT, 1.0)
    rooms = PlayerHouse(clock, data_dir)
    rooms.preferences.change(sore_side=Side.LEFT)
    yield rooms
    rooms.close()
