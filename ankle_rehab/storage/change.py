"""One transaction being written, and the record of one that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import apsw

Value = None | int | float | str
Row = tuple[Any, ...]


class Change:
    """One transaction being written."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def do(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run statements to their end; returns how many rows the last one changed."""
        self._connection.execute(sql, values).fetchall()  # apsw stops at the first row until it is asked on
        return self._connection.changes()

    def add(self, sql: str, values: Sequence[Value]) -> int:
        """Insert one row; returns its number."""
        self._connection.execute(sql, values)
        return self._connection.last_insert_rowid()

    def each(self, sql: str, values: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each set of values."""
        self._connection.executemany(sql, values)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query, with what was written so far."""
        return self._connection.execute(sql, values).fetchall()

    def apply(self, changes: bytes) -> bool:
        """Do again all that a record holds; where that does not fit any more, nothing is done: False."""
        try:
            apsw.Changeset.apply(changes, self._connection)
        except apsw.AbortError:
            return False
        return True


class Record:
    """What one transaction did to the rows of some tables, as SQLite's sessions note it."""

    def __init__(self, connection: apsw.Connection, tables: Iterable[str]) -> None:
        self.changes = b""
        self._session = apsw.Session(connection, "main")
        for table in tables:
            self._session.attach(table)

    def take(self) -> None:
        """Keep in `changes` what was done so far; empty when that comes to nothing."""
        self.changes = self._session.changeset()

    def close(self) -> None:
        """Stop noting; `changes` stays."""
        self._session.close()


def reverse(changes: bytes) -> bytes:
    """The changes that take `changes` back."""
    return apsw.Changeset.invert(changes)
