"""Warning signs that stand in one diary file are written into the one that takes its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ankle_rehab.domain.carrying import Carried, Known, carried
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.safety import LATELY_DAYS, LOOK_BACK_DAYS
from ankle_rehab.storage.atomic_file import sync_file
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import bring_up, migrations
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import StorageFault, fault_of_system
from ankle_rehab.storage.reading import open_for_reading

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def carry_over(old: Path, new: Path, at: Stamp) -> Carried:
    """Write into the closed diary `new` what stands in the closed diary `old`; returns what that was.

    Where `old` cannot be read the signs are asked anew. Raises StorageFault, with `new` no diary to be used,
    when that cannot be read or written.
    """
    there, whole = _read(old, at)
    with_it = carried(there, _known(new, at), at, whole=whole)
    if with_it.asks or with_it.entries:
        _write(new, with_it)
    return with_it


def known(store: DiaryStore, at: Stamp) -> Known:
    """What a diary says about safety at a moment."""
    since, lately = (at.local_date - timedelta(days=days) for days in (LOOK_BACK_DAYS, LATELY_DAYS))
    entries = store.telling(since, lately, _LONG_AGO)
    return Known(store.checks(), entries, store.risen(entries))


def _read(path: Path, at: Stamp) -> tuple[Known, bool]:
    """What can be read, and whether that is all: the answers may be whole where the scores are not."""
    try:
        return _known(path, at), True
    except StorageFault:
        pass
    try:
        database = open_for_reading(path)
    except (StorageFault, OSError):
        return Known(), False
    try:
        return Known(DiaryStore(database).checks()), False
    except StorageFault:
        return Known(), False
    finally:
        database.close()


def _known(path: Path, at: Stamp) -> Known:
    try:
        database = open_for_reading(path)
    except OSError as error:
        raise fault_of_system(error, path) from error
    try:
        return known(DiaryStore(database), at)
    finally:
        database.close()


def _write(path: Path, with_it: Carried) -> None:
    """A file of an older version is brought up first: it has no room for all that is told."""
    database = Database(path)
    try:
        bring_up(database, migrations())
        store = DiaryStore(database)
        with database.change():
            for check in with_it.checks:
                store.add_check(check)
            store.add_pain(
                [replace(entry, id=None, session_id=None, activity_id=None) for entry in with_it.entries]
            )
        database.settle()
    except BaseException:
        database.abandon()
        raise
    database.close()
    try:
        sync_file(path)
    except OSError as error:
        raise fault_of_system(error, path) from error
