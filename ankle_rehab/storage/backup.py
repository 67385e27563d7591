"""Verified copies of the diary: only a copy that was opened and compared is ever called a backup."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import apsw

from ankle_rehab import paths
from ankle_rehab.domain.thinning import Backup, Reason
from ankle_rehab.storage.atomic_file import sync_file, sync_folder
from ankle_rehab.storage.connection import refuse_cut
from ankle_rehab.storage.copying import TABLES, Copied, copying
from ankle_rehab.storage.database import APPLICATION_ID, Database, connect, fault_of
from ankle_rehab.storage.faults import DamagedFile, DiskFull, fault_of_system

PART = "diary.part"
ROOM_TO_SPARE = 64 * 1024
_NAME = re.compile(
    r"diary-(\d{6,40})-v(\d{1,9})-(\d{8}T\d{6}Z)(?:-([a-z]+(?:-[a-z]+)*))?(?:-(\d{1,18}))?\.db",
    re.ASCII,
)
_STAMP = "%Y%m%dT%H%M%SZ"
_ALIVE = "SELECT count(*) FROM pain_entry WHERE deleted_utc IS NULL"
_HAS_DAYS = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'pain_day'"
_BY_DAYS = "SELECT coalesce(sum(scores), 0) FROM pain_day"
_REASONS = {reason.value: reason for reason in Reason}


def make(database: Database, folder: Path, now: datetime, reason: Reason = Reason.BY_HAND) -> Path:
    """Copy the diary into `folder` and verify the copy; returns its path, raises StorageFault.

    All at once, for when no window is there that could freeze.
    """
    try:
        part = prepare(database, folder)
        try:
            copied = _all_of(database, part)
            entries = verify(part, copied.rows)
            sync_file(part)
            return place(part, copied, now, reason, entries)
        finally:
            discard(part)
    except OSError as error:
        raise fault_of_system(error, folder) from error


def prepare(database: Database, folder: Path) -> Path:
    """Where in `folder` a copy may begin; raises OSError, or DiskFull while there is no room for it.

    A disk filled by half a backup would leave the diary itself no room to save anything.
    """
    import shutil  # noqa: PLC0415 - slow to load, and not needed by a start

    paths.private_folder(folder)
    part = folder / PART
    discard(part)
    needed = int(database.pragma("page_count")) * int(database.pragma("page_size")) + ROOM_TO_SPARE
    if shutil.disk_usage(folder).free < needed:
        raise DiskFull(folder, f"{needed} bytes are needed")
    return part


def place(part: Path, copied: Copied, now: datetime, reason: Reason, entries: int) -> Path:
    """Give a verified copy its name; from now on it is a backup. Raises OSError.

    The name carries a running number (a wrong clock must not decide which one is newest), the version, the
    time in UTC, the reason and the number of entries. The file gets the time of the diary it is like.
    """
    stamp = now.astimezone(UTC).strftime(_STAMP)
    number = max((backup.number for backup in _seen(part.parent)), default=0) + 1
    final = part.with_name(f"diary-{number:06d}-v{copied.version}-{stamp}-{reason}-{entries}.db")
    if copied.settled is not None:
        os.utime(part, ns=(copied.settled, copied.settled))
    part.rename(final)
    sync_folder(final.parent)
    return final


def discard(part: Path) -> None:
    """Remove an unfinished copy with its journal; what cannot be removed is tried again another time."""
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove what an earlier run did not finish; only while no copy is being made."""
    with suppress(OSError):
        for path in folder.iterdir():
            if re.fullmatch(r"\.?diary\S*\.part(-journal|-wal|-shm)?", path.name):
                path.unlink(missing_ok=True)


def found(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, newest first; what was never verified has another name."""
    backups: list[Backup] = []
    with suppress(OSError):
        backups.extend(_seen(folder))
    return tuple(sorted(backups, key=lambda backup: backup.number, reverse=True))


def _seen(folder: Path) -> Iterator[Backup]:
    """The backups in a folder; raises OSError when it cannot be listed, for then any number may be taken."""
    with os.scandir(folder) as files:
        for file in files:
            backup = None
            with suppress(OSError, ValueError):
                if file.is_file(follow_symlinks=False):
                    backup = told(file.name, file.stat().st_size)
            if backup is not None:
                yield backup


def told(name: str, size: int) -> Backup | None:
    """What the name of a backup of `size` bytes tells; None for any other, ValueError for a wrong time."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    number, version, stamp, reason, entries = match.groups()
    return Backup(
        number=int(number),
        at=datetime.fromisoformat(stamp),
        version=int(version),
        size=size,
        reason=_REASONS.get(reason or ""),
        entries=None if entries is None else int(entries),
        name=name,
    )


def listed(folder: Path) -> tuple[Path, ...]:
    """The files of the backups in a folder, newest first."""
    return tuple(folder / backup.name for backup in found(folder))


def unchanged(diary: Path, copy: Path) -> bool:
    """Whether a closed or just opened diary is still what `copy` was made of.

    In doubt it is not, which costs one backup more: any write since leaves a journal or another time.
    """
    try:
        journal = diary.with_name(f"{diary.name}-wal")
        if journal.exists() and journal.stat().st_size:
            return False
        one, other = diary.stat(), copy.stat()
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def verify(path: Path, expected: Mapping[str, int] | None = None) -> int:
    """Read every page of a copy; returns its number of entries.

    Raises DamagedFile when anything is wrong or a row count differs from `expected`.
    """
    with closing(connect(path, read_only=True)) as connection:
        try:
            refuse_cut(path, int(connection.pragma("page_count")))
            answers = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
            names = [str(row[0]) for row in connection.execute(TABLES).fetchall()]
            rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').get for name in names}
            application = connection.pragma("application_id")
            if answers == ["ok"] and application == APPLICATION_ID and expected in (None, rows):
                entries = int(connection.execute(_ALIVE).get)
                if not connection.execute(_HAS_DAYS).get or connection.execute(_BY_DAYS).get == entries:
                    return entries
        except apsw.SQLError as error:
            raise DamagedFile(path, "the copy has no table of entries") from error
        except apsw.Error as error:
            raise fault_of(error, path) from error
    if answers != ["ok"]:
        raise DamagedFile(path, "; ".join(answers[:3]))
    raise DamagedFile(path, "the copy does not hold what the diary holds")


def _all_of(database: Database, part: Path) -> Copied:
    work = copying(database, part, lambda: 0.0)
    while True:
        try:
            next(work)
        except StopIteration as end:
            copied: Copied = end.value
            return copied
