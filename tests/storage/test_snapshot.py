"""What is read of a closed copy: finished records in a lasting order, with or without the trash."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from ankle_rehab.domain.diary import DayKind
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.faults import DamagedFile, Vanished
from ankle_rehab.storage.snapshot import Snapshot
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.fresh import lay
from tests.storage.refusing import refused
from tests.storage.sessions import session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three scores, of which one was changed twice and one is in the trash, and two sessions, one running."""
    path = tmp_path / "copy.db"
    lay(path)
    database, clock = Database(path), FakeClock()
    diary = Diary(database, clock)
    first, second, third = diary.add_pains((pain(1, note="one"), pain(2, note="two"), pain(3, note="three")))
    for amount in (5, 6):
        clock.advance(60)
        diary.edit_pain(replace(second, score=amount, note=f"{amount} now"))
    assert first.id is not None
    diary.edit_pain(replace(third, note="last"))
    diary.remove_pain(first.id)
    session(database, stamp().local_date, "daily")
    session(database, stamp().local_date, "daily", None)
    for day in ("2026-11-20", "2026-11-03"):
        DayStore(database).mark(stamp().local_date.fromisoformat(day), DayKind.REST)
    database.close()
    return path


@pytest.fixture
def snapshot(path: Path) -> Iterator[Snapshot]:
    with closing(Snapshot(path)) as snapshot:
        yield snapshot


def test_rows_come_in_order_and_without_the_trash(snapshot: Snapshot) -> None:
    assert list(snapshot.rows("pain_entry", ("score", "note"))) == [(6, "6 now"), (3, "last")]
    assert list(snapshot.rows("pain_entry", ("note",), trash=True)) == [("one",), ("6 now",), ("last",)]
    assert list(snapshot.rows("day_mark", ("local_date",))) == [("2026-11-03",), ("2026-11-20",)]


def test_what_still_runs_is_not_among_them(snapshot: Snapshot) -> None:
    assert (
        list(snapshot.rows("session", ("id",)))
        == list(snapshot.rows("session", ("id",), trash=True))
        == [(1,)]
    )


def test_rows_are_counted_as_they_are_read(snapshot: Snapshot) -> None:
    assert snapshot.count(()) == 0
    assert snapshot.count(("pain_entry",)) == 2
    assert snapshot.count(("pain_entry", "session", "day_mark", "icing")) == 5
    assert snapshot.count(("pain_entry", "session", "day_mark", "icing"), trash=True) == 6


def test_a_past_entry_is_told_as_it_was_and_of_which_one_it_is(snapshot: Snapshot) -> None:
    past = list(snapshot.rows("pain_history", ("note", "entry_id", "score")))
    assert past == [("two", 2, 2), ("5 now", 2, 5), ("three", 3, 3)]
    changed = [row[0] for row in snapshot.rows("pain_history", ("changed_utc",))]
    assert changed[1] - changed[0] == 60_000_000
    assert changed[1] == changed[2]
    assert len(list(snapshot.rows("pain_history", ("note",), trash=True))) == snapshot.count(
        ("pain_history",), trash=True
    )


def test_nothing_can_be_written(snapshot: Snapshot, path: Path) -> None:
    with pytest.raises(apsw.ReadOnlyError):
        snapshot.connection.execute("DELETE FROM pain_entry")
    assert snapshot.path == path


def test_troubles_in_reading_tell_the_file_and_no_more(snapshot: Snapshot, path: Path) -> None:
    for error in (OverflowError, KeyError, TypeError, ValueError):
        with refused(DamagedFile, path, f"a row is not understood: {error.__name__}"), snapshot.reading():
            raise error("a secret")
    with refused(DamagedFile, path, "as SQLite said it"), snapshot.reading():
        raise apsw.CorruptError("as SQLite said it")
    with snapshot.reading():
        assert snapshot.count(("pain_entry",)) == 2


def test_a_copy_that_is_not_there_is_told(tmp_path: Path) -> None:
    with refused(Vanished, tmp_path / "nowhere.db"):
        Snapshot(tmp_path / "nowhere.db")


def test_a_closed_one_lets_go(path: Path) -> None:
    snapshot = Snapshot(path)
    snapshot.close()
    with pytest.raises(apsw.ConnectionClosedError):
        snapshot.count(("pain_entry",))
