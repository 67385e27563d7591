"""What journeys share: a visitor on a fresh diary, and one who has answered the first questions."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.clock import FakeClock
from tests.journeys.visitor import Visitor

Open = Callable[[], Visitor]


@pytest.fixture
def open_program(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[Open]:
    """Starts the program on the test's diary; whatever is still open at the end is closed."""
    opened: list[Visitor] = []

    def start() -> Visitor:
        while opened:
            opened.pop().close()
        opened.append(Visitor(qapp, clock, data_dir))
        return opened[-1]

    yield start
    while opened:
        opened.pop().close()


@pytest.fixture
def newcomer(open_program: Open) -> Visitor:
    """In front of the very first page."""
    return open_program()


@pytest.fixture
def resident(newcomer: Visitor) -> Visitor:
    """On Today, the left ankle sore, no warning sign, and a score of 2 this morning."""
    newcomer.click("Which ankle is sore?: Left")
    newcomer.click("I understand")
    newcomer.click("Start session")
    newcomer.click("None of these")
    newcomer.click("2 of 10, mild")
    newcomer.program.parts.player.end()
    newcomer.click("Finish")
    newcomer.clicks = 0
    return newcomer
