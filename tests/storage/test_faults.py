"""Which trouble is behind an error of the database library or of the system, and what is said of it."""

from __future__ import annotations

import errno
from pathlib import Path

import apsw
import pytest

from ankle_rehab.storage.connection import fault_of
from ankle_rehab.storage.faults import (
    DamagedFile,
    DiskFull,
    InUse,
    NewerFile,
    ReadOnly,
    StorageFault,
    Vanished,
    WriteFailed,
    fault_of_system,
)

PAGE = "a page cannot be read or does not match its checksum"


def error_of(code: int) -> apsw.Error:
    """What the library raises with an extended code, and words of its own."""
    plain = apsw.exception_for(code)
    error = type(plain)("words")
    error.extendedresult = code  # type: ignore[attr-defined]
    assert isinstance(error, apsw.Error)
    return error


CODES: list[tuple[int, type[StorageFault], str | None]] = [
    (apsw.SQLITE_FULL, DiskFull, None),
    (apsw.SQLITE_CORRUPT, DamagedFile, None),
    (apsw.SQLITE_NOTADB, DamagedFile, None),
    (apsw.SQLITE_FORMAT, DamagedFile, None),
    (apsw.SQLITE_BUSY, InUse, None),
    (apsw.SQLITE_LOCKED, InUse, None),
    (apsw.SQLITE_READONLY, ReadOnly, None),
    (apsw.SQLITE_PERM, ReadOnly, None),
    (apsw.SQLITE_IOERR_DATA, DamagedFile, PAGE),
    (apsw.SQLITE_IOERR_CORRUPTFS, DamagedFile, PAGE),
    (apsw.SQLITE_IOERR_READ, DamagedFile, PAGE),
    (apsw.SQLITE_IOERR_WRITE, WriteFailed, None),
    (apsw.SQLITE_IOERR_FSYNC, WriteFailed, None),
    (apsw.SQLITE_CANTOPEN, WriteFailed, None),
]


@pytest.mark.parametrize(("code", "kind", "detail"), CODES)
def test_the_trouble_behind_an_error_of_the_library(
    tmp_path: Path, code: int, kind: type[StorageFault], detail: str | None
) -> None:
    path = tmp_path / "diary.db"
    path.touch()
    error = error_of(code)
    fault = fault_of(error, path)
    assert (type(fault), fault.path, fault.detail) == (kind, path, detail or "words")
    assert str(fault) == f"{kind.__name__}: {fault.detail}"


def test_a_file_that_is_not_there_any_more_has_vanished(tmp_path: Path) -> None:
    path = tmp_path / "gone.db"
    error = error_of(apsw.SQLITE_CANTOPEN)
    fault = fault_of(error, path)
    assert (type(fault), fault.path, fault.detail) == (Vanished, path, "words")
    path.symlink_to(tmp_path / "nowhere")
    assert type(fault_of(error, path)) is WriteFailed


@pytest.mark.parametrize(
    ("code", "system", "kind"),
    [
        (apsw.SQLITE_IOERR_WRITE, errno.EDQUOT, DiskFull),
        (apsw.SQLITE_IOERR_WRITE, errno.EIO, WriteFailed),
        (apsw.SQLITE_IOERR_FSYNC, errno.EDQUOT, WriteFailed),
    ],
)
def test_a_quota_that_is_used_up_is_a_full_disk(code: int, system: int, kind: type[StorageFault]) -> None:
    error = error_of(code)
    fault = fault_of(error, Path("diary.db"), system)
    assert (type(fault), fault.path, fault.detail) == (kind, Path("diary.db"), "words")


def test_a_search_that_cannot_be_read_is_damage() -> None:
    fault = fault_of(apsw.SQLError("invalid fts5 file format (found 9)"), Path("diary.db"))
    assert (type(fault), fault.path) == (DamagedFile, Path("diary.db"))
    assert fault.detail == "invalid fts5 file format (found 9)"


@pytest.mark.parametrize(
    "error", [apsw.SQLError("no such column"), apsw.MisuseError(), apsw.ConstraintError()]
)
def test_a_mistake_of_the_program_is_no_trouble_of_the_file(error: apsw.Error) -> None:
    with pytest.raises(type(error)) as raised:
        fault_of(error, Path("diary.db"))
    assert raised.value is error


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.EIO, WriteFailed),
    ],
)
def test_the_trouble_behind_an_error_of_the_system(number: int, kind: type[StorageFault]) -> None:
    fault = fault_of_system(OSError(number, "words"), Path("diary.db"))
    assert (type(fault), fault.path, fault.detail) == (kind, Path("diary.db"), "words")
    bare = fault_of_system(OSError(), Path("diary.db"))
    assert (type(bare), bare.detail) == (WriteFailed, "OSError")


def test_what_a_fault_says_of_itself() -> None:
    assert str(InUse(Path("a"))) == "InUse"
    newer = NewerFile(Path("a"), 9, 2)
    assert (str(newer), newer.found, newer.known) == (
        "NewerFile: version 9 of the file, this program knows 2",
        9,
        2,
    )
    damaged = DamagedFile(Path("a"), "why", (Path("b"),))
    assert (damaged.path, damaged.detail, damaged.backups) == (Path("a"), "why", (Path("b"),))
