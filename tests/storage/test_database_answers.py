"""What an open diary file answers: rows and values, words as the search knows them, copies, troubles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from ankle_rehab.storage.connection import PAGE_BYTES, connect
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DamagedFile, ReadOnly
from tests.fakes.fresh import lay
from tests.storage.paged import root_of
from tests.storage.refusing import refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "diary.db"
    lay(path)
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database(path)
    yield database
    database.close()


def set_to(database: Database, value: str) -> None:
    with database.change() as change:
        change.do("INSERT OR REPLACE INTO setting (name, value) VALUES ('language', ?)", (value,))


def damage(path: Path) -> None:
    """Turn a bit on the page of the settings."""
    place = root_of(path, "setting") * PAGE_BYTES - 100
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


LANGUAGE = "SELECT value FROM setting WHERE name = 'language'"


def test_rows_come_back_with_the_values_asked_for(database: Database) -> None:
    assert database.rows("SELECT 1, NULL, 'é', x'00ff', 2.5") == [(1, None, "é", b"\0\xff", 2.5)]
    assert database.rows("SELECT ? || ?, ?", ("a", "b", 3)) == [("ab", 3)]
    assert database.rows("SELECT 1 WHERE 0") == []


def test_each_row_is_made_into_something(database: Database) -> None:
    made = database.read(lambda row: row[0] * 2, "SELECT value FROM json_each(?)", ("[1, 2, 5]",))
    assert made == (2, 4, 10)
    assert database.made(lambda row: f"{row[0]}-{row[1]}", (1, 2)) == "1-2"


@pytest.mark.parametrize(
    "error", [ValueError, TypeError, KeyError, IndexError, ZeroDivisionError, RecursionError]
)
def test_a_row_that_is_not_understood_is_damage_and_quotes_nothing(
    database: Database, path: Path, error: type[Exception]
) -> None:
    def make(row: tuple[object, ...]) -> None:
        raise error(f"a secret: {row}")

    detail = f"a row is not understood: {error.__name__}"
    with refused(DamagedFile, path, detail):
        database.read(make, "SELECT 'very secret'")
    with refused(DamagedFile, path, detail):
        database.made(make, ("very secret",))


def test_a_text_that_is_none_is_damage_and_is_not_quoted(database: Database, path: Path) -> None:
    with refused(DamagedFile, path, "a text is not readable"):
        database.rows("SELECT CAST(x'ff' AS TEXT)")


def test_a_mistake_in_a_question_is_no_trouble_of_the_file(database: Database) -> None:
    with pytest.raises(apsw.SQLError):
        database.rows("SELECT nothing FROM nowhere")
    assert database.rows("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Treppen-STEIGEN, 3×!", ("treppen", "steigen", "3")),
        ("Élan naïve Ünder", ("elan", "naive", "under")),
        ("階段 snake_case a.b", ("階段", "snake", "case", "a", "b")),
        ("", ()),
        (" ,;- ", ()),
    ],
)
def test_words_are_those_that_the_search_knows(database: Database, text: str, words: tuple[str, ...]) -> None:
    assert database.words(text) == words


def test_values_of_the_file_are_told_by_name(database: Database) -> None:
    assert database.pragma("page_size") == PAGE_BYTES
    assert database.pragma("foreign_keys") == 1


def test_the_journal_is_counted_and_settled(database: Database, path: Path) -> None:
    database.settle()
    assert database.in_journal() == 0
    set_to(database, "de")
    assert database.in_journal() > 0
    assert database.changes == 1
    alone = path.read_bytes()
    database.settle()
    assert database.in_journal() == 0
    assert path.read_bytes() != alone
    assert path.with_name("diary.db-wal").stat().st_size == 0


def test_a_copy_has_every_page_and_follows_later_changes(database: Database) -> None:
    set_to(database, "de")
    with closing(apsw.Connection(":memory:")) as target:
        with database.begin_copy(target) as copy:
            copy.step(1)
            assert copy.page_count == database.pragma("page_count")
            set_to(database, "en")
            copy.step(-1)
            assert copy.done
        assert target.execute(LANGUAGE).fetchall() == database.rows(LANGUAGE) == [("en",)]


def test_a_copy_into_what_cannot_take_one_is_a_mistake_of_the_program(database: Database) -> None:
    with closing(apsw.Connection(":memory:")) as target:
        target.execute("BEGIN; CREATE TABLE mine (value)")
        with pytest.raises(apsw.SQLError, match="in use"):
            database.begin_copy(target)


def test_a_diary_for_reading_takes_no_change(path: Path) -> None:
    database = Database(path, read_only=True)
    with refused(ReadOnly, path, "the diary was opened for reading"):
        set_to(database, "de")
    assert database.rows(LANGUAGE) == []
    assert (database.changes, database.changing) == (0, False)
    database.close()


def test_a_change_within_another_is_a_part_of_it(database: Database) -> None:
    with pytest.raises(ValueError, match="stop"), database.change() as outer:
        assert database.changing
        with database.change() as inner:
            assert inner is outer
        set_to(database, "de")
        raise ValueError("stop")
    assert not database.changing
    assert database.rows(LANGUAGE) == []
    set_to(database, "en")
    assert database.rows(LANGUAGE) == [("en",)]


def test_a_damaged_page_is_told_with_the_file(path: Path) -> None:
    damage(path)
    database = Database(path)
    detail = "a page cannot be read or does not match its checksum"
    with refused(DamagedFile, path, detail):
        database.rows(LANGUAGE)
    with refused(DamagedFile, path, detail):
        set_to(database, "de")
    with refused(DamagedFile, path, detail):
        database.pragma("integrity_check")
    assert database.rows("SELECT count(*) FROM icing") == [(0,)]
    database.abandon()


def test_what_is_opened_in_its_place_is_what_is_read(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    lay(other)
    writing = Database(other)
    set_to(writing, "fr")
    writing.close()
    database = Database(path, read_only=True, opened=connect(other, immutable=True))
    assert database.rows(LANGUAGE) == [("fr",)]
    assert database.path == path
    database.close()


def test_closing_settles_and_letting_go_does_not(path: Path) -> None:
    for let_go in (Database.close, Database.abandon):
        database = Database(path)
        set_to(database, "de")
        let_go(database)
        assert path.with_name("diary.db-wal").exists() == (let_go is Database.abandon)


def test_after_damage_the_file_is_no_longer_held(path: Path) -> None:
    damage(path)
    database = Database(path)
    with refused(DamagedFile, path):
        set_to(database, "de")
    Database(path).abandon()
    database.abandon()
    database.close()
