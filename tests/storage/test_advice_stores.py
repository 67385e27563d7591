"""Steps of the plan, self-tests, bandages, causes and shoes come back after the file was opened again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.bandage import FitCheck, OffReason, Wearing
from ankle_rehab.domain.causes import CauseCheck
from ankle_rehab.domain.day_plan import DayPlan, PlanWhy
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.progress import BALANCE, PHASE, PlanStep, StepWhy, exercise_subject
from ankle_rehab.domain.self_test import TestKind, TestResult
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.storage.bandage_store import BandageStore
from ankle_rehab.storage.cause_store import CauseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import DamagedFile
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.test_store import TestStore
from tests.fakes.book import Book
from tests.fakes.entries import stamp, stamps

FIRST, SECOND, THIRD = (date(2026, 11, day) for day in (20, 21, 22))
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEW = settings(max_examples=25)


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


# the plan --------------------------------------------------------------------------------------------


@given(
    st.builds(
        PlanStep,
        at=stamps(),
        subject=st.sampled_from((BALANCE, PHASE, exercise_subject("wall-press"))),
        before=st.integers(-9, 9),
        after=st.integers(-9, 9),
        why=st.sampled_from(StepWhy),
        chosen=st.booleans(),
        about=st.none() | st.dates(),
    )
)
@FEW
def test_a_step_comes_back_the_same(step: PlanStep) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder))
        with book.opened() as database:
            kept = PlanStore(database).add(step)
        with book.opened() as database:
            assert PlanStore(database).steps() == (kept,)
    assert replace(kept, id=None) == step


def test_steps_are_found_by_subject_and_day_in_the_order_of_time(book: Book) -> None:
    def step(day: date, subject: str, after: int) -> PlanStep:
        return PlanStep(stamp(day), subject, after - 1, after, StepWhy.GREENS)

    with book.opened() as database:
        store = PlanStore(database)
        third = store.add(step(THIRD, BALANCE, 3))
        first = store.add(step(FIRST, BALANCE, 2))
        second = store.add(step(SECOND, PHASE, 1))
        assert store.steps() == (first, second, third)
        assert store.steps(BALANCE) == (first, third)
        assert store.steps(since=SECOND) == (second, third)
        assert store.steps(BALANCE, until=SECOND) == (first,)
        assert store.steps("run") == ()


def test_a_day_has_one_plan_and_the_last_counts(book: Book) -> None:
    rest, daily = DayPlan(FIRST, "", PlanWhy.PREVENTION_REST), DayPlan(THIRD, "daily", PlanWhy.CARE_DAY)
    with book.opened() as database:
        store = PlanStore(database)
        store.keep_day(DayPlan(THIRD, "strength", PlanWhy.STRENGTH_DAY))
        store.keep_day(daily)
        store.keep_day(rest)
    with book.opened() as database:
        store = PlanStore(database)
        assert store.day_plans() == (rest, daily)
        assert store.day_plans(SECOND, THIRD) == (daily,)
        assert store.day_plans(until=SECOND) == (rest,)


# self-tests ------------------------------------------------------------------------------------------


@given(
    st.builds(
        TestResult,
        at=stamps(),
        kind=st.sampled_from(TestKind),
        side=st.none() | st.sampled_from(Side),
        amount=st.floats(0, 1e9),
        pain=st.none() | st.integers(0, 10),
    )
)
@FEW
def test_a_result_comes_back_the_same(result: TestResult) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder))
        with book.opened() as database:
            kept = TestStore(database).add(result)
        with book.opened() as database:
            assert TestStore(database).results() == (kept,)
    assert replace(kept, id=None) == result


def test_results_are_found_by_kind_and_side_until_they_are_removed(book: Book) -> None:
    with book.opened() as database:
        store = TestStore(database)
        walk = store.add(TestResult(stamp(THIRD), TestKind.BRISK_WALK, None, 30, 1))
        right = store.add(TestResult(stamp(SECOND, 10), TestKind.BALANCE, Side.RIGHT, 21.5))
        left = store.add(TestResult(stamp(SECOND, 9), TestKind.BALANCE, Side.LEFT, 12))
        assert store.results() == (left, right, walk)
        assert store.results(TestKind.BALANCE) == (left, right)
        assert store.results(side=Side.RIGHT) == (right,)
        assert store.results(TestKind.HOPS, Side.LEFT) == ()
        assert right.id is not None
        store.remove(right.id, NOON)
        store.remove(right.id, NOON + timedelta(days=1))
        assert database.rows("SELECT deleted_utc FROM test_result WHERE deleted_utc > 0") == [
            (1795348800000000,)
        ]
    with book.opened() as database:
        assert TestStore(database).results(TestKind.BALANCE) == (left,)


# the bandage -----------------------------------------------------------------------------------------


@given(
    st.builds(
        Wearing,
        side=st.sampled_from(Side),
        on=stamps(),
        checked=st.lists(st.sampled_from(FitCheck), unique=True).map(tuple),
        off=st.none() | stamps(),
        reason=st.none() | st.sampled_from(OffReason),
    )
)
@FEW
def test_a_bandage_comes_back_as_it_was(wearing: Wearing) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder))
        with book.opened() as database:
            kept = BandageStore(database).begin(wearing)
        with book.opened() as database:
            store = BandageStore(database)
            assert store.wearings() == (kept,)
            assert store.open() == (kept if wearing.off is None else None)
    assert replace(kept, id=None) == wearing


def test_a_bandage_is_open_until_it_comes_off(book: Book) -> None:
    with book.opened() as database:
        store = BandageStore(database)
        assert store.open() is None
        first = store.begin(Wearing(Side.LEFT, stamp(SECOND)))
        checked = replace(first, checked=(FitCheck.TEN_MINUTES, FitCheck.HOUR))
        store.keep(checked)
        second = store.begin(Wearing(Side.RIGHT, stamp(THIRD)))
        assert store.open() == second
        off = replace(second, off=stamp(THIRD, 10), reason=OffReason.NOT_WELL)
        store.keep(off)
        assert store.open() == checked
        assert store.wearings() == (checked, off)
        assert store.wearings(THIRD) == (off,)
        assert store.wearings(until=SECOND) == (checked,)


# causes and shoes ------------------------------------------------------------------------------------


def test_the_newest_answers_to_why_it_may_hurt_count(book: Book) -> None:
    with book.opened() as database:
        store = CauseStore(database)
        assert store.last() is None
        newest = store.add(CauseCheck(stamp(THIRD), frozenset({"old-shoes", "stiff"}), "1"))
        store.add(CauseCheck(stamp(FIRST), frozenset(), "1"))
    with book.opened() as database:
        assert CauseStore(database).last() == newest


def test_shoes_are_written_down_changed_and_thrown_away(book: Book) -> None:
    with book.opened() as database:
        store = ShoeStore(database)
        old = store.add(Shoe("Old ones \ud83e"))
        new = store.add(Shoe("Blue", FIRST, 12))
        assert old.name == "Old ones \ufffd"
        assert store.shoes() == (old, new)
        worn = replace(new, name="Blue \ud83e", kilometres=20.5)
        store.change(worn)
        assert old.id is not None
        store.remove(old.id, NOON)
        store.remove(old.id, NOON + timedelta(days=1))
    with book.opened() as database:
        assert ShoeStore(database).shoes() == (replace(worn, name="Blue \ufffd"),)


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE plan_step SET why = 'x'", lambda database: PlanStore(database).steps()),
        ("UPDATE day_plan SET why = 'x'", lambda database: PlanStore(database).day_plans()),
        ("UPDATE test_result SET kind = 'x'", lambda database: TestStore(database).results()),
        ("UPDATE bandage SET checked = '[\"x\"]'", lambda database: BandageStore(database).open()),
        ("UPDATE cause_check SET ticked = '7'", lambda database: CauseStore(database).last()),
        ("UPDATE shoe SET since_date = '2026-99-99'", lambda database: ShoeStore(database).shoes()),
    ],
)
def test_a_row_that_is_not_understood_is_damage(
    book: Book, damage: str, read: Callable[[Database], object]
) -> None:
    with book.opened() as database:
        PlanStore(database).add(PlanStep(stamp(), PHASE, 0, 1, StepWhy.PAIN_FREE))
        PlanStore(database).keep_day(DayPlan(FIRST, "daily", PlanWhy.CARE_DAY))
        TestStore(database).add(TestResult(stamp(), TestKind.HOPS, Side.LEFT, 6))
        BandageStore(database).begin(Wearing(Side.LEFT, stamp()))
        CauseStore(database).add(CauseCheck(stamp(), frozenset(), "1"))
        ShoeStore(database).add(Shoe("Blue", FIRST))
        read(database)
        with database.change() as change:
            change.do(damage)
        with pytest.raises(DamagedFile):
            read(database)
