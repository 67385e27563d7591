"""The index of words by which entries are found: whether all of them can be, and made anew from them.

SQLite's own look at a file never holds this index against the entries: one that is empty again, as after a
write that was lost, passes.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import apsw

from ankle_rehab.storage import entry_codec
from ankle_rehab.storage.connection import connect, fault_of
from ankle_rehab.storage.database import Database, Row
from ankle_rehab.storage.faults import DamagedFile

REBUILD = "INSERT INTO pain_words (pain_words) VALUES ('rebuild')"
_COMPARE = "INSERT INTO pain_words (pain_words, rank) VALUES ('integrity-check', 1)"
# The comparison reads page after page, a search only those that pain_words_idx leads to. A page has words of
# its own where its third and fourth byte name an end before its last; its number is in the last 31 bits.
_LED_NOWHERE = (
    "SELECT count(*) FROM pain_words_data WHERE id >> 37 AND NOT id >> 31 & 63"
    " AND hex(substr(block, 3, 2)) < printf('%04X', length(block))"
    " AND (id >> 37, id & 0x7FFFFFFF) NOT IN (SELECT segid, pgno >> 1 FROM pain_words_idx)"
)
_LAST_CHANGES = (
    f"SELECT {entry_codec.COLUMNS}, pain_entry.id, was"
    " FROM pain_history JOIN pain_entry ON pain_entry.id = entry_id"
    " WHERE pain_history.id IN (SELECT max(id) FROM pain_history GROUP BY entry_id)"
)


def made_whole(copy: Path) -> bool:
    """Make the index of a copy anew where it does not lead to every entry; returns whether that was so.

    Nobody else may use the copy. Raises StorageFault: DamagedFile too when it is an entry that is older.
    """
    with closing(connect(copy, read_only=True)) as connection:
        database = Database(copy, read_only=True, opened=connection)
        try:
            connection.pragma("query_only", 0)  # to SQLite even the comparison is writing
            if _is_whole(connection):
                return False
            if any(database.read(_is_as_before, _LAST_CHANGES)):
                raise DamagedFile(copy, "an entry is as it was before its last change")
            connection.execute(REBUILD)
        except apsw.Error as error:
            raise fault_of(error, copy) from error
    return True


def rebuild(database: Database) -> None:
    """Make the index of an open diary anew; raises StorageFault."""
    with database.change() as change:
        change.do(REBUILD)


def _is_whole(connection: apsw.Connection) -> bool:
    try:
        connection.execute(_COMPARE)
    except apsw.CorruptError:
        return False
    return not connection.execute(_LED_NOWHERE).get


def _is_as_before(row: Row) -> bool:
    """Whether an entry still says what its history says that it no longer does."""
    *said, number, was = row
    return entry_codec.entry_of((*said, number)) == entry_codec.entry_of_text(was, number)
