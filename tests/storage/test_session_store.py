"""A running session survives the end of the program; a finished one is kept with its steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.outcome import Outcome
from ankle_rehab.storage.fields import ContentError
from ankle_rehab.storage.plan_codec import NotRebuilt, rebuild
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.book import Book
from tests.fakes.entries import stamp
from tests.fakes.exercises import LEFT_RIGHT
from tests.fakes.runs import find, run_of


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


def no_longer(exercise_id: str) -> Exercise:
    raise ContentError(f"exercises/{exercise_id}.toml", "", "there is no such file")


@pytest.mark.parametrize("seconds", [0, 12, 40, 70, 100])
def test_a_session_left_open_is_rebuilt_at_the_start_of_its_step(book: Book, seconds: int) -> None:
    begun, run = run_of(seconds=0), run_of(seconds=seconds).hurt(2)
    with book.opened() as database:
        number = SessionStore(database).begin(begun, stamp())
    with book.opened() as database:
        SessionStore(database).keep(number, run, stamp(hour=10))
    with book.opened() as database:
        found = SessionStore(database).open()
    assert found is not None
    assert (found.id, found.started, found.kept) == (number, stamp(), stamp(hour=10))
    assert (found.index, found.step_count) == (run.index, len(run.steps))
    assert found.done_seconds == run.done_seconds
    assert rebuild(found, find) == run.reopened()


def test_a_changed_session_is_rebuilt_with_its_changes(book: Book) -> None:
    run = run_of(seconds=12).ease().skip().skip().more_rest()
    with book.opened() as database:
        SessionStore(database).begin(run, stamp())
    with book.opened() as database:
        found = SessionStore(database).open()
    assert found is not None
    assert run.first > 0
    assert rebuild(found, find) == run.reopened()


def test_going_back_takes_records_away_again(book: Book) -> None:
    run = run_of(seconds=40)
    assert any(run.records)
    with book.opened() as database:
        store = SessionStore(database)
        number = store.begin(run, stamp())
        back = run.back().back().back().back()
        store.keep(number, back, stamp())
        assert store.steps(number) == tuple(record for record in back.records if record)


def test_an_exercise_that_is_gone_leaves_only_saving(book: Book) -> None:
    run = run_of(seconds=40)
    with book.opened() as database:
        SessionStore(database).begin(run, stamp())
    with book.opened() as database:
        store = SessionStore(database)
        found = store.open()
        assert found is not None
        with pytest.raises(NotRebuilt):
            rebuild(found, no_longer)
        with pytest.raises(NotRebuilt):
            rebuild(replace(found, plan_text='{"format": 2}'), find)
        with pytest.raises(NotRebuilt):
            rebuild(replace(found, plan_text="[]"), find)
        store.save_open(found.id)
        (saved,) = store.sessions()
    assert (saved.outcome, saved.ended) == (Outcome.PARTIAL, found.kept)


def test_an_easier_level_that_is_gone_is_not_guessed(book: Book) -> None:
    with book.opened() as database:
        SessionStore(database).begin(run_of(seconds=12).ease(), stamp())
        found = SessionStore(database).open()
    assert found is not None
    with pytest.raises(NotRebuilt):
        rebuild(found, lambda exercise_id: replace(find(exercise_id), easier=()))


def test_saving_an_open_session_counts_the_set_it_was_in(book: Book) -> None:
    run = run_of(seconds=15)
    assert run.elapsed == 5
    with book.opened() as database:
        store = SessionStore(database)
        number = store.begin(run, stamp())
        store.keep(number, run, stamp(hour=10))
        store.save_open(number)
        assert store.steps(number) == tuple(record for record in run.end().records if record)
        (saved,) = store.sessions()
        assert store.open() is None
    assert (saved.ended, saved.done_seconds) == (stamp(hour=10), 5)


def test_finished_sessions_come_back_with_their_steps(book: Book) -> None:
    run = run_of(seconds=12).hurt(3).end()
    with book.opened() as database:
        store = SessionStore(database)
        number = store.begin(run_of(seconds=0), stamp())
        store.finish(number, run, stamp(hour=10))
    with book.opened() as database:
        store = SessionStore(database)
        (saved,) = store.sessions()
        steps = store.steps(number)
    assert (saved.started, saved.ended, saved.outcome) == (stamp(), stamp(hour=10), Outcome.PARTIAL)
    assert (saved.sides, saved.hurts, saved.done_seconds) == (LEFT_RIGHT, (3,), run.done_seconds)
    assert saved.planned_seconds == run.plan.seconds
    assert steps == tuple(record for record in run.records if record)


def test_a_discarded_session_is_neither_open_nor_listed(book: Book) -> None:
    with book.opened() as database:
        store = SessionStore(database)
        store.discard_open(store.begin(run_of(seconds=12), stamp()), stamp())
        assert (store.open(), store.sessions()) == (None, ())
