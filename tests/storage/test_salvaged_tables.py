"""What a table lets in of the rows that were found, and how many it says are missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ankle_rehab import paths
from ankle_rehab.storage.damaged_trees import FoundRow, Gap, Stored
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import begin
from ankle_rehab.storage.salvaged_tables import Column, Link, Table, tables_of

FIRST = """
CREATE TABLE note (
    id INTEGER PRIMARY KEY, walk INTEGER REFERENCES walk (id) ON DELETE SET NULL,
    shoe TEXT REFERENCES shoe (name) ON DELETE CASCADE, words TEXT NOT NULL CHECK (words <> 'no')
) STRICT;
CREATE TABLE walk (id INTEGER PRIMARY KEY, metres REAL, track BLOB) STRICT;
CREATE TABLE shoe (name TEXT PRIMARY KEY, pairs INTEGER NOT NULL UNIQUE) STRICT;
CREATE TABLE mark (words TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (kind, day))
    STRICT, WITHOUT ROWID;
"""
SECOND = """
ALTER TABLE walk ADD COLUMN steps INTEGER;
CREATE TABLE later (id INTEGER PRIMARY KEY, a TEXT, b TEXT) STRICT;
"""
TEXT, INTEGER, REAL, BLOB = (str,), (int,), (int, float), (bytes,)


@pytest.fixture
def steps(tmp_path: Path) -> tuple[Path, ...]:
    found = (tmp_path / "0001_first.sql", tmp_path / "0002_second.sql")
    for path, script in zip(found, (FIRST, SECOND), strict=True):
        path.write_text(script, encoding="utf-8")
    return found


@pytest.fixture
def tables(steps: tuple[Path, ...]) -> dict[str, Table]:
    return {table.name: table for table in tables_of(steps)}


@pytest.fixture
def database(tmp_path: Path, steps: tuple[Path, ...]) -> Iterator[Database]:
    path = tmp_path / "new.db"
    paths.create_private(path)
    database = begin(path, steps)
    yield database
    database.close()


def put(database: Database, table: Table, *rows: FoundRow) -> list[bool]:
    with database.change(linked=False) as change:
        return [table.put(change, row) for row in rows]


def lost(database: Database, table: Table) -> int:
    with database.change() as change:
        return table.lost(change)


def sure(number: int | None, *values: Stored) -> FoundRow:
    return FoundRow(number, values, sure=True)


def unsure(number: int | None, *values: Stored) -> FoundRow:
    return FoundRow(number, values, sure=False)


# what a table is -----------------------------------------------------------------------------------------


def test_tables_come_after_those_that_they_name(tables: dict[str, Table]) -> None:
    order = list(tables)
    assert sorted(order) == ["later", "mark", "note", "shoe", "walk"]
    assert order.index("note") > max(order.index("walk"), order.index("shoe"))


def test_columns_are_known_with_what_they_may_hold(tables: dict[str, Table]) -> None:
    assert tables["note"].columns == (
        Column("id", INTEGER, needed=False, number=True),
        Column("walk", INTEGER, needed=False, number=False),
        Column("shoe", TEXT, needed=False, number=False),
        Column("words", TEXT, needed=True, number=False),
    )
    assert tables["walk"].columns[1:] == (
        Column("metres", REAL, needed=False, number=False),
        Column("track", BLOB, needed=False, number=False),
        Column("steps", INTEGER, needed=False, number=False),
    )
    assert [(one.name, one.number) for one in tables["shoe"].columns] == [("name", False), ("pairs", False)]


def test_rows_without_numbers_begin_with_their_key_in_its_order(tables: dict[str, Table]) -> None:
    assert [column.name for column in tables["mark"].columns] == ["kind", "day", "words"]
    assert {name: table.keyed for name, table in tables.items()} == {
        "note": False,
        "walk": False,
        "shoe": False,
        "mark": True,
        "later": False,
    }


def test_links_say_whether_a_row_may_stay_without_what_it_names(tables: dict[str, Table]) -> None:
    assert set(tables["note"].links) == {
        Link("walk", "walk", "id", may_stay=True),
        Link("shoe", "shoe", "name", may_stay=False),
    }
    assert tables["walk"].links == tables["mark"].links == ()


def test_the_oldest_rows_have_the_columns_that_their_table_began_with(tables: dict[str, Table]) -> None:
    shortest = {name: table.shortest for name, table in tables.items()}
    assert shortest == {"note": 4, "walk": 3, "shoe": 2, "mark": 3, "later": 3}


# which rows fit ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "row", "fits"),
    [
        ("walk", sure(1, None, 2.5, b"x", 7), True),
        ("walk", sure(1, None, 2, None, None), True),  # a whole number is stored as one
        ("walk", sure(1, None, 2.5, b"x"), True),  # from before there were steps
        ("walk", sure(1, None, 2.5), False),
        ("walk", sure(1, None, 2.5, b"x", 7, 8), False),
        ("walk", sure(None, None, 2.5, b"x", 7), False),
        ("walk", sure(1, 1, 2.5, b"x", 7), False),  # the number stands for the row and nowhere else
        ("walk", sure(1, None, "2.5", b"x", 7), False),
        ("walk", sure(1, None, 2.5, "x", 7), False),
        ("walk", sure(1, None, 2.5, b"x", 7.0), False),
        ("note", sure(1, None, None, None, "yes"), True),
        ("note", sure(1, None, None, None, None), False),
        ("note", sure(1, None, None, None, b"yes"), False),
        ("shoe", sure(1, "blue", 1), True),
        ("shoe", sure(1, "blue", None), False),
        ("mark", sure(None, "rest", "2026-11-01", "so"), True),
        ("mark", sure(1, "rest", "2026-11-01", "so"), False),
        ("mark", sure(None, "rest", None, "so"), False),
    ],
)
def test_a_row_fits_where_each_of_its_values_may_stand(
    tables: dict[str, Table], table: str, row: FoundRow, fits: bool
) -> None:
    assert tables[table].fits(row) is fits


# what is let in ------------------------------------------------------------------------------------------


def test_rows_are_written_with_their_numbers(database: Database, tables: dict[str, Table]) -> None:
    rows = (sure(3, None, 2.5, b"x", 7), sure(9, None, 1.5, b"old"))
    assert put(database, tables["walk"], *rows) == [True, True]
    assert database.rows("SELECT * FROM walk ORDER BY id") == [(3, 2.5, b"x", 7), (9, 1.5, b"old", None)]
    assert put(database, tables["shoe"], sure(40, "blue", 1)) == [True]
    assert database.rows("SELECT rowid, * FROM shoe") == [(40, "blue", 1)]
    assert put(database, tables["mark"], sure(None, "rest", "2026-11-01", "so")) == [True]
    assert database.rows("SELECT kind, day, words FROM mark") == [("rest", "2026-11-01", "so")]
    assert all(table.unsure == [] and table.unsure_keyed == 0 for table in tables.values())


def test_a_row_that_breaks_a_rule_is_not_written(database: Database, tables: dict[str, Table]) -> None:
    rows = (
        sure(1, None, None, None, "no"),
        sure(2, None, None, None, None),
        sure(3, None, None, None, "yes"),
    )
    assert put(database, tables["note"], *rows) == [False, False, True]
    assert database.rows("SELECT id FROM note") == [(3,)]


def test_the_first_row_with_a_number_stays(database: Database, tables: dict[str, Table]) -> None:
    rows = (sure(1, None, 1.0, None), unsure(1, None, 2.0, None), unsure(2, None, 3.0, None))
    assert put(database, tables["walk"], *rows) == [True, True, True]
    assert database.rows("SELECT id, metres FROM walk") == [(1, 1.0), (2, 3.0)]
    assert (tables["walk"].unsure, tables["walk"].unsure_keyed) == ([2], 0)


def test_rows_in_doubt_are_counted_where_they_have_no_numbers(
    database: Database, tables: dict[str, Table]
) -> None:
    days = ("2026-11-01", "2026-11-02", "2026-11-02")
    put(database, tables["mark"], *(unsure(None, "rest", day, "so") for day in days))
    assert (tables["mark"].unsure, tables["mark"].unsure_keyed) == ([], 2)


def test_what_names_a_lost_row_stays_without_it_or_goes_too(
    database: Database, tables: dict[str, Table]
) -> None:
    put(database, tables["walk"], sure(1, None, 1.0, None))
    put(database, tables["shoe"], sure(1, "blue", 1))
    note = tables["note"]
    rows = [(1, "blue"), (2, "blue"), (1, "red"), (None, None), (3, "green")]
    put(database, note, *(sure(n, None, walk, shoe, "yes") for n, (walk, shoe) in enumerate(rows, 1)))
    note.refused = 1
    with database.change(linked=False) as change:
        note.untie(change)
    assert database.rows("SELECT id, walk, shoe FROM note") == [
        (1, 1, "blue"),
        (2, None, "blue"),
        (4, None, None),
    ]
    assert note.refused == 3


# how many are missing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "gaps", "highest", "refused", "expected"),
    [
        ([1, 2, 3], [], 0, 0, 0),
        ([1, 2, 9], [], 0, 0, 0),  # what was deleted is not missing
        ([1, 2, 9], [], 20, 0, 0),
        ([1, 2, 9], [Gap(2, 8)], 0, 0, 6),
        ([1, 2, 5, 9], [Gap(2, 8)], 0, 0, 5),  # one of them was found elsewhere
        ([1, 2, 8, 9], [Gap(2, 8)], 0, 0, 5),
        ([1, 2, 9], [Gap(2, 5), Gap(4, 8)], 0, 0, 6),  # each number counts once
        ([1, 2, 9], [Gap(4, 8), Gap(2, 5)], 0, 0, 6),
        ([1, 2, 9], [Gap(2, 8), Gap(3, 4)], 0, 0, 6),
        ([1, 2, 9], [Gap(2, 4), Gap(6, 8)], 0, 0, 4),
        ([1, 2], [Gap(2, 8)], 0, 0, 6),
        ([1, 2], [Gap(2, None)], 8, 0, 6),
        ([1, 2], [Gap(2, None), Gap(5, None)], 8, 0, 6),
        ([1, 2], [Gap(2, None)], 0, 0, 0),
        ([1, 2], [Gap(2, None, blind=True)], 0, 0, 1),
        ([1, 2], [Gap(2, None, blind=True)], 2, 0, 0),
        ([1, 2], [Gap(2, 2, blind=True)], 0, 0, 0),
        ([1, 2], [Gap(7, None)], 0, 0, 0),
        ([], [Gap(0, None, blind=True)], 0, 0, 1),
        ([], [Gap(0, None)], 5, 0, 5),
        ([1, 2], [], 0, 4, 4),
        ([1, 2], [Gap(2, 8)], 0, 4, 6),
        ([1, 2], [Gap(2, 3)], 0, 4, 4),
    ],
)
def test_as_many_are_missing_as_the_gaps_had_room_for(  # noqa: PLR0917 - a table of cases
    database: Database,
    tables: dict[str, Table],
    numbers: list[int],
    gaps: list[Gap],
    highest: int,
    refused: int,
    expected: int,
) -> None:
    walk = tables["walk"]
    put(database, walk, *(sure(number, None, 1.0, None) for number in numbers))
    walk.gaps, walk.highest, walk.refused = gaps, highest, refused
    assert lost(database, walk) == expected


def test_without_numbers_each_gap_is_one(database: Database, tables: dict[str, Table]) -> None:
    mark = tables["mark"]
    put(database, mark, sure(None, "rest", "2026-11-01", "so"))
    mark.refused = 2
    assert lost(database, mark) == 2
    mark.gaps += [Gap(0, 0), Gap(0, None, blind=True), Gap(0, 0)]
    assert lost(database, mark) == 5
