"""The diary file: opened with care, written so that what was called saved is there after a power cut.

SQLite through apsw, one connection, held exclusively.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import apsw

from ankle_rehab.storage.change import Change, Record, Row, Value
from ankle_rehab.storage.connection import (
    APPLICATION_ID,
    CHECKSUM_BYTES,
    WAL_KEPT_BYTES,
    connect,
    drop,
    fault_of,
    load_checksums,
)
from ankle_rehab.storage.faults import DamagedFile, ReadOnly, StorageFault, Vanished, WriteFailed

__all__ = (
    "APPLICATION_ID",
    "CHECKSUM_BYTES",
    "WAL_KEPT_BYTES",
    "Change",
    "Database",
    "Row",
    "Value",
    "connect",
    "fault_of",
    "load_checksums",
)

Made = TypeVar("Made")


class Database:
    """One open diary file. Values go in and come out as plain rows; each change is one transaction.

    Reading and writing raise the faults of `storage.faults`. After a fault in writing the change is undone
    and the connection usable; after an error of the disk it was opened anew, and after WriteFailed what is in
    the file has to be read again. As long as it is open, nothing else in this process may open and close the
    file: on POSIX systems that would drop the lock.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        opened: apsw.Connection | None = None,
    ) -> None:
        """`opened` is what is read in place of the file itself."""
        self.path = path
        self.read_only = read_only
        self._connection: apsw.Connection | None = opened or connect(path, create=create, read_only=read_only)
        self._change: Change | None = None
        self._file = _identity(path)
        self._changes = 0

    @property
    def changes(self) -> int:
        """How often something was written, or tried, since the file was opened."""
        return self._changes

    @property
    def changing(self) -> bool:
        """Whether a change is being made that may still be taken back."""
        return self._change is not None

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        try:
            return self._live().execute(sql, values).fetchall()
        except apsw.Error as error:
            raise fault_of(error, self.path) from error
        except UnicodeDecodeError:  # which quotes the text
            raise DamagedFile(self.path, "a text is not readable") from None

    def read(self, make: Callable[[Row], Made], sql: str, values: Sequence[Value] = ()) -> tuple[Made, ...]:
        """What `make` builds from each row; a row it cannot understand means that the file is damaged."""
        return tuple(self.made(make, row) for row in self.rows(sql, values))

    def made(self, make: Callable[[Row], Made], row: Row) -> Made:
        """What `make` builds from a row; nothing of its content gets into the message."""
        try:
            return make(row)
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
            raise DamagedFile(self.path, f"a row is not understood: {type(error).__name__}") from error

    @contextmanager
    def change(self, *, linked: bool = True) -> Iterator[Change]:
        """All or nothing: everything done to the `Change` is on the disk when the block has ended.

        Inside of another change it becomes a part of that one. `linked` False lets a migration rebuild
        tables that others point to.
        """
        if self._change is not None:
            yield self._change
            return
        self._require_writable()
        connection, finished = self._live(), False
        before = _in_journal_or_more(connection)
        try:
            if not linked:
                connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            self._change = Change(connection)
            yield self._change
            self._changes += 1
            finished = True
            connection.execute("COMMIT")
        except apsw.Error as error:
            system = connection.system_errno
            _roll_back(connection)
            fault = fault_of(error, self.path, system)
            if isinstance(fault, WriteFailed) and self._reopen() > before and finished:
                return  # only the word that it is safe had failed, and it is safe now
            if isinstance(fault, DamagedFile):
                self._let_go()
            raise fault from error
        except BaseException:
            _roll_back(connection)
            raise
        finally:
            self._change = None
            if not linked and self._connection is connection:
                connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def recorded(self, tables: Iterable[str]) -> Iterator[Record]:
        """One change of which a record is kept as far as it touches `tables`, so that it can be taken back.

        All that `change` does inside is a part of it. Raises RuntimeError inside of another change.
        """
        if self._change is not None:
            raise RuntimeError("a change that is recorded cannot be a part of another one")
        record = Record(tables)
        with self.change():
            connection = self._live()
            connection.preupdate_hook(record.note)
            try:
                yield record
            finally:
                connection.preupdate_hook(None)

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text as the search of the diary knows them: in small letters, without accents."""
        try:
            tokens = self._live().fts5_tokenizer("unicode61", ["remove_diacritics", "2"])
        except apsw.Error as error:
            raise fault_of(error, self.path) from error
        found = tokens(text.encode(), apsw.FTS5_TOKENIZE_QUERY, None, include_offsets=False)
        return tuple(str(token[0]) for token in found)

    def pragma(self, name: str) -> Any:
        """One of SQLite's own values of this file, such as `user_version`."""
        try:
            return self._live().pragma(name)
        except apsw.Error as error:
            raise fault_of(error, self.path) from error

    def begin_copy(self, target: apsw.Connection) -> apsw.Backup:
        """A copy of every page into another open file, made by its `step`; it follows every later change.

        Its steps raise the errors of apsw, also when the diary had to be opened anew in between.
        """
        try:
            return target.backup("main", self._live(), "main")
        except apsw.Error as error:
            raise fault_of(error, self.path) from error

    def settle(self) -> None:
        """Bring everything from the journal into the file itself."""
        try:
            self._live().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        except apsw.Error as error:
            raise fault_of(error, self.path) from error

    def in_journal(self) -> int:
        """How many pages the journal holds, as far as SQLite takes them from it."""
        try:
            return _in_journal(self._live())
        except apsw.Error as error:
            raise fault_of(error, self.path) from error

    def close(self) -> None:
        """Settle and let go of the file; nothing saved is lost if that fails or never happens."""
        if self._connection is not None:
            self._connection.close()

    def abandon(self) -> None:
        """Let go of the file without writing a byte to it."""
        if self._connection is not None:
            drop(self._connection)

    def _require_writable(self) -> None:
        """The file may have been deleted or its disk unplugged; what is written then would go nowhere."""
        if self.read_only:
            raise ReadOnly(self.path, "the diary was opened for reading")
        if _identity(self.path) != self._file:
            raise Vanished(self.path, "the diary file is no longer in its place")

    def _let_go(self) -> None:
        """Whoever reads or writes next opens the file anew.

        A read that failed may leave SQLite with a wrong idea of its index of words: where it takes the change
        back by itself while it reads the sums of the index, it takes them for known from then on, and the
        next change of an entry would be told as damage.
        """
        self.abandon()
        self._connection = None

    def _reopen(self) -> int:
        """A file whose `fsync` failed once must not be trusted to that descriptor again.

        Returns how many pages came from the journal into the file, 0 when they could not be brought there.
        """
        self._let_go()
        with suppress(StorageFault):
            pages = self.in_journal()
            self.settle()
            return pages
        return 0

    def _live(self) -> apsw.Connection:
        """The connection; after an error of the disk the file may only now be there again."""
        if self._connection is None:
            self._connection = connect(self.path, read_only=self.read_only)
        return self._connection


def sqlite_version() -> str:
    """Of the library that reads and writes the file, such as "3.50.4"."""
    return apsw.sqlite_lib_version()


def _in_journal(connection: apsw.Connection) -> int:
    return connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_NOOP)[0]


def _in_journal_or_more(connection: apsw.Connection) -> int:
    """At least as many; asking must not stop anybody from writing."""
    try:
        return _in_journal(connection)
    except apsw.Error:
        return sys.maxsize


def _roll_back(connection: apsw.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies there, None if there is none."""
    try:
        found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - at every save
    except OSError:
        return None
    return found.st_dev, found.st_ino
