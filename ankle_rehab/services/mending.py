"""Bringing a diary back that could not be opened: by a backup, by what can still be read, or empty."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.mending import Case, Situation, Way
from ankle_rehab.domain.thinning import Backup
from ankle_rehab.services.errand import Errand
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.diary_file import begin, migrations
from ankle_rehab.storage.erase import Erased
from ankle_rehab.storage.errand_lines import Facts
from ankle_rehab.storage.faults import (
    ChecksumsMissing,
    DamagedFile,
    DiskFull,
    ForeignFile,
    InUse,
    NewerFile,
    ReadOnly,
    StorageFault,
    fault_of_system,
)
from ankle_rehab.storage.salvage import SALVAGED_SUFFIX, Salvaged, discard

_CASES = {
    NewerFile: Case.NEWER,
    ForeignFile: Case.FOREIGN,
    InUse: Case.IN_USE,
    ReadOnly: Case.FORBIDDEN,
    DiskFull: Case.NO_ROOM,
    ChecksumsMissing: Case.PROGRAM_INCOMPLETE,
}


@dataclass(frozen=True, slots=True)
class Mended:
    """There is a diary again: `way` is how, `backup` what was brought back, `kept` where the old file is.

    `came` is whether warning signs that stood there came along, `asks` whether they are asked anew.
    """

    way: Way
    kept: Path | None
    backup: Backup | None = None
    came: bool = False
    asks: bool = False


class Mending(QObject):
    """Works on the closed diary at `diary`; one piece of work at a time, in a child process.

    `behind` carries what part (0-1) is done. In the end comes `mended` with a Mended, `salvaged` with a
    Salvaged that `keep_salvaged` makes the diary, or `failed` with a StorageFault.
    """

    behind = Signal(float)
    mended = Signal(object)
    salvaged = Signal(object)
    failed = Signal(object)

    def __init__(self, clock: Clock, diary: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.diary = diary
        self._errand: Errand | None = None
        self._saved = diary.with_name(f"{diary.name}{SALVAGED_SUFFIX}")
        self._empty = diary.with_name(f"{diary.name}.new")

    def backup_path(self, one: Backup) -> Path:
        """Where a backup lies."""
        return self.diary.parent / paths.BACKUP_FOLDER / one.name

    @property
    def working(self) -> bool:
        """Whether something is being done, or was saved and waits to be used."""
        return self._errand is not None

    def bring_back(self, one: Backup) -> None:
        """Put a backup in the place of the diary."""
        self._bring_back(self.backup_path(one), Way.BRING_BACK, one)

    def salvage(self) -> None:
        """Put all that can be read into a new diary beside the damaged one; `salvaged` tells what it is."""

        def done(facts: Facts) -> None:
            names = ("saved", "unsure", "lost")
            self.salvaged.emit(Salvaged(**{name: facts[name] for name in names}, days=tuple(facts["days"])))

        self._run("salvage", (str(self.diary), str(self._saved)), done)

    def keep_salvaged(self) -> None:
        """Make what was saved the diary."""
        self._bring_back(self._saved, Way.SALVAGE)

    def start_empty(self) -> None:
        """Put an empty diary in the place of the damaged one."""
        try:
            restore.discard(self._empty)
            paths.create_private(self._empty)
            begin(self._empty, migrations()).close()
        except StorageFault as fault:
            self.failed.emit(fault)
        except OSError as error:
            self.failed.emit(fault_of_system(error, self.diary))
        else:
            self._bring_back(self._empty, Way.START_EMPTY)

    def cancel(self) -> None:
        """Call the work back and remove what it began; the diary is as it was."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand.deleteLater()
            self._errand = None
        with suppress(OSError):
            discard(self._saved)
        restore.discard(self._empty)
        restore.tidy(self.diary)

    def _bring_back(self, copy: Path, way: Way, one: Backup | None = None) -> None:
        def done(facts: Facts) -> None:
            kept = facts["kept"]
            self.cancel()
            came, asks = bool(facts.get("came")), bool(facts.get("asks"))
            self.mended.emit(Mended(way, None if kept is None else Path(str(kept)), one, came, asks))

        where = (str(copy), str(self.diary), self._clock.now().isoformat())
        if way is Way.START_EMPTY:
            self._run("begin-empty", where, done)
        else:
            self._run("bring-back", (*where, self._clock.zone()), done)

    def _run(self, verb: str, arguments: tuple[str, ...], done: Callable[[Facts], None]) -> None:
        self._errand = Errand(verb, arguments, self.diary, self)
        self._errand.told.connect(self._on_told)
        self._errand.done.connect(done)
        self._errand.failed.connect(self._on_failed)
        self._errand.start()

    def _on_told(self, facts: Facts) -> None:
        if "done" in facts:
            self.behind.emit(float(facts["done"]))

    def _on_failed(self, fault: StorageFault) -> None:
        self.cancel()
        self.failed.emit(fault)


def situation(fault: Exception | None, diary: Path) -> Situation:
    """What is known of the diary that could not be opened; without a fault it was not tried: safe mode.

    Only while it is closed. Nothing is opened through SQLite.
    """
    known = len(migrations())
    backups = backup.found(diary.parent / paths.BACKUP_FOLDER)
    beside = (diary, diary.with_name(f"{diary.name}-wal"))
    return Situation(
        case=_case(fault, diary),
        backups=tuple(one for one in backups if one.version <= known),
        has_rows=any(_size(path) > 0 for path in beside),
        may_write=os.access(diary.parent, os.W_OK | os.X_OK),
        found=fault.found if isinstance(fault, NewerFile) else 0,
        known=known,
        left=tuple(path.name for path in fault.left) if isinstance(fault, Erased) else (),
    )


def holds_diary(folder: Path) -> bool:
    """Whether there is a diary in a folder, or anything left of one."""
    diary = folder / paths.DIARY_FILE
    beside = diary.with_name(f"{diary.name}-wal")
    return os.path.lexists(diary) or beside.exists() or bool(backup.listed(folder / paths.BACKUP_FOLDER))


def _case(fault: Exception | None, diary: Path) -> Case:
    if fault is None:
        return Case.SAFE_MODE
    if isinstance(fault, Erased):
        return Case.ERASED
    if isinstance(fault, DamagedFile):
        if not os.path.lexists(diary):
            return Case.GONE
        return Case.DAMAGED if _size(diary) else Case.EMPTY
    if not isinstance(fault, StorageFault):
        return Case.NO_FOLDER
    return _CASES.get(type(fault), Case.DISK_ERROR)


def _size(path: Path) -> int:
    """The size of a plain file in bytes; 0 for anything else."""
    try:
        return path.lstat().st_size if path.is_file() and not path.is_symlink() else 0
    except OSError:
        return 0
