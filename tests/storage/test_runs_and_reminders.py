"""Runs, shoes and reminders in the diary file: what is read beside them, thrown away, put back and noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.activity import Activity, Source, Sport
from ankle_rehab.domain.pain import Swelling
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.preparation import Care
from ankle_rehab.domain.reminder import Entry, Kind, Occurrence, Reminder, State
from ankle_rehab.domain.schedule import Schedule
from ankle_rehab.domain.shoe import Mileage, Shoe
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.thrown import Thrown
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.care_store import CareStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.planned_store import PlannedStore
from ankle_rehab.storage.reminder_store import ReminderStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.thrown_store import ThrownStore
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.storage.sessions import session

FIRST, SECOND, THIRD = (date(2026, 11, day) for day in (20, 21, 22))
ALWAYS = Span(date.min, date.max)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


def run(
    day: date, metres: float | None = 5000, sport: Sport = Sport.RUN, shoe: int | None = None
) -> Activity:
    return Activity(sport, stamp(day), seconds=1800, metres=metres, shoe_id=shoe)


# shoes and runs ---------------------------------------------------------------------------------------------


def test_how_far_each_pair_went(database: Database) -> None:
    shoes, runs = ShoeStore(database), ActivityStore(database)
    looked = shoes.add(Shoe("Blue", looked=SECOND)).id
    fresh = shoes.add(Shoe("Red")).id
    shoes.add(Shoe("Never worn"))
    for day in (FIRST, SECOND, THIRD):
        runs.add(run(day, 4000, shoe=looked))
    runs.add(run(FIRST, 2500, Sport.WALK, fresh))
    runs.add(run(SECOND, None, shoe=fresh))
    runs.add(run(THIRD, 9000, Sport.BIKE, fresh))
    gone = runs.add(run(THIRD, 9000, shoe=fresh))
    assert gone.id is not None
    runs.remove(gone.id, NOON)
    assert shoes.mileage() == {
        looked: Mileage(3, 12.0, 4.0, THIRD),
        fresh: Mileage(2, 2.5, 2.5, SECOND),
    }


def test_what_was_done_around_a_run(database: Database) -> None:
    for routine, outcome, names in (
        ("pre-run", "completed", ()),
        ("pre-run", "stopped", ("ball-massage",)),
        ("daily", "completed", ("ball-massage",)),
        ("daily", "completed", ("wall-press",)),
        ("pre-run", None, ("ball-massage",)),
    ):
        session(database, SECOND, routine, outcome, *names)
    session(database, SECOND, "pre-run", gone=True)
    session(database, THIRD, "pre-run")
    store = CareStore(database)
    assert sorted(store.cares(Span(FIRST, SECOND)), key=repr) == sorted(
        (Care(BEGIN, BEGIN, *done) for done in ((True, False), (False, True), (False, True), (False, False))),
        key=repr,
    )
    assert len(store.cares(ALWAYS)) == 5


def test_runs_of_the_ladder_are_those_with_a_run_in_them(database: Database) -> None:
    session(database, FIRST, "run-walk", "completed", "easy-run")
    session(database, SECOND, "run-walk", "completed", "brisk-walk")
    session(database, SECOND, "daily", "completed", "easy-run")
    session(database, SECOND, "run-walk", None, "easy-run")
    session(database, THIRD, "run-walk", "stopped", "easy-run")
    store = CareStore(database)
    first, third = store.ladder_runs(ALWAYS)
    assert (first.start.local_date, third.start.local_date) == (FIRST, THIRD)
    assert (first.sport, first.source, first.seconds, first.elapsed) == (Sport.RUN, Source.PLAYER, 1, 0)
    ActivityStore(database).add(replace(run(FIRST), session_id=first.session_id))
    assert store.ladder_runs(ALWAYS) == (third,)
    assert store.ladder_runs(Span(FIRST, SECOND)) == ()


def test_a_twist_or_swelling_makes_tender(database: Database) -> None:
    DiaryStore(database).add_pain(
        [
            replace(pain(3, day=FIRST), twist=True),
            replace(pain(3, day=SECOND), swelling=next(one for one in Swelling if one is not Swelling.NONE)),
            replace(pain(3, day=THIRD), swelling=Swelling.NONE, twist=False),
        ]
    )
    store = CareStore(database)
    assert sorted(store.tender(ALWAYS)) == [stamp(FIRST).utc, stamp(SECOND).utc]
    assert store.tender(Span(SECOND, THIRD)) == (stamp(SECOND).utc,)


# the trash --------------------------------------------------------------------------------------------------


def test_the_trash_tells_the_latest_first_and_gives_back(database: Database) -> None:
    runs, shoes, store = ActivityStore(database), ShoeStore(database), ThrownStore(database)
    kept, gone = runs.add(run(FIRST)), runs.add(run(SECOND))
    pair = shoes.add(Shoe("Blue"))
    assert gone.id is not None
    assert pair.id is not None
    runs.remove(gone.id, NOON)
    shoes.remove(pair.id, NOON + timedelta(hours=1))
    assert store.thrown() == (Thrown(NOON + timedelta(hours=1), pair), Thrown(NOON, gone))
    store.put_back(pair)
    assert (shoes.shoes(), len(store.thrown())) == ((pair,), 1)
    store.erase(kept)
    assert runs.activities(ALWAYS) == (kept,)
    store.put_back(gone)
    assert len(runs.activities(ALWAYS)) == 2
    runs.remove(gone.id, NOON)
    store.erase(gone)
    assert (store.thrown(), runs.activities(ALWAYS)) == ((), (kept,))


def test_the_trash_is_emptied_up_to_a_moment_or_whole(database: Database) -> None:
    runs, shoes, plans = ActivityStore(database), ShoeStore(database), PlannedStore(database)
    store = ThrownStore(database)
    plan = plans.add(Planned(THIRD, Sport.RUN))
    one, other, pair = runs.add(run(FIRST)), runs.add(run(SECOND)), shoes.add(Shoe("Blue"))
    later = NOON + timedelta(hours=1)
    assert not store.any_before(later)
    for remove, number, at in (
        (plans.remove, plan.id, NOON),
        (runs.remove, one.id, NOON),
        (runs.remove, other.id, later),
        (shoes.remove, pair.id, later),
    ):
        assert number is not None
        remove(number, at)
    assert (store.any_before(NOON), store.any_before(later)) == (False, True)
    assert store.empty(later) == 2
    assert [type(found.what) for found in store.thrown()] == [Activity, Shoe]
    assert store.empty() == 2
    assert (store.thrown(), store.empty()) == ((), 0)


# reminders --------------------------------------------------------------------------------------------------


def local(day: int, hour: int = 0) -> datetime:
    """A local time, as the log holds it."""
    return datetime.fromisoformat(f"2026-11-{day}T{hour:02}:00")


def reminder(words: str, hour: int) -> Reminder:
    return Reminder(Kind.OWN, Schedule((time(hour),), FIRST), words=words)


def test_a_reminder_is_changed_removed_and_put_back(database: Database) -> None:
    store = ReminderStore(database)
    one, other = store.add(reminder("Shoes", 8)), store.add(reminder("Ball", 9))
    assert one.id is not None
    louder = replace(
        one, words="Both shoes", on=False, grace_minutes=7, schedule=Schedule((time(10),), SECOND)
    )
    store.change(louder)
    assert store.reminders() == (louder, other)
    store.remove(one.id, NOON)
    assert store.reminders() == (other,)
    store.put_back(louder)
    assert store.reminders() == (louder, other)


def test_the_log_holds_the_last_word_on_each_time(database: Database) -> None:
    store = ReminderStore(database)
    kept = store.add(reminder("Shoes", 8))
    assert kept.id is not None
    eight, nine = (Occurrence(kept.id, local(22, hour)) for hour in (8, 9))
    early = Entry(Occurrence(kept.id, local(20, 8)), State.SNOOZED, NOON, NOON + timedelta(hours=2))
    done = Entry(Occurrence(kept.id, local(20, 9)), State.DONE, NOON)
    store.note([Entry(nine, State.SHOWN, NOON), Entry(eight, State.SHOWN, NOON), early, done])
    later = Entry(nine, State.SNOOZED, NOON + timedelta(minutes=1), NOON + timedelta(minutes=11))
    store.note([later])
    assert store.log(local(22)) == (early, Entry(eight, State.SHOWN, NOON), later)
    store.note([replace(later, state=State.DONE, until=None)])
    assert store.log(local(20))[-1] == replace(later, state=State.DONE, until=None)
    assert len(store.log(local(20))) == 4
