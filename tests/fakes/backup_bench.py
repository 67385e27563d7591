"""A diary with its backups, a clock moved by hand, and everything they say written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.thinning import Backup, Reason
from ankle_rehab.services.backup_rounds import BackupRounds
from ankle_rehab.services.backups import Backups
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.trash import Trash
from ankle_rehab.storage import backup
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.fakes.fresh import open_fresh


class BackupBench:
    """One run of the program's services on the diary in `folder`; `said` is what was told, in order."""

    def __init__(self, _app: QCoreApplication, clock: FakeClock, folder: Path) -> None:
        self.clock = clock
        self.folder = folder
        self.said: list[tuple[str, object]] = []
        self.open()

    def open(self) -> None:
        self.database = open_fresh(self.folder / "diary.db", self.clock)
        self.diary = Diary(self.database, self.clock)
        self.preferences = Preferences(self.database)
        self.backups = Backups(self.database, self.clock, self.folder, self.preferences)
        self.rounds = BackupRounds(
            self.backups,
            self.diary,
            self.clock,
            self.preferences,
            trash=lambda: Trash(self.diary, self.database),
        )
        for name in ("made", "failed", "restore_requested", "not_restored", "forgot", "not_forgot"):
            getattr(self.backups, name).connect(self._noter(name))
        self.backups.copied.connect(lambda: self.said.append(("copied", None)))
        for name in ("not_daily", "not_copied"):
            getattr(self.rounds, name).connect(self._noter(name))

    def close(self) -> None:
        self.rounds.stop()
        self.backups.cancel()
        self.database.close()

    def restart(self) -> None:
        self.close()
        self.open()

    def write(self, note: str = "") -> PainEntry:
        return self.diary.add_pain(pain(note=note))

    def look(self) -> None:
        """A look at the clock, and all that follows from it."""
        self.rounds.tick()
        self.finish()

    def finish(self) -> None:
        """Until nothing is being done any more."""
        self.until(lambda: self.backups.doing is None)

    def until(self, came: Callable[[], bool]) -> None:
        """Until something is so; what a child process does takes its own time."""
        while not came():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def make(self, reason: Reason = Reason.BY_HAND) -> Backup:
        self.backups.make_now(reason)
        self.finish()
        newest = self.backups.last()
        assert newest is not None
        return newest

    def heard(self, name: str) -> list[object]:
        """What was told under that name so far."""
        return [fact for said, fact in self.said if said == name]

    def files(self) -> list[str]:
        """All there is in the folder of the backups."""
        folder = self.folder / "backups"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    def entries_of(self, one: Backup) -> int:
        return backup.verify(self.backups.path(one))

    def _noter(self, name: str) -> Callable[[object], None]:
        return lambda fact: self.said.append((name, fact))
