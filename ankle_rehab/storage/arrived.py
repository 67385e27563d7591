"""What was found in a file from outside, opened again to be looked at and taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import apsw

from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.value import value
from ankle_rehab.storage import entry_codec
from ankle_rehab.storage.change import Row, Value
from ankle_rehab.storage.database import Database, connect, fault_of
from ankle_rehab.storage.matching import LIKENESS, LINKS, Verdict
from ankle_rehab.storage.snapshot import SAID

Answer = TypeVar("Answer")


@value
class Difference:
    """A record that is here and in the file, and says something else there.

    `kind` is its table, `number` is its number in the file. `known` are columns of the record here that tell
    which one it is; `mine` and `theirs` are those that differ, as they are here and there.
    """

    kind: str
    number: Value
    known: Mapping[str, Value]
    mine: Mapping[str, Value]
    theirs: Mapping[str, Value]

    def entries(self) -> tuple[PainEntry, PainEntry]:
        """Of a score: as it is here, and as it is in the file. Its numbers mean nothing."""
        there = {**self.known, **self.theirs, **{name: self.known[name] for name in LINKS["pain_entry"]}}
        mine, theirs = (
            entry_codec.entry_of((*(said[name] for name in SAID), 0)) for said in (self.known, there)
        )
        return mine, theirs


class Arrived:
    """The file that `storage.incoming` made; every method raises StorageFault."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = connect(path, read_only=True)
        try:
            self._file.pragma("locking_mode", "EXCLUSIVE")  # or reading it needs room on the disk
        except apsw.Error as error:
            raise fault_of(error, path) from error
        self._names: dict[str, tuple[str, ...]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def names(self, table: str) -> tuple[str, ...]:
        """The columns of a table but those that mean something in that file alone."""
        if table not in self._names:
            sql = (
                "SELECT name FROM pragma_table_info(?)"
                " WHERE name <> 'revision' AND NOT (name = 'id' AND type = 'INTEGER')"
            )
            found = self.rows(sql, (table,))
            self._names[table] = tuple(str(name) for (name,) in found)
        return self._names[table]

    def records(self, kind: str, verdict: Verdict) -> Iterator[tuple[Value, Value, Row]]:
        """The number in the file, that of its like here, and the columns of each record of that verdict."""
        names = ", ".join(f"record.{name}" for name in self.names(kind))
        sql = (
            f"SELECT match.number, match.here, {names} FROM match JOIN {kind} AS record"
            f" ON record.{LIKENESS[kind].number} = match.number"
            " WHERE match.kind = ? AND match.verdict = ? ORDER BY match.rowid"
        )
        return ((row[0], row[1], row[2:]) for row in self._each(sql, (kind, verdict.value)))

    def inside(self, table: str, link: str, number: Value) -> list[Row]:
        """The columns of the records inside of another, in the order in which they were written."""
        return self.rows(f"SELECT {', '.join(self.names(table))} FROM {table} WHERE {link} = ?", (number,))

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        return self._careful(lambda: self._file.execute(sql, values).fetchall())

    def settings(self) -> dict[str, str]:
        """The settings in the file, as text."""
        return {str(name): str(text) for name, text in self.rows("SELECT name, value FROM setting")}

    def all_different(self) -> frozenset[tuple[str, Value]]:
        """The table and the number in the file of every record that says something else there."""
        sql = "SELECT kind, number FROM match WHERE verdict = ?"
        return frozenset((str(kind), number) for kind, number in self.rows(sql, (Verdict.DIFFERENT.value,)))

    def differences(self, here: Database, after: int, limit: int) -> tuple[Difference, ...]:
        """Some of the records that say something else in the file, so many behind the first."""
        found = self.rows(
            "SELECT kind, number, here FROM match WHERE verdict = ? ORDER BY rowid LIMIT ? OFFSET ?",
            (Verdict.DIFFERENT.value, limit, after),
        )
        return tuple(
            difference
            for kind, number, place in found
            if (difference := self._difference(here, str(kind), number, place)) is not None
        )

    def _difference(self, here: Database, kind: str, number: Value, place: Value) -> Difference | None:
        names, likeness = self.names(kind), LIKENESS[kind]
        sql = f"SELECT {', '.join(names)} FROM {kind} WHERE {likeness.number} = ?"
        theirs, mine = self.rows(sql, (number,)), here.rows(sql, (place,))
        if not theirs or not mine:
            return None
        there, ours = (dict(zip(names, rows[0], strict=True)) for rows in (theirs, mine))
        for name, table in LINKS.get(kind, {}).items():
            there[name] = self._linked(table, there[name], ours[name])
        differ = [name for name in names if there[name] != ours[name]]
        return Difference(
            kind=kind,
            number=number,
            known=ours,
            mine={name: ours[name] for name in differ},
            theirs={name: there[name] for name in differ},
        )

    def _linked(self, table: str, number: Value, mine: Value) -> Value:
        """The number here of a record in the file; that of `mine` where it is not among those."""
        found = self.rows("SELECT here FROM match WHERE kind = ? AND number = ?", (table, number))
        return mine if number is not None and not found else found[0][0] if found else None

    def _each(self, sql: str, values: Sequence[Value]) -> Iterator[Row]:
        rows = self._careful(lambda: self._file.execute(sql, values))
        while (row := self._careful(lambda: next(rows, None))) is not None:
            yield row

    def _careful(self, work: Callable[[], Answer]) -> Answer:
        try:
            return work()
        except apsw.Error as error:
            raise fault_of(error, self.path) from error
