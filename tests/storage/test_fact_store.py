"""What the light is judged from is read whole, and from the indexes alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.cycles import Felt
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.span import Span
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.fact_store import TOLD, FactStore
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.book import Book
from tests.fakes.entries import stamp
from tests.fakes.exercises import routine
from tests.fakes.runs import EXERCISES
from tests.storage.test_day_codes import steps

DAY = date(2026, 11, 22)
NEXT = DAY + timedelta(days=1)
SPAN = Span(DAY, NEXT)


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


def entry(
    score: int, moment: Moment = Moment.OTHER, hour: int = 9, *, day: date = DAY, late: bool = False
) -> PainEntry:
    felt = stamp(day, hour)
    later = Stamp(felt.utc + timedelta(hours=30), felt.zone, day + timedelta(days=1))
    return PainEntry(Side.LEFT, score, moment, later if late else felt, felt)


def test_the_worst_of_each_moment_and_of_those_in_time(book: Book) -> None:
    written = [
        entry(2, Moment.REST_BEFORE),
        entry(4, Moment.REST_BEFORE, 10),
        entry(6, Moment.REST_BEFORE, 11, late=True),
        entry(3, Moment.DURING_WORST, late=True),
        replace(entry(5, Moment.AFTER_60MIN), side=Side.RIGHT),
    ]
    with book.opened() as database:
        DiaryStore(database).add_pain(written)
        left, right = FactStore(database).days(SPAN)
    assert (left.day, left.side, left.trained) == (DAY, Side.LEFT, False)
    assert left.scores == {Moment.REST_BEFORE: Felt(6, 4), Moment.DURING_WORST: Felt(3, None)}
    assert (right.side, right.scores) == (Side.RIGHT, {Moment.AFTER_60MIN: Felt(5, 5)})


@pytest.mark.parametrize(
    ("side", "limp", "gave_way", "swelling"),
    list(product(Side, (None, False, True), (None, False, True), (None, *Swelling))),
)
def test_whatever_was_told_comes_back_for_its_side(
    book: Book, side: Side, limp: bool | None, gave_way: bool | None, swelling: Swelling | None
) -> None:
    told = replace(entry(1), side=side, limp=limp, gave_way=gave_way, swelling=swelling)
    with book.opened() as database:
        DiaryStore(database).add_pain([told])
        (found,) = FactStore(database).days(SPAN)
    assert (found.side, found.limp, found.gave_way) == (side, bool(limp), bool(gave_way))
    assert found.swellings == (() if swelling is None else (swelling,))


def test_swellings_come_in_the_order_of_time(book: Book) -> None:
    hours = {20: Swelling.LARGE, 7: Swelling.NONE, 12: Swelling.LITTLE}
    written = [replace(entry(1, hour=hour), swelling=swelling) for hour, swelling in hours.items()]
    with book.opened() as database:
        DiaryStore(database).add_pain(written)
        (found,) = FactStore(database).days(SPAN)
    assert found.swellings == (Swelling.NONE, Swelling.LITTLE, Swelling.LARGE)


def test_finished_sessions_train_their_sides(book: Book) -> None:
    with book.opened() as database:
        store = SessionStore(database)
        for day, sides in ((DAY, (Side.RIGHT,)), (NEXT, tuple(Side))):
            run = SessionRun.begin(make_plan(routine(*EXERCISES.values()), sides))
            number = store.begin(run, stamp(day))
            if day == NEXT:
                store.begin(run, stamp(day))  # open: it may still be thrown away
            store.finish(number, run, stamp(day))
        found = FactStore(database).days(SPAN)
    assert [(one.day, one.side, one.trained) for one in found] == [
        (DAY, Side.RIGHT, True),
        (NEXT, Side.LEFT, True),
        (NEXT, Side.RIGHT, True),
    ]


def test_the_trash_tells_nothing(book: Book) -> None:
    with book.opened() as database:
        store = DiaryStore(database)
        (kept,) = store.add_pain([replace(entry(7), limp=True, twist=True)])
        assert kept.id is not None
        store.remove_pain(kept.id, stamp(DAY).utc)
        facts = FactStore(database)
        assert (facts.days(SPAN), facts.twists(SPAN)) == ((), ())


def test_twists_and_when_something_was_said_last(book: Book) -> None:
    written = [
        replace(entry(6, Moment.DURING_WORST, 9), twist=True),
        entry(6, Moment.DURING_WORST, 11),
        entry(2, Moment.NEXT_MORNING, 13),
        replace(entry(1, hour=15), limp=True),
        entry(1, hour=17),
    ]
    with book.opened() as database:
        DiaryStore(database).add_pain(written)
        facts = FactStore(database)
        assert [one.refers_to for one in facts.twists(SPAN)] == [stamp(DAY, 9)]
        during = facts.last_said(SPAN, Side.LEFT, (Moment.DURING_WORST,))
        told = facts.last_said(SPAN, Side.LEFT, ())
        other = facts.last_said(SPAN, Side.RIGHT, ())
    assert (during, told, other) == (stamp(DAY, 11).utc, stamp(DAY, 15).utc, None)


def test_what_was_told_is_read_from_the_index_and_not_worked_out(book: Book) -> None:
    where = "WHERE deleted_utc IS NULL AND (limp = 1 OR gave_way = 1 OR swelling IS NOT NULL)"
    with book.opened() as database:
        program = steps(database, f"SELECT group_concat({TOLD}, '') FROM pain_entry {where}")
        worked_out = steps(database, f"SELECT group_concat(1 || {TOLD}) FROM pain_entry NOT INDEXED")
    assert "char" not in program
    assert "char" in worked_out
