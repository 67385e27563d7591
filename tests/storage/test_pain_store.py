"""Scores that were changed, thrown away and removed for good."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.pain import PainEntry, PastEntry
from ankle_rehab.storage import entry_codec
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.draft_store import DraftStore
from ankle_rehab.storage.faults import DamagedFile
from ankle_rehab.storage.pain_store import PainStore
from tests.fakes.book import Book
from tests.fakes.entries import drafts, entries, pain, stamp

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Book:
    return Book(data_dir)


@pytest.fixture
def database(book: Book) -> Iterator[Database]:
    with book.opened() as database:
        yield database


@pytest.fixture
def store(database: Database) -> PainStore:
    return PainStore(database)


def added(database: Database, entry: PainEntry) -> tuple[PainEntry, int]:
    (kept,) = DiaryStore(database).add_pain([entry])
    assert kept.id is not None
    return kept, kept.id


def revision(database: Database, number: int) -> int:
    return int(database.rows("SELECT revision FROM pain_entry WHERE id = ?", (number,))[0][0])


# changing --------------------------------------------------------------------------------------------


@given(entries(), entries())
@settings(max_examples=60)
def test_a_changed_entry_says_the_new_and_its_history_the_old(first: PainEntry, second: PainEntry) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder))
        with book.opened() as database:
            before, number = added(database, first)
            changed = replace(second, id=number)
            after = PainStore(database).edit(changed, stamp(hour=11))
        with book.opened() as database:
            found, history = PainStore(database).entry(number), PainStore(database).history(number)
    assert found == after == replace(changed, recorded=before.recorded)
    assert history == (() if after == before else (PastEntry(stamp(hour=11), before),))


def test_every_change_is_remembered_oldest_first(database: Database, store: PainStore) -> None:
    kept, number = added(database, pain(4))
    for score in (6, 2):
        store.edit(replace(kept, score=score), stamp(hour=score + 8))
    assert [(past.was.score, past.changed) for past in store.history(number)] == [
        (4, stamp(hour=14)),
        (6, stamp(hour=10)),
    ]
    assert revision(database, number) == 3


def test_a_change_that_changes_nothing_leaves_no_trace(database: Database, store: PainStore) -> None:
    kept, number = added(database, pain(4, note="Stairs."))
    assert store.edit(replace(kept, recorded=stamp(hour=20)), stamp(hour=20)) == kept
    assert store.history(number) == ()
    assert revision(database, number) == 1


def test_what_was_answered_can_become_unanswered_and_is_never_zero(
    database: Database, store: PainStore
) -> None:
    kept, number = added(database, replace(pain(), limp=False, twist=False, woke_at_night=True))
    store.edit(replace(kept, limp=None, twist=None, woke_at_night=None), stamp(hour=11))
    row = database.rows("SELECT limp, gave_way, twist, woke_at_night, swelling, stiffness FROM pain_entry")
    assert row == [(None,) * 6]
    assert store.history(number)[0].was == kept


@pytest.mark.parametrize("where", ["nowhere", "without a number", "in the trash"])
def test_what_is_not_there_cannot_be_changed(database: Database, store: PainStore, where: str) -> None:
    kept, number = added(database, pain(4))
    wanted = {"nowhere": 99, "without a number": None, "in the trash": number}[where]
    if where == "in the trash":
        DiaryStore(database).remove_pain(number, NOON)
    with pytest.raises(LookupError):
        store.edit(replace(kept, id=wanted, score=5), stamp())
    assert store.history(number) == ()


def test_halves_of_characters_are_replaced_in_a_change_too(database: Database, store: PainStore) -> None:
    kept, number = added(database, pain(note="a"))
    assert store.edit(replace(kept, note="b\ud800"), stamp()).note == "b\ufffd"
    assert store.edit(replace(kept, note="c"), stamp()).note == "c"
    assert [past.was.note for past in store.history(number)] == ["a", "b\ufffd"]


def test_a_history_that_is_not_understood_is_damage_and_not_quoted(
    database: Database, store: PainStore
) -> None:
    kept, number = added(database, pain())
    store.edit(replace(kept, score=9), stamp())
    for harm in ('{"score": "secret"}', "[]", '{"side": "secret"}'):
        with database.change() as change:
            change.do("UPDATE pain_history SET was = ?", (harm,))
        with pytest.raises(DamagedFile) as caught:
            store.history(number)
        assert "secret" not in str(caught.value)


@given(entries())
@settings(max_examples=100)
def test_an_entry_comes_back_from_its_text(entry: PainEntry) -> None:
    assert entry_codec.entry_of_text(entry_codec.text(entry), 7) == replace(entry, id=7)


# the trash -------------------------------------------------------------------------------------------


def test_the_trash_holds_what_was_thrown_away_latest_first(database: Database, store: PainStore) -> None:
    numbers = [added(database, pain(score))[1] for score in (1, 2, 3)]
    for minutes, number in enumerate((numbers[1], numbers[0])):
        DiaryStore(database).remove_pain(number, NOON + timedelta(minutes=minutes))
    assert [(thrown.entry.score, thrown.deleted) for thrown in store.trash()] == [
        (1, NOON + timedelta(minutes=1)),
        (2, NOON),
    ]
    assert store.entry(numbers[0]) is None
    assert [entry.score for entry in DiaryStore(database).entries()] == [3]


def test_throwing_away_twice_keeps_the_first_time(database: Database, store: PainStore) -> None:
    _, number = added(database, pain())
    for minutes in range(2):
        DiaryStore(database).remove_pain(number, NOON + timedelta(minutes=minutes))
    assert store.trash()[0].deleted == NOON
    DiaryStore(database).restore_pain(number)
    DiaryStore(database).restore_pain(number)
    assert revision(database, number) == 3


def test_what_lay_there_long_enough_is_removed_with_its_history(database: Database, store: PainStore) -> None:
    kept, old = added(database, pain(1))
    store.edit(replace(kept, score=2), stamp())
    _, new = added(database, pain(3))
    DiaryStore(database).remove_pain(old, NOON)
    DiaryStore(database).remove_pain(new, NOON + timedelta(days=1))
    assert store.empty_trash(NOON) == 0
    assert store.empty_trash(NOON + timedelta(hours=1)) == 1
    assert [thrown.entry.id for thrown in store.trash()] == [new]
    assert database.rows("SELECT count(*) FROM pain_history") == [(0,)]
    assert store.empty_trash() == 1
    assert store.trash() == ()


def test_only_what_lies_in_the_trash_can_be_removed_for_good(database: Database, store: PainStore) -> None:
    kept, number = added(database, pain())
    store.erase(number)
    assert store.entry(number) == kept
    DiaryStore(database).remove_pain(number, NOON)
    store.erase(number)
    assert store.trash() == ()


def test_what_was_removed_for_good_is_nowhere_in_the_file(book: Book) -> None:
    words = ("quillon", "ferrule", "gnomonic", "tessellate")
    with book.opened() as database:
        store = PainStore(database)
        DiaryStore(database).add_pain([pain(note=f"an ordinary day {number}") for number in range(300)])
        kept, number = added(database, replace(pain(note="quillon ferrule"), medicine="gnomonic"))
        store.edit(replace(kept, note="tessellate"), stamp())
        DiaryStore(database).add_pain([pain(note=f"another ordinary day {number}") for number in range(300)])
        DiaryStore(database).remove_pain(number, NOON)
        store.erase(number)
        content = b"".join(file.read_bytes() for file in book.path.parent.iterdir())
    assert b"ordinary" in content
    assert [word for word in words if word.encode() in content] == []


# drafts ----------------------------------------------------------------------------------------------


@given(drafts())
@settings(max_examples=100)
def test_a_draft_comes_back_from_its_text_to_the_letter(draft: EntryDraft) -> None:
    assert entry_codec.draft_of_text(entry_codec.draft_text(draft)) == draft


def test_removed_for_good_takes_the_half_done_change_of_it_along(
    store: PainStore, database: Database
) -> None:
    secret, number = added(database, pain(4, note="private"))
    drafts = DraftStore(database)
    drafts.keep(replace(EntryDraft.of(secret), score=6), NOON)
    DiaryStore(database).remove_pain(number, NOON)
    assert drafts.draft() is not None
    store.erase(number)
    assert drafts.draft() is None


def test_removed_for_good_leaves_what_is_written_about_something_else(
    store: PainStore, database: Database
) -> None:
    other, _ = added(database, pain(1))
    _, number = added(database, pain(4))
    drafts = DraftStore(database)
    for draft in (EntryDraft(note="a new one"), EntryDraft.of(other)):
        drafts.keep(draft, NOON)
        DiaryStore(database).remove_pain(number, NOON)
        store.empty_trash()
        assert drafts.draft() == draft
