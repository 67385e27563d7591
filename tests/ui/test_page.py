"""A page is brought up to date when it is seen, and a diary that cannot be read does not break it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ankle_rehab.storage.faults import WriteFailed
from ankle_rehab.ui.page import Page


class Numbers(Page):
    """Counts how often it was brought up to date; `away` stands for a disk that was unplugged."""

    def __init__(self) -> None:
        super().__init__("Numbers")
        self.read = 0
        self.away = False

    def refresh(self) -> None:
        if self.away:
            raise WriteFailed(Path("diary"))
        self.read += 1


def page(qtbot: QtBot) -> Numbers:
    made = Numbers()
    qtbot.addWidget(made)
    return made


def test_a_page_out_of_sight_is_read_once_when_it_is_next_seen(qtbot: QtBot) -> None:
    numbers = page(qtbot)
    numbers.mark_stale()
    numbers.mark_stale()
    assert numbers.read == 0
    numbers.show()
    assert numbers.read == 1
    numbers.mark_stale()
    assert numbers.read == 2


def test_a_page_that_could_not_be_read_is_read_at_the_next_look(qtbot: QtBot) -> None:
    numbers = page(qtbot)
    numbers.away = True
    numbers.show()
    assert numbers.read == 0
    numbers.away = False
    numbers.hide()
    numbers.show()
    assert numbers.read == 1
