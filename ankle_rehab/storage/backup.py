"""Verified copies of the diary: only a copy that was opened and compared is ever called a backup."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import apsw

from ankle_rehab import paths
from ankle_rehab.storage.atomic_file import sync_file, sync_folder
from ankle_rehab.storage.database import APPLICATION_ID, Database, connect, fault_of
from ankle_rehab.storage.faults import DamagedFile, fault_of_system

_NAME = r"diary-(\d{6})-v(\d+)-\d{8}T\d{6}Z\.db"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def make(database: Database, folder: Path, now: datetime) -> Path:
    """Copy the diary into `folder` and verify the copy; returns its path, raises StorageFault.

    The name carries a running number (a wrong clock must not decide which one is newest), the version and
    the time in UTC.
    """
    version = database.pragma("user_version")
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    part = folder / "diary.part"
    try:
        paths.private_folder(folder)
        part.unlink(missing_ok=True)
        paths.create_private(part)
        _copy(database, part)
        verify(part, counts(database))
        sync_file(part)
        final = folder / f"diary-{_next_number(folder):06d}-v{version}-{stamp}.db"
        part.rename(final)
        sync_folder(folder)
    except OSError as error:
        raise fault_of_system(error, folder) from error
    return final


def listed(folder: Path) -> tuple[Path, ...]:
    """The backups, newest first; what was never verified has another name and is not among them."""
    try:
        names = sorted(
            (path.name for path in folder.iterdir() if re.fullmatch(_NAME, path.name)), reverse=True
        )
    except OSError:
        return ()
    return tuple(folder / name for name in sorted(names, reverse=True))


def counts(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    names = [str(row[0]) for row in database.rows(_TABLES)]
    return {name: int(database.rows(f'SELECT count(*) FROM "{name}"')[0][0]) for name in names}


def verify(path: Path, expected: dict[str, int] | None = None) -> None:
    """Read every page of a copy; raises DamagedFile when anything is wrong or a row count differs."""
    connection = connect(path, read_only=True)
    try:
        answers = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
        names = [str(row[0]) for row in connection.execute(_TABLES).fetchall()]
        found = {name: connection.execute(f'SELECT count(*) FROM "{name}"').get for name in names}
        application = connection.pragma("application_id")
    except apsw.Error as error:
        raise fault_of(error, path) from error
    finally:
        connection.close()
    if answers != ["ok"]:
        raise DamagedFile(path, "; ".join(answers[:3]))
    if application != APPLICATION_ID or (expected is not None and found != expected):
        raise DamagedFile(path, "the copy does not hold what the diary holds")


def _copy(database: Database, part: Path) -> None:
    """Every page into a file that stands alone, without a journal beside it."""
    try:
        target = connect(part, create=True)
        try:
            database.copy_to(target)
            target.pragma("journal_mode", "DELETE")
        finally:
            target.close()
    except apsw.Error as error:
        raise fault_of(error, part) from error


def _next_number(folder: Path) -> int:
    """One more than the highest number ever used among those still here."""
    newest = next((re.fullmatch(_NAME, path.name) for path in listed(folder)), None)
    return int(newest[1]) + 1 if newest else 1
