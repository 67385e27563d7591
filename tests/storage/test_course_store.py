"""What the plan reads of past sessions and scores, and what was seen in the watched folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.storage.course_store import CourseStore, DoneRoutine
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.seen_store import SeenStore
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.storage.sessions import session

FIRST, SECOND, THIRD = (date(2026, 11, day) for day in (20, 21, 22))
NOW = stamp().utc


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


def test_before_the_first_session_there_is_nothing(database: Database) -> None:
    store = CourseStore(database)
    assert (store.first_session(), store.first_day("core"), store.first_score()) == (None, None, None)
    assert (store.routines(FIRST, THIRD), store.exercises(FIRST, THIRD)) == ((), {})


def test_what_was_done_on_each_day_of_a_span(database: Database) -> None:
    session(database, THIRD, "core", "stopped", "raise", "press")
    session(database, FIRST, "core", "completed", "raise")
    session(database, FIRST, "core", "stopped", "raise", "hop")
    session(database, FIRST, "mobility", "stopped", "circle")
    session(database, SECOND, "core", None, "raise")
    session(database, SECOND, "core", "completed", "raise", gone=True)
    store = CourseStore(database)
    assert sorted(store.routines(FIRST, THIRD), key=repr) == sorted(
        [
            DoneRoutine(FIRST, "core", True),
            DoneRoutine(FIRST, "mobility", False),
            DoneRoutine(THIRD, "core", False),
        ],
        key=repr,
    )
    assert [one.day for one in store.routines(FIRST, THIRD)] == [FIRST, FIRST, THIRD]
    assert store.routines(SECOND, THIRD) == (DoneRoutine(THIRD, "core", False),)
    assert store.routines(SECOND, SECOND) == ()
    assert store.exercises(FIRST, THIRD) == {
        FIRST: {("core", "raise"), ("core", "hop"), ("mobility", "circle")},
        THIRD: {("core", "raise"), ("core", "press")},
    }
    assert set(store.exercises(FIRST, FIRST)) == {FIRST}
    assert (store.first_session(), store.first_day("core"), store.first_day("mobility")) == (
        FIRST,
        FIRST,
        FIRST,
    )
    assert store.first_day("hops") is None


def test_what_was_thrown_away_or_never_ended_is_not_the_first(database: Database) -> None:
    session(database, FIRST, "core", gone=True)
    session(database, SECOND, "core", None)
    session(database, THIRD, "core")
    store = CourseStore(database)
    assert (store.first_session(), store.first_day("core")) == (THIRD, THIRD)


def test_the_oldest_score_that_is_not_thrown_away(database: Database) -> None:
    diary = DiaryStore(database)
    old, _ = diary.add_pain([pain(3, day=FIRST), pain(4, day=SECOND)])
    assert CourseStore(database).first_score() == FIRST
    assert old.id is not None
    diary.remove_pain(old.id, NOW)
    assert CourseStore(database).first_score() == SECOND


def test_a_file_of_the_watched_folder_is_seen_once(database: Database) -> None:
    store = SeenStore(database)
    assert store.seen() == frozenset()
    one, other = ("a.fit", 100, 5), ("b.fit", 200, 6)
    store.see([one, other], NOW)
    store.see([one], NOW)
    assert SeenStore(database).seen() == {one, other}
    store.see([("a.fit", 101, 7)], NOW)
    assert ("a.fit", 101, 7) in store.seen()


def test_the_pain_of_a_test_is_written_to_that_result_alone(database: Database) -> None:
    store = TestStore(database)
    first, second = (
        store.add(TestResult(stamp(hour=hour), TestKind.BALANCE, Side.LEFT, 20.0)) for hour in (8, 9)
    )
    assert second.id is not None
    store.keep_pain(second.id, 4)
    assert [one.pain for one in store.results()] == [None, 4]
    assert first.pain is None
