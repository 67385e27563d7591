"""What can still be read of a damaged diary comes back, row for row."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.storage.database import Database, connect
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.restore import check
from ankle_rehab.storage.salvage import discard, salvage
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.storage.dumps import dump_path, restore
from tests.storage.harmed import ENTRIES, LATER, PAGE, VERSION, Book, laid_out, notes_of, written
from tests.storage.test_diary_file import digest


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A diary that was closed as it should."""
    return written(tmp_path_factory.mktemp("plain"), with_journal=False)


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A diary whose last entries are only in its journal."""
    return written(tmp_path_factory.mktemp("cut-off"), with_journal=True)


# damage of every kind ------------------------------------------------------------------------------------

KINDS = ("bit", "zeros", "garbage")
PLACES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.floats(0, 1, exclude_max=True), st.integers(0, PAGE * 8 - 1)),
    min_size=1,
    max_size=25,
)


def harmed(book: Book, places: list[tuple[str, float, int]]) -> tuple[bytes, bytes, set[int]]:
    """The file and the journal after some damage, and the pages it fell on."""
    content, journal, hit = bytearray(book.content), bytearray(book.journal), set()
    pages = book.pages()
    for kind, part, bit in places:
        number = sorted(pages)[int(part * len(pages))]
        in_journal, place = pages[number]
        target = journal if in_journal else content
        if kind == "bit":
            target[place + bit // 8] ^= 1 << bit % 8
        elif kind == "zeros":
            target[place : place + PAGE] = bytes(PAGE)
        else:
            target[place : place + PAGE] = Random(bit).randbytes(PAGE)
        hit.add(number)
    return bytes(content), bytes(journal), hit


def assert_saved(book: Book, content: bytes, journal: bytes, hit: set[int], folder: Path) -> None:
    path = laid_out(folder, content, journal)
    new = folder / "saved.db"
    before = digest(folder)
    result = salvage(path, new)
    saved = notes_of(new, book)
    check(new)
    discard(new)
    untouched = {number for number, pages in book.lies_on().items() if not pages & hit}
    assert {number: saved.get(number) for number in untouched} == {
        number: book.notes[number] for number in untouched
    }
    changed = [number for number, text in saved.items() if text != book.notes.get(number)]
    assert len(changed) <= result.unsure["pain_entry"]
    assert digest(folder) == before


@settings(max_examples=60)
@given(places=PLACES)
def test_every_row_untouched_by_the_damage_comes_back(
    plain: Book, tmp_path_factory: pytest.TempPathFactory, places: list[tuple[str, float, int]]
) -> None:
    assert_saved(plain, *harmed(plain, places), tmp_path_factory.getbasetemp() / "harmed")


@settings(max_examples=40)
@given(places=PLACES)
def test_so_does_every_row_that_is_only_in_the_journal(
    cut_off: Book, tmp_path_factory: pytest.TempPathFactory, places: list[tuple[str, float, int]]
) -> None:
    assert_saved(cut_off, *harmed(cut_off, places), tmp_path_factory.getbasetemp() / "harmed-journal")


@settings(max_examples=25)
@given(part=st.floats(0.05, 1, exclude_max=True))
def test_of_a_file_cut_off_everything_before_the_cut_comes_back(
    plain: Book, tmp_path_factory: pytest.TempPathFactory, part: float
) -> None:
    size = int(len(plain.content) * part)
    hit = set(range(size // PAGE, len(plain.content) // PAGE))
    assert_saved(plain, plain.content[:size], b"", hit, tmp_path_factory.getbasetemp() / "cut")


@pytest.mark.parametrize("size", [100, PAGE])
def test_a_lost_beginning_loses_nothing_else(plain: Book, tmp_path: Path, size: int) -> None:
    """The first page is the one that says where all the others are."""
    assert_saved(plain, b"\xa5" * size + plain.content[size:], b"", {0}, tmp_path / "diary")


def test_a_whole_diary_comes_back_table_for_table(plain: Book, tmp_path: Path) -> None:
    path = laid_out(tmp_path / "diary", plain.content)
    new = tmp_path / "saved.db"
    told: list[float] = []
    result = salvage(path, new, told.append)
    assert result.whole
    assert result.saved["pain_entry"] == ENTRIES + 5
    assert all(count > 0 for count in result.saved.values())
    assert told == sorted(told)
    assert told[-1] <= 1
    one, other = connect(path, immutable=True), connect(new, immutable=True)
    for table in result.saved:
        everything = f'SELECT * FROM "{table}" ORDER BY 1, 2'
        assert one.execute(everything).fetchall() == other.execute(everything).fetchall(), table
    one.close()
    other.close()


def test_a_journal_alone_still_holds_its_rows(cut_off: Book, tmp_path: Path) -> None:
    path = laid_out(tmp_path / "diary", cut_off.content, cut_off.journal)
    path.unlink()
    new = tmp_path / "saved.db"
    result = salvage(path, new)
    assert result.saved["pain_entry"] >= LATER - 10
    assert {cut_off.notes[number] for number in range(ENTRIES + 10, ENTRIES + LATER)} <= set(
        notes_of(new, cut_off).values()
    )


def test_the_journal_of_another_diary_is_left_out(plain: Book, tmp_path: Path) -> None:
    path = laid_out(tmp_path / "diary", plain.content)
    (tmp_path / "other").mkdir()
    other = open_diary(tmp_path / "other" / "diary.db", FakeClock())
    other.settle()
    DiaryStore(other).add_pain([pain(1, note="of another diary " * 30) for _ in range(60)])
    other.abandon()
    shutil.copy(tmp_path / "other" / "diary.db-wal", path.with_name("diary.db-wal"))
    new = tmp_path / "saved.db"
    salvage(path, new)
    assert notes_of(new, plain) == plain.notes
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["saved.db"]


def test_an_older_version_is_saved_as_the_newest(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    restore(dump_path(1).read_text(encoding="utf-8"), path)
    result = salvage(path, tmp_path / "saved.db")
    database = Database(tmp_path / "saved.db")
    version = database.pragma("user_version")
    found = len(DiaryStore(database).entries())
    database.close()
    assert (version, found) == (VERSION, result.saved["pain_entry"])
    assert result.whole
