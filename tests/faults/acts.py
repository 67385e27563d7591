"""One act in the diary at a time, as work that can be harmed and tried again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.export_job import Form, write
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import StorageFault, WriteFailed
from ankle_rehab.storage.merging import Merging
from tests.exchange.reading import filled, look
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.paper_diary import PaperDiary
from tests.fakes.runs import run_of
from tests.storage.dumps import dump
from tests.storage.kills import NOW, Case


def rows_of(database: Database) -> str:
    """A mark of every row of a diary."""
    return hashlib.sha256(dump(database).encode()).hexdigest()


def rows_in(path: Path) -> str:
    """The same of a closed diary, opened as the next start would."""
    database = open_diary(path, FakeClock())
    try:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        return rows_of(database)
    finally:
        database.close()


class Writing(Case):
    """One way of writing. `harmless` holds the marks of the diary before and after it, once known."""

    harmless: tuple[str, ...] = ()
    keeps = True
    """Whether what was called done has to be on the disk."""

    def begin(self) -> None:
        """What is done before anything can go wrong."""

    def done(self) -> bool:
        """Whether it is done, by what lies in the folder."""
        raise NotImplementedError

    def shown(self) -> str:
        """A mark of the rows as the running program sees them; nothing when no diary is open."""
        return ""

    def may_be_done_again(self, _fault: Exception) -> bool:
        """Whether somebody who was refused can ask for the same once more."""
        return True

    def leave(self) -> None:
        """The program ends."""


class Act(Writing):
    """One act in an open diary, whose owner listens to it."""

    heard = True
    """Whether a fault is told by the diary as well as raised."""

    def begin(self) -> None:
        self.clock = FakeClock()
        self.database = open_diary(self.diary, self.clock)
        self.book = Diary(self.database, self.clock)
        self.told: list[StorageFault] = []
        self.book.trouble.connect(self.told.append)
        self.ready()

    def ready(self) -> None:
        """What has to be there for the act."""

    def act(self) -> None:
        raise NotImplementedError

    def work(self) -> None:
        try:
            self.act()
        except StorageFault as fault:
            assert self.told or not self.heard, f"{fault} was not told"
            raise

    def done(self) -> bool:
        return rows_in(self.diary) == self.harmless[1]

    def shown(self) -> str:
        return rows_of(self.database)

    def leave(self) -> None:
        self.database.close()

    def look(self) -> None:
        found = rows_in(self.diary)
        assert not self.harmless or found in self.harmless, "the diary holds something else"
        backup.tidy(self.backups)
        restore.tidy(self.diary)
        names = {path.name for path in self.folder.iterdir()}
        left = {name for name in names if not name.startswith("incoming.db")} - {"diary.db", "backups"}
        assert not left, left


class AddEntry(Act):
    def act(self) -> None:
        self.book.add_pains((pain(4, note="n" * 900), pain(2)))


class EditEntry(Act):
    def act(self) -> None:
        self.book.edit_pain(replace(self.book.entries()[0], score=9, note="e" * 6000))


class RemoveEntry(Act):
    def act(self) -> None:
        self.book.remove_pain(self.book.entries()[3].id or 0)


class EraseEntry(Act):
    """Gone once it is in the journal; that this is emptied at once is only tried."""

    keeps = False

    def ready(self) -> None:
        self.book.remove_pain(self.book.entries()[3].id or 0)

    def act(self) -> None:
        self.book.erase_pain(self.book.trash()[0].entry.id or 0)


class TakeBack(Act):
    def ready(self) -> None:
        self.book.edit_pain(replace(self.book.entries()[0], score=9, note="e" * 6000))

    def act(self) -> None:
        self.book.undo.undo()

    def may_be_done_again(self, fault: Exception) -> bool:
        """After an error of the disk the file is opened anew, and what could be undone is forgotten."""
        return not isinstance(fault, WriteFailed)


class KeepDraft(Act):
    """Each pause in typing keeps it; that it could not be kept is told by whoever keeps it."""

    heard = False

    def act(self) -> None:
        self.book.keep_draft(EntryDraft(note="d" * 5000))


class MarkDay(Act):
    def act(self) -> None:
        self.book.mark_day(stamp().local_date, DayKind.REST)


class KeepStep(Act):
    def ready(self) -> None:
        self.number = self.book.begin_session(run_of(seconds=0), stamp())

    def act(self) -> None:
        self.book.keep_step(self.number, run_of(seconds=20))


class FinishSession(KeepStep):
    def act(self) -> None:
        self.book.finish_session(self.number, run_of(seconds=90), stamp(hour=10))


class ChangeSetting(Act):
    def ready(self) -> None:
        self.preferences = Preferences(self.database)
        self.preferences.trouble.connect(self.told.append)

    def act(self) -> None:
        self.told.clear()
        self.preferences.change(sore_side=Side.RIGHT)
        if self.told:
            raise self.told[-1]


class TakeIn(Act):
    """A file from another computer, already looked at, is taken into the diary."""

    def prepare(self) -> None:
        there = self.folder.with_name(f"{self.folder.name}-there")
        source = there / "diary.json"
        write(filled(there, PaperDiary(3)), Form.ARCHIVE, source, NOW.isoformat(), lambda _done: None)
        look(filled(self.folder, PaperDiary(5)), source)

    def ready(self) -> None:
        self.arrived = Arrived(self.folder / "incoming.db")

    def act(self) -> None:
        def work() -> None:
            with self.database.change() as change:
                Merging(change, self.arrived, (), stamp(hour=12)).run()

        self.book.write(work)

    def leave(self) -> None:
        self.arrived.close()
        super().leave()


class Leave(Act):
    """The last act is saved; then the program ends. What went wrong then, the next start does not notice."""

    keeps = False

    def ready(self) -> None:
        self.book.add_pain(pain(7, note="the last word"))

    def act(self) -> None:
        self.database.close()

    def shown(self) -> str:
        return ""
