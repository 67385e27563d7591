"""Of several sessions in one diary each is begun, kept, ended or thrown away without touching another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.outcome import Outcome, StepRecord
from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.storage import columns
from ankle_rehab.storage.change import Row
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DamagedFile
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.book import Book
from tests.fakes.entries import stamp
from tests.fakes.exercises import LEFT_RIGHT, WALK
from tests.fakes.runs import run_of

AT_EIGHT, AT_NINE, AT_TEN = stamp(hour=8), stamp(hour=9), stamp(hour=10)
START, MIDDLE, LATER = run_of(seconds=0), run_of(seconds=12), run_of(seconds=40)
AT_WALK = run_of(seconds=1000)
WHOLE = AT_WALK.confirm(WALK.seconds)


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


@pytest.fixture
def store(database: Database) -> SessionStore:
    return SessionStore(database)


def whole(database: Database, number: int) -> tuple[list[Row], list[Row]]:
    """All that the file holds of one session."""
    return (
        database.rows("SELECT * FROM session WHERE id = ?", (number,)),
        database.rows("SELECT * FROM session_step WHERE session_id = ? ORDER BY position", (number,)),
    )


def revision(database: Database, number: int) -> int:
    return int(database.rows("SELECT revision FROM session WHERE id = ?", (number,))[0][0])


def done(run: SessionRun) -> tuple[StepRecord, ...]:
    return tuple(record for record in run.records if record)


ACTS: dict[str, Callable[[SessionStore, int], None]] = {
    "keep": lambda store, number: store.keep(number, LATER, AT_TEN),
    "finish": lambda store, number: store.finish(number, LATER, AT_TEN),
    "save": lambda store, number: store.save_open(number),
    "discard": lambda store, number: store.discard_open(number, AT_TEN),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_on_one_session_leaves_the_others_as_they_are(
    database: Database, store: SessionStore, act: str
) -> None:
    numbers = [store.begin(MIDDLE, at) for at in (AT_EIGHT, AT_NINE, AT_TEN)]
    before = [whole(database, number) for number in numbers]
    ACTS[act](store, numbers[1])
    after = [whole(database, number) for number in numbers]
    assert [after[0], after[2]] == [before[0], before[2]]
    assert after[1] != before[1]


@pytest.mark.parametrize("act", ["save", "discard"])
def test_a_finished_session_is_neither_saved_again_nor_thrown_away_as_an_open_one(
    database: Database, store: SessionStore, act: str
) -> None:
    number = store.begin(START, AT_EIGHT)
    store.finish(number, MIDDLE, AT_NINE)
    before = whole(database, number)
    ACTS[act](store, number)
    assert whole(database, number) == before


def test_the_newest_open_session_is_the_open_one(store: SessionStore) -> None:
    older, newer, newest = (store.begin(MIDDLE, at) for at in (AT_TEN, AT_NINE, AT_EIGHT))
    for expected in (newest, newer, older):
        found = store.open()
        assert found is not None
        assert found.id == expected
        store.discard_open(found.id, AT_TEN)
    assert store.open() is None


def test_a_session_thrown_away_knows_when(database: Database, store: SessionStore) -> None:
    number = store.begin(MIDDLE, AT_EIGHT)
    before = revision(database, number)
    store.discard_open(number, AT_TEN)
    ((gone, outcome),) = database.rows("SELECT deleted_utc, outcome FROM session")
    assert (gone, outcome) == (columns.moment(AT_TEN.utc), None)
    assert revision(database, number) == before + 1


def test_every_time_it_is_kept_counts(database: Database, store: SessionStore) -> None:
    number = store.begin(START, AT_EIGHT)
    first = revision(database, number)
    store.keep(number, MIDDLE, AT_NINE)
    store.keep(number, LATER, AT_TEN)
    assert revision(database, number) == first + 2


def test_an_open_session_tells_all_that_it_began_with(store: SessionStore) -> None:
    number = store.begin(MIDDLE.hurt(4), AT_EIGHT)
    found = store.open()
    assert found is not None
    assert (found.id, found.routine_id, found.name, found.sides) == (number, "mine", "Mine", LEFT_RIGHT)
    assert (found.started, found.kept, found.hurts) == (AT_EIGHT, AT_EIGHT, (4,))
    assert (found.index, found.done_seconds) == (MIDDLE.index, MIDDLE.done_seconds)
    assert found.records == MIDDLE.hurt(4).records


@pytest.mark.parametrize(
    ("run", "outcome"),
    [
        (MIDDLE.end(), Outcome.PARTIAL),
        (MIDDLE, Outcome.PARTIAL),
        (WHOLE, Outcome.COMPLETED),
    ],
    ids=["ended", "running", "whole"],
)
def test_a_finished_session_says_how_it_ended(store: SessionStore, run: SessionRun, outcome: Outcome) -> None:
    number = store.begin(START, AT_EIGHT)
    store.finish(number, run, AT_NINE)
    (found,) = store.sessions()
    assert (found.id, found.routine_id, found.name) == (number, "mine", "Mine")
    assert (found.started, found.ended, found.outcome) == (AT_EIGHT, AT_NINE, outcome)
    assert store.steps(number) == done(run)


def test_finished_sessions_stand_by_the_day_and_time_they_began(store: SessionStore) -> None:
    first, second = date(2026, 11, 20), date(2026, 11, 21)
    begun: list[Stamp] = [stamp(second, 8), stamp(first, 20), stamp(first, 7), stamp(date(2026, 11, 23), 8)]
    numbers = [store.begin(START, at) for at in begun]
    for number, at in zip(numbers, begun, strict=True):
        store.finish(number, MIDDLE, at)
    late, evening, morning, last = numbers
    assert [one.id for one in store.sessions()] == [morning, evening, late, last]
    assert [one.id for one in store.sessions(since=second)] == [late, last]
    assert [one.id for one in store.sessions(until=first)] == [morning, evening]
    assert [one.id for one in store.sessions(second, second)] == [late]


def steps_by_phase() -> dict[Phase, SessionRun]:
    """A run a second into the first step of each phase."""
    found = {Phase.ACTIVITY: replace(AT_WALK, elapsed=1.0)}
    run = START
    while run.index < AT_WALK.index:
        if run.elapsed == 1.0:
            found.setdefault(run.steps[run.index].phase, run)
        run = run.advance(0.5)
    return found


RUNS = steps_by_phase()


@pytest.mark.parametrize("phase", RUNS)
def test_what_was_under_way_counts_where_it_was_work(store: SessionStore, phase: Phase) -> None:
    run = RUNS[phase]
    number = store.begin(run, AT_EIGHT)
    store.save_open(number)
    more = store.steps(number)[len(done(run)) :]
    if phase not in (Phase.WORK, Phase.ACTIVITY):
        assert more == ()
        return
    (begun,) = more
    assert (begun.step, begun.seconds, begun.whole) == (run.steps[run.index], 1.0, False)
    assert begun.name == (WALK.activity.value if phase is Phase.ACTIVITY else "press")


def test_a_set_that_was_only_reached_does_not_count(store: SessionStore) -> None:
    run = next(run for run in (run_of(seconds=number / 2) for number in range(60)) if at_work(run))
    number = store.begin(run, AT_EIGHT)
    store.save_open(number)
    assert store.steps(number) == done(run)


def at_work(run: SessionRun) -> bool:
    return run.elapsed == 0 and run.steps[run.index].phase is Phase.WORK


@pytest.mark.parametrize("plan", ["{}", "[]", "7", '{"steps": [[0]], "items": []}'])
def test_an_open_session_whose_plan_is_damaged_is_damage_of_the_file(
    database: Database, store: SessionStore, plan: str
) -> None:
    number = store.begin(MIDDLE, AT_EIGHT)
    database.rows("UPDATE session SET plan = ?", (plan,))
    before = whole(database, number)
    with pytest.raises(DamagedFile) as caught:
        store.save_open(number)
    assert caught.value.path == database.path
    assert whole(database, number) == before
