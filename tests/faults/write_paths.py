"""Every way in which the program writes to the disk, each as work that can be harmed and tried again.

The work on backups is that of `tests.storage.kills`; one act in the diary, and files that leave, stand here.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.backups import Backups
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.export_job import Form, write
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage import atomic_file, backup, erase, restore
from ankle_rehab.storage.arrived import Arrived
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import StorageFault, WriteFailed
from ankle_rehab.storage.merging import Merging
from tests.exchange.reading import filled, look
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.paper_diary import PaperDiary
from tests.fakes.runs import run_of
from tests.storage import kills
from tests.storage.dumps import dump, dump_path
from tests.storage.dumps import restore as written
from tests.storage.kills import NEW, NOW, OLD, Case

OLD_FILE = b"the file that was there before"


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


class Leave(Act):
    """The last act is saved; then the program ends. What went wrong then, the next start does not notice."""

    keeps = False

    def ready(self) -> None:
        self.book.add_pain(pain(7, note="the last word"))

    def act(self) -> None:
        self.database.close()

    def shown(self) -> str:
        return ""


class Start(Act):
    """A diary with a journal that a killed program left is opened."""

    keeps = False

    def prepare(self) -> None:
        super().prepare()
        database = open_diary(self.diary, FakeClock())
        DiaryStore(database).add_pain([pain(5, note="j" * 9000)])
        database.abandon()

    def begin(self) -> None:
        """Nothing is open yet."""

    def work(self) -> None:
        open_diary(self.diary, FakeClock()).abandon()

    def shown(self) -> str:
        return ""

    def leave(self) -> None:
        """It was killed at once."""


class FirstStart(Start):
    def prepare(self) -> None:
        """There is nothing yet."""

    def look(self) -> None:
        super().look()
        assert self.entries() == 0


class Migrate(Start):
    """A diary of an earlier version is brought up to date, after a backup."""

    def prepare(self) -> None:
        written(dump_path(5).read_text(encoding="utf-8"), self.diary)

    def look(self) -> None:
        super().look()
        kept = backup.listed(self.backups)
        assert kept, "no backup from before"
        assert all(backup.verify(one) == self.entries() for one in kept)


class Thin(Act):
    """Old backups go, and none that should stay."""

    def prepare(self) -> None:
        super().prepare()
        database = open_diary(self.diary, FakeClock())
        for days in (400, 300, 299, 298, 297, 200, 199):
            backup.make(database, self.backups, NOW - timedelta(days=days))
        database.close()

    def ready(self) -> None:
        self.keeper = Backups(self.database, self.clock, self.folder, Preferences(self.database), QObject())

    def act(self) -> None:
        self.keeper._thin()

    def look(self) -> None:
        super().look()
        assert min(backup.verify(one) for one in backup.listed(self.backups)) == OLD


class Export(Writing):
    """The diary leaves as a file, over one that was there."""

    def prepare(self) -> None:
        super().prepare()
        (self.folder / "out").mkdir(mode=0o700)
        self.target.write_bytes(OLD_FILE)

    @property
    def target(self) -> Path:
        return self.folder / "out" / "diary.json"

    def work(self) -> None:
        write(self.diary, Form.ARCHIVE, self.target, NOW.isoformat(), lambda _done: None)

    def done(self) -> bool:
        return self.target.read_bytes() != OLD_FILE

    def look(self) -> None:
        atomic_file.sweep(self.target)
        assert [path.name for path in (self.folder / "out").iterdir()] == [self.target.name]
        if self.done():
            json.loads(self.target.read_bytes())
        assert self.entries() == NEW


class MakeBackup(kills.Make, Writing):
    def work(self) -> None:
        database = open_diary(self.diary, FakeClock())
        try:
            backup.make(database, self.backups, NOW, Reason.DAILY)
        finally:
            database.abandon()

    def done(self) -> bool:
        return [backup.verify(path) for path in backup.listed(self.backups)] == [NEW, OLD]


class CopyElsewhere(kills.Copy, Writing):
    def done(self) -> bool:
        return [backup.verify(path) for path in backup.listed(self.folder / "stick")] == [OLD]


class Picked(Writing):
    """The backup that it is about was picked before anything could go wrong."""

    picked: Path | None = None

    def begin(self) -> None:
        self.picked = super().first()

    def first(self) -> Path:
        return self.picked or super().first()


class Forget(Picked, kills.Forget):
    def done(self) -> bool:
        (copy,) = backup.listed(self.backups)
        return copy.name.endswith(f"-{OLD - 1}.db") and backup.verify(copy) == OLD - 1


class BringBack(Picked, kills.BringBack):
    """What is there is kept first: as a backup, or whole under another name when it cannot be read."""

    def done(self) -> bool:
        return self.entries() == OLD

    def allowed(self) -> tuple[int, ...]:
        kept = [path for path in self.folder.iterdir() if self.may_stay(path.name)]
        whole = [path for path in kept if backup.verify(path) == NEW]
        assert whole == kept
        return (OLD, NEW) if kept or NEW in map(backup.verify, backup.listed(self.backups)) else (NEW,)

    def may_stay(self, name: str) -> bool:
        return ".damaged-" in name and not name.endswith(("-wal", "-shm"))


class BringBackAfterDamage(Picked, kills.BringBackAfterDamage):
    def done(self) -> bool:
        return self.entries() == OLD


class DeleteAll(kills.DeleteAll, Writing):
    def work(self) -> None:
        """What could not be removed is told."""
        if left := erase.erase(self.folder).left:
            raise WriteFailed(left[0], "left")

    def done(self) -> bool:
        return not any(path.is_file() for path in self.folder.rglob("*"))

    def look(self) -> None:
        """An empty folder may stay."""
        with suppress(OSError):
            self.backups.rmdir()
        super().look()


PATHS: dict[str, type[Writing]] = {
    "entry": AddEntry,
    "edit": EditEntry,
    "delete": RemoveEntry,
    "delete for good": EraseEntry,
    "undo": TakeBack,
    "draft": KeepDraft,
    "day mark": MarkDay,
    "session step": KeepStep,
    "session end": FinishSession,
    "setting": ChangeSetting,
    "import": TakeIn,
    "leaving": Leave,
    "start after a kill": Start,
    "first start": FirstStart,
    "migration": Migrate,
    "backup": MakeBackup,
    "thinning": Thin,
    "second place": CopyElsewhere,
    "entry out of backups": Forget,
    "restore": BringBack,
    "restore after damage": BringBackAfterDamage,
    "export": Export,
    "delete everything": DeleteAll,
}
