"""Bringing a backup back forgets no warning sign that stands, whatever became of the diary in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.asking import due
from ankle_rehab.domain.carrying import Carried, Known
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.safety import Due, Release, SignCheck
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.carry_over import known
from ankle_rehab.storage.diary_file import migrations
from ankle_rehab.storage.diary_store import DiaryStore
from tests.fakes.book import Book
from tests.fakes.entries import pain
from tests.journeys.harms import (
    cut_off,
    deleted,
    garbage_in_front,
    garbage_on_the_first_page,
    no_bytes,
    note,
    page_of_zeros,
)
from tests.storage.dumps import dump_path
from tests.storage.dumps import restore as build

NOW = datetime(2026, 11, 22, 8, 5, 9, tzinfo=UTC)
AT = Stamp.of(NOW, "UTC")


def check(*signs: Sign, hours: float = 1.0, release: Release | None = None) -> SignCheck:
    at = Stamp.of(NOW - timedelta(hours=hours), "UTC")
    return SignCheck(at, frozenset(signs), False, "1", release)


@pytest.fixture
def book(data_dir: Path) -> Book:
    """A diary with a check of an hour and a half ago, and a backup of it."""
    book = Book(data_dir)
    with book.opened() as database:
        store = DiaryStore(database)
        store.add_pain([pain(note=note(number)) for number in range(60)])
        store.add_check(check(hours=1.5))
        backup.make(database, data_dir / "backups", NOW)
    return book


def copy(book: Book) -> Path:
    return backup.listed(book.path.parent / "backups")[-1]


def bring_back(book: Book, source: Path) -> tuple[Carried, Path | None]:
    told: list[Carried] = []
    kept = restore.bring_back(source, book.path, NOW, tell=told.append)
    return told[0], kept


def said(book: Book) -> Known:
    with book.opened() as database:
        return known(DiaryStore(database), AT)


def is_due(book: Book) -> Due | None:
    found = said(book)
    return due(found.checks, found.entries, NOW, found.risen)


def test_a_sign_and_a_high_score_come_along_and_undone_they_stand_once(book: Book) -> None:
    with book.opened() as database:
        store = DiaryStore(database)
        store.add_check(check(Sign.FEVER))
        store.add_pain([pain(8)])
    before = said(book)
    came, safety = bring_back(book, copy(book))
    assert came.holds
    assert said(book).standing(NOW).locked
    assert said(book).standing(NOW).high_score is not None
    assert is_due(book) is Due.ALL
    assert safety is not None
    undone, _ = bring_back(book, safety)
    assert undone == Carried()
    assert said(book) == before


def test_what_was_ticked_since_a_restore_survives_its_undo(book: Book) -> None:
    with book.opened() as database:
        DiaryStore(database).add_pain([pain(1)])
    _, safety = bring_back(book, copy(book))
    with book.opened() as database:
        DiaryStore(database).add_check(check(Sign.HARD_LEG, hours=0.1))
    assert safety is not None
    bring_back(book, safety)
    assert said(book).standing(NOW).open_signs == {Sign.HARD_LEG}


def test_a_backup_of_an_earlier_version_has_room_for_what_comes_along(book: Book, tmp_path: Path) -> None:
    with book.opened() as database:
        DiaryStore(database).add_check(check(Sign.FEVER))
    for version in range(1, len(migrations())):
        older = tmp_path / f"v{version}.db"
        build(dump_path(version).read_text(encoding="utf-8"), older)
        bring_back(book, older)
        assert Sign.FEVER in said(book).standing(NOW).open_signs


HARMS: dict[str, Callable[[Path], None]] = {
    "no bytes": no_bytes,
    "garbage in front": garbage_in_front,
    "garbage on the first page": garbage_on_the_first_page,
    "gone": deleted,
    "cut off": cut_off,
    "a page of zeros": page_of_zeros,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_after_a_damaged_diary_what_stood_there_stands_or_is_asked(
    book: Book, harm: Callable[[Path], None]
) -> None:
    """The backup is fresh, and its check too: without the restore nothing would be asked."""
    assert is_due(book) is None
    with book.opened() as database:
        DiaryStore(database).add_check(check(Sign.FEVER))
    harm(book.path)
    came, _ = bring_back(book, copy(book))
    assert came.asks
    assert is_due(book) is Due.ALL


def test_what_can_be_read_of_a_damaged_diary_comes_along(book: Book) -> None:
    """The damage lies in a note; the answers about signs can be read."""
    with book.opened() as database:
        DiaryStore(database).add_check(check(Sign.FEVER))
    content = bytearray(book.path.read_bytes())
    place = content.rindex(note(3).encode())
    content[place] ^= 1
    book.path.write_bytes(content)
    came, kept = bring_back(book, copy(book))
    assert kept is not None
    assert kept.name.startswith("diary.db.damaged-")
    assert came.holds
    assert said(book).standing(NOW).open_signs == {Sign.FEVER}


def test_an_empty_diary_begins_empty(book: Book, tmp_path: Path) -> None:
    with book.opened() as database:
        DiaryStore(database).add_check(check(Sign.FEVER))
    empty = Book(tmp_path)
    with empty.opened():
        pass
    restore.begin_empty(empty.path, book.path, NOW)
    assert said(book) == Known()
    assert is_due(book) is Due.ALL


def test_nothing_is_left_beside_it(book: Book) -> None:
    with book.opened() as database:
        DiaryStore(database).add_check(check(Sign.FEVER))
    bring_back(book, copy(book))
    assert {path.name for path in book.path.parent.iterdir()} == {"diary.db", "backups"}
