"""Rows of a damaged file, read page by page without SQLite: all that can be, and what lacks is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ankle_rehab.storage.connection import PAGE_BYTES
from ankle_rehab.storage.damaged_pages import Pages
from ankle_rehab.storage.damaged_trees import Gap, Trees
from tests.storage.harmed import MARK
from tests.storage.paged import (
    Rows,
    doubtful,
    fill,
    harmed,
    making,
    page,
    read,
    root_of,
    select,
    text,
    written,
)

ENTRIES = 1400
"""So many that the tree of the long ones has three levels."""


@dataclass(frozen=True)
class Wood:
    """A file with one table, the pages on which the rows with each number lie, and the rows."""

    content: bytes
    root: int
    rows: Rows
    leaves: dict[int, set[int]]


@pytest.fixture(scope="module")
def wood(tmp_path_factory: pytest.TempPathFactory) -> Wood:
    """Three levels: so few rows on a page, and so many pages."""
    path = tmp_path_factory.mktemp("wood") / "wood.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note)")
        fill(connection, "entry", [(n, f"#{n}#".ljust(1900, ".")) for n in range(1, ENTRIES + 1)])
    content = path.read_bytes()
    leaves: dict[int, set[int]] = {}
    for number in range(2, len(content) // PAGE_BYTES + 1):
        if marks := MARK.findall(page(content, number)):
            leaves[number] = {int(mark) for mark in marks}
    rows = select(path, "SELECT id, NULL, note FROM entry ORDER BY id")
    return Wood(content, root_of(path, "entry"), rows, leaves)


def held(wood: Wood, gaps: list[Gap]) -> set[int]:
    """The numbers of rows that lay in the gaps."""
    return {
        number for lain in wood.leaves.values() for number in lain if any(gap.holds(number) for gap in gaps)
    }


def inner(wood: Wood) -> list[int]:
    """The pages that lead to others."""
    return [number for number in range(2, len(wood.content) // PAGE_BYTES + 1) if number not in wood.leaves]


def some(wood: Wood) -> list[int]:
    """The first leaves, one in the middle, the last ones, and the last below each page that leads to them."""
    leaves = sorted(wood.leaves, key=lambda leaf: min(wood.leaves[leaf]))
    ends = {int.from_bytes(page(wood.content, number)[8:12]) for number in inner(wood)} & wood.leaves.keys()
    assert len(ends) > 1
    return [leaves[0], leaves[1], leaves[len(leaves) // 2], leaves[-2], *ends]


def test_rows_of_a_page_in_doubt_come_back_in_doubt(wood: Wood, tmp_path: Path) -> None:
    for leaf in some(wood):
        found = harmed(tmp_path, doubtful(wood.content, leaf), wood.root)
        assert found.plain == wood.rows
        assert found.doubted == held(wood, found.gaps) == wood.leaves[leaf]
        assert [gap.blind for gap in found.gaps] == [False]


@pytest.mark.parametrize(
    "content", [bytes(PAGE_BYTES), b"\xff" * PAGE_BYTES, b"\x0a" + bytes(PAGE_BYTES - 1)]
)
def test_rows_of_a_page_that_is_gone_leave_a_gap(wood: Wood, tmp_path: Path, content: bytes) -> None:
    for leaf in some(wood):
        found = harmed(tmp_path, written(wood.content, leaf, content), wood.root)
        assert found.plain == [row for row in wood.rows if row[0] not in wood.leaves[leaf]]
        assert held(wood, found.gaps) == wood.leaves[leaf]
        assert [gap.blind for gap in found.gaps] == [True]
        assert found.doubted == set()


def test_of_a_file_cut_off_the_rest_is_a_gap(wood: Wood, tmp_path: Path) -> None:
    found = harmed(tmp_path, wood.content[: 100 * PAGE_BYTES + 50], wood.root)
    there = {number for leaf, lain in wood.leaves.items() if leaf <= 100 for number in lain}
    assert {row.number for row in found.rows + found.strays if row.values[0] is None} == there
    assert held(wood, found.gaps) >= {row[0] for row in wood.rows} - there
    assert all(gap.blind for gap in found.gaps)


def test_what_hangs_below_a_page_in_doubt_is_found_without_it(wood: Wood, tmp_path: Path) -> None:
    above = inner(wood)
    assert wood.root in above
    assert len(above) > 2
    for number in above:
        found = harmed(tmp_path, doubtful(wood.content, number), wood.root)
        below = held(wood, found.gaps)
        assert [gap.blind for gap in found.gaps] == [True]
        assert below
        entries = [row for row in found.strays if row.values[0] is None]
        assert {row.number for row in entries} == below
        assert sorted((row.number, *row.values) for row in [*found.rows, *entries]) == wood.rows
        assert all(row.sure for row in [*found.rows, *entries])


def test_a_page_written_to_the_wrong_place_counts_once(wood: Wood, tmp_path: Path) -> None:
    """Its checksum fits, but its rows are not those that belong there."""
    right, wrong = some(wood)[1:3]
    found = harmed(tmp_path, written(wood.content, wrong, page(wood.content, right)), wood.root)
    assert found.plain == [row for row in wood.rows if row[0] not in wood.leaves[wrong]]
    assert held(wood, found.gaps) == wood.leaves[wrong]


LONG = text(30_000)
Chain = tuple[bytes, int, list[int]]


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Chain:
    """A file with a row over many pages between short ones, its table, and the pages in their order."""
    path = tmp_path_factory.mktemp("chain") / "chain.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note)")
        fill(connection, "entry", [(5, "before"), (300, LONG), (301, "after")])
    content, root = path.read_bytes(), root_of(path, "entry")
    pages = list(range(root + 1, len(content) // PAGE_BYTES + 1))
    return content, root, pages


def test_a_row_is_as_sure_as_the_last_of_its_pages(chain: Chain, tmp_path: Path) -> None:
    content, root, pages = chain
    for number in pages:
        found = harmed(tmp_path, doubtful(content, number), root)
        assert found.plain == [(5, None, "before"), (300, None, LONG), (301, None, "after")]
        assert found.doubted == {300}
        assert found.gaps == []


def test_a_row_of_which_a_page_is_lost_is_a_gap_of_its_own(chain: Chain, tmp_path: Path) -> None:
    content, root, pages = chain
    for number in pages[:-1]:  # each leads to the next
        found = harmed(tmp_path, written(content, number, bytes(PAGE_BYTES)), root)
        assert found.plain == [(5, None, "before"), (301, None, "after")]
        assert found.gaps == [Gap(299, 300)]
    found = harmed(tmp_path, content[: -3 * PAGE_BYTES], root)
    assert found.gaps == [Gap(299, 300)]


def test_where_no_tree_leads_the_rows_beside_a_broken_one_are_found(chain: Chain, tmp_path: Path) -> None:
    content, _, pages = chain
    path = tmp_path / "harmed.db"
    path.write_bytes(written(content, pages[0], bytes(PAGE_BYTES)))
    with Pages(path) as found:
        notes = [row.values[1] for row in Trees(found).strays() if len(row.values) == 2]
    assert notes == ["before", "after"]


def test_a_row_without_number_of_which_a_page_is_lost_is_a_gap_too(tmp_path: Path) -> None:
    path = tmp_path / "keyed.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE keyed (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        fill(connection, "keyed", [("a", "short"), ("b", LONG), ("c", "short")])
    root = root_of(path, "keyed")
    path.write_bytes(path.read_bytes()[: -2 * PAGE_BYTES])
    found = read(path, root, keyed=True)
    assert [row.values for row in found.rows] == [("a", "short"), ("c", "short")]
    assert found.gaps == [Gap(0, 0)]


# damage within a page ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, int]:
    """A file with three short rows on one page, and the number of that page."""
    path = tmp_path_factory.mktemp("small") / "small.db"
    with making(path) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, note)")
        fill(connection, "entry", [(1, "one"), (2, "second"), (3, "three")])
    return path.read_bytes(), root_of(path, "entry")


SECOND = b"\x09\x02\x03\x00\x19second"
"""How the second row stands on its page: its size, its number, that of its head, two kinds and the text."""


@pytest.mark.parametrize(
    "instead",
    [
        b"\x09\x02\x03\x00\x1asecond",  # bytes in place of a text, but one of them lacks
        b"\x09\x02\x03\x00\x17second",  # one byte too many
        b"\x09\x02\x03\x00\x1bsecond",  # one too few
        b"\x09\x02\x03\x00\x0asecond",  # kinds that SQLite keeps for itself
        b"\x09\x02\x03\x00\x0bsecond",
        b"\x09\x02\x03\x00\x19secon\xff",  # no text
        b"\x09\x02\x0f\x00\x19second",  # a head longer than the row
        b"\x7f\x02\x03\x00\x19second",  # a row longer than the page
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x19s",  # and one longer than the file
    ],
)
def test_a_row_that_cannot_be_is_left_out_and_those_beside_it_stay(
    small: tuple[bytes, int], tmp_path: Path, instead: bytes
) -> None:
    content, root = small
    at = page(content, root).index(SECOND)
    found = harmed(tmp_path, written(content, root, instead, at), root)
    assert found.plain == [(1, None, "one"), (3, None, "three")]
    assert found.gaps == [Gap(0, None)]


def test_a_row_that_can_be_something_else_comes_back_as_that_and_in_doubt(
    small: tuple[bytes, int], tmp_path: Path
) -> None:
    content, root = small
    at = page(content, root).index(SECOND)
    found = harmed(tmp_path, written(content, root, b"\x09\x02\x03\x00\x05second", at), root)
    assert found.plain[1] == (2, None, int.from_bytes(b"second"))
    assert found.doubted == {1, 2, 3}
    assert found.gaps == [Gap(0, None)]


@pytest.mark.parametrize(
    ("count", "numbers"), [(0, []), (1, [1]), (2, [1, 2]), (3, [1, 2, 3]), (0xFFFF, [1, 2, 3])]
)
def test_a_page_is_read_as_far_as_it_says_and_no_further_than_it_goes(
    small: tuple[bytes, int], tmp_path: Path, count: int, numbers: list[int]
) -> None:
    content, root = small
    found = harmed(tmp_path, written(content, root, count.to_bytes(2), 3), root)
    assert [row.number for row in found.rows] == numbers


@pytest.mark.parametrize("place", [0, 3, 8, 13, PAGE_BYTES - 8, PAGE_BYTES - 1, PAGE_BYTES, 0xFFFF])
def test_a_row_said_to_lie_where_none_can_is_left_out(
    small: tuple[bytes, int], tmp_path: Path, place: int
) -> None:
    content, root = small
    found = harmed(tmp_path, written(content, root, place.to_bytes(2), 10), root)
    assert [(row.number, row.values[1]) for row in found.rows] == [(1, "one"), (3, "three")]


# what was deleted ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cleared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with so many empty pages that their list needs two; what was deleted still stands on them."""
    path = tmp_path_factory.mktemp("cleared") / "cleared.db"
    with making(path) as connection:
        connection.pragma("secure_delete", 0)
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, note)")
        for name in ("first", "second"):
            connection.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, note)")
            fill(connection, name, [(None, f"{name} {number}".ljust(900)) for number in range(40)])
        connection.execute("CREATE TABLE large (value)")
        fill(connection, "large", [(b"\r" * 4_300_000,)])
        fill(connection, "kept", [(None, f"kept {number}".ljust(900)) for number in range(40)])
        for name in ("first", "large", "second"):
            connection.execute(f"DROP TABLE {name}")
    ((free,),) = select(path, "SELECT * FROM pragma_freelist_count")
    assert isinstance(free, int)
    assert free > PAGE_BYTES // 4
    return path


