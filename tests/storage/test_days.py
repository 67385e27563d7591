"""What triggers keep of whole days is at any time what a count of the entries would find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage import backup, columns
from ankle_rehab.storage.change import Value
from ankle_rehab.storage.damaged_trees import FoundRow
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_codes import DayCodes
from ankle_rehab.storage.diary_file import begin, bring_up, migrations
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.forget import Unwanted, forget
from ankle_rehab.storage.restore import bring_back
from ankle_rehab.storage.salvage import salvage
from ankle_rehab.storage.salvaged_tables import tables_of
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.days import days_counted, days_kept
from tests.fakes.entries import pain, stamp

FIRST = date(2026, 11, 1)
ALWAYS = Span(date.min, date.max)
NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
NUMBERS = (1, 2, 255, 256, 257, 511, 512, -1)  # 256 of them share a part
LATE = timedelta(hours=30)

# Statements that change an entry: its number, how bad, when, how late, on which side; gone and back again.
CHANGES: tuple[tuple[str, Callable[[int], Value]], ...] = (
    ("UPDATE pain_entry SET score = ?2 WHERE id = ?1", lambda n: n % 11),
    ("UPDATE pain_entry SET side = ?2 WHERE id = ?1", lambda n: ("left", "right")[n % 2]),
    ("UPDATE pain_entry SET moment = ?2 WHERE id = ?1", lambda n: tuple(Moment)[n % len(Moment)].value),
    (
        "UPDATE pain_entry SET refers_to_date = ?2 WHERE id = ?1",
        lambda n: (FIRST + timedelta(days=n % 3)).isoformat(),
    ),
    (
        "UPDATE pain_entry SET recorded_utc = refers_to_utc + ?2 WHERE id = ?1",
        lambda n: n % 2 * LATE // timedelta(microseconds=1),
    ),
    ("UPDATE pain_entry SET deleted_utc = ?2 WHERE id = ?1", lambda n: None if n % 2 else 1),
    (
        "UPDATE pain_entry SET id = ?2 WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM pain_entry WHERE id = ?2)",
        lambda n: NUMBERS[n % len(NUMBERS)],
    ),
    ("UPDATE pain_entry SET note = ?2 WHERE id = ?1", lambda n: f"{n}"),
    ("DELETE FROM pain_entry WHERE id = ?1 AND ?2", lambda _: 1),
    ("DELETE FROM pain_entry WHERE refers_to_date > ?2 AND ?1", lambda n: f"2026-11-0{n % 9}"),
    (
        "INSERT INTO pain_entry (id, side, score, moment, recorded_utc, recorded_zone, recorded_date,"
        " refers_to_utc, refers_to_zone, refers_to_date, deleted_utc)"
        " VALUES (?1, 'left', ?2 % 11, 'other', ?2 * 36000000000, 'UTC', '2026-11-01', 0, 'UTC',"
        " '2026-11-0' || (1 + ?2 % 3), iif(?2 % 5, NULL, 1)) ON CONFLICT DO NOTHING",
        lambda n: n,
    ),
)
STEPS = st.lists(
    st.tuples(st.integers(0, len(CHANGES) - 1), st.sampled_from(NUMBERS), st.integers(0, 30)), max_size=40
)


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


def assert_as_counted(database: Database, scores: int | None = None) -> None:
    """The days are what a fresh count finds, `scores` of them."""
    assert days_kept(database) == days_counted(database)
    texts = DayCodes(database).read(ALWAYS)
    assert DayCodes(database).count(ALWAYS) == sum(len(text) for _, text in texts)
    if scores is not None:
        assert DayCodes(database).count(ALWAYS) == scores


def some(count: int = 12) -> list[PainEntry]:
    """Entries of three days, of both sides, some late, some alike."""
    found = []
    for number in range(count):
        day = FIRST + timedelta(days=number % 3)
        entry = pain(number % 4, day, side=tuple(Side)[number % 2])
        late = Stamp(entry.recorded.utc + LATE, entry.recorded.zone, day + timedelta(days=1))
        found.append(replace(entry, recorded=late) if number % 5 == 0 else entry)
    return found


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book(tmp_path_factory.mktemp("shared"))


@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_whatever_is_written_the_days_are_what_a_count_finds(
    shared: Book, steps: list[tuple[int, int, int]]
) -> None:
    with shared.opened() as database:
        with database.change() as change:
            change.do("DELETE FROM pain_entry")
        assert days_kept(database) == {}
        for which, number, n in steps:
            sql, value = CHANGES[which]
            with database.change() as change:
                change.do(sql, (number, value(n)))
            assert_as_counted(database)


def test_a_day_of_very_many_is_kept_in_parts_that_stay_short(book: Book) -> None:
    with book.opened() as database:
        store = DiaryStore(database)
        store.add_pain(pain(number % 11) for number in range(3000))
        assert_as_counted(database, 3000)
        rows = database.rows("SELECT scores FROM pain_day")
        assert len(rows) == 12
        assert max(rows) == (256,)


def test_what_is_refused_or_fails_half_way_leaves_the_days_alone(book: Book) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain(some())
        with pytest.raises(RuntimeError), database.change() as change:
            change.do("DELETE FROM pain_entry WHERE id < 5")
            raise RuntimeError
        assert_as_counted(database, 12)


def test_steps_taken_back_and_done_again_take_the_days_along(book: Book) -> None:
    """SQLite carries out the triggers of what a changeset changes."""
    with book.opened() as database:
        diary = Diary(database, FakeClock())
        states = [days_kept(database)]
        (first, second) = diary.add_pains((pain(3), pain(5, FIRST)))
        states.append(days_kept(database))
        diary.edit_pain(replace(first, score=9, refers_to=stamp(FIRST)))
        states.append(days_kept(database))
        diary.remove_pain(second.id or 0)
        states.append(days_kept(database))
        diary.restore_pain(second.id or 0)
        states.append(days_kept(database))
        for state in states[-2::-1]:
            assert diary.undo.undo()
            assert days_kept(database) == state
            assert_as_counted(database)
        for state in states[1:]:
            assert diary.undo.redo()
            assert days_kept(database) == state


@pytest.mark.parametrize("version", range(1, len(migrations())))
def test_a_diary_of_an_older_version_has_its_days_counted_once(tmp_path: Path, version: int) -> None:
    path = tmp_path / "diary.db"
    path.touch()
    steps = migrations()
    database = begin(path, steps[:version])
    names = "side, score, moment, recorded_utc, recorded_zone, recorded_date, refers_to_utc, refers_to_zone"
    with database.change() as change:
        for number, entry in enumerate(some()):
            felt = (*columns.stamp(entry.recorded), *columns.stamp(entry.refers_to))
            change.do(
                f"INSERT INTO pain_entry ({names}, refers_to_date, deleted_utc)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (entry.side.value, entry.score, entry.moment.value, *felt, None if number % 4 else 1),
            )
    bring_up(database, steps)
    assert_as_counted(database, 9)
    database.close()


def test_a_backup_comes_back_with_its_days_and_forgets_with_them(book: Book) -> None:
    with book.opened() as database:
        kept = DiaryStore(database).add_pain(some())
        copy = backup.make(database, book.path.parent / "backups", NOW)
        DiaryStore(database).remove_pain(kept[0].id or 0, NOW)
    bring_back(copy, book.path, NOW)
    with book.opened() as database:
        assert_as_counted(database, 12)
    unwanted = Unwanted(kept[3].id or 0, columns.moment(kept[3].recorded.utc))
    assert forget(copy, unwanted)
    newest = backup.listed(copy.parent)[-1]
    bring_back(newest, book.path, NOW)
    with book.opened() as database:
        assert_as_counted(database, 11)


def test_days_that_were_harmed_are_counted_anew_when_a_diary_is_salvaged(book: Book, tmp_path: Path) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain(some())
        with database.change() as change:
            change.do("DELETE FROM pain_day WHERE local_date = '2026-11-01'")
            change.do("UPDATE pain_day SET scores = 99, signs = 'nonsense'")
        assert days_kept(database) != days_counted(database)
    result = salvage(book.path, tmp_path / "new.db")
    assert result.whole
    assert result.saved["pain_entry"] == 12
    assert "pain_day" not in result.saved
    database = Database(tmp_path / "new.db")
    assert_as_counted(database, 12)
    database.close()


def test_harmed_days_stop_nobody_from_writing(book: Book) -> None:
    with book.opened() as database:
        store = DiaryStore(database)
        (kept, *_) = store.add_pain(some())
        with database.change() as change:
            change.do("UPDATE pain_day SET signs = ''")
        store.remove_pain(kept.id or 0, NOW)
        with database.change() as change:
            change.do("DELETE FROM pain_day")
        store.add_pain(some())
        with database.change() as change:
            change.do("DELETE FROM pain_entry")
        assert days_kept(database) == {}


def test_no_table_takes_a_row_of_the_days_for_its_own() -> None:
    """Where pages are read that nothing leads to, only the shape of a row tells where it belongs."""
    row = FoundRow(None, ("2026-11-01", 3, 1, "5"), sure=False)
    assert not [table.name for table in tables_of(migrations()) if table.fits(row)]
