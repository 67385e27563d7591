"""One transaction being written, and the record of one that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

import apsw

MOST_ROWS = 2000
MANY_ROWS = 100
_SECURE_DELETE = "INSERT INTO pain_words (pain_words, rank) VALUES ('secure-delete', ?)"

# apsw says nothing of the type of what makes one
_new_builder = cast("Callable[[], apsw.ChangesetBuilder]", apsw.ChangesetBuilder)

Value = None | int | float | str | bytes
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

    def apply(self, record: Record, *, back: bool) -> bool:
        """Do again all that a record holds, or take it all back; False, and nothing done, if it does not fit.

        It fits as long as each row it touches is as the record knows it, and no other row needs it.
        """
        changes = record.changes(self._connection)
        if back:
            changes = apsw.Changeset.invert(changes)
        try:
            with self.touching(len(record)):
                apsw.Changeset.apply(changes, self._connection, flags=apsw.SQLITE_CHANGESETAPPLY_FKNOACTION)
        except (apsw.AbortError, apsw.ConstraintError):
            return False
        return True

    @contextmanager
    def touching(self, entries: int) -> Iterator[None]:
        """So many entries are changed or removed inside.

        Wiping the words of a thousand out of the search, one by one, takes a second, and of ten thousand not
        ten times but far longer; then they only go out of use.
        """
        if entries <= MANY_ROWS:
            yield
            return
        self.do(_SECURE_DELETE, (0,))
        try:
            yield
        except BaseException:
            with suppress(apsw.Error):  # what went wrong first is what is told
                self.do(_SECURE_DELETE, (1,))
            raise
        self.do(_SECURE_DELETE, (1,))


class Record:
    """What one transaction did to the rows of some tables, whose first column is the key.

    The rows are noted as they change and made into a changeset of SQLite only when one is wanted: a session
    of SQLite does the same, and makes each save a quarter longer. `whole` is False after more than
    `MOST_ROWS`, and then the record is of no use.
    """

    def __init__(self, tables: Iterable[str]) -> None:
        self.whole = True
        self._tables = frozenset(tables)
        self._rows: list[tuple[str, Row | None, Row | None]] = []

    def __len__(self) -> int:
        """How many times a row was changed."""
        return len(self._rows)

    def note(self, update: apsw.PreUpdate) -> None:
        """SQLite is about to change a row."""
        table = update.table_name
        if not self.whole or table not in self._tables:
            return
        old, new = update.old, update.new
        if old != new:
            self._rows.append((table, old, new))
        if len(self._rows) > MOST_ROWS:
            self.whole = False
            self._rows.clear()

    def changes(self, connection: apsw.Connection) -> bytes:
        """All that was done as a changeset of SQLite."""
        builder = _new_builder()
        try:
            builder.schema(connection, "main")
            for table, old, new in self._rows:
                if old is None and new is not None:
                    builder.add_insert(table, False, new)
                elif new is None and old is not None:
                    builder.add_delete(table, False, old)
                elif old is not None and new is not None:
                    builder.add_update(table, False, *_difference(old, new))
            return builder.output()
        finally:
            builder.close()


def _difference(old: Row, new: Row) -> tuple[Row, Row]:
    """The columns that differ, and before the change the key."""
    same = [before == since for before, since in zip(old, new, strict=True)]
    before = (old[0], *(apsw.no_change if same[at] else old[at] for at in range(1, len(old))))
    since = (apsw.no_change, *(apsw.no_change if same[at] else new[at] for at in range(1, len(new))))
    return before, since
