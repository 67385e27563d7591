"""An index of words that does not lead to every entry is noticed with the next backup, and made anew."""

from __future__ import annotations

import random
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.finding import Filter
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage import backup, word_index
from ankle_rehab.storage.connection import PAGE_BYTES, connect
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile
from ankle_rehab.storage.search_store import SearchStore
from tests.fakes.backup_bench import BackupBench
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.fakes.fresh import lay
from tests.storage.refusing import refused

STEPS = 200
FEW, MANY = 3, 200
"""So many entries whose index has a single page, and so many that a search is led to one of several."""


def note(number: int) -> str:
    return " ".join(f"stair{number}x{word}" for word in range(20))


def found(database: Database) -> int:
    """How many of the entries are found by a word that only they have."""
    store = SearchStore(database)
    return sum(store.count(Filter(words=f"stair{number}x7"), 2) for number in range(MANY + 1))


def found_in(copy: Path) -> int:
    with closing(connect(copy, read_only=True)) as connection:
        return found(Database(copy, read_only=True, opened=connection))


def emptied(diary: Path, table: str) -> None:
    """Give a closed diary the first page of a table as it was before anything was written.

    As after a write that was lost.
    """
    empty = diary.with_name("empty")
    lay(empty)
    with closing(connect(diary, read_only=True)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).get
    content, place = bytearray(diary.read_bytes()), (page - 1) * PAGE_BYTES
    content[place : place + PAGE_BYTES] = empty.read_bytes()[place : place + PAGE_BYTES]
    diary.write_bytes(content)
    empty.unlink()


@pytest.fixture
def bench(qapp: QApplication, clock: FakeClock, data_dir: Path) -> Generator[BackupBench]:
    bench = BackupBench(qapp, clock, data_dir)
    yield bench
    bench.close()


@pytest.mark.parametrize(("table", "entries"), [("pain_words_data", FEW), ("pain_words_idx", MANY)])
def test_an_index_that_is_empty_again_is_made_anew_with_the_next_backup(
    bench: BackupBench, table: str, entries: int
) -> None:
    bench.diary.add_pains(tuple(pain(note=note(number)) for number in range(entries)))
    bench.close()
    emptied(bench.database.path, table)
    bench.open()
    assert bench.database.rows("PRAGMA integrity_check") == [("ok",)]
    assert found(bench.database) < entries
    made = bench.make()
    assert found(bench.database) == entries
    assert found_in(bench.backups.path(made)) == entries
    bench.write(note(entries))
    made = bench.make()
    assert found(bench.database) == found_in(bench.backups.path(made)) == entries + 1
    assert bench.heard("failed") == []


def test_an_index_that_leads_to_every_entry_is_left_as_it_is(data_dir: Path) -> None:
    chance = random.Random(5)
    with Book(data_dir).opened() as database:
        book = Diary(database, FakeClock())
        for number in range(STEPS):
            there = book.entries()
            match chance.randrange(4) if there else 3:
                case 0:
                    book.edit_pain(replace(chance.choice(there), note=note(number)))
                case 1:
                    book.remove_pain(chance.choice(there).id or 0)
                case 2 if book.undo.next_undo:
                    book.undo.undo()
                case _:
                    book.add_pains((pain(number % 11, note=note(number)), pain(note="é 階段 \0 🦶")))
        copy = backup.make(database, data_dir / "backups", FakeClock().now())
    content = copy.read_bytes()
    assert not word_index.made_whole(copy)
    assert copy.read_bytes() == content


# an entry that is older than its index -------------------------------------------------------------------


def written_twice(path: Path, edited: int) -> tuple[bytes, bytes]:
    """The bytes of a diary with some entries, before and after one of them was changed."""
    lay(path)
    database = Database(path)
    entries = DiaryStore(database).add_pain([pain(number, note=f"old {number} " * 30) for number in range(5)])
    database.close()
    before = path.read_bytes()
    database = Database(path)
    Diary(database, FakeClock()).edit_pain(replace(entries[edited], note="new " * 40))
    database.close()
    return before, path.read_bytes()


def page_with(content: bytes, text: bytes) -> int:
    """Where the page of the table begins on which a text stands."""
    (place,) = {
        start
        for start in range(0, len(content), PAGE_BYTES)
        if content[start] == 0x0D and text * 20 in content[start : start + PAGE_BYTES]
    }
    return place


@pytest.mark.parametrize("edited", [0, 2, 4])
def test_an_entry_that_is_as_it_was_before_is_damage_and_not_made_part_of_the_index(
    tmp_path: Path, edited: int
) -> None:
    path = tmp_path / "copy.db"
    before, after = written_twice(path, edited)
    place = page_with(after, b"new ")
    lost = after[:place] + before[place : place + PAGE_BYTES] + after[place + PAGE_BYTES :]
    path.write_bytes(lost)
    with refused(DamagedFile, path, "an entry is as it was before its last change"):
        word_index.made_whole(path)
    assert path.read_bytes() == lost


def test_an_index_is_made_anew_whatever_was_changed_before(tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    written_twice(path, 2)
    emptied(path, "pain_words_data")
    assert word_index.made_whole(path)
    assert not word_index.made_whole(path)
    with closing(connect(path, read_only=True)) as connection:
        store = SearchStore(Database(path, read_only=True, opened=connection))
        assert [store.count(Filter(words=words), 9) for words in ("old", "new", "0")] == [4, 1, 1]


def test_a_copy_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    lay(path)
    content = bytearray(path.read_bytes())
    with closing(connect(path, immutable=True)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'pain_words_data'").get
    content[page * PAGE_BYTES - 100] ^= 1
    path.write_bytes(content)
    with refused(DamagedFile, path):
        word_index.made_whole(path)
    assert path.read_bytes() == bytes(content)
