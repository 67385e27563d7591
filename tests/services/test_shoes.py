"""Shoes in the diary: kept, changed, taken off the list, and all of it undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ankle_rehab.domain.activity import Activity, RunType, Sport
from ankle_rehab.domain.shoe import Limits, Mileage, Shoe, Wear
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.runs import Runs
from ankle_rehab.services.shoes import Shoes, limits_of
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.entries import stamp

TODAY = date(2026, 11, 22)


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


def test_how_far_a_pair_went_comes_from_its_runs(
    shoes: Shoes, diary: Diary, database: Database, clock: FakeClock
) -> None:
    runs = Runs(diary, database, clock)
    blue, red = shoes.keep(Shoe("Blue", kilometres=470)), shoes.keep(Shoe("Red"))
    for day, metres, shoe in ((3, 6_000, blue), (9, 3_500, blue), (9, None, red)):
        runs.add(Activity(Sport.RUN, stamp(date(2026, 11, day)), metres=metres, shoe_id=shoe.id))
    runs.add(Activity(Sport.BIKE, stamp(), metres=40_000, shoe_id=blue.id))
    thrown = runs.add(Activity(Sport.RUN, stamp(), metres=99_000, shoe_id=blue.id))
    runs.remove(thrown.id or 0)
    first, second = shoes.pairs()
    assert first.mileage == Mileage(2, 9.5, 9.5, date(2026, 11, 9))
    assert (first.kilometres, first.wear) == (479.5, Wear.NOTHING)
    assert (second.mileage.runs, second.kilometres, second.wear) == (1, 0.0, Wear.NOTHING)
    runs.add(Activity(Sport.WALK, stamp(date(2026, 11, 12)), metres=500, shoe_id=blue.id))
    assert shoes.wear(blue) is Wear.LOOK
    shoes.looked_at(blue, uneven=False)
    (looked, _) = shoes.pairs()
    assert (looked.shoe.looked, looked.shoe.uneven, looked.wear) == (TODAY, False, Wear.NOTHING)
    assert looked.mileage.since_look == 0.0


def test_limits_are_the_users_own(diary: Diary, database: Database, clock: FakeClock) -> None:
    preferences = Preferences(database)
    shoes = Shoes(diary, database, clock, lambda: limits_of(preferences.settings))
    kept = shoes.keep(Shoe("Blue", date(2026, 2, 28), 300.0))
    assert shoes.wear(kept) is Wear.NOTHING
    preferences.change(shoe_look=300)
    assert shoes.wear(kept) is Wear.LOOK
    preferences.change(shoe_months=8)
    assert shoes.wear(kept) is Wear.DUE
    assert limits_of(preferences.settings) == Limits(300, 800, 8)


def test_a_kind_of_run_has_one_usual_pair(shoes: Shoes, diary: Diary) -> None:
    assert shoes.usual() is None
    blue = shoes.keep(Shoe("Blue"))
    assert shoes.usual(RunType.RACE) == blue  # the only pair there is
    blue = shoes.keep(replace(blue, default_for=frozenset({RunType.EASY, RunType.LONG})))
    fast = shoes.keep(Shoe("Fast", date(2026, 11, 20), default_for=frozenset({RunType.RACE, RunType.LONG})))
    blue = replace(blue, default_for=frozenset({RunType.EASY}))
    assert shoes.shoes() == (blue, fast)
    assert [shoes.usual(kind) for kind in (None, RunType.LONG, RunType.HILLS)] == [blue, fast, None]
    assert shoes.usual(RunType.RACE, date(2026, 11, 19)) is None  # before its first day
    assert diary.undo.undo()
    assert shoes.usual(RunType.LONG) == replace(blue, default_for=frozenset({RunType.EASY, RunType.LONG}))


def test_a_pair_put_away_stays_with_its_runs_and_can_be_taken_up_again(shoes: Shoes) -> None:
    kept = shoes.keep(Shoe("Blue", default_for=frozenset({RunType.EASY})))
    shoes.retire(kept.id or 0)
    (pair,) = shoes.pairs()
    assert (pair.shoe.retired, pair.shoe.default_for) == (TODAY, frozenset())
    assert shoes.shoes() == ()
    shoes.take_up(kept.id or 0)
    assert [shoe.retired for shoe in shoes.shoes()] == [None]
    shoes.remove(kept.id or 0)
    assert shoes.pairs() == ()
