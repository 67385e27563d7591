"""Scores by their days: the worst of each, the newest of one, and which days have anything at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage import columns
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.storage.sessions import session

FIRST = date(2026, 11, 1)
NOON = stamp(hour=12).utc


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


@pytest.fixture
def store(database: Database) -> DiaryStore:
    return DiaryStore(database)


def number_of(entry: PainEntry) -> int:
    assert entry.id is not None
    return entry.id


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


# the worst -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_worst_of_each_side_and_day_is_the_highest_score_that_is_shown(
    store: DiaryStore, seed: int
) -> None:
    chance = random.Random(seed)
    written = store.add_pain(
        pain(chance.randrange(11), day(chance.randrange(8)), hour=chance.randrange(24), side=side)
        for side in chance.choices(list(Side), k=30)
    )
    gone = chance.sample(written, 10)
    for entry in gone:
        store.remove_pain(number_of(entry), NOON)
    expected: dict[date, dict[Side, int]] = {}
    for entry in written:
        if entry not in gone and entry.refers_to.local_date >= day(3):
            sides = expected.setdefault(entry.refers_to.local_date, {})
            sides[entry.side] = max(entry.score, sides.get(entry.side, 0))
    found = store.worst(day(3))
    assert found == expected
    assert list(found) == sorted(expected)


def test_a_day_without_a_score_has_no_worst(store: DiaryStore) -> None:
    assert store.worst(FIRST) == {}
    store.add_pain([pain(0, FIRST, side=Side.RIGHT)])
    assert store.worst(FIRST) == {FIRST: {Side.RIGHT: 0}}
    assert store.worst(day(1)) == {}


# the newest of a day ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("most", "more"), [(1, 3), (3, 1), (4, 0), (5, 0)])
def test_the_newest_of_a_day_stand_oldest_first_and_the_others_are_counted(
    store: DiaryStore, most: int, more: int
) -> None:
    *shown, gone = store.add_pain([*(pain(3, FIRST, hour=hour) for hour in (9, 7, 20, 20)), pain(3, FIRST)])
    store.remove_pain(number_of(gone), NOON)
    store.add_pain([pain(3, day(-1)), pain(3, day(1))])
    in_order = sorted(shown, key=lambda entry: (entry.refers_to.utc, number_of(entry)))
    assert store.newest_of_day(FIRST, most) == (tuple(in_order[-most:]), more)


# the trash -------------------------------------------------------------------------------------------


def row(database: Database, number: int) -> tuple[object, ...]:
    return database.rows("SELECT deleted_utc, revision FROM pain_entry WHERE id = ?", (number,))[0]


def test_thrown_away_twice_it_was_thrown_away_once_and_only_it(database: Database, store: DiaryStore) -> None:
    mine, other = (number_of(entry) for entry in store.add_pain([pain(3), pain(4)]))
    untouched = row(database, other)
    _, written = row(database, mine)
    assert isinstance(written, int)
    store.remove_pain(mine, NOON)
    store.remove_pain(mine, NOON + timedelta(hours=1))
    assert row(database, mine) == (columns.moment(NOON), written + 1)
    store.restore_pain(mine)
    store.restore_pain(mine)
    assert row(database, mine) == (None, written + 2)
    assert row(database, other) == untouched


def test_scores_come_back_in_the_order_they_were_given_with_the_oldest_written_first(
    store: DiaryStore,
) -> None:
    given = [pain(3, day(5)), pain(4, FIRST, hour=20), pain(5, FIRST, hour=7)]
    kept = store.add_pain(given)
    assert [replace(entry, id=None) for entry in kept] == given
    newest, evening, morning = (number_of(entry) for entry in kept)
    assert morning < evening < newest


# days ------------------------------------------------------------------------------------------------


def test_every_kind_of_record_makes_a_day_and_what_is_gone_or_runs_makes_none(
    database: Database, store: DiaryStore
) -> None:
    shown, gone = store.add_pain([pain(3, day(1)), pain(3, day(2))])
    store.remove_pain(number_of(gone), NOON)
    session(database, day(3), "three")
    session(database, day(4), "three", None)
    session(database, day(5), "three", gone=True)
    runs = ActivityStore(database)
    runs.add(Activity(Sport.RUN, stamp(day(6)), seconds=60))
    thrown = runs.add(Activity(Sport.RUN, stamp(day(7)), seconds=60))
    database.rows("UPDATE activity SET deleted_utc = 1 WHERE id = ?", (thrown.id,))
    DayStore(database).mark(day(8), DayKind.REST)
    expected = [day(8), day(6), day(3), shown.refers_to.local_date]
    assert list(store.days(None, 10)) == expected
    for before, found in zip(expected, [expected[1:], expected[2:], expected[3:], []], strict=True):
        assert list(store.days(before, 10)) == found
    for limit in range(1, 5):
        assert list(store.days(None, limit)) == expected[:limit]


def test_a_day_of_several_records_is_one_day(database: Database, store: DiaryStore) -> None:
    store.add_pain([pain(3, FIRST), pain(4, FIRST), pain(5, day(-1))])
    session(database, FIRST, "three")
    session(database, FIRST, "three")
    DayStore(database).mark(FIRST, DayKind.SICK)
    assert store.days(None, 2) == (FIRST, day(-1))


# signs -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("untwists", [False, True])
@pytest.mark.parametrize("closes", [frozenset(), frozenset({Sign.FEVER, Sign.CRACKING})])
def test_what_an_answer_ends_comes_back(store: DiaryStore, closes: frozenset[Sign], untwists: bool) -> None:
    asked = SignCheck(stamp(), frozenset(), False, "1", closes=closes, untwists=untwists, on=day(3), note="n")
    kept = store.add_check(asked)
    assert kept.id is not None
    assert replace(kept, id=None) == asked
    assert store.checks() == (kept,)
