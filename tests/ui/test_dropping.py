"""Files dropped on the window, over whatever lies there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ankle_rehab.ui.desktop.dropping import Dropping, Meant, meant
from ankle_rehab.ui.main_window import MainWindow
from tests.ui.chart_board import settle
from tests.ui.house import House

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("names", "runs", "ours"),
    [
        (("a.fit",), 1, 0),
        (("a.fit", "b.GPX", "c.tcx.gz", "season.zip"), 4, 0),
        (("holiday.jpg",), 1, 0),
        (("diary.json",), 0, 1),
        (("PAIN.CSV", "runs.csv"), 0, 2),
        (("a.fit", "diary.json"), 2, 0),
        ((), 0, 0),
    ],
)
def test_what_is_dropped_is_meant_for(names: tuple[str, ...], runs: int, ours: int, tmp_path: Path) -> None:
    found = meant([tmp_path / name for name in names])
    assert (len(found.runs), len(found.ours)) == (runs, ours)
    assert not found.shared


def test_exercises_of_somebody_else_are_neither_a_diary_nor_runs(tmp_path: Path) -> None:
    shared = (tmp_path / "Morning.Ankle-Routine.json",)
    assert meant(shared) == Meant(shared=shared)
    assert meant((*shared, tmp_path / "a.fit")).shared == ()


def test_a_folder_of_tables_is_ours_and_any_other_is_of_a_watch(tmp_path: Path) -> None:
    assert meant((tmp_path,)) == Meant(runs=(tmp_path,))
    (tmp_path / "pain.csv").touch()
    assert meant((tmp_path,)) == Meant(ours=(tmp_path,))


class Dropped:
    """A window with a text field in it, and what was let go over it."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.window: MainWindow = house.window()
        qtbot.addWidget(self.window)
        self.window.show_page("entry")
        self.window.show()
        settle()
        self.paths: list[tuple[Path, ...]] = []
        self.dropping = Dropping(self.window)
        self.dropping.dropped.connect(self.paths.append)

    def drag(self, data: QMimeData, at: QPoint) -> bool:
        event = QDragEnterEvent(at, COPY | Qt.DropAction.MoveAction, data, LEFT, NONE)
        QApplication.sendEvent(self.window.windowHandle(), event)
        return event.isAccepted()

    def drop(self, data: QMimeData, at: QPoint) -> Qt.DropAction:
        event = QDropEvent(QPointF(at), COPY | Qt.DropAction.MoveAction, data, LEFT, NONE)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.ignore()
        QApplication.sendEvent(self.window.windowHandle(), event)
        settle()
        return event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction

    @property
    def hint(self) -> bool:
        words = "Let go to see what is in it."
        return any(words in one.text() and one.isVisible() for one in self.window.findChildren(QLabel))


@pytest.fixture
def dropped(house: House, qtbot: QtBot) -> Dropped:
    return Dropped(house, qtbot)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText(" ".join(str(path) for path in paths))
    return data


def test_files_are_taken_from_anywhere_on_the_window(dropped: Dropped, tmp_path: Path) -> None:
    paths = (tmp_path / "a.fit", tmp_path / "b.gpx")
    for number, at in enumerate((QPoint(5, 5), QPoint(600, 400), QPoint(900, 700))):
        data = files(*paths)
        assert dropped.drag(data, at)
        assert dropped.hint
        assert dropped.drop(data, at) is COPY, "whoever gave them keeps them"
        assert not dropped.hint
        assert dropped.paths == [paths] * (number + 1)


def test_the_hint_goes_when_the_files_go(dropped: Dropped, tmp_path: Path) -> None:
    dropped.drag(files(tmp_path), QPoint(300, 300))
    QApplication.sendEvent(dropped.window.windowHandle(), QDragLeaveEvent())
    assert not dropped.hint
    assert dropped.paths == []


def test_words_and_pages_of_the_web_are_left_to_others(dropped: Dropped) -> None:
    words, page = QMimeData(), QMimeData()
    words.setText("three runs")
    page.setUrls([QUrl("https://example.org/a.fit")])
    for data in (words, page):
        dropped.drag(data, QPoint(5, 5))
        assert not dropped.hint
        dropped.drop(data, QPoint(5, 5))
    assert dropped.paths == []


def test_nothing_is_taken_before_the_first_page_is_accepted(dropped: Dropped, tmp_path: Path) -> None:
    dropped.window.show_page("first-start")
    assert not dropped.drag(files(tmp_path), QPoint(300, 300))
    assert dropped.drop(files(tmp_path), QPoint(300, 300)) is Qt.DropAction.IgnoreAction
    assert not dropped.hint
    assert dropped.paths == []
