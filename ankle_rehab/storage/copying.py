"""Copying an open diary in slices so short that the window goes on drawing meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import closing, suppress
from pathlib import Path

import apsw

from ankle_rehab import paths
from ankle_rehab.domain.value import value
from ankle_rehab.storage.database import Database, connect, fault_of
from ankle_rehab.storage.faults import DamagedFile, StorageFault, WriteFailed

SLICE_SECONDS = 0.010
FEWEST_PAGES, MOST_PAGES = 16, 1024
ROWS_AT_ONCE = 50_000
TRIES = 3
# What was written; the search and the days of `day_codes` are made of it by triggers.
TABLES = (
    "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite_%' AND name <> 'pain_day' ORDER BY name"
)


@value
class Copied:
    """What was copied: the version and the rows of each table at that moment.

    `settled` is the time (ns) of the diary file if it is of that moment; None when it was written meanwhile.
    """

    version: int
    rows: Mapping[str, int]
    settled: int | None


def copying(database: Database, part: Path, elapsed: Callable[[], float]) -> Generator[float, None, Copied]:
    """Copy the diary into the new private file `part`; yields after each slice what part (0-1) is done.

    What is written to the diary meanwhile gets into the copy as well. The copy holds one moment of the diary,
    that of its end, and stands alone without a journal; it is not yet known to be on the disk, for nothing
    waits for that here. `elapsed` tells seconds. Raises StorageFault or OSError and leaves `part` to the
    caller.
    """
    with suppress(StorageFault):
        database.settle()
    settled, changes = database.path.stat().st_mtime_ns, database.changes
    paths.create_private(part)
    try:
        with closing(connect(part, create=True)) as target:
            target.pragma("synchronous", "OFF")
            target.pragma("journal_mode", "DELETE")
            copy = database.begin_copy(target)
            try:
                yield from _most_pages(copy, elapsed)
                rows = yield from _counted(database)
                version = int(database.pragma("user_version"))
                while not copy.done:
                    copy.step(FEWEST_PAGES)
            finally:
                copy.close(True)
            target.pragma("journal_mode", "DELETE")
    except apsw.ConnectionClosedError as error:
        raise WriteFailed(database.path, "the diary was opened anew while it was copied") from error
    except apsw.Error as error:
        fault = fault_of(error, part)
        raise (fault_of(error, database.path) if isinstance(fault, DamagedFile) else fault) from error
    return Copied(version, rows, settled if database.changes == changes else None)


def counts(database: Database) -> dict[str, int]:
    """How many rows each table holds; those that SQLite keeps for its own search are not among them."""
    return {
        str(name): int(database.rows(f'SELECT count(*) FROM "{name}"')[0][0])
        for name, _ in database.rows(TABLES)
    }


def _most_pages(copy: apsw.Backup, elapsed: Callable[[], float]) -> Generator[float, None, None]:
    """All pages but the last few: as many at once as fit into a slice on this computer."""
    pages = FEWEST_PAGES
    copy.step(1)
    while copy.remaining > FEWEST_PAGES:
        begun = elapsed()
        copy.step(min(pages, copy.remaining - FEWEST_PAGES))
        took = elapsed() - begun
        if took > SLICE_SECONDS:
            pages = max(FEWEST_PAGES, pages // 2)
        elif took < SLICE_SECONDS / 2:
            pages = min(MOST_PAGES, pages * 2)
        yield 1 - copy.remaining / copy.page_count


def _counted(database: Database) -> Generator[float, None, dict[str, int]]:
    """The rows of each table at one moment, which is now: counted anew if something was written meanwhile."""
    for _ in range(TRIES):
        changes = database.changes
        found: dict[str, int] = {}
        for name, without_rowid in database.rows(TABLES):
            if without_rowid:
                found[name] = database.rows(f'SELECT count(*) FROM "{name}"')[0][0]
            else:
                found[name] = yield from _rows_of(database, name)
        if database.changes == changes:
            return found
    return counts(database)


def _rows_of(database: Database, name: str) -> Generator[float, None, int]:
    """The rows of one table, some at a time."""
    some = f'SELECT rowid FROM "{name}" WHERE rowid > ? ORDER BY rowid LIMIT ?'
    rows: int = 0
    last = -(2**63)
    while True:
        found, highest = database.rows(f"SELECT count(*), max(rowid) FROM ({some})", (last, ROWS_AT_ONCE))[0]
        rows += found
        if found < ROWS_AT_ONCE:
            return rows
        last = highest
        yield 1.0
