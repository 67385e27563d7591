"""Scores, signs and icings come back the same after the program was closed and opened again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.icing_rules import Condition, Conditions
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.safety import Release, SignCheck
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.entries import entries, pain, stamp, stamps
from tests.fakes.runs import run_of


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


# scores ----------------------------------------------------------------------------------------------


@given(st.lists(entries(), min_size=1, max_size=3))
@settings(max_examples=60)
def test_scores_come_back_the_same(written: list[PainEntry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder))
        with book.opened() as database:
            kept = DiaryStore(database).add_pain(written)
        with book.opened() as database:
            found = DiaryStore(database).entries()
    assert [replace(entry, id=None) for entry in kept] == written
    assert {entry.id: entry for entry in found} == {entry.id: entry for entry in kept}
    assert len(found) == len(kept)
    in_order = [(entry.refers_to.local_date, entry.refers_to.utc) for entry in found]
    assert in_order == sorted(in_order)


def test_a_megabyte_of_note_comes_back(book: Book) -> None:
    note = "It ached. 🦶\0" * 90_000
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(note=note)])
    with book.opened() as database:
        assert DiaryStore(database).entries()[0].note == note


@given(st.text("a\ud800\udbff\udc00\udfff\uffff🦶", min_size=1))
@settings(max_examples=40)
def test_half_characters_are_replaced_once_and_the_caller_sees_it(note: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Book(Path(folder)).opened() as database:
        store = DiaryStore(database)
        (kept,) = store.add_pain([replace(pain(note=note), medicine=note)])
        assert store.entries() == (kept,)
    expected = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in note)
    assert kept.note == kept.medicine == expected


def test_a_removed_score_is_out_of_sight_until_it_is_restored(book: Book) -> None:
    with book.opened() as database:
        first, second = DiaryStore(database).add_pain([pain(3), pain(4, hour=10)])
    assert first.id is not None
    with book.opened() as database:
        DiaryStore(database).remove_pain(first.id, datetime(2026, 11, 22, tzinfo=UTC))
    with book.opened() as database:
        store = DiaryStore(database)
        assert store.entries() == (second,)
        assert store.days(None, 5) == (date(2026, 11, 22),)
        store.restore_pain(first.id)
    with book.opened() as database:
        assert DiaryStore(database).entries() == (first, second)


def test_scores_of_one_check_in_are_kept_together_or_not_at_all(book: Book) -> None:
    with book.opened() as database:
        with pytest.raises(apsw.ConstraintError):
            DiaryStore(database).add_pain([pain(), replace(pain(), session_id=99)])
        assert DiaryStore(database).entries() == ()


def test_scores_are_found_by_the_day_they_refer_to(book: Book) -> None:
    days = [date(2026, 11, day) for day in (20, 21, 22)]
    with book.opened() as database:
        store = DiaryStore(database)
        kept = store.add_pain([pain(day=day) for day in days])
        assert store.entries(days[1]) == kept[1:]
        assert store.entries(days[1], days[1]) == kept[1:2]


def test_days_go_back_page_by_page_over_everything_written(book: Book, clock: FakeClock) -> None:
    first = date(2026, 1, 1)
    with book.opened() as database:
        store = DiaryStore(database)
        store.add_pain([pain(day=first + timedelta(days=number)) for number in range(0, 30, 3)])
        sessions = SessionStore(database)
        number = sessions.begin(run_of(seconds=0), stamp(first + timedelta(days=1)))
        sessions.finish(number, run_of(seconds=20), stamp(first + timedelta(days=1), 10))
        sessions.begin(run_of(seconds=0), stamp(first + timedelta(days=2)))
        ended = take_off(Icing.begin(clock.read(), clock.zone(), 20, Side.LEFT, Ticks(True, True)), clock)
        IcingStore(database).begin(ended)
        newest = store.days(None, 4)
        older = store.days(newest[-1], 100)
    expected = [date(2026, 11, 22), *(first + timedelta(days=n) for n in range(27, -1, -3)), date(2026, 1, 2)]
    assert [*newest, *older] == sorted(expected, reverse=True)


def test_the_queries_of_the_pages_use_an_index(book: Book) -> None:
    asked: list[str] = []
    with book.opened() as database:
        for table in ("pain_entry", "session", "icing"):
            day = "refers_to_date" if table == "pain_entry" else "started_date"
            shown = {"session": "AND outcome IS NOT NULL", "icing": "AND state = 'ended'"}.get(table, "")
            sql = f"SELECT * FROM {table} WHERE deleted_utc IS NULL {shown} AND {day} BETWEEN ? AND ?"
            asked += [str(row[3]) for row in database.rows(f"EXPLAIN QUERY PLAN {sql}", ("", "9"))]
    assert all("USING INDEX" in plan for plan in asked), asked


# signs -----------------------------------------------------------------------------------------------


@given(
    st.lists(
        st.builds(
            SignCheck,
            stamps(),
            st.frozensets(st.sampled_from(Sign)),
            st.booleans(),
            st.text(),
            st.none() | st.sampled_from(Release),
        ),
        max_size=4,
    )
)
@settings(max_examples=30)
def test_answered_signs_come_back_in_order(written: list[SignCheck]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder))
        with book.opened() as database:
            kept = [DiaryStore(database).add_check(check) for check in written]
        with book.opened() as database:
            found = DiaryStore(database).checks()
    assert [replace(check, id=None) for check in found] == written
    assert list(found) == kept


# icing -----------------------------------------------------------------------------------------------


def take_off(icing: Icing, clock: FakeClock) -> Icing:
    return icing.take_off(clock.read(), StopReason.USER).after(True, 2)


def later(minutes: float) -> Callable[[Icing, FakeClock], Icing]:
    def move(icing: Icing, clock: FakeClock) -> Icing:
        clock.advance(minutes * 60)
        return icing.advance(clock.read())

    return move


def reboot(icing: Icing, clock: FakeClock) -> Icing:
    clock.reboot(30)
    return icing.advance(clock.read())


def fine(icing: Icing, clock: FakeClock) -> Icing:
    return icing.answer_fine(clock.read())


@pytest.mark.parametrize(
    "moves",
    [
        [],
        [later(5)],
        [later(5), fine, later(5.5)],
        [later(10), fine, later(5), reboot],
        [later(30)],
        [later(3), take_off],
    ],
)
def test_an_icing_comes_back_as_it_stood(
    book: Book, clock: FakeClock, moves: list[Callable[[Icing, FakeClock], Icing]]
) -> None:
    icing = Icing.begin(clock.read(), clock.zone(), 20, Side.RIGHT, Ticks(True, True))
    with book.opened() as database:
        icing = IcingStore(database).begin(icing)
    for move in moves:
        icing = move(icing, clock)
        with book.opened() as database:
            IcingStore(database).keep(icing)
    with book.opened() as database:
        store = IcingStore(database)
        expected = ((icing,), None) if icing.ended else ((), icing)
        assert (store.icings(), store.open()) == expected
        assert store.icings(date(2026, 11, 23)) == ()


def test_conditions_come_back_and_the_last_answer_counts(book: Book) -> None:
    with book.opened() as database:
        store = IcingStore(database)
        assert store.conditions() is None
        store.add_conditions(Conditions(stamp(), frozenset(Condition), False, "1"))
        last = store.add_conditions(Conditions(stamp(hour=8), frozenset({Condition.HEART}), True, "2"))
    with book.opened() as database:
        assert IcingStore(database).conditions() == last


# damage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE pain_entry SET moment = 'secret words'",
        "UPDATE pain_entry SET zones = '[\"moon\"]'",
        "UPDATE pain_entry SET zones = '7'",
        "UPDATE pain_entry SET refers_to_date = '2026-99-99'",
        "UPDATE pain_entry SET recorded_utc = 9223372036854775807",
    ],
)
def test_a_row_that_is_not_understood_is_damage_and_not_quoted(book: Book, harm: str) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([pain()])
        with database.change() as change:
            change.do(harm)
        with pytest.raises(DamagedFile) as caught:
            DiaryStore(database).entries()
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("score", [-1, 11])
def test_the_file_itself_refuses_a_score_outside_the_scale(book: Book, score: int) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([pain()])
        with pytest.raises(apsw.ConstraintError), database.change() as change:
            change.do("UPDATE pain_entry SET score = ?", (score,))
        assert DiaryStore(database).entries()[0].score == 3


def test_a_time_keeps_its_instant_in_the_hour_that_comes_twice(book: Book) -> None:
    clock = FakeClock(datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1))
    icing = Icing.begin(clock.read(), clock.zone(), 5, Side.LEFT, Ticks(True, True))
    with book.opened() as database:
        IcingStore(database).begin(icing)
        found = IcingStore(database).open()
    assert found is not None
    assert found.deadline.seen_wall.astimezone(UTC) == icing.deadline.seen_wall.astimezone(UTC)
    assert found.deadline.seen_wall.utcoffset() == timedelta(hours=1)
