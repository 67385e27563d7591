"""What becomes of the backups is told in the window; for bringing one back the diary is closed and opened."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.thinning import Backup, Reason
from ankle_rehab.services.backup_rounds import BackupRounds
from ankle_rehab.services.backups import Forgotten, Staged
from ankle_rehab.services.parts import Afterwards, Parts
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DamagedFile, StorageFault
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.words import backup_words


class BackupWatch(QObject):
    """Begins to look at the clock when it is made."""

    def __init__(self, parts: Parts, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._backups = backups = parts.backups
        self.rounds = BackupRounds(
            backups, parts.diary, parts.clock, parts.preferences, self, trash=lambda: parts.trash
        )
        backups.changed.connect(self._show_last)
        backups.made.connect(self._on_made)
        backups.failed.connect(self._on_not_made)
        backups.forgot.connect(self._on_forgot)
        backups.not_forgot.connect(self._on_not_made)
        backups.not_restored.connect(self._on_not_restored)
        backups.restore_requested.connect(self._on_restore)
        self.rounds.new_day.connect(self._show_last)
        self.rounds.not_daily.connect(self._on_not_made)
        self.rounds.not_copied.connect(self._on_not_copied)
        self._show_last()
        self.rounds.start()

    def close(self) -> None:
        """Stop looking, and call back what is being done."""
        self.rounds.stop()
        self._backups.cancel()

    def _show_last(self) -> None:
        self._window.show_backup(backup_words.last(self._backups.last(), self._parts.clock.now()))

    def _say(self, words: str) -> None:
        self._window.show_notice(Notice(words))

    def _on_made(self, one: Backup) -> None:
        if one.reason is Reason.BY_HAND:
            self._say(backup_words.made(one))

    def _on_not_made(self, fault: StorageFault) -> None:
        if self._of_the_diary(fault):
            self._parts.diary.trouble.emit(fault)
        self._say(backup_words.not_made(fault))

    def _on_not_copied(self, fault: StorageFault) -> None:
        self._say(backup_words.not_copied(fault))

    def _on_not_restored(self, fault: StorageFault) -> None:
        if self._of_the_diary(fault):
            self._on_not_made(fault)
        else:
            self._say(backup_words.not_restored(fault))

    def _of_the_diary(self, fault: StorageFault) -> bool:
        """Whether the diary itself is damaged: then there are other ways to bring a backup back."""
        return isinstance(fault, DamagedFile) and fault.path == self._parts.database.path

    def _on_forgot(self, result: Forgotten) -> None:
        self._say(backup_words.forgot(result))

    def _on_restore(self, staged: Staged) -> None:
        """The diary is closed, the checked backup takes its place, and the program opens again."""
        clock = self._parts.clock
        now, at = clock.now(), Stamp.of(clock.now(), clock.zone())
        words = backup_words.restored(staged.made, now)
        self._parts.while_closed.emit(partial(_take_place, staged, self._parts.database, at, words))


def _take_place(staged: Staged, database: Database, at: Stamp, words: str) -> Afterwards:
    """What was written while the backup was checked is kept too, in place of the first safety backup.

    What stands of the warning signs comes along.
    """
    from ankle_rehab.storage import restore  # noqa: PLC0415 - hardly ever needed
    from ankle_rehab.storage.carry_over import carry_over  # noqa: PLC0415

    safety = staged.safety
    if database.changes != staged.changes:
        kept = restore.keep(database.path, at.utc)
        if kept is not None:
            with suppress(OSError):  # then there is one more
                safety.unlink(missing_ok=True)
            safety = kept
    came = carry_over(database.path, staged.path, at)
    restore.put_in_place(staged.path, database.path)
    signs = backup_words.signs(came=came.holds, asks=came.asks)
    return Afterwards(f"{words} {signs}" if signs else words, safety)
