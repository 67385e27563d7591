"""What was read is known until something is written, and not a moment longer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.remembered import Remembered
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain

DAY = date(2026, 11, 1)


def opened(data_dir: Path, clock: FakeClock) -> Database:
    data_dir.mkdir(exist_ok=True)
    return open_diary(data_dir / "diary.sqlite3", clock)


def test_the_same_question_is_read_once_until_something_is_written(data_dir: Path, clock: FakeClock) -> None:
    database = opened(data_dir, clock)
    known = Remembered[int](database)
    looked: list[None] = []

    def look() -> int:
        looked.append(None)
        return int(database.rows("SELECT count(*) FROM setting")[0][0])

    def write(name: str) -> None:
        with database.change() as change:
            change.do("INSERT INTO setting VALUES (?, '1')", (name,))

    before = known.read(DAY, look)
    assert known.read(DAY, look) == before
    assert len(looked) == 1
    write("one")
    assert known.read(DAY, look) == before + 1
    assert known.read("another question", look) == before + 1
    assert len(looked) == 3
    database.close()


def test_what_is_read_in_a_change_that_is_taken_back_is_not_remembered(
    data_dir: Path, clock: FakeClock
) -> None:
    database = opened(data_dir, clock)
    known = Remembered[int](database)

    def look() -> int:
        return int(database.rows("SELECT count(*) FROM setting")[0][0])

    before = known.read(DAY, look)
    try:
        with database.change() as change:
            change.do("INSERT INTO setting VALUES ('one', '1')")
            assert known.read(DAY, look) == before + 1
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert known.read(DAY, look) == before
    database.close()


def test_every_change_of_the_diary_and_its_undo_is_seen_at_once(data_dir: Path, clock: FakeClock) -> None:
    database = opened(data_dir, clock)
    diary = Diary(database, clock)
    now = clock.now()

    def high() -> list[int]:
        return [entry.score for entry in diary.telling(DAY, DAY, now)]

    assert high() == []
    kept = diary.add_pain(pain(9))
    assert high() == [9]
    diary.remove_pain(kept.id or 0)
    assert high() == []
    diary.undo.undo()
    assert high() == [9]
    diary.undo.undo()
    assert high() == []
    database.close()
