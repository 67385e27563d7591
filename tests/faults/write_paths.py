"""Every way in which the program writes to the disk, each as work that can be harmed and tried again.

The work on backups is that of `tests.storage.kills`, one act in the diary that of `acts`.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from ankle_rehab.domain.thinning import Reason
from ankle_rehab.services.backups import Backups
from ankle_rehab.services.export_job import Form, write
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage import atomic_file, backup, erase
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import WriteFailed
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.faults.acts import (
    Act,
    AddEntry,
    ChangeSetting,
    EditEntry,
    EraseEntry,
    FinishSession,
    KeepDraft,
    KeepStep,
    Leave,
    MarkDay,
    RemoveEntry,
    TakeBack,
    TakeIn,
    Writing,
)
from tests.storage import kills
from tests.storage.dumps import dump_path
from tests.storage.dumps import restore as written
from tests.storage.kills import NEW, NOW, OLD

OLD_FILE = b"the file that was there before"
MADE, OUTLIVED = 10, {2, 3, 5}
"""So many backups there are, and of these numbers a later one was made on the same day."""


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
    """Old backups go, and none that should stay; one that could not be removed goes another time."""

    def prepare(self) -> None:
        super().prepare()
        database = open_diary(self.diary, FakeClock())
        for days in (300.2, 300.1, 300, 200.1, 200, 3, 2, 1, 0.5):
            backup.make(database, self.backups, NOW - timedelta(days=days))
        database.close()

    def ready(self) -> None:
        self.keeper = Backups(self.database, self.clock, self.folder, Preferences(self.database), QObject())

    def act(self) -> None:
        self.keeper._thin()

    def look(self) -> None:
        super().look()
        there = {one.number: one for one in backup.found(self.backups)}
        assert set(range(1, MADE + 1)) - there.keys() <= OUTLIVED
        assert min(backup.verify(self.backups / one.name) for one in there.values()) == OLD


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
        return backup.verify(copy) == OLD - 1


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
