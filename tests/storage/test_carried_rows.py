"""What is written into the diary that takes the place of another, file by file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.carrying import Carried
from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.pain import PainEntry, Swelling
from ankle_rehab.domain.safety import LATELY_DAYS, LOOK_BACK_DAYS, SignCheck
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.carry_over import carry_over, known
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.session_store import SessionStore
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.fakes.runs import run_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = Stamp.of(NOW, "UTC")
FEVER = SignCheck(stamp(hour=10), frozenset({Sign.FEVER}), False, "1")
CALM = SignCheck(stamp(hour=11), frozenset(), False, "1")


@pytest.fixture
def old(tmp_path: Path) -> Book:
    return closed(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Book:
    return closed(tmp_path / "new")


def closed(folder: Path) -> Book:
    folder.mkdir(mode=0o700)
    book = Book(folder)
    with book.opened():
        pass
    return book


def entries(book: Book) -> list[PainEntry]:
    with book.opened() as database:
        return [replace(entry, id=None) for entry in DiaryStore(database).entries()]


def signs(book: Book) -> list[frozenset[Sign]]:
    with book.opened() as database:
        return [check.signs for check in DiaryStore(database).checks()]


def test_a_high_score_comes_along_without_the_session_and_the_run_it_belonged_to(
    old: Book, new: Book
) -> None:
    with old.opened() as database:
        number = SessionStore(database).begin(run_of(seconds=0), stamp(hour=8))
        run = ActivityStore(database).add(Activity(Sport.RUN, stamp(hour=8), seconds=60))
        high = replace(pain(8, note="ran"), session_id=number, activity_id=run.id)
        DiaryStore(database).add_pain([high, pain(2)])
    with new.opened() as database:
        DiaryStore(database).add_pain([pain(1, hour=3)])
    came = carry_over(old.path, new.path, AT)
    assert [entry.score for entry in came.entries] == [8]
    assert entries(new) == [pain(1, hour=3), replace(high, session_id=None, activity_id=None)]


def test_answers_are_written_after_all_that_the_new_one_holds(old: Book, new: Book) -> None:
    with old.opened() as database:
        DiaryStore(database).add_check(FEVER)
    with new.opened() as database:
        DiaryStore(database).add_check(CALM)
    came = carry_over(old.path, new.path, AT)
    assert came.holds
    assert signs(new) == [frozenset(), *(check.signs for check in came.checks)]
    assert Sign.FEVER in signs(new)[1]


def test_where_nothing_stands_nothing_is_written(old: Book, new: Book) -> None:
    with new.opened() as database:
        DiaryStore(database).add_check(CALM)
    before = new.path.read_bytes()
    assert carry_over(old.path, new.path, AT) == Carried()
    assert new.path.read_bytes() == before


def test_a_diary_of_which_nothing_can_be_read_has_the_signs_asked_anew(old: Book, new: Book) -> None:
    with new.opened() as database:
        DiaryStore(database).add_check(CALM)
    old.path.write_bytes(b"no diary at all" * 1000)
    came = carry_over(old.path, new.path, AT)
    assert (came.asks, came.entries) == (True, ())
    assert len(signs(new)) == 1 + len(came.checks)


@pytest.mark.parametrize("harm", [b"", b"no diary at all" * 1000])
def test_a_new_diary_that_cannot_be_read_is_a_fault_of_that_file(old: Book, new: Book, harm: bytes) -> None:
    with old.opened() as database:
        DiaryStore(database).add_check(FEVER)
    new.path.write_bytes(harm)
    with pytest.raises(StorageFault) as caught:
        carry_over(old.path, new.path, AT)
    assert caught.value.path == new.path


def day_score(score: int, days: int, swelling: Swelling | None = None) -> PainEntry:
    day = AT.local_date - timedelta(days=days)
    return replace(pain(score, day), swelling=swelling)


def test_what_is_known_of_safety_goes_back_as_far_as_its_rules_look(old: Book) -> None:
    told = [
        day_score(8, LOOK_BACK_DAYS + 1),
        day_score(9, LOOK_BACK_DAYS),
        day_score(1, LATELY_DAYS + 1, Swelling.CLEAR),
    ]
    with old.opened() as database:
        DiaryStore(database).add_pain(told)
        assert [entry.score for entry in known(DiaryStore(database), AT).entries] == [9]
        DiaryStore(database).add_pain([day_score(2, LATELY_DAYS, Swelling.CLEAR)])
        assert [entry.score for entry in known(DiaryStore(database), AT).entries] == [9, 2]


def test_a_score_that_rose_is_known_with_when_it_did(old: Book) -> None:
    with old.opened() as database:
        store = DiaryStore(database)
        store.add_check(CALM)
        (kept,) = store.add_pain([pain(3)])
        assert kept.id is not None
        assert known(store, AT).risen == {}
        PainStore(database).edit(replace(kept, score=9), stamp(hour=11))
        found = known(store, AT)
        assert found.risen == {kept.id: stamp(hour=11).utc}
        assert [check.signs for check in found.checks] == [frozenset()]
