"""What somebody does in the whole program while it may be killed at any moment."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import apsw
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit

from ankle_rehab import paths
from ankle_rehab.domain.exercise import Side
from ankle_rehab.resources import resource
from ankle_rehab.services import export_job
from ankle_rehab.services.transfer_facts import Doing
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.settings_store import SettingsStore
from tests.exchange.reading import filled
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.fakes.fresh import lay
from tests.fakes.paper_diary import PaperDiary
from tests.faults.killed_store import everything
from tests.journeys.rescuer import Rescuer
from tests.journeys.visitor import Visitor

ARCHIVE = "diary.json"
HELD_SECONDS = 10.0
Note = Callable[[Database], None]


class Walk(Protocol):
    """One way through the program, from a folder made by `prepare`."""

    def prepare(self, folder: Path) -> None:
        """Make what is in the folder before the program is started."""

    def go(self, app: QApplication, folder: Path, note: Note | None = None) -> Iterator[Database]:
        """Open the program and use it; what was done is saved at each turn.

        `note` is told of each transaction, where one act makes several of them.
        """

    def state(self, database: Database) -> object:
        """What of the diary has to be there after a death."""


class Writing:
    """The first page, scores, a change, undo, a setting and a session step by step."""

    def prepare(self, folder: Path) -> None:
        lay(folder / paths.DIARY_FILE)

    def go(self, app: QApplication, folder: Path, note: Note | None = None) -> Iterator[Database]:
        visitor = Visitor(app, FakeClock(), folder)
        database = visitor.program._database
        if note is not None:
            _listen(database, note)
        visitor.click("Which ankle is sore?: Left")
        visitor.click("I understand")
        yield database
        for words in ("4 of 10, moderate", "3 of 10, mild"):
            visitor.program.window.new_entry()
            visitor.click(words)
            for text in visitor.program.window.page("entry").findChildren(QPlainTextEdit):
                text.setPlainText(f"Stairs: {words}")
            visitor.click("Save entry")
            yield database
        visitor.click("Diary")
        visitor.click("Change Left: 3, mild")
        visitor.click("6 of 10, moderate")
        visitor.click("Save entry")
        yield database
        visitor.click("Undo")
        yield database
        visitor.click("Settings")
        visitor.click("Colours: Dark")
        yield database
        yield from self._train(visitor, database)

    @staticmethod
    def _train(visitor: Visitor, database: Database) -> Iterator[Database]:
        visitor.click("Today")
        visitor.click("Start session")
        visitor.none_of_these()
        yield database
        while visitor.run().step.item == 0:
            visitor.wait(visitor.run().remaining)
            yield database
        visitor.press(Qt.Key.Key_G)
        visitor.wait(HELD_SECONDS)
        visitor.program.parts.player.end()
        yield database
        visitor.click("Finish")
        yield database

    def state(self, database: Database) -> object:
        """All but the plan of the days to come, which is made as soon as the window has time for it."""
        return everything(database, without=("day_plan",))


class Keeping:
    """A backup made and brought back, that taken back, and a file of another computer taken in."""

    def prepare(self, folder: Path) -> None:
        there = filled(folder.with_name("there"), PaperDiary(3))
        source = folder.with_name(ARCHIVE)
        export_job.write(
            there, export_job.Form.ARCHIVE, source, "2026-11-22T09:00:00+01:00", lambda _done: None
        )
        database = open_diary(folder / paths.DIARY_FILE, FakeClock())
        settings = SettingsStore(database)
        version = Content(resource("content", "en")).text_version
        settings.save(replace(settings.load(), accepted_version=version, sore_side=Side.LEFT))
        database.close()

    def go(self, app: QApplication, folder: Path, note: Note | None = None) -> Iterator[Database]:
        clock = FakeClock()
        owner = Rescuer(app, None, clock, folder)
        owner.program.parts.diary.add_pain(pain(note="before"))
        yield owner.program._database
        owner.program.window.show_page("data")
        owner.click("Back up now")
        _until(lambda: owner.program.parts.backups.doing is None)
        yield owner.program._database
        clock.advance(60)
        owner.program.parts.diary.add_pain(pain(note="after"))
        yield owner.program._database
        _bring_back(owner, "Bring back: Sunday 22 November, 09:00", "Bring this one back")
        yield owner.program._database
        _bring_back(owner, "Undo")
        yield owner.program._database
        yield from self._take_in(owner, folder.with_name(ARCHIVE))

    @staticmethod
    def _take_in(owner: Rescuer, archive: Path) -> Iterator[Database]:
        transfer = owner.program.parts.transfer
        owner.program.window.show_page("transfer")
        owner.click("Choose a file")
        (dialog,) = (one for one in owner.program.window.findChildren(QFileDialog) if one.isVisible())
        dialog.fileSelected.emit(str(archive))
        dialog.reject()
        _until(lambda: transfer.doing is Doing.CHOOSING)
        owner.settle()
        owner.click("Take it in")
        _until(lambda: transfer.doing is Doing.NOTHING)
        yield owner.program._database

    def state(self, database: Database) -> object:
        return sorted(entry.note for entry in DiaryStore(database).entries())


WALKS: dict[str, Callable[[], Walk]] = {"writing": Writing, "keeping": Keeping}


def mark(walk: Walk, database: Database) -> str:
    """A short text for all that matters of a diary."""
    return hashlib.sha256(repr(walk.state(database)).encode()).hexdigest()


def _listen(database: Database, note: Note) -> None:
    """Tell of each transaction, as soon as it can be read."""

    def committed(_connection: apsw.Connection, _name: str, _pages: int) -> int:
        note(database)
        return apsw.SQLITE_OK

    connection = database._connection
    assert connection is not None
    connection.set_wal_hook(committed)


def _bring_back(owner: Rescuer, *words: str) -> None:
    """Click at these, and wait until another diary is open."""
    before = owner.program
    for word in words:
        _until(lambda: bool(owner.sees(word)))  # noqa: B023 - called before the next turn
        owner.click(word)
    _until(lambda: owner.open and owner.program is not before)
    owner.settle()


def _until(came: Callable[[], bool]) -> None:
    """A child process takes its own time."""
    while not came():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
