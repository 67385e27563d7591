"""Backups as the program sees them: made, thinned, copied to a second place, brought back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.thinning import Backup, Reason, thin
from ankle_rehab.domain.value import value
from ankle_rehab.services.job_queue import Doing, Job, JobQueue
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage import backup, columns, restore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.errand_lines import Facts
from ankle_rehab.storage.faults import DamagedFile, StorageFault

if TYPE_CHECKING:
    from ankle_rehab.domain.activity import Activity
    from ankle_rehab.domain.shoe import Shoe
    from ankle_rehab.services.errand import Errand
    from ankle_rehab.services.making import Making

# What does the work is imported when there is some.
# ruff: noqa: PLC0415


@value
class Staged:
    """A checked backup beside the diary, ready to take its place.

    `safety` holds what the diary held when it had been written to `changes` times. `made` is when the staged
    one was made, in UTC; None of a file that has not the name of a backup.
    """

    path: Path
    safety: Path
    changes: int
    made: datetime | None


@value
class Forgotten:
    """How many backups were written anew without it, and the names of those that could not be."""

    changed: int
    failed: tuple[str, ...]


class Backups(QObject):
    """All work is done beside the window, one piece after the other; `doing` and `behind` say where it is.

    `working` comes when one of these two is another, `changed` when there are other backups, `made` with each
    new Backup. The others carry a StorageFault or a value: `failed` for a backup that was asked for,
    `not_daily` for one that was due, `not_copied` for the second place; Staged comes in `restore_requested`,
    or its fault in `not_restored`; Forgotten in `forgot`, or its fault in `not_forgot`. After `cancelled`
    none of these comes for what was asked for before. A DamagedFile with the path of the diary is about it.
    """

    made = Signal(object)
    failed = Signal(object)
    not_daily = Signal(object)
    copied = Signal()
    not_copied = Signal(object)
    saved_copy = Signal(object)
    not_saved_copy = Signal(object)
    restore_requested = Signal(object)
    not_restored = Signal(object)
    forgot = Signal(object)
    not_forgot = Signal(object)
    cancelled = Signal()
    changed = Signal()
    working = Signal()

    def __init__(
        self,
        database: Database,
        clock: Clock,
        folder: Path,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self.folder = folder / paths.BACKUP_FOLDER
        self._queue = JobQueue(self)
        self._queue.changed.connect(self.working)
        self._gone: list[str] = []
        if not database.read_only:
            backup.tidy(self.folder)
            restore.tidy(database.path)
        self._known = backup.found(self.folder)
        whole = bool(self._known) and backup.unchanged(database.path, self.path(self._known[0]))
        self._changes = database.changes if whole else -1

    # what there is -----------------------------------------------------------------------------------

    def listed(self) -> tuple[Backup, ...]:
        """All backups, newest first."""
        return self._known

    def last(self) -> Backup | None:
        """The newest backup."""
        return self._known[0] if self._known else None

    def path(self, one: Backup) -> Path:
        """Where a backup lies."""
        return self.folder / one.name

    @property
    def up_to_date(self) -> bool:
        """Whether nothing was written to the diary since the newest backup."""
        return self._changes == self._database.changes

    @property
    def possible(self) -> bool:
        """Whether backups can be made at all: not of a diary that was opened for reading."""
        return not self._database.read_only

    @property
    def doing(self) -> Doing | None:
        """What is being done now."""
        return self._queue.doing

    @property
    def behind(self) -> float:
        """What part (0-1) of it is done."""
        return self._queue.behind

    # what can be asked for ---------------------------------------------------------------------------

    def make_now(self, reason: Reason = Reason.BY_HAND) -> None:
        """Make a backup as soon as possible; `made` or `failed` tells how it went."""
        failed = self.not_daily if reason is Reason.DAILY else self.failed
        self._queue.add(self._making(Doing.BACKING_UP, reason, lambda _one: None, failed.emit))

    def make_at_once(self, reason: Reason) -> Backup:
        """Make a backup before this call returns; raises StorageFault. The window stands still meanwhile."""
        self._queue.cancel(Doing.BACKING_UP, Doing.BRINGING_BACK)
        path = backup.make(self._database, self.folder, self._clock.now(), reason)
        return self._add(path.name, self._database.changes)

    def save_copy(self, folder: Path) -> None:
        """Make one backup elsewhere, to be kept; `saved_copy` carries its path, or `not_saved_copy`."""

        begin = partial(self._copying, folder, Reason.BEFORE_DELETE)

        def done(facts: Facts) -> None:
            self.saved_copy.emit(folder / str(facts["name"]))

        self._queue.add(Job(Doing.BACKING_UP, begin, done, self.not_saved_copy.emit))

    def copy_now(self) -> None:
        """Bring the second place up to date; `copied` or `not_copied` tells how it went."""
        second = self._preferences.settings.backup_copy_folder
        if not second or self._queue.waits(Doing.COPYING):
            return
        gone = tuple(self._gone)

        begin = partial(self._errand, "copy-backups", (str(self.folder), second, *gone), Path(second))

        def done(_facts: Facts) -> None:
            self._gone = [name for name in self._gone if name not in gone]
            self.copied.emit()

        self._queue.add(Job(Doing.COPYING, begin, done, self.not_copied.emit))

    def bring_back(self, copy: Path) -> None:
        """Check a backup and keep what the diary holds now; then `restore_requested`, or `not_restored`."""
        if self._queue.waits(Doing.BRINGING_BACK):
            return
        stage = partial(self._stage, copy)
        self._queue.add(
            self._making(Doing.BRINGING_BACK, Reason.BEFORE_RESTORE, stage, self.not_restored.emit)
        )

    def forget_entry(self, entry: PainEntry) -> None:
        """Take one entry out of every backup for good; `forgot` or `not_forgot` tells how it went."""
        self._forget("without-entry", str(entry.id), str(columns.moment(entry.recorded.utc)))

    def forget_own(self, own_id: str) -> None:
        """The same for an exercise or a routine of one's own."""
        self._forget("without-own", own_id)

    def forget_run(self, run: Activity) -> None:
        """The same for a run or another activity."""
        self._forget("without-run", str(run.id), str(columns.moment(run.start.utc)))

    def forget_shoe(self, shoe: Shoe) -> None:
        """The same for a pair of shoes."""
        self._forget("without-shoe", str(shoe.id), shoe.name)

    def cancel(self) -> None:
        """Call back what is being done and what waits; nothing unfinished is left behind."""
        bringing_back = self.doing is Doing.BRINGING_BACK
        self._queue.cancel()
        if self.possible:
            backup.tidy(self.folder)
            if bringing_back:
                restore.tidy(self._database.path)
        self._look_anew()
        self.cancelled.emit()

    # parts -------------------------------------------------------------------------------------------

    def _copying(self, folder: Path, reason: Reason) -> Making:
        from ankle_rehab.services.making import Making

        return Making(self._database, self._clock, folder, reason, self)

    def _errand(self, verb: str, words: tuple[str, ...], path: Path) -> Errand:
        from ankle_rehab.services.errand import Errand

        return Errand(verb, words, path, self)

    def _forget(self, verb: str, *which: str) -> None:
        def done(facts: Facts) -> None:
            self._look_anew()
            failed = tuple(str(one.get("name", "")) for one in facts.get("failed", ()))
            self.forgot.emit(Forgotten(int(facts.get("changed", 0)), failed))
            self.copy_now()

        def failed(fault: StorageFault) -> None:
            self._look_anew()
            self.not_forgot.emit(fault)

        begin = partial(self._errand, verb, (str(self.folder), *which), self.folder)
        self._queue.add(Job(Doing.FORGETTING, begin, done, failed))

    def _making(
        self,
        doing: Doing,
        reason: Reason,
        then: Callable[[Backup], None],
        failed: Callable[[StorageFault], None],
    ) -> Job:
        def done(facts: Facts) -> None:
            if facts["unfound"]:
                from ankle_rehab.storage import word_index  # hardly ever needed

                with suppress(StorageFault):  # it is tried again after the next backup
                    word_index.rebuild(self._database)
            then(self._add(str(facts["name"]), int(facts["changes"])))

        def refused(fault: StorageFault) -> None:
            if isinstance(fault, DamagedFile):  # a copy is as whole as what it was made of
                fault.path = self._database.path
            failed(fault)

        return Job(doing, partial(self._copying, self.folder, reason), done, refused)

    def _stage(self, copy: Path, safety: Backup) -> None:
        diary, changes = self._database.path, self._changes

        begin = partial(self._errand, "stage", (str(copy), str(diary)), copy)

        def done(facts: Facts) -> None:
            told = backup.told(copy.name, 0)
            at = None if told is None else told.at
            staged = Path(str(facts["staged"]))
            self.restore_requested.emit(Staged(staged, self.path(safety), changes, at))

        self._queue.add_first(Job(Doing.BRINGING_BACK, begin, done, self.not_restored.emit))

    def _add(self, name: str, changes: int) -> Backup:
        """There is one more: thin the others, tell, and let the second place have it too."""
        self._changes = changes
        self._known = backup.found(self.folder)
        made = next(one for one in self._known if one.name == name)
        going_on = made.reason is Reason.BEFORE_RESTORE  # the one to be brought back must not be thinned
        if not going_on:
            self._thin()
        self.made.emit(made)
        self.changed.emit()
        if not going_on:
            self.copy_now()
        return made

    def _thin(self) -> None:
        for one in thin(self._known, self._clock.now()):
            with suppress(OSError):  # it is tried again after the next backup
                self.path(one).unlink(missing_ok=True)
                self._gone.append(one.name)
        self._known = backup.found(self.folder)

    def _look_anew(self) -> None:
        self._known = backup.found(self.folder)
        self.changed.emit()
