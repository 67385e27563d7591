"""Shoes in the diary: kept, changed, taken off the list, and all of it undone."""

from __future__ import annotations

from datetime import date

import pytest

from ankle_rehab.domain.shoe import Shoe, Wear
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.shoes import Shoes
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock


@pytest.fixture
def shoes(diary: Diary, database: Database, clock: FakeClock) -> Shoes:
    return Shoes(diary, database, clock)


def test_a_pair_is_kept_changed_retired_and_each_is_undone(diary: Diary, shoes: Shoes) -> None:
    told: list[object] = []
    diary.changed.connect(told.append)
    shoes.keep(Shoe("Blue"))
    blue = Shoe("Blue", id=1)
    older = Shoe("Blue road", date(2025, 3, 2), 812.5, id=1)
    assert shoes.shoes() == (blue,)
    shoes.keep(older)
    assert shoes.shoes() == (older,)
    shoes.retire(1)
    assert shoes.shoes() == ()
    assert set(told) == {Topic.SHOES}
    for left in ((older,), (blue,), ()):
        assert diary.undo.next_undo is Action.SHOE
        assert diary.undo.undo()
        assert shoes.shoes() == left
    assert diary.undo.next_undo is None
    for again in ((blue,), (older,), ()):
        assert diary.undo.redo()
        assert shoes.shoes() == again


def test_wear_goes_by_the_clock(shoes: Shoes, clock: FakeClock) -> None:
    pair = Shoe("Blue", date(2025, 11, 23))
    assert shoes.wear(pair) is Wear.NOTHING
    clock.advance(24 * 3600)
    assert shoes.wear(pair) is Wear.DUE


def test_a_pair_needs_a_name(shoes: Shoes) -> None:
    with pytest.raises(ValueError, match="name"):
        shoes.keep(Shoe("  "))
    assert shoes.shoes() == ()