def test_what_was_deleted_stays_so(cleared: Path) -> None:
    with Pages(cleared) as pages:
        trees = Trees(pages)
        trees.claim_free()
        found = [row.values[1] for row in trees.strays() if len(row.values) == 2]
    assert len(found) == 40
    assert all(str(note).startswith("kept") for note in found)


def test_without_the_first_page_nobody_knows_what_was_deleted(cleared: Path, tmp_path: Path) -> None:
    path = tmp_path / "harmed.db"
    path.write_bytes(doubtful(cleared.read_bytes(), 1))
    with Pages(path) as pages:
        trees = Trees(pages)
        trees.claim_free()
        notes = {str(row.values[1]).split()[0] for row in trees.strays() if len(row.values) == 2}
    assert notes >= {"kept", "first"}


# gaps ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gap", "inside", "outside"),
    [
        (Gap(0, None), (1, 2, 1 << 62), (0, -1)),
        (Gap(4, 9), (5, 6, 9), (4, 10, 0)),
        (Gap(4, 5), (5,), (4, 6)),
        (Gap(0, 0), (), (0, 1)),
    ],
)
def test_a_gap_begins_after_one_number_and_ends_with_another(
    gap: Gap, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    assert all(gap.holds(number) for number in inside)
    assert not any(gap.holds(number) for number in outside)
    assert not gap.blind
