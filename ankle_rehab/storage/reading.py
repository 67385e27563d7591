"""Opening a diary that may not be written, or shall not be: it is read, and nothing beside it is touched."""

from __future__ import annotations

from pathlib import Path

import apsw

from ankle_rehab import paths
from ankle_rehab.storage.aside import PlaceAside
from ankle_rehab.storage.connection import refuse_cut
from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_file import bring_up, look, migrations, version_of
from ankle_rehab.storage.duplicate import duplicate
from ankle_rehab.storage.faults import InUse, StorageFault, fault_of_system

_SHARED_FIRST, _SHARED_SIZE = 0x40000000 + 2, 510


def open_for_reading(path: Path, steps: tuple[Path, ...] | None = None) -> Database:
    """Open the diary at `path` so that every change raises ReadOnly; raises the faults of `storage.faults`.

    A file alone is read where it lies. What a journal beside it holds, and what an older version lacks, is
    put together in a private copy that is gone when it is closed.
    """
    steps = migrations() if steps is None else steps
    look(path, len(steps))
    _refuse_in_use(path)
    journal = path.with_name(f"{path.name}-wal")
    try:
        alone = not journal.exists() or journal.stat().st_size == 0
    except OSError as error:
        raise fault_of_system(error, path) from error
    if alone:
        database = Database(path, read_only=True, opened=connect(path, immutable=True))
        try:
            refuse_cut(path, int(database.pragma("page_count")))
            if version_of(database, len(steps)) == len(steps):
                return database
        except StorageFault:
            database.abandon()
            raise
        database.abandon()
    return _PrivateCopy(path, steps)


class _PrivateCopy(Database):
    """A diary read from a copy of it. Where the system allows it the copy has no name any more."""

    def __init__(self, path: Path, steps: tuple[Path, ...]) -> None:
        place = PlaceAside()
        try:
            copy = place.folder / paths.DIARY_FILE
            super().__init__(path, read_only=True, opened=_settled(path, copy, steps))
        except BaseException:
            place.forget()
            raise
        self._place = place
        self._tidy()

    def close(self) -> None:
        super().close()
        self._tidy()

    def abandon(self) -> None:
        super().abandon()
        self._tidy()

    def _tidy(self) -> None:
        """Where an open file can lose its name, it does so at once."""
        self._place.forget()


def _settled(path: Path, copy: Path, steps: tuple[Path, ...]) -> apsw.Connection:
    """What the file and its journal hold together, as this program's version has it."""
    try:
        duplicate(path, copy)
        journal = path.with_name(f"{path.name}-wal")
        if journal.exists():
            duplicate(journal, copy.with_name(f"{copy.name}-wal"))
    except OSError as error:
        raise fault_of_system(error, path) from error
    database = Database(copy)
    try:
        database.settle()
        refuse_cut(copy, int(database.pragma("page_count")))
        version_of(database, len(steps))
        bring_up(database, steps)
    except StorageFault as fault:
        fault.path = path
        raise
    finally:
        database.close()
    return connect(copy, immutable=True)


def _refuse_in_use(path: Path) -> None:
    """Raise InUse while a program holds the file; what is read of one that is being written would not fit."""
    try:
        import fcntl  # noqa: PLC0415 - POSIX systems alone have it
    except ImportError:
        return
    try:
        with path.open("rb") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
    except BlockingIOError as error:
        raise InUse(path, "another program is writing it") from error
    except OSError as error:
        raise fault_of_system(error, path) from error
