"""Runs and plans in the diary: kept, changed, thrown away, and all of it taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from ankle_rehab.domain.activity import Activity, Lap, Prep, RunType, Source, Sport, Surface
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.preparation import Prepared
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.year_runs import Runs as Sessions

DAY = date(2026, 11, 22)
SESSIONS = Sessions()
ALL = Span(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def runs(diary: Diary, database: Database, clock: FakeClock) -> Runs:
    return Runs(diary, database, clock)


def run(hour: int = 9, day: date = DAY, minutes: float = 30) -> Activity:
    return Activity(Sport.RUN, stamp(day, hour), seconds=minutes * 60, metres=5_000)


def at(hour: int, minute: int = 0, day: date = DAY) -> Stamp:
    return Stamp(datetime.combine(day, time(hour, minute), UTC), "Etc/UTC", day)


def finish(diary: Diary, done: SessionRun, begins: Stamp, minutes: float) -> int:
    number = diary.begin_session(done, begins)
    ended = begins.utc + timedelta(minutes=minutes)
    diary.finish_session(number, done, Stamp(ended, begins.zone, ended.date()))
    return number


def test_all_that_is_known_of_a_run_is_kept(runs: Runs) -> None:
    full = Activity(
        Sport.RUN,
        stamp(),
        seconds=1800.5,
        metres=5012.25,
        elapsed=1900,
        timed=False,
        effort=6,
        run_type=RunType.TEMPO,
        hard=False,
        surface=Surface.TRACK,
        heart_rate=150,
        top_heart_rate=181,
        laps=(Lap(900, 2500, 149), Lap(900.5)),
        source=Source.FIT,
        partial=True,
        without_program=frozenset({Prep.BALL_AFTER}),
        note="Wind, and half a \ud83e",
        file_mark="abc",
    )
    kept = runs.add(full)
    assert kept == replace(full, note="Wind, and half a \ufffd", id=kept.id)
    assert runs.activity(kept.id or 0) == kept


def test_each_step_is_told_and_can_be_taken_back(runs: Runs, diary: Diary) -> None:
    told: list[object] = []
    diary.changed.connect(told.append)
    kept = runs.add(run(), (pain(4), pain(2, side=Side.RIGHT)))
    scores = runs.scores(kept.id or 0)
    assert [(score.score, score.activity_id) for score in scores] == [(4, kept.id), (2, kept.id)]
    longer = runs.change(replace(kept, metres=6_000.0))
    runs.remove(longer.id or 0)
    assert runs.activities(ALL) == ()
    assert runs.scores(kept.id or 0) == scores
    assert {Topic.RUNS, Topic.PAIN} <= set(told)
    for left in ((longer,), (kept,), ()):
        assert diary.undo.next_undo is Action.RUN
        assert diary.undo.undo()
        assert runs.activities(ALL) == left
    assert diary.entries() == ()
    assert diary.undo.redo()
    assert runs.scores(kept.id or 0) == scores


def test_many_at_once_are_one_step_and_one_with_a_number_is_changed(runs: Runs, diary: Diary) -> None:
    by_hand = runs.add(run())
    joined = replace(by_hand, source=Source.GPX, file_mark="m")
    kept = runs.add_all([joined, *(run(day=DAY - timedelta(days=back)) for back in range(1, 400))])
    assert kept[0] == joined
    assert len(runs.activities(Span(date(2025, 1, 1), DAY))) == 400
    assert diary.undo.undo()
    assert runs.activities(Span(date(2025, 1, 1), DAY)) == (by_hand,)


def test_what_is_gone_cannot_be_changed(runs: Runs) -> None:
    kept = runs.add(run())
    runs.remove(kept.id or 0)
    with pytest.raises(LookupError):
        runs.change(kept)
    with pytest.raises(LookupError):
        runs.add_all([run(hour=12), kept])
    assert runs.activities(ALL) == ()
    planned = runs.plan(Planned(DAY))
    runs.unplan(planned.id or 0)
    with pytest.raises(LookupError):
        runs.change_plan(planned)


def test_runs_of_the_ladder_are_among_all_until_something_stands_for_them(runs: Runs, diary: Diary) -> None:
    early = runs.add(run(hour=6))
    done = SESSIONS.ladder(2)
    number = finish(diary, done, at(9), 40)
    finish(diary, SESSIONS.ladder(2, walked=30), at(15), 1)
    finish(diary, SESSIONS.run("three", True), at(16), 10)
    late = runs.add(run(hour=20))
    first, ladder, last = runs.all(ALL)
    assert (first, last) == (early, late)
    assert ladder == Activity(
        Sport.RUN,
        at(9),
        seconds=done.done_seconds,
        elapsed=2400,
        source=Source.PLAYER,
        session_id=number,
    )
    watched = runs.add(replace(run(), source=Source.FIT, session_id=number))
    assert runs.all(ALL) == (early, watched, late)
    runs.remove(watched.id or 0)
    assert runs.all(ALL) == (early, ladder, late)


def test_what_belongs_around_a_run_is_found_in_the_log(runs: Runs, diary: Diary) -> None:
    finish(diary, SESSIONS.run("pre-run", True), at(8, 30), 9)
    finish(diary, SESSIONS.run("post-run", True), at(10, 20), 13)
    told = runs.preparation(runs.add(run(hour=9, minutes=30)))
    assert dict(told) == dict.fromkeys(Prep, Prepared.BY_PLAYER)
    without = replace(run(hour=18), without_program=frozenset({Prep.MOBILITY_BEFORE}))
    assert dict(runs.preparation(without)) == {
        Prep.MOBILITY_BEFORE: Prepared.WITHOUT_PROGRAM,
        Prep.BALL_BEFORE: Prepared.NOT,
        Prep.BALL_AFTER: Prepared.NOT,
    }
    diary.add_pain(replace(pain(3, day=DAY - timedelta(days=2)), twist=True))
    assert runs.preparation(without)[Prep.BALL_AFTER] is Prepared.BLOCKED
    assert runs.preparation(replace(without, sport=Sport.BIKE)) == {}


def test_a_score_that_is_changed_stays_with_its_run(runs: Runs, diary: Diary) -> None:
    kept = runs.add(run(), (pain(4),))
    (score,) = runs.scores(kept.id or 0)
    (changed,) = replace(EntryDraft.of(score), score=5).entries(stamp(hour=12))
    diary.edit_pain(changed)
    assert [one.score for one in runs.scores(kept.id or 0)] == [5]
    (past,) = diary.history(score.id or 0)
    assert (past.was.score, past.was.activity_id) == (4, kept.id)


def test_plans_are_kept_moved_and_taken_back(runs: Runs, diary: Diary) -> None:
    full = Planned(
        DAY,
        Sport.BIKE,
        time(18, 30),
        RunType.EASY,
        hard=False,
        metres=5_000,
        minutes=40,
        anyway=frozenset({Rule.W2, Rule.W2B}),
    )
    first = runs.plan(full)
    second = runs.plan(Planned(DAY))
    assert first == replace(full, id=first.id)
    assert runs.plans(Span(DAY, DAY)) == (first, second)
    moved = replace(second, day=DAY - timedelta(days=1), at=time(7))
    runs.change_plan(moved)
    runs.unplan(first.id or 0)
    assert runs.plans(ALL) == (moved,)
    for left in ((moved, first), (first, second), (first,), ()):
        assert diary.undo.next_undo is Action.RUN_PLAN
        assert diary.undo.undo()
        assert runs.plans(ALL) == left
