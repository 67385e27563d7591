"""Copies of the backups in a folder of the user's choice, such as on a stick that is not always there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ankle_rehab.domain.thinning import Backup
from ankle_rehab.storage import atomic_file, backup
from ankle_rehab.storage.duplicate import duplicate
from ankle_rehab.storage.faults import WriteFailed, fault_of_system

SECONDS_OF_COARSE_DISKS = 2


def bring_up(folder: Path, second: Path, gone: Iterable[str] = ()) -> int:
    """Copy the newest backup to the second place, and anew those that are there but were changed since.

    Each copy is read back and opened before it gets its name. Those named in `gone`, which were thinned in
    `folder`, are removed; nothing else there is touched, for it may be another computer's. Returns how many
    were copied; raises StorageFault about the second place.
    """
    try:
        if not second.is_dir():
            raise WriteFailed(second, "the folder is not there")
        here, there = backup.found(folder), {_key(one): one for one in backup.found(second)}
        wanted = [one for place, one in enumerate(here) if place == 0 or _key(one) in there]
        copied = 0
        for one in wanted:
            old = there.get(_key(one))
            if old is None or not _same(folder / one.name, second / old.name):
                _copy(folder / one.name, second / one.name)
                copied += 1
                if old is not None and old.name != one.name:
                    (second / old.name).unlink(missing_ok=True)
        for name in gone:
            if backup.told(name, 0) is not None and name not in {one.name for one in here}:
                (second / name).unlink(missing_ok=True)
    except OSError as error:
        raise fault_of_system(error, second) from error
    return copied


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(backup.PART)
    backup.discard(part)
    atomic_file.sweep(part)
    try:
        duplicate(source, part)
        backup.verify(part)
        when = source.stat().st_mtime_ns
        os.utime(part, ns=(when, when))
        part.replace(target)
        atomic_file.sync_folder(target.parent)
    finally:
        backup.discard(part)


def _same(one: Path, other: Path) -> bool:
    """Whether nothing was changed since it was copied; sticks know only every second second."""
    here, there = one.stat(), other.stat()
    return (
        one.name == other.name
        and here.st_size == there.st_size
        and abs(here.st_mtime - there.st_mtime) <= SECONDS_OF_COARSE_DISKS
    )


def _key(one: Backup) -> tuple[int, str]:
    """What stays the same when a backup is written anew with fewer entries."""
    return one.number, one.at.isoformat()
