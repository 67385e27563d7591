"""Rows of a healthy file, read page by page without SQLite, are exactly those that SELECT gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankle_rehab.storage.connection import PAGE_BYTES
from ankle_rehab.storage.damaged_pages import Pages
from ankle_rehab.storage.damaged_trees import FoundRow, Gap, Trees
from tests.storage.harmed import MARK
from tests.storage.paged import doubtful, fill, making, page, read, root_of, select, text

ENTRIES = 700
"""So many that the tree of the long ones has three levels."""
INTEGERS = [
    sign * (1 << bits) + more
    for bits in (0, 1, 7, 8, 15, 16, 23, 24, 31, 32, 39, 40, 47, 48, 55, 62)
    for sign in (1, -1)
    for more in (-1, 0, 1)
]
VALUES = [
    *(None, "", "a", "ü€🦶", b"", b"\0", bytes(range(256)), 0.0, 1.0, -0.5, 1e300, 5e-324),
    *INTEGERS,
    (1 << 63) - 1,
    -(1 << 63),
    *("x" * size for size in (56, 57, 58, 59, 8185, 8186)),
    *(b"\xff" * size for size in (57, 58, 8186)),
]
NUMBERS = [number for bits in range(7, 63, 7) for number in ((1 << bits) - 1, 1 << bits)] + [(1 << 63) - 1]
LENGTHS = [
    *range(4040, 4062),  # from where on a row does not fit on its page
    *range(4560, 4580),
    *range(8125, 8145),  # from where on it needs a page more
    *(12_300, 16_400, 50_000, 200_000),
]
KEY_LENGTHS = [*range(1, 1100, 50), *range(985, 1010), 4990, 5084, 5090, 20_000]


def assert_whole(path: Path, table: str) -> None:
    """A number that has a column of its own stands there as nothing."""
    found = read(path, root_of(path, table))
    assert found.plain == select(path, f"SELECT id, NULL, note FROM {table} ORDER BY id")
    assert (found.gaps, found.doubted) == ([], set())


def test_every_value_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "values.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (first, value, last)")
        fill(connection, "entry", [(7, value, "last") for value in VALUES])
    found = read(path, root_of(path, "entry"))
    for number, (row, value) in enumerate(zip(found.rows, VALUES, strict=True), 1):
        assert row == FoundRow(number, (7, value, "last"), sure=True)
        assert type(row.values[1]) is type(value)


def test_a_row_may_have_any_number_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "wide.db"
    numbers = (1, 63, 125, 126, 127, 128, 300)
    with making(path) as connection:
        for columns in numbers:
            connection.execute(f"CREATE TABLE wide_{columns} ({', '.join(f'c{n}' for n in range(columns))})")
            some = [tuple(range(columns)), (None,) * columns, ("x",) * columns]
            fill(connection, f"wide_{columns}", some)
    for columns in numbers:
        found = read(path, root_of(path, f"wide_{columns}"))
        assert [row.values for row in found.rows] == select(path, f"SELECT * FROM wide_{columns}")


def test_numbers_of_rows_may_be_of_any_size(tmp_path: Path) -> None:
    path = tmp_path / "numbers.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note)")
        fill(connection, "entry", [(number, f"note {number}") for number in NUMBERS])
    found = read(path, root_of(path, "entry"))
    assert found.plain == [(number, None, f"note {number}") for number in NUMBERS]


def test_a_number_that_no_diary_gives_is_told_as_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "numbers.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note)")
        fill(connection, "entry", [(-3, "odd"), (0, "odd"), (1, "good")])
    found = read(path, root_of(path, "entry"))
    assert found.plain == [(1, None, "good")]
    assert found.gaps == [Gap(0, None)] * 2


def test_a_number_below_zero_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "numbers.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY)")
        fill(connection, "entry", [(-3,), (-(1 << 63),), (5,)])
    with Pages(path) as pages:
        numbers = {row.number for row in Trees(pages).strays() if row.values == (None,)}
    assert numbers == {-3, -(1 << 63), 5}


def test_what_does_not_fit_on_a_page_is_gathered_from_the_others(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE long (id INTEGER PRIMARY KEY, note)")
        fill(connection, "long", [(None, text(size)) for size in LENGTHS])
    assert_whole(path, "long")


@pytest.mark.parametrize("length", [10, 900, 4000])
def test_a_tree_of_several_levels_is_followed_in_order(tmp_path: Path, length: int) -> None:
    path = tmp_path / "many.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE many (id INTEGER PRIMARY KEY, note)")
        fill(connection, "many", [(number * 3, text(length)) for number in range(1, ENTRIES)])
    assert_whole(path, "many")


def test_a_table_without_numbers_gives_the_rows_on_every_level(tmp_path: Path) -> None:
    path = tmp_path / "keyed.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE keyed (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        fill(connection, "keyed", [(f"{n:03d}{text(size)}", size) for n, size in enumerate(KEY_LENGTHS * 3)])
    found = read(path, root_of(path, "keyed"), keyed=True)
    assert sorted(row.values for row in found.rows) == select(path, "SELECT * FROM keyed ORDER BY name")
    assert {(row.number, row.sure) for row in found.rows} == {(None, True)}
    assert found.gaps == []


@pytest.mark.parametrize("tables", [0, 1, 120])
def test_the_list_of_tables_is_a_tree_from_the_first_page(tmp_path: Path, tables: int) -> None:
    path = tmp_path / "tables.db"
    with making(path) as connection, connection:
        connection.pragma("user_version", 1)
        for number in range(tables):
            connection.execute(f"CREATE TABLE table_{number} (a, {'b' * (number % 50 + 1)})")
    found = read(path, 1)
    assert found.plain == select(path, "SELECT rowid, * FROM sqlite_schema ORDER BY rowid")
    assert (found.gaps, found.strays) == ([], [])


def test_each_page_is_seen_once_and_none_is_left_over(tmp_path: Path) -> None:
    path = tmp_path / "all.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note)")
        connection.execute("CREATE INDEX by_note ON entry (note)")
        fill(connection, "entry", [(None, f"{number:05d}" * 20) for number in range(ENTRIES)])
    seen: list[int] = []
    table, index = root_of(path, "entry"), root_of(path, "by_note")
    with Pages(path) as pages:
        trees = Trees(pages, lambda: seen.append(len(seen)))
        assert len(list(trees.rows(table, []))) == ENTRIES
        assert trees.highest(index) == ENTRIES
        assert len(seen) == pages.count - 1
        assert [row.values[1] for row in trees.strays()] == ["entry", "by_note"]
        assert len(seen) == pages.count
        gaps: list[Gap] = []
        assert list(trees.rows(table, gaps)) == []
        assert gaps == [Gap(0, None, blind=True)]


@pytest.mark.parametrize("keyed", [True, False])
def test_a_tree_of_the_other_kind_is_left_for_whoever_asks_next(tmp_path: Path, keyed: bool) -> None:
    path = tmp_path / "kinds.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE keyed (name TEXT PRIMARY KEY) WITHOUT ROWID")
        connection.execute("CREATE TABLE plain (name TEXT)")
        for table in ("keyed", "plain"):
            fill(connection, table, [("a",), ("b",)])
    root = root_of(path, "keyed" if keyed else "plain")
    with Pages(path) as pages:
        trees = Trees(pages)
        gaps: list[Gap] = []
        assert list(trees.rows(root, gaps, keyed=not keyed)) == []
        assert gaps == [Gap(0, None, blind=True)]
        assert [row.values for row in trees.rows(root, gaps, keyed=keyed)] == [("a",), ("b",)]
        assert gaps == [Gap(0, None, blind=True)]


# what an index tells -------------------------------------------------------------------------------------


def indexed(path: Path, notes: list[str]) -> int:
    """A table with these notes and an index of them; returns where the index begins."""
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note, score)")
        connection.execute("CREATE INDEX by_note ON entry (note, score)")
        if notes:
            fill(connection, "entry", [(None, note, 7) for note in notes])
    return root_of(path, "by_note")


@pytest.mark.parametrize(("amount", "length"), [(0, 5), (1, 5), (2, 5), (300, 5), (130, 990), (130, 1500)])
def test_an_index_tells_of_the_newest_row_wherever_it_stands(
    tmp_path: Path, amount: int, length: int
) -> None:
    for way, first in enumerate((0, amount // 3, amount // 2)):
        path = tmp_path / f"{way}.db"
        notes = [f"{(first - number) % amount:04d}".ljust(length, ".") for number in range(amount)]
        root = indexed(path, notes)
        with Pages(path) as pages:
            assert Trees(pages).highest(root) == amount


def test_an_index_tells_only_what_is_sure(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    root = indexed(path, [f"#{number:03d}#{'.' * 300}" for number in range(1, 201)])
    content = path.read_bytes()
    ends = [
        number for number in range(1, len(content) // PAGE_BYTES + 1) if b"#200#" in page(content, number)
    ]
    for number in ends:
        path.write_bytes(doubtful(content, number))
    with Pages(path) as pages:
        told = Trees(pages).highest(root)
    last = max(int(mark) for number in ends for mark in MARK.findall(page(content, number)))
    assert last == 200
    assert 150 < told < 200


def test_an_index_of_a_table_without_numbers_tells_of_none(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        connection.execute("CREATE INDEX by_value ON entry (value)")
        fill(connection, "entry", [("a", 5), ("b", 6)])
    with Pages(path) as pages:
        assert Trees(pages).highest(root_of(path, "by_value")) == 0
