"""The recovery screen in every size, type and language, by keys and by ear."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.mending import Way
from ankle_rehab.storage import backup
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.erase import Erased
from ankle_rehab.storage.faults import DamagedFile, ForeignFile, InUse, NewerFile, ReadOnly
from ankle_rehab.storage.salvage import Salvaged
from ankle_rehab.ui import style, translation
from ankle_rehab.ui.recovery.page import RecoveryPage
from ankle_rehab.ui.recovery.recovery import RecoveryWindow
from ankle_rehab.ui.theme import LIGHT
from tests.fakes.clock import FakeClock
from tests.journeys.test_accessible import faults
from tests.ui.test_layouts import cut_off

SIZES = ((800, 480), (1120, 760))
RESULT = Salvaged(
    saved={"pain_entry": 1204, "session": 310, "icing": 96},
    unsure={"pain_entry": 14},
    lost={"pain_entry": 21, "setting": 1},
    days=("2025-11-03", "2026-11-09"),
)
Fault = Callable[[Path], Exception | None]
Act = Callable[[RecoveryPage], None]


def nothing(page: RecoveryPage) -> None: ...


def work(page: RecoveryPage) -> None:
    page.display_work(Way.SALVAGE)
    page.display_part(0.4)


def list_backups(page: RecoveryPage) -> None:
    words = page.tr("Other backups")
    (link,) = (one for one in page.findChildren(QPushButton) if one.accessibleName() == words)
    link.click()


STATES: dict[str, tuple[Fault, Act]] = {
    "damaged": (DamagedFile, nothing),
    "list of backups": (DamagedFile, list_backups),
    "newer": (lambda path: NewerFile(path, 7, 2), nothing),
    "foreign": (ForeignFile, nothing),
    "in use": (InUse, nothing),
    "forbidden": (ReadOnly, nothing),
    "no folder": (lambda _: OSError(5, "no such thing"), nothing),
    "safe mode": (lambda _: None, nothing),
    "erased": (lambda path: Erased((path,)), nothing),
    "working": (DamagedFile, work),
    "saved": (DamagedFile, lambda page: page.display_salvaged(RESULT, None)),
    "new folder": (DamagedFile, lambda page: page.display_new(Path("/media/" + "long" * 30))),
    "start empty": (DamagedFile, lambda page: page.chosen.emit(Way.START_EMPTY)),
}


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


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary and three backups."""
    folder, clock = tmp_path_factory.mktemp("furnished"), FakeClock()
    database = open_diary(folder / paths.DIARY_FILE, clock)
    for days in (3, 2, 1):
        backup.make(database, folder / paths.BACKUP_FOLDER, clock.now() - timedelta(days=days))
    database.close()
    return folder


def shown(
    qtbot: QtBot, clock: FakeClock, folder: Path, state: str, size: tuple[int, int]
) -> tuple[RecoveryWindow, RecoveryPage]:
    fault, act = STATES[state]
    window = RecoveryWindow(clock, folder, fault(folder / paths.DIARY_FILE))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    page = window.centralWidget()
    assert isinstance(page, RecoveryPage)
    act(page)
    for _ in range(3):
        QApplication.processEvents()
    return window, page


@pytest.mark.usefixtures("manner")
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off(
    qtbot: QtBot, clock: FakeClock, furnished: Path, state: str, size: tuple[int, int]
) -> None:
    window, page = shown(qtbot, clock, furnished, state, size)
    assert (window.width(), window.height()) == size
    assert cut_off(window) == []
    (area,) = page.findChildren(QScrollArea)
    ground = area.widget()
    assert ground is not None
    assert area.horizontalScrollBar().maximum() == 0
    for one in (*ground.findChildren(QPushButton), *ground.findChildren(QLabel)):
        if one.isVisibleTo(ground):
            place = QRect(one.mapTo(ground, QPoint(0, 0)), one.size())
            assert ground.rect().contains(place), one.accessibleName()


@pytest.mark.parametrize("state", STATES)
def test_everything_can_be_heard_and_worked_by_keys(
    qtbot: QtBot, clock: FakeClock, furnished: Path, state: str
) -> None:
    window, page = shown(qtbot, clock, furnished, state, (1120, 760))
    assert faults(window) == []
    assert page.accessibleName().startswith(page.title.text())
    main = [
        one.accessibleName()
        for one in window.findChildren(QPushButton)
        if one.property("role") == "primary" and one.isVisibleTo(window)
    ]
    assert len(main) <= 1
