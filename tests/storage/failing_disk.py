"""A disk on which a part of the diary cannot be read: what opening, bringing back and salvage make of it.

`python -m tests.storage.failing_disk FOLDER` prints what each of them came to, as JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import apsw

from ankle_rehab import paths
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import StorageFault
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
ENTRIES, LATER = 40, 5
USUAL = apsw.vfs_names()[0]
BROKEN: list[tuple[str, int]] = []


def failed() -> apsw.Error:
    """The error of a disk that does not give back what lies on it."""
    error = apsw.IOError("the disk cannot be read here")
    vars(error)["extendedresult"] = apsw.SQLITE_IOERR_READ
    return error


class FailingFile(apsw.VFSFile):
    """Fails wherever the disk is broken."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(USUAL, name, flags)
        self._name = str(name.filename() if isinstance(name, apsw.URIFilename) else name)

    def xRead(self, amount: int, offset: int) -> bytes:
        if any(self._name == path and offset >= place for path, place in BROKEN):
            raise failed()
        return super().xRead(amount, offset)


class FailingDisk(apsw.VFS):
    """The usual files of SQLite, but for the broken part; what guards the checksums is laid over it."""

    def __init__(self) -> None:
        super().__init__("failing", USUAL, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> FailingFile:
        return FailingFile(name, flags)


def main() -> None:
    disk = FailingDisk()
    folder = Path(sys.argv[1])
    diary = folder / paths.DIARY_FILE
    database = open_diary(diary, FakeClock())
    store = DiaryStore(database)
    store.add_pain([pain(note="x" * 500) for _ in range(ENTRIES)])
    copy = backup.make(database, folder / paths.BACKUP_FOLDER, NOW)
    store.add_pain([pain() for _ in range(LATER)])
    database.close()
    content = diary.read_bytes()
    BROKEN.append((str(diary.resolve()), content.index(b"x" * 500) // 4096 * 4096))
    database = open_diary(diary, FakeClock())
    try:
        found = str(len(DiaryStore(database).entries()))
    except StorageFault as fault:
        found = type(fault).__name__
    database.abandon()
    kept = restore.bring_back(copy, diary, NOW)
    BROKEN.clear()
    database = Database(diary)
    entries = len(DiaryStore(database).entries())
    database.close()
    assert kept is not None
    print(json.dumps([found, entries, kept.name, kept.read_bytes() == content]))
    disk.unregister()


if __name__ == "__main__":
    main()
