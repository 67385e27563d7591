"""Bringing a backup back: it is checked, what is there now is kept, and one of the two is always in place."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from ankle_rehab import paths
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.storage import atomic_file, backup
from ankle_rehab.storage.atomic_file import sync_folder
from ankle_rehab.storage.database import APPLICATION_ID, Database, connect, fault_of
from ankle_rehab.storage.diary_file import look, migrations, open_whole
from ankle_rehab.storage.duplicate import duplicate
from ankle_rehab.storage.faults import (
    DamagedFile,
    ForeignFile,
    NewerFile,
    StorageFault,
    WriteFailed,
    fault_of_system,
)
from ankle_rehab.storage.schema import strange_part

if TYPE_CHECKING:
    from ankle_rehab.domain.carrying import Carried

_JOURNALS = ("-wal", "-journal")
_BESIDE = (*_JOURNALS, "-shm")
_KEPT_AS = {NewerFile: "newer", ForeignFile: "foreign", DamagedFile: "damaged"}


def _nobody(_came: Carried) -> None:
    """Nobody wants to know."""


def bring_back(
    copy: Path, diary: Path, now: datetime, *, zone: str = "UTC", tell: Callable[[Carried], None] = _nobody
) -> Path | None:
    """Put `copy` in the place of the diary, which must not be open; returns where the old one is kept.

    That is a backup, or the file itself under a name such as `diary.db.damaged-20261122T080509Z` when it
    cannot be read; None when there was none. What stands of the warning signs comes along, and `tell` hears
    of it. Raises StorageFault with the old diary in its place.
    """
    from ankle_rehab.storage.carry_over import carry_over  # noqa: PLC0415 - not needed to tidy up

    staged = stage(copy, diary)
    try:
        came = carry_over(diary, staged, Stamp.of(now, zone))
        kept = keep(diary, now)
        put_in_place(staged, diary)
    finally:
        discard(staged)
    tell(came)
    return kept


def begin_empty(empty: Path, diary: Path, now: datetime) -> Path | None:
    """The same for an empty diary, which asks for everything by itself: nothing comes along."""
    staged = stage(empty, diary)
    try:
        kept = keep(diary, now)
        put_in_place(staged, diary)
    finally:
        discard(staged)
    return kept


def stage(copy: Path, diary: Path) -> Path:
    """Bring `copy` beside the diary, checked and on the disk; returns where. May be long; changes nothing.

    Raises ForeignFile when it is no diary, or holds anything that this program does not put into one,
    NewerFile, DamagedFile, DiskFull, and what else reading and writing may raise.
    """
    staged = diary.with_name(f"{diary.name}.incoming")
    discard(staged)
    try:
        _fetch(copy, staged)
        check(staged)
    except (DamagedFile, ForeignFile, NewerFile) as fault:
        discard(staged)
        fault.path = copy
        raise
    except StorageFault:
        discard(staged)
        raise
    except OSError as error:
        discard(staged)
        raise fault_of_system(error, copy) from error
    return staged


def check(path: Path, steps: Sequence[Path] | None = None) -> int:
    """Raise what forbids using a closed file as the diary; returns its number of entries.

    Nothing of the file is carried out: its tables, indexes and triggers are compared with the program's own
    before anything is asked of them.
    """
    steps = migrations() if steps is None else steps
    with closing(connect(path, read_only=True)) as connection:
        try:
            application, version = connection.pragma("application_id"), int(connection.pragma("user_version"))
            if application != APPLICATION_ID:
                raise ForeignFile(path, f"application {application:#010x}")
            if version > len(steps):
                raise NewerFile(path, version, len(steps))
            if version < 1:
                raise DamagedFile(path, "the file has no version")
            strange = strange_part(connection, steps[:version])
        except apsw.Error as error:
            raise fault_of(error, path) from error
    if strange is not None:
        raise ForeignFile(path, f"it is not built like a diary: {strange}")
    return backup.verify(path)


def keep(diary: Path, now: datetime) -> Path | None:
    """Keep what the closed diary holds: as a backup, or the file itself if it cannot be copied.

    Afterwards the diary is as it was and nothing lies beside it. Returns where it is kept, None where there
    was nothing to keep. The journal of a diary that is gone is kept too: it may hold the newest entries.
    """
    try:
        there = paths.is_there(diary)
    except OSError as error:
        raise fault_of_system(error, diary) from error
    if not there:
        return _put_aside(diary, now, _KEPT_AS[DamagedFile])
    try:
        look(diary, len(migrations()))
        database = open_whole(diary)
        try:
            kept = backup.make(database, diary.parent / paths.BACKUP_FOLDER, now, Reason.BEFORE_RESTORE)
        except BaseException:
            database.abandon()
            raise
        database.close()
    except (DamagedFile, ForeignFile, NewerFile) as fault:
        return _put_aside(diary, now, _KEPT_AS[type(fault)])
    except WriteFailed as fault:
        if fault.path != diary:
            raise
        return _put_aside(diary, now, "damaged")  # a part of the disk cannot be read
    return kept


def put_in_place(staged: Path, diary: Path) -> None:
    """Make a staged file the diary, in one moment; what the old one held must have been kept before.

    Raises WriteFailed while something of the old diary is still in its journal, which would get into the
    new one.
    """
    journal = diary.with_name(f"{diary.name}-wal")
    try:
        if journal.exists() and journal.stat().st_size:
            raise WriteFailed(diary, "the journal of the diary is not settled")
        _remove_beside(diary)
        staged.replace(diary)
        sync_folder(diary.parent)
    except OSError as error:
        raise fault_of_system(error, diary) from error


def discard(staged: Path) -> None:
    """Remove what was staged or left of it."""
    for ending in ("", *_BESIDE):
        atomic_file.sweep(staged.with_name(staged.name + ending))
        with suppress(OSError):
            staged.with_name(staged.name + ending).unlink(missing_ok=True)


def tidy(diary: Path) -> None:
    """Remove what an earlier run did not finish."""
    for word in ("incoming", "new"):
        discard(diary.with_name(f"{diary.name}.{word}"))


def _fetch(copy: Path, staged: Path) -> None:
    """The bytes of a closed file, with what its journal still holds."""
    journal = copy.with_name(f"{copy.name}-wal")
    if not stat.S_ISREG(copy.stat().st_mode):
        raise ForeignFile(copy, "not a plain file")
    duplicate(copy, staged)
    if journal.is_file() and journal.stat().st_size:
        duplicate(journal, staged.with_name(f"{staged.name}-wal"))
        Database(staged).close()


def _put_aside(diary: Path, now: datetime, word: str) -> Path | None:
    """Give a diary that cannot be read a second name, with its journals; the first one stays for now.

    Returns the new name, that of a journal where there is nothing else, None where there is nothing at all.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = diary.with_name(f"{diary.name}.{word}-{stamp}")
    number = 1
    kept: list[Path] = []
    try:
        while any(paths.is_there(aside.with_name(aside.name + ending)) for ending in ("", *_BESIDE)):
            number += 1
            aside = diary.with_name(f"{diary.name}.{word}-{stamp}-{number}")
        for ending in _JOURNALS:
            journal = diary.with_name(diary.name + ending)
            if journal.is_file() and journal.stat().st_size:
                kept.append(aside.with_name(aside.name + ending))
                _second_name(journal, kept[-1])
        if paths.is_there(diary):
            kept.append(aside)
            _second_name(diary, aside)
        sync_folder(diary.parent)
        _remove_beside(diary)
        sync_folder(diary.parent)
    except OSError as error:
        raise fault_of_system(error, diary) from error
    return kept[-1] if kept else None


def _second_name(path: Path, name: Path) -> None:
    try:
        os.link(path, name, follow_symlinks=False)
    except OSError:  # no hard links here, or something that can have none
        if path.is_file() and not path.is_symlink():
            duplicate(path, name)
        else:
            path.rename(name)


def _remove_beside(diary: Path) -> None:
    """Take away journals, which would be read into another diary of that name."""
    for ending in _BESIDE:
        diary.with_name(diary.name + ending).unlink(missing_ok=True)
