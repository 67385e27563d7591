"""The tables that rows of a damaged diary are put into; each lets in only what keeps all of its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from ankle_rehab.storage.change import Change, Row
from ankle_rehab.storage.copying import TABLES
from ankle_rehab.storage.damaged_trees import FoundRow, Gap

_COLUMNS = 'SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid'
_LINKS = 'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)'
_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (int, float),
    "TEXT": (str,),
    "BLOB": (bytes,),
}


@dataclass(frozen=True, slots=True)
class Column:
    """`needed` is false where nothing may be said; `number` is the one that stands for the row itself."""

    name: str
    kinds: tuple[type, ...]
    needed: bool
    number: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A column that names a row of another table, and whether its own row may stay when that one is lost."""

    column: str
    table: str
    there: str
    may_stay: bool


@dataclass(slots=True)
class Table:
    """One table and what became of its rows; `columns` are in the order in which a file stores them.

    `keyed` is a table whose rows have no numbers, `shortest` how many columns its oldest rows have.
    """

    name: str
    keyed: bool
    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    shortest: int
    gaps: list[Gap] = field(default_factory=list)
    highest: int = 0
    refused: int = 0
    unsure: list[int] = field(default_factory=list)
    unsure_keyed: int = 0

    def fits(self, row: FoundRow) -> bool:
        """Whether a row has the shape of this table."""
        if (row.number is None) != self.keyed or not self.shortest <= len(row.values) <= len(self.columns):
            return False
        return all(
            (value is None and (column.number or not column.needed))
            or (not column.number and isinstance(value, column.kinds))
            for column, value in zip(self.columns, row.values, strict=False)
        )

    def put(self, change: Change, row: FoundRow) -> bool:
        """Write a row, unless it breaks a rule of its table; one that is there already counts as written."""
        if not self.fits(row):
            return False
        said = {
            f'"{column.name}"': row.number if column.number else value
            for column, value in zip(self.columns, row.values, strict=False)
        }
        if row.number is not None:  # also of a table whose key is a text
            said["rowid"] = row.number
        names, places, values = ", ".join(said), ", ".join("?" * len(said)), list(said.values())
        try:
            added = change.do(
                f'INSERT INTO "{self.name}" ({names}) VALUES ({places}) ON CONFLICT DO NOTHING', values
            )
        except (apsw.ConstraintError, apsw.MismatchError, apsw.TooBigError):
            return False
        if added and not row.sure:
            if row.number is None:
                self.unsure_keyed += 1
            else:
                self.unsure.append(row.number)
        return True

    def untie(self, change: Change) -> None:
        """Rows that name a lost row stay without naming it, or go with it."""
        for link in self.links:
            lost = (
                f'"{link.column}" IS NOT NULL'
                f' AND "{link.column}" NOT IN (SELECT "{link.there}" FROM "{link.table}")'
            )
            if link.may_stay:
                change.do(f'UPDATE "{self.name}" SET "{link.column}" = NULL WHERE {lost}')
            else:
                self.refused += change.do(f'DELETE FROM "{self.name}" WHERE {lost}')

    def lost(self, change: Change) -> int:
        """About how many rows are missing; where nothing tells how many there were, at least one."""
        if self.keyed:
            return self.refused + len(self.gaps)
        newest = int(change.rows(f'SELECT ifnull(max(rowid), 0) FROM "{self.name}"')[0][0])
        highest = max([newest, self.highest, *self._ends()])
        missing = done = 0
        for gap in sorted(self.gaps, key=lambda gap: gap.above):
            above, up_to = max(gap.above, done), highest if gap.up_to is None else gap.up_to
            if up_to > above:
                query = f'SELECT count(*) FROM "{self.name}" WHERE rowid > ? AND rowid <= ?'
                missing += up_to - above - int(change.rows(query, (above, up_to))[0][0])
                done = up_to
        unknown = not self.highest and any(gap.blind and gap.up_to is None for gap in self.gaps)
        return max(missing, self.refused, int(unknown))

    def _ends(self) -> list[int]:
        return [gap.above for gap in self.gaps] + [gap.up_to for gap in self.gaps if gap.up_to is not None]


def tables_of(steps: Sequence[Path]) -> tuple[Table, ...]:
    """Every table that these migrations make, those that others name before the others."""
    connection = apsw.Connection(":memory:")
    try:
        shortest: dict[str, int] = {}
        made: list[Row] = []
        for step in steps:
            connection.execute(step.read_text(encoding="utf-8")).fetchall()
            made = connection.execute(TABLES).fetchall()
            for name, _ in made:
                shortest.setdefault(name, len(connection.execute(_COLUMNS, (name,)).fetchall()))
        tables = [_table(connection, name, bool(keyed), shortest[name]) for name, keyed in made]
    finally:
        connection.close()
    ordered: list[Table] = []
    while tables:
        known = {table.name for table in ordered}
        ready = next(table for table in tables if {link.table for link in table.links} <= known)
        tables.remove(ready)
        ordered.append(ready)
    return tuple(ordered)


def _table(connection: apsw.Connection, name: str, keyed: bool, shortest: int) -> Table:
    found: list[Row] = connection.execute(_COLUMNS, (name,)).fetchall()
    if keyed:  # its rows begin with the key
        found = [row for row in sorted(found, key=_key) if row[3]] + [row for row in found if not row[3]]
    columns = tuple(
        Column(column, _TYPES[kind], bool(needed), number=bool(key) and kind == "INTEGER" and not keyed)
        for column, kind, needed, key in found
    )
    tied: list[Row] = connection.execute(_LINKS, (name,)).fetchall()
    links = tuple(
        Link(column, table, there, may_stay=on_delete == "SET NULL")
        for column, table, there, on_delete in tied
    )
    return Table(name, keyed, columns, links, shortest)


def _key(row: Row) -> int:
    """The place of a column in the key."""
    return int(row[3])
