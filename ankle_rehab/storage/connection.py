"""Connections to a diary file, each with every setting that the diary relies on.

Every page carries a checksum (SQLite's `cksumvfs`).
"""

from __future__ import annotations

import errno
import os
from itertools import islice
from pathlib import Path

import apsw

from ankle_rehab.storage.faults import (
    ChecksumsMissing,
    DamagedFile,
    DiskFull,
    InUse,
    ReadOnly,
    StorageFault,
    Vanished,
    WriteFailed,
    fault_of_system,
)

APPLICATION_ID = 0x416E6B52
PAGE_BYTES = 4096
CHECKSUM_BYTES = 8
CHECKSUM_VFS = "cksmvfs"
WAL_KEPT_BYTES = 4 * 1024 * 1024

_EXTENSIONS = (".so", ".dylib", ".dll")
_OPEN = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_NOFOLLOW
_LOOK = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_NOFOLLOW | apsw.SQLITE_OPEN_URI
_OVER_QUOTA = getattr(errno, "EDQUOT", errno.ENOSPC)
_DAMAGED = (apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS, apsw.SQLITE_IOERR_READ)


def fault_of(error: apsw.Error, path: Path, system: int = 0) -> StorageFault:
    """The known trouble behind an error of the database library; bugs are not among them.

    `system` is the number of the system's error behind it: SQLite does not know that a quota may be used up.
    """
    detail = str(error)
    match error:
        case apsw.FullError():
            return DiskFull(path, detail)
        case apsw.IOError() if system == _OVER_QUOTA and _extended(error) == apsw.SQLITE_IOERR_WRITE:
            return DiskFull(path, detail)
        case apsw.CorruptError() | apsw.NotADBError() | apsw.FormatError():
            return DamagedFile(path, detail)
        case apsw.SQLError() if "invalid fts5 file format" in detail:
            return DamagedFile(path, detail)
        case apsw.BusyError() | apsw.LockedError():
            return InUse(path, detail)
        case apsw.ReadOnlyError() | apsw.PermissionsError():
            return ReadOnly(path, detail)
        case apsw.IOError() if _extended(error) in _DAMAGED:
            return DamagedFile(path, "a page cannot be read or does not match its checksum")
        case apsw.CantOpenError() if not os.path.lexists(path):
            return Vanished(path, detail)
        case apsw.IOError() | apsw.CantOpenError():
            return WriteFailed(path, detail)
        case _:
            raise error


def _extended(error: apsw.Error) -> int:
    return getattr(error, "extendedresult", 0)


def connect(
    path: Path, *, create: bool = False, read_only: bool = False, immutable: bool = False
) -> apsw.Connection:
    """A connection with every setting the diary relies on; raises the faults of `storage.faults`.

    `create` makes an empty existing file into a database. `read_only` is for looking at a copy: nothing is
    written, though the file is not opened so, for then SQLite would not look at the CHECK constraints.
    `immutable` reads a file that nobody may write, without its journal and without a lock.
    """
    load_checksums()
    real = path.parent.resolve() / path.name  # NOFOLLOW refuses a link anywhere in the path
    name, flags = (f"{real.as_uri()}?immutable=1", _LOOK) if immutable else (str(real), _OPEN)
    try:
        connection = apsw.Connection(name, flags=flags, vfs=CHECKSUM_VFS, statementcachesize=64)
    except apsw.Error as error:
        raise fault_of(error, path) from error
    try:
        _configure(connection, create=create, read_only=read_only or immutable)
    except apsw.Error as error:
        drop(connection)
        raise fault_of(error, path) from error
    if str(connection.pragma("checksum_verification")) != "1":
        drop(connection)
        raise DamagedFile(path, "the file does not carry checksums")
    return connection


def load_checksums() -> None:
    """Make SQLite's checksum layer known to this process; raises ChecksumsMissing.

    Loaded directly: asking `apsw.sqlite_extra` for it costs 30 milliseconds more.
    """
    if CHECKSUM_VFS in apsw.vfs_names():
        return
    place = Path(apsw.__file__).parent / "sqlite_extra_binaries" / "cksumvfs"
    library = next((path for end in _EXTENSIONS if (path := place.with_suffix(end)).exists()), None)
    if library is None:
        raise ChecksumsMissing(place)
    connection = apsw.Connection(":memory:")
    try:
        connection.enable_load_extension(True)
        connection.load_extension(str(library))
    except apsw.ExtensionLoadingError as error:
        raise ChecksumsMissing(library, str(error)) from error
    finally:
        connection.close()


def _configure(connection: apsw.Connection, *, create: bool, read_only: bool) -> None:
    if create:
        connection.reserve_bytes("main", CHECKSUM_BYTES)  # before anything else, or it is silently off
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
    connection.pragma("foreign_keys", 1)
    connection.pragma("temp_store", "MEMORY")
    connection.pragma("cell_size_check", 1)
    connection.pragma("secure_delete", 1)
    if read_only:
        connection.pragma("query_only", 1)
        return
    if connection.readonly("main"):
        raise apsw.ReadOnlyError("the file may not be written")
    connection.pragma("locking_mode", "EXCLUSIVE")
    connection.pragma("synchronous", "FULL")
    connection.pragma("journal_mode", "WAL")
    connection.pragma("journal_size_limit", WAL_KEPT_BYTES)
    connection.pragma("user_version")  # the first read takes the lock


def refuse_cut(path: Path, pages: int, frames: int = 0) -> None:
    """Raise DamagedFile when one of so many pages is not wholly there: SQLite takes zeros for the rest of it.

    No checksum is looked at then. A page in the first `frames` of the journal may be missing in the file.
    """
    try:
        missing = set(range(path.stat().st_size // PAGE_BYTES + 1, pages + 1))
        if missing and frames:
            from ankle_rehab.storage import journal  # noqa: PLC0415 - not needed by a good start

            with path.with_name(f"{path.name}-wal").open("rb") as file:
                missing -= {number for number, _, _ in islice(journal.frames(file), frames)}
    except OSError as error:
        raise fault_of_system(error, path) from error
    if missing:
        raise DamagedFile(path, "the end of the file is missing")


def drop(connection: apsw.Connection) -> None:
    """Close it without bringing anything from the journal into the file."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.close()
