"""Why may it hurt: what the real diary tells beforehand, and that answers are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ankle_rehab.domain.activity import Prep, Sport
from ankle_rehab.domain.causes import Ask
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.known_causes import Fact
from ankle_rehab.domain.pain import Stiffness, Swelling
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.run_routine import done_whole
from ankle_rehab.domain.safety import Release, SignCheck
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.resources import resource
from ankle_rehab.services.causes import Causes
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.outings import outing

CONTENT = Content(resource("content", "en"))
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def causes(diary: Diary, database: Database, clock: FakeClock) -> Causes:
    return Causes(diary, database, clock, CONTENT.guide.causes)


def at(day: int, hour: int, minute: int = 0) -> Stamp:
    return Stamp.of(datetime(2026, 11, day, hour, minute, tzinfo=BERLIN), "Europe/Berlin")


def trained(diary: Diary, routine_id: str, began: Stamp, ended: Stamp, *, done: bool = True) -> None:
    """A session of a minute under this name, or one in which nothing was done."""
    plan = replace(make_plan(CONTENT.routine("three"), (Side.LEFT,)), routine_id=routine_id)
    run = SessionRun.begin(plan)
    for _ in range(120 if done else 0):
        run = run.advance(0.5)
    number = diary.begin_session(run, began)
    diary.finish_session(number, run.end(), ended)


def prepare(diary: Diary, began: Stamp, ended: Stamp) -> None:
    """The routine before a run, done whole."""
    plan = make_plan(CONTENT.routine("pre-run"), (Side.LEFT,))
    diary.finish_session(diary.begin_session(SessionRun.begin(plan), began), done_whole(plan), ended)


@pytest.fixture
def runs(diary: Diary, database: Database, clock: FakeClock) -> Runs:
    return Runs(diary, database, clock)


def told(causes: Causes) -> dict[Ask, tuple[Fact, bool, float]]:
    return {one.ask: (one.fact, one.ticked, one.amount) for one in causes.known()}


def test_an_empty_diary_knows_nothing(causes: Causes) -> None:
    assert causes.known() == ()
    assert causes.last() is None


def test_runs_and_what_came_before_them(diary: Diary, runs: Runs, causes: Causes) -> None:
    for day in (15, 17, 19, 21):
        runs.add(outing(date(2026, 11, day), 5))
    prepare(diary, at(21, 17, 40), at(21, 17, 50))
    prepare(diary, at(19, 15), at(19, 15, 10))
    runs.add(outing(date(2026, 11, 20), 0.4))  # not far enough to be one
    assert told(causes) == {
        Ask.MANY_RUNS: (Fact.RUNS, True, 4),
        Ask.NO_MOBILITY: (Fact.UNPREPARED, True, 3),
        Ask.NO_REST_DAY: (Fact.TRAINING, False, 4),
    }


def test_a_run_prepared_without_the_program_was_prepared(runs: Runs, causes: Causes) -> None:
    done = frozenset({Prep.MOBILITY_BEFORE})
    runs.add(replace(outing(date(2026, 11, 21), 5), without_program=done))
    assert told(causes)[Ask.NO_MOBILITY] == (Fact.UNPREPARED, False, 0)


def test_rides_are_training_and_walks_are_not(runs: Runs, causes: Causes) -> None:
    for day in range(9, 23):
        runs.add(outing(date(2026, 11, day), 5, sport=Sport.WALK))
    assert told(causes) == {}
    for day in range(9, 23):
        runs.add(outing(date(2026, 11, day), 20, sport=Sport.BIKE))
    assert told(causes) == {Ask.NO_REST_DAY: (Fact.TRAINING, True, 14)}


def test_mobility_and_the_article_are_no_training(diary: Diary, causes: Causes) -> None:
    for day in range(9, 23):
        trained(diary, "three", at(day, 8), at(day, 8, 10))
    assert told(causes) == {}
    for day in range(9, 23):
        trained(diary, "strength" if day % 2 else "balance", at(day, 8, 30), at(day, 8, 50))
    assert told(causes) == {Ask.NO_REST_DAY: (Fact.TRAINING, True, 14)}


def test_shoes_and_tests(diary: Diary, database: Database, clock: FakeClock, causes: Causes) -> None:
    Shoes(diary, database, clock).keep(Shoe("Blue", date(2025, 3, 2)))
    tests = TestStore(database)
    diary.write(lambda: tests.add(TestResult(stamp(), TestKind.KNEE_TO_WALL, Side.LEFT, 4)))
    diary.write(lambda: tests.add(TestResult(stamp(), TestKind.BALANCE, Side.LEFT, 31)))
    assert told(causes) == {
        Ask.WORN_SHOES: (Fact.SHOE_AGE, True, 630),
        Ask.KNEE_NOT_TO_WALL: (Fact.KNEE_TO_WALL, True, 4),
        Ask.WOBBLES: (Fact.WOBBLE, False, 31),
    }


def test_mornings_and_a_twist(diary: Diary, causes: Causes) -> None:
    for day in (20, 21, 22):
        diary.add_pain(replace(pain(2, date(2026, 11, day)), stiffness=Stiffness.UP_TO_5))
    diary.add_pain(replace(pain(3, date(2026, 11, 1)), twist=True, swelling=Swelling.LITTLE))
    assert told(causes) == {
        Ask.STIFF_FIRST_STEPS: (Fact.STIFF, True, 3),
        Ask.INJURED_EVER: (Fact.TWIST, True, 21),
        Ask.INJURED_THIS_YEAR: (Fact.TWIST, True, 21),
        Ask.SOLE_TURNED_INWARDS: (Fact.TWIST, True, 21),
        Ask.SWELLED_SOON: (Fact.SWELLED, True, 21),
    }


def test_a_twist_ticked_by_mistake_is_none(diary: Diary, causes: Causes) -> None:
    diary.add_check(SignCheck(at(20, 9), frozenset(), True, "2026-11-22"))
    assert told(causes)[Ask.SOLE_TURNED_INWARDS] == (Fact.TWIST, True, 2)
    diary.add_check(SignCheck(at(20, 10), frozenset(), False, "2026-11-22", Release.MISTAKE))
    assert told(causes) == {}


def test_answers_are_kept_with_the_version_of_the_text(
    diary: Diary, database: Database, clock: FakeClock, causes: Causes
) -> None:
    causes.keep(frozenset({"old-shoes"}))
    clock.advance(60)
    kept = causes.keep(frozenset({"no-mobility", "injured-this-year"}))
    again = Causes(diary, database, clock, CONTENT.guide.causes).last()
    assert again == kept
    assert again is not None
    assert again.text_version == CONTENT.guide.causes.text_version
    assert [cause.id for cause in causes.fit(again.ticked).causes] == ["injury", "motion"]
