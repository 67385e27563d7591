"""What is said of whole days, a month at a glance, and the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.diary import DayGlance, DayKind
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.faults import DamagedFile
from tests.fakes.book import Book
from tests.fakes.entries import pain

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


@pytest.fixture
def database(book: Book) -> Iterator[Database]:
    with book.opened() as database:
        yield database


def test_a_month_tells_the_worst_of_each_side_and_what_the_day_was(database: Database) -> None:
    first, second, third = (date(2026, 11, day) for day in (1, 2, 30))
    _, thrown, *_ = DiaryStore(database).add_pain(
        [
            pain(0, day=first),
            pain(9, day=first, hour=10),
            pain(4, day=first, hour=11),
            pain(2, day=first, hour=12, side=Side.RIGHT),
            pain(7, day=third),
            *(pain(5, day=day) for day in (date(2026, 10, 31), date(2026, 12, 1))),
        ]
    )
    assert thrown.id is not None
    DiaryStore(database).remove_pain(thrown.id, NOON)
    days = DayStore(database)
    days.mark(second, DayKind.SICK)
    days.mark(third, DayKind.REST)
    days.mark(date(2026, 12, 1), DayKind.REST)
    assert list(days.month(2026, 11).items()) == [
        (first, DayGlance(left=4, right=2, entries=3)),
        (second, DayGlance(kind=DayKind.SICK)),
        (third, DayGlance(left=7, entries=1, kind=DayKind.REST)),
    ]
    assert list(days.month(2026, 12)) == [date(2026, 12, 1)]
    assert days.month(2027, 1) == {}


@pytest.mark.parametrize(
    ("glance", "worst"),
    [(DayGlance(), None), (DayGlance(left=0), 0), (DayGlance(right=3), 3), (DayGlance(4, 9), 9)],
)
def test_the_worst_of_a_day_is_that_of_the_worse_side(glance: DayGlance, worst: int | None) -> None:
    assert glance.worst == worst


def test_a_day_is_marked_otherwise_and_not_at_all_any_more(book: Book) -> None:
    first, second = date(2026, 11, 1), date(2026, 11, 2)
    with book.opened() as database:
        days = DayStore(database)
        days.mark(second, DayKind.REST)
        days.mark(first, DayKind.REST)
        days.mark(first, DayKind.SICK)
    with book.opened() as database:
        days = DayStore(database)
        assert list(days.marks().items()) == [(first, DayKind.SICK), (second, DayKind.REST)]
        assert days.marks(second, second) == {second: DayKind.REST}
        assert DiaryStore(database).days(None, 5) == (second, first)
        days.mark(first, None)
        days.mark(first, None)
        assert days.marks() == {second: DayKind.REST}


def test_a_mark_that_is_not_understood_is_damage(database: Database) -> None:
    DayStore(database).mark(date(2026, 11, 1), DayKind.REST)
    with database.change() as change:
        change.do("UPDATE day_mark SET kind = 'x'")
    with pytest.raises(DamagedFile):
        DayStore(database).month(2026, 11)


def test_of_a_day_the_newest_are_read_and_the_others_counted(database: Database) -> None:
    day = date(2026, 11, 22)
    entries = [pain(number % 11, day=day, hour=number) for number in range(20)]
    kept = DiaryStore(database).add_pain([*entries, pain(day=day - timedelta(days=1))])
    store = DiaryStore(database)
    assert store.newest_of_day(day, 7) == (kept[13:20], 13)
    assert store.newest_of_day(day, 20) == (kept[:20], 0)
    assert store.newest_of_day(day + timedelta(days=1), 5) == ((), 0)


def test_there_is_one_draft_until_it_is_put_away(book: Book) -> None:
    draft = EntryDraft(frozenset(Side), 4, note="half a \ud83e")
    with book.opened() as database:
        drafts = DraftStore(database)
        assert drafts.draft() is None
        drafts.keep(replace(draft, note="half"), NOON)
        drafts.keep(draft, NOON + timedelta(seconds=2))
    with book.opened() as database:
        drafts = DraftStore(database)
        assert drafts.draft() == draft
        assert database.rows("SELECT count(*), max(kept_utc) FROM draft") == [(1, 1795348802000000)]
        drafts.keep(None, NOON)
        drafts.keep(None, NOON)
        assert drafts.draft() is None


def test_a_draft_that_is_not_understood_is_damage_and_not_quoted(database: Database) -> None:
    DraftStore(database).keep(EntryDraft(), NOON)
    with database.change() as change:
        change.do("""UPDATE draft SET value = '{"note": "secret"}'""")
    with pytest.raises(DamagedFile) as caught:
        DraftStore(database).draft()
    assert "secret" not in str(caught.value)
