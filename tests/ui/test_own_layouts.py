"""Nothing of one's own exercises is cut off: small window, large type, long words, long names."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.own import OwnStep
from ankle_rehab.domain.own_sharing import Shared
from ankle_rehab.storage import own_share
from ankle_rehab.ui import style, translation
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.pages.library import LibraryPage
from ankle_rehab.ui.pages.own import OwnPage
from ankle_rehab.ui.pages.own_exercise import OwnExercisePage
from ankle_rehab.ui.pages.own_routine import OwnRoutinePage
from ankle_rehab.ui.pages.routine_sheet import RoutineSheetPage
from ankle_rehab.ui.pages.session import SessionPage
from ankle_rehab.ui.theme import LIGHT
from tests.fakes.own import bridge, morning
from tests.ui.player_house import PlayerHouse
from tests.ui.test_layouts import cut_off, inside

SMALL = (800, 480)
LONG = "Fussgelenkskraeftigungsuebungsreihenfolgenplanungsbogenblatt"
NAMED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox)


@pytest.fixture(params=["usual", "large type", "long words"])
def manner(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[str]:
    manner = str(request.param)
    installed = translation.install(qapp, Path("no such folder"), long=manner == "long words")
    style.apply(qapp, LIGHT, 2.0 if manner == "large type" else 1.0)
    yield manner
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    style.apply(qapp, LIGHT, 1.0)


@pytest.fixture
def window(rooms: PlayerHouse, qtbot: QtBot, manner: str) -> MainWindow:
    own = rooms.parts.own
    own.keep_exercise(replace(bridge(), name=LONG, cues=("W" * 160, LONG), position=LONG))
    own.keep_exercise(replace(bridge("own-c3"), name="", cues=(), stop_when=""))
    own.keep_routine(replace(morning(), name=LONG, note=LONG * 5))
    own.keep_routine(replace(morning("own-e5"), steps=(OwnStep("own-f6", bridge().dose),)))
    own.keep_exercise(bridge("own-d7"))
    own.remove("own-d7")
    pages: dict[str, Callable[[], QWidget]] = {
        "session": rooms.session_page,
        "library": rooms.library_page,
        "own": lambda: OwnPage(rooms.parts, rooms.themes),
        "own-exercise": lambda: OwnExercisePage(rooms.parts, rooms.themes),
        "own-routine": lambda: OwnRoutinePage(rooms.parts, rooms.themes),
        "routine-sheet": lambda: RoutineSheetPage(rooms.parts, rooms.themes),
    }
    made = MainWindow(pages, rooms.themes, rooms.clock)
    qtbot.addWidget(made)
    made.resize(*SMALL)
    made.show()
    assert manner
    return made


def faults(window: MainWindow) -> list[str]:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    page = window.page(window.current_page)
    assert (window.width(), window.height()) == SMALL
    unnamed = [
        str(part)
        for kind in NAMED
        for part in page.findChildren(kind)
        if part.isVisibleTo(page) and not part.accessibleName() and part.objectName() != "qt_spinbox_lineedit"
    ]
    return cut_off(page) + inside(window, page) + unnamed


def test_the_list_and_a_file_that_comes(window: MainWindow, tmp_path: Path) -> None:
    window.show_page("own")
    assert faults(window) == []
    page = window.page("own")
    assert isinstance(page, OwnPage)
    path = tmp_path / f"{LONG}.json"
    own_share.write(path, Shared((bridge(), bridge("own-a9", LONG)), ()))
    page.read_from(path)
    assert faults(window) == []
    page.read_from(tmp_path)
    assert faults(window) == []


@pytest.mark.parametrize("own_id", ["", "own-b1", "own-c3"])
def test_an_exercise(window: MainWindow, own_id: str) -> None:
    page = window.page("own-exercise")
    assert isinstance(page, OwnExercisePage)
    page.begin(own_id)
    window.show_page("own-exercise")
    assert faults(window) == []


@pytest.mark.parametrize("own_id", ["", "own-a1", "own-e5"])
def test_a_routine(window: MainWindow, own_id: str) -> None:
    page = window.page("own-routine")
    assert isinstance(page, OwnRoutinePage)
    page.begin(own_id)
    window.show_page("own-routine")
    assert faults(window) == []


def test_the_sheet(window: MainWindow) -> None:
    page = window.page("routine-sheet")
    assert isinstance(page, RoutineSheetPage)
    page.choose("own-a1")
    window.show_page("routine-sheet")
    assert faults(window) == []


def test_where_they_are_chosen_and_looked_at(window: MainWindow) -> None:
    window.show_page("session")
    assert faults(window) == []
    page = window.page("session")
    assert isinstance(page, SessionPage)
    page.open_routine("own-a1")
    assert faults(window) == []
    window.show_page("library")
    assert faults(window) == []
    library = window.page("library")
    assert isinstance(library, LibraryPage)
    library.open_exercise("own-b1")
    assert faults(window) == []
