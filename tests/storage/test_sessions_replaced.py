"""A session that comes in a file takes its steps and its scores along, and those of no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.diary import SessionRecord
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.outcome import Outcome, StepRecord
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.session_store import SessionStore
from tests.exchange.shelf import Shelf
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.fakes.runs import run_of

AT_EIGHT, AT_NINE, AT_TEN = stamp(hour=8), stamp(hour=9), stamp(hour=10)
SHORT, LONGER, LONGEST = run_of(seconds=12).end(), run_of(seconds=40).hurt(2).end(), run_of(seconds=70).end()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def finished(book: Book, run: SessionRun, began: Stamp, *, hurts: int | None = None) -> int:
    """A session and, if it did, how much it hurt; returns its number."""
    with book.opened() as database:
        store = SessionStore(database)
        number = store.begin(run, began)
        store.finish(number, run, replace(began, utc=began.utc.replace(minute=30)))
        if hurts is not None:
            DiaryStore(database).add_pain([replace(pain(hurts), session_id=number)])
    return number


def told(book: Book) -> list[tuple[SessionRecord, tuple[StepRecord, ...]]]:
    """Every session with its steps."""
    with book.opened() as database:
        store = SessionStore(database)
        return [(one, store.steps(one.id)) for one in store.sessions()]


def revisions(book: Book) -> dict[int, int]:
    """How often each session was written."""
    with book.opened() as database:
        return dict(database.rows("SELECT id, revision FROM session"))


def micros(at: Stamp) -> int:
    return int(at.utc.timestamp()) * 1_000_000


def done(run: SessionRun) -> tuple[StepRecord, ...]:
    return tuple(record for record in run.records if record)


def test_the_runs_of_these_tests_tell_themselves_apart() -> None:
    assert len({len(done(run)) for run in (SHORT, LONGER, LONGEST)}) == 3


def test_new_sessions_bring_their_own_steps(shelf: Shelf) -> None:
    finished(shelf.here, SHORT, AT_EIGHT)
    finished(shelf.from_there, LONGER, AT_NINE)
    finished(shelf.from_there, LONGEST, AT_TEN)
    assert shelf.arrive() == {"session": {"new": 2}}
    assert shelf.take() == {"session": 2}
    assert [(one.started, steps) for one, steps in told(shelf.here)] == [
        (AT_EIGHT, done(SHORT)),
        (AT_NINE, done(LONGER)),
        (AT_TEN, done(LONGEST)),
    ]
    assert shelf.arrive() == {"session": {"same": 2}}


def test_a_session_that_was_chosen_takes_the_place_of_the_one_here_with_all_its_steps(shelf: Shelf) -> None:
    finished(shelf.here, SHORT, AT_EIGHT)
    mine = finished(shelf.here, SHORT, AT_NINE)
    finished(shelf.here, LONGEST, AT_TEN)
    finished(shelf.from_there, LONGER, AT_NINE)
    before, written = told(shelf.here), revisions(shelf.here)
    assert shelf.arrive() == {"session": {"different": 1}}
    (difference,) = shelf.differences()
    assert shelf.take({(difference.kind, difference.number)}) == {"session": 1}
    first, (now, steps), last = told(shelf.here)
    assert [first, last] == [before[0], before[2]]
    assert (now.id, now.started, now.outcome) == (mine, AT_NINE, Outcome.PARTIAL)
    assert (now.done_seconds, now.hurts, steps) == (LONGER.done_seconds, (2,), done(LONGER))
    assert revisions(shelf.here) == {**written, mine: written[mine] + 1}
    assert shelf.arrive() == {"session": {"same": 1}}


def test_only_what_was_chosen_is_replaced(shelf: Shelf) -> None:
    for began in (AT_EIGHT, AT_NINE, AT_TEN):
        finished(shelf.here, SHORT, began)
    for began in (AT_TEN, AT_NINE, AT_EIGHT):
        finished(shelf.from_there, LONGER, began)
    assert shelf.arrive() == {"session": {"different": 3}}
    (chosen,) = [one for one in shelf.differences() if one.known["started_utc"] == micros(AT_NINE)]
    assert shelf.take({(chosen.kind, chosen.number)}) == {"session": 1}
    assert [(one.started, steps) for one, steps in told(shelf.here)] == [
        (AT_EIGHT, done(SHORT)),
        (AT_NINE, done(LONGER)),
        (AT_TEN, done(SHORT)),
    ]


def test_scores_find_the_session_they_were_given_after(shelf: Shelf) -> None:
    """Of a new session, of one that is the same here, of one that is replaced, and of one that is kept."""
    same = finished(shelf.here, SHORT, AT_EIGHT)
    kept = finished(shelf.here, SHORT, stamp(hour=11))
    replaced = finished(shelf.here, SHORT, AT_NINE)
    finished(shelf.from_there, LONGEST, AT_TEN, hurts=1)
    finished(shelf.from_there, LONGER, AT_NINE, hurts=2)
    finished(shelf.from_there, SHORT, AT_EIGHT, hurts=3)
    finished(shelf.from_there, LONGER, stamp(hour=11), hurts=4)
    assert shelf.arrive()["session"] == {"new": 1, "same": 1, "different": 2}
    (chosen,) = [one for one in shelf.differences() if one.known["started_utc"] == micros(AT_NINE)]
    shelf.take({(chosen.kind, chosen.number)})
    ((new, _),) = [(one.id, steps) for one, steps in told(shelf.here) if one.started == AT_TEN]
    assert len({new, same, kept, replaced}) == 4
    assert {entry.score: entry.session_id for entry in shelf.entries()} == {
        1: new,
        2: replaced,
        3: same,
        4: kept,
    }


def test_a_session_here_that_is_gone_since_it_was_compared_is_not_brought_back(shelf: Shelf) -> None:
    mine = finished(shelf.here, SHORT, AT_NINE)
    finished(shelf.from_there, LONGER, AT_NINE, hurts=2)
    shelf.arrive()
    (difference,) = shelf.differences()
    with shelf.here.opened() as database:
        database.rows("DELETE FROM session_step")
        database.rows("DELETE FROM session WHERE id = ?", (mine,))
    assert shelf.take({(difference.kind, difference.number)}) == {"pain_entry": 1}
    assert told(shelf.here) == []
    assert [entry.session_id for entry in shelf.entries()] == [None]


@pytest.mark.parametrize(("side", "verdict"), [(Side.LEFT, "same"), (Side.RIGHT, "different")])
def test_the_steps_are_part_of_what_a_session_says(shelf: Shelf, side: Side, verdict: str) -> None:
    finished(shelf.here, SHORT, AT_NINE)
    finished(shelf.from_there, SHORT, AT_NINE)
    with shelf.from_there.opened() as database:
        database.rows("UPDATE session_step SET side = ? WHERE side = 'left'", (side.value,))
    assert shelf.arrive() == {"session": {verdict: 1}}
