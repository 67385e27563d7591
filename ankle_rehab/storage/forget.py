"""Taking what somebody wrote out of a backup for good: it is written anew without it and verified again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

import apsw

from ankle_rehab.domain.value import value
from ankle_rehab.storage import backup, word_index
from ankle_rehab.storage.atomic_file import sync_file, sync_folder
from ankle_rehab.storage.copying import TABLES
from ankle_rehab.storage.database import connect, fault_of
from ankle_rehab.storage.duplicate import duplicate
from ankle_rehab.storage.second_place import SECONDS_OF_COARSE_DISKS

PART = "diary-without.part"
A_DAY = 24 * 60 * 60 * 1_000_000
_ENTRY = "FROM pain_entry WHERE id = :id AND recorded_utc = :recorded"
_HISTORY = f"FROM pain_history WHERE entry_id IN (SELECT id {_ENTRY})"
_DRAFT = (
    "FROM draft WHERE json_extract(value, '$.entry_id') = :id"
    f" OR kept_utc BETWEEN :recorded - {A_DAY} AND :recorded"
)
_FROM = {"pain_history": _HISTORY, "pain_entry": _ENTRY, "draft": _DRAFT}
_RUN = {"activity": "FROM activity WHERE id = :id AND started_utc = :started"}
_SHOE = {"shoe": "FROM shoe WHERE id = :id AND name = :name"}
_OWN = {table: f"FROM {table} WHERE id = :id" for table in ("own_exercise", "own_routine")}


@value
class Unwanted:
    """The entry to be taken out: its number, and when it was first written (microseconds since 1970, UTC).

    A number alone could mean another entry in an old backup, for numbers are given again.
    """

    entry_id: int
    recorded: int

    @property
    def rows(self) -> Mapping[str, str]:
        """Which rows of each table belong to it; history before what it is the history of."""
        return _FROM

    @property
    def values(self) -> Mapping[str, int | str]:
        """What the names in `rows` mean."""
        return {"id": self.entry_id, "recorded": self.recorded}


@value
class UnwantedOwn:
    """An exercise or a routine of one's own to be taken out; its id is never given again."""

    own_id: str

    @property
    def rows(self) -> Mapping[str, str]:
        """Which rows of each table belong to it."""
        return _OWN

    @property
    def values(self) -> Mapping[str, int | str]:
        """What the names in `rows` mean."""
        return {"id": self.own_id}


@value
class UnwantedRun:
    """A run or another activity to be taken out: its number and its start (microseconds since 1970, UTC)."""

    number: int
    started: int

    @property
    def rows(self) -> Mapping[str, str]:
        """Which rows of each table belong to it."""
        return _RUN

    @property
    def values(self) -> Mapping[str, int | str]:
        """What the names in `rows` mean."""
        return {"id": self.number, "started": self.started}


@value
class UnwantedShoe:
    """A pair of shoes to be taken out: its number and its name."""

    number: int
    name: str

    @property
    def rows(self) -> Mapping[str, str]:
        """Which rows of each table belong to it."""
        return _SHOE

    @property
    def values(self) -> Mapping[str, int | str]:
        """What the names in `rows` mean."""
        return {"id": self.number, "name": self.name}


AnyUnwanted = Unwanted | UnwantedOwn | UnwantedRun | UnwantedShoe


def forget(copy: Path, unwanted: AnyUnwanted) -> bool:
    """Write a backup anew without that; returns whether it held it. Raises StorageFault or OSError.

    Its words are nowhere in the new file: neither in its history nor in the draft it began as or was changed
    in, neither in what is searched nor in pages that are not used any more. At any moment the old or the new
    backup is there.
    """
    if not _holds(copy, unwanted):
        return False
    part = copy.with_name(PART)
    backup.discard(part)
    try:
        duplicate(copy, part)
        entries = backup.verify(part, _take_out(part, unwanted))
        sync_file(part)
        _tell_apart(part, copy)
        part.replace(copy)
        told = backup.told(copy.name, 0)
        if told is not None and told.entries not in (None, entries):
            with suppress(OSError):  # it is out, though the name may tell of one more
                copy.rename(copy.with_name(f"{copy.name.removesuffix(f'-{told.entries}.db')}-{entries}.db"))
        sync_folder(copy.parent)
    finally:
        backup.discard(part)
    return True


def _tell_apart(part: Path, old: Path) -> None:
    """A copy elsewhere is known to be old by its time, and stays where this differs too little."""
    when = old.stat().st_mtime_ns + 2 * SECONDS_OF_COARSE_DISKS * 1_000_000_000
    if part.stat().st_mtime_ns < when:
        os.utime(part, ns=(when, when))


def _holds(copy: Path, unwanted: AnyUnwanted) -> bool:
    with closing(connect(copy, read_only=True)) as connection:
        try:
            return any(_found(connection, unwanted).values())
        except apsw.Error as error:
            raise fault_of(error, copy) from error


def _found(connection: apsw.Connection, unwanted: AnyUnwanted) -> dict[str, int]:
    """How many rows of each table belong to it; tables that the backup does not have are left out."""
    here = {str(row[0]) for row in connection.execute(TABLES).fetchall()}
    return {
        table: int(connection.execute(f"SELECT count(*) {which}", unwanted.values).get)
        for table, which in unwanted.rows.items()
        if table in here
    }


def _take_out(part: Path, unwanted: AnyUnwanted) -> dict[str, int]:
    """Delete the rows and everything that was made of them; returns how many rows are to be left.

    Undoing much at once leaves traces of words in the search, and earlier programs left some in unused pages:
    both are built anew.
    """
    with closing(connect(part)) as connection:
        try:
            connection.pragma("journal_mode", "MEMORY")
            rows = {
                str(row[0]): int(connection.execute(f'SELECT count(*) FROM "{row[0]}"').get)
                for row in connection.execute(TABLES).fetchall()
            }
            connection.execute("BEGIN")  # nothing is rolled back: what fails here is thrown away
            for table, count in _found(connection, unwanted).items():
                connection.execute(f"DELETE {unwanted.rows[table]}", unwanted.values)
                rows[table] -= count
            if connection.table_exists("main", "pain_words"):
                connection.execute(word_index.REBUILD)
            connection.execute("COMMIT")
            connection.execute("VACUUM")
            connection.pragma("journal_mode", "DELETE")
        except apsw.Error as error:
            raise fault_of(error, part) from error
    return rows
