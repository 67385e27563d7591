"""What journeys share: a visitor on a fresh diary, and one who has answered the first questions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ankle_rehab import paths
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.safety import Asked
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.resources import resource
from ankle_rehab.services.single import Reply
from ankle_rehab.storage import backup
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.settings_store import SettingsStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.fakes.fresh import lay, open_fresh
from tests.fakes.tray import FakeTray
from tests.journeys.harms import BACKED_UP, LATER, note
from tests.journeys.patient import Patient
from tests.journeys.rescuer import PATIENCE, Rescuer
from tests.journeys.visitor import Visitor

Open = Callable[..., Visitor]
Start = Callable[..., Rescuer]
Ask = Callable[..., Reply]


@pytest.fixture
def open_program(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[Open]:
    """Starts the program on the test's diary; whatever is still open at the end is closed."""
    opened: list[Visitor] = []

    def start(*, tray: FakeTray | None = None, minimized: bool = False) -> Visitor:
        while opened:
            opened.pop().close()
        opened.append(Visitor(qapp, clock, data_dir, tray=tray, minimized=minimized))
        return opened[-1]

    yield start
    while opened:
        opened.pop().close()


@pytest.fixture
def newcomer(open_program: Open) -> Visitor:
    """In front of the very first page."""
    return open_program()


@pytest.fixture
def resident(open_program: Open, data_dir: Path) -> Visitor:
    """On Today, the left ankle sore, no warning sign, and a score of 2 this morning."""
    lay(data_dir / paths.DIARY_FILE)
    visitor = open_program()
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    visitor.click("Start session")
    visitor.none_of_these()
    visitor.click("2 of 10, mild")
    visitor.program.parts.player.end()
    visitor.click("Finish")
    visitor.clicks = 0
    return visitor


@pytest.fixture
def patient(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[Patient]:
    """On Today, the left ankle sore, on the first of many days."""
    lay(data_dir / paths.DIARY_FILE)
    somebody = Patient(qapp, clock, data_dir)
    yield somebody
    somebody.close()


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary of 35 entries, past its first page, and a backup from when there were 30."""
    folder = tmp_path_factory.mktemp("lived-in")
    clock = FakeClock()
    database = open_diary(folder / paths.DIARY_FILE, clock)
    settings = SettingsStore(database)
    version = Content(resource("content", "en")).text_version
    settings.save(replace(settings.load(), accepted_version=version))
    DiaryStore(database).add_pain([pain(number % 11, note=note(number)) for number in range(BACKED_UP)])
    backup.make(database, folder / paths.BACKUP_FOLDER, clock.now(), Reason.DAILY)
    DiaryStore(database).add_pain([pain(9, note=note(BACKED_UP + number)) for number in range(LATER)])
    database.close()
    return folder


@pytest.fixture
def diary(lived_in: Path, data_dir: Path) -> Path:
    """The diary of one test, in a folder of its own."""
    shutil.copytree(lived_in, data_dir, dirs_exist_ok=True)
    return data_dir / paths.DIARY_FILE


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, clock: FakeClock, data_dir: Path) -> Generator[Start]:
    """Starts the program on the diary of the test."""
    started: list[Rescuer] = []

    def begin(*, safe: bool = False) -> Rescuer:
        started.append(Rescuer(qapp, qtbot, clock, data_dir, safe=safe))
        return started[-1]

    yield begin
    for rescuer in started:
        rescuer.close()


@pytest.fixture
def calm(data_dir: Path, clock: FakeClock, start: Start) -> Rescuer:
    """The program is open on an empty diary, its first page was read and no warning sign ticked."""
    database = open_fresh(data_dir / paths.DIARY_FILE, clock)
    settings = SettingsStore(database)
    version = Content(resource("content", "en")).text_version
    settings.save(replace(settings.load(), accepted_version=version, sore_side=Side.LEFT))
    database.close()
    opened = start()
    opened.program.parts.guard.answer(frozenset(), twisted=False, page=Asked.ALL)
    return opened


@pytest.fixture
def ask(qtbot: QtBot, tmp_path: Path) -> Ask:
    """What a window answers to a command that a terminal has handed over."""

    def asks(window: Rescuer, *command: str) -> Reply:
        heard: list[Reply] = []
        window.opening.on_asked([command[0], "--here", str(tmp_path), *command[1:]], heard.append)
        qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
        window.settle()
        (reply,) = heard
        return reply

    return asks
