"""A file taken in ends no warning sign that it does not know of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ankle_rehab.domain.safety import Asked, Release, SignCheck, Standing, standing
from ankle_rehab.domain.triage import Sign
from ankle_rehab.storage.diary_store import DiaryStore
from tests.exchange.shelf import NOW, Shelf
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp

HERE = SignCheck(stamp(hour=9), frozenset({Sign.FEVER, Sign.ONE_SPOT}), False, "1", page=Asked.PAGES)
THERE = replace(HERE, at=stamp(hour=8))
ENDS: dict[str, SignCheck] = {
    "seen": SignCheck(stamp(hour=10), frozenset(), False, "1", Release.SEEN, page=Asked.NOTHING),
    "corrected": SignCheck(
        stamp(hour=10), frozenset(), False, "1", Release.CORRECTED, page=Asked.NOTHING, closes=HERE.signs
    ),
    "booked": SignCheck(
        stamp(hour=10), frozenset(), False, "1", Release.BOOKED, page=Asked.NOTHING, closes=HERE.signs
    ),
}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def keep(book: Book, *checks: SignCheck) -> None:
    with book.opened() as database:
        for check in checks:
            DiaryStore(database).add_check(check)


def stands(shelf: Shelf) -> Standing:
    with shelf.here.opened() as database:
        store = DiaryStore(database)
        return standing(store.checks(), store.entries(), NOW.utc)


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_release_in_a_file_that_does_not_know_the_tick_ends_nothing_here(
    shelf: Shelf, end: SignCheck
) -> None:
    keep(shelf.here, HERE)
    keep(shelf.from_there, THERE, end)
    shelf.arrive()
    shelf.take()
    assert stands(shelf).open_signs == HERE.signs
    assert shelf.arrive() == {"sign_check": {"same": 2}}
    keep(shelf.here, replace(ENDS["seen"], at=stamp(hour=11)))
    assert stands(shelf).open_signs == frozenset()


@pytest.mark.parametrize("name", ["seen", "corrected"])
def test_a_release_in_a_file_that_knows_the_tick_ends_it(shelf: Shelf, name: str) -> None:
    keep(shelf.here, HERE)
    keep(shelf.from_there, HERE, ENDS[name])
    shelf.arrive()
    shelf.take()
    assert stands(shelf).open_signs == frozenset()


@pytest.mark.parametrize("known", [False, True])
def test_a_twist_here_is_taken_back_only_by_a_file_that_knows_it(shelf: Shelf, *, known: bool) -> None:
    twist = replace(pain(2), twist=True, recorded=stamp(hour=7), refers_to=stamp(hour=7))
    shelf.add_here(twist)
    keep(shelf.here, replace(HERE, signs=frozenset()))
    if known:
        shelf.add_there(twist)
    mistake = SignCheck(
        stamp(hour=10), frozenset(), False, "1", Release.MISTAKE, page=Asked.NOTHING, untwists=True
    )
    keep(shelf.from_there, THERE, mistake)
    shelf.arrive()
    shelf.take()
    assert stands(shelf).calm is not known
