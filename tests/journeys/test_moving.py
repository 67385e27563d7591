"""A diary moves from one computer to another, through the window and the dialogs of the desktop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QFileDialog

from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.services.transfer_facts import Doing
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import Open
from tests.journeys.visitor import Visitor


def choose(visitor: Visitor, place: Path) -> None:
    """In the dialog of the desktop."""
    (dialog,) = (one for one in visitor.program.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(place))
    dialog.reject()
    until(lambda: visitor.program.parts.transfer.doing in (Doing.NOTHING, Doing.CHOOSING))
    visitor.settle()


def until(came: Callable[[], bool]) -> None:
    """What a child process does takes its own time."""
    while not came():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def said(visitor: Visitor) -> list[PainEntry]:
    return list(visitor.diary.entries())


@pytest.fixture
def other(qapp: QApplication, tmp_path: Path) -> Visitor:
    folder = tmp_path / "other"
    folder.mkdir(mode=0o700)
    return Visitor(qapp, FakeClock(), folder)


def test_a_diary_moves_to_another_computer(resident: Visitor, other: Visitor, tmp_path: Path) -> None:
    archive = tmp_path / "diary.json"
    resident.click("Settings")
    resident.click("Backups, export and more")
    resident.click("Export and import")
    resident.click("Choose where to save")
    choose(resident, archive)
    assert resident.reads("Saved:")
    other.click("Which ankle is sore?: Left")
    other.click("I understand")
    other.click("Settings")
    other.click("Backups, export and more")
    other.click("Export and import")
    other.click("Choose a file")
    choose(other, archive)
    assert other.reads("Sessions: 1 new")
    other.click("Take it in")
    until(lambda: other.program.parts.transfer.doing is Doing.NOTHING)
    other.settle()
    assert said(other) == said(resident)
    assert len(other.diary.sessions()) == len(resident.diary.sessions()) == 1
    assert other.diary.checks() == resident.diary.checks()
    other.close()


def test_a_program_that_ends_while_saving_leaves_nothing_behind(
    resident: Visitor, open_program: Open, tmp_path: Path, data_dir: Path
) -> None:
    before = sorted(path.name for path in data_dir.iterdir())
    resident.program.window.show_page("transfer")
    resident.click("Choose where to save")
    (dialog,) = (one for one in resident.program.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "diary.json"))
    dialog.reject()
    open_program()
    assert sorted(path.name for path in data_dir.iterdir()) == before
    assert not (tmp_path / "diary.json").exists()
