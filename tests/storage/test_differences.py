"""What differs between a file and the diary: which record is held against which, and how both are told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry, Swelling, Zone
from ankle_rehab.domain.settings import Settings
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.arrived import Arrived, Difference
from ankle_rehab.storage.columns import moment
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.matching import Verdict
from ankle_rehab.storage.session_store import SessionStore
from ankle_rehab.storage.settings_store import SettingsStore
from ankle_rehab.storage.shoe_store import ShoeStore
from tests.exchange.shelf import Shelf
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp
from tests.fakes.runs import run_of

Answer = TypeVar("Answer")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def asked(shelf: Shelf, question: Callable[[Arrived, Database], Answer]) -> Answer:
    """After `arrive`: what the file and the diary say."""
    path = shelf.here.path.with_name("incoming.db")
    with shelf.here.opened() as database, closing(Arrived(path)) as arrived:
        return question(arrived, database)


# which belongs to which ------------------------------------------------------------------------------


def in_sessions(book: Book, hours: tuple[int, ...], word: str) -> None:
    """A session at each of these hours with a score, all of them written at one moment."""
    with book.opened() as database:
        store = SessionStore(database)
        for hour in hours:
            number = store.begin(run_of(seconds=0), stamp(hour=hour))
            store.finish(number, run_of(seconds=12), stamp(hour=hour))
            entry = replace(pain(3, hour=20, note=f"{word} {hour}"), session_id=number)
            DiaryStore(database).add_pain([entry])


def test_of_scores_of_one_moment_those_of_the_same_session_belong_together(shelf: Shelf) -> None:
    in_sessions(shelf.here, (6, 7, 8), "mine")
    in_sessions(shelf.from_there, (8, 6), "theirs")
    assert shelf.arrive() == {"session": {"same": 2}, "pain_entry": {"different": 2}}
    told = {(one.mine["note"], one.theirs["note"]) for one in shelf.differences()}
    assert told == {("mine 6", "theirs 6"), ("mine 8", "theirs 8")}


def test_a_score_of_a_session_that_is_not_here_belongs_to_the_one_of_none(shelf: Shelf) -> None:
    in_sessions(shelf.here, (6,), "mine")
    shelf.add_here(pain(3, hour=20, note="of none"))
    in_sessions(shelf.from_there, (9,), "theirs")
    assert shelf.arrive() == {"session": {"new": 1}, "pain_entry": {"different": 1}}
    (difference,) = shelf.differences()
    assert (difference.mine["note"], difference.theirs["note"]) == ("of none", "theirs 9")


def test_those_that_say_the_same_belong_together_before_those_that_are_only_alike(shelf: Shelf) -> None:
    shelf.add_here(pain(3, note="first"), pain(3, note="second"), pain(3, note="third"))
    shelf.add_there(pain(3, note="third"), pain(3, note="new"), pain(3, note="first"))
    assert shelf.arrive() == {"pain_entry": {"same": 2, "different": 1}}
    (difference,) = shelf.differences()
    assert (difference.mine, difference.theirs) == ({"note": "second"}, {"note": "new"})


def test_of_several_that_differ_the_more_alike_belong_together(shelf: Shelf) -> None:
    def at(one: Moment, note: str) -> PainEntry:
        return replace(pain(3, note=note), moment=one)

    shelf.add_here(at(Moment.REST_BEFORE, "mine"), at(Moment.NEXT_MORNING, "mine in the morning"))
    shelf.add_there(at(Moment.NEXT_MORNING, "theirs in the morning"), at(Moment.REST_BEFORE, "theirs"))
    assert shelf.arrive() == {"pain_entry": {"different": 2}}
    told = {(one.mine["note"], one.theirs["note"]) for one in shelf.differences()}
    assert told == {("mine", "theirs"), ("mine in the morning", "theirs in the morning")}


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_a_score_of_another_time_or_side_is_another_one(shelf: Shelf, side: Side, hours: int) -> None:
    shelf.add_here(pain(3))
    shelf.add_there(pain(3, hour=9 + hours, side=side))
    same = hours == 0 and side is Side.LEFT
    assert shelf.arrive() == {"pain_entry": {"same" if same else "new": 1}}


def test_shoes_with_another_number_are_no_difference_of_a_run_and_other_shoes_are(shelf: Shelf) -> None:
    for book, names in ((shelf.here, ("Red", "Blue")), (shelf.from_there, ("Blue", "Red"))):
        with book.opened() as database:
            shoes = {name: ShoeStore(database).add(Shoe(name)).id for name in names}
            for hour, name in ((6, "Red"), (7, "Blue" if book is shelf.here else "Red")):
                run = Activity(Sport.RUN, stamp(hour=hour), seconds=60, shoe_id=shoes[name])
                ActivityStore(database).add(run)
    assert shelf.arrive() == {"shoe": {"same": 2}, "activity": {"same": 1, "different": 1}}
    (difference,) = shelf.differences()
    assert difference.known["started_utc"] == moment(stamp(hour=7).utc)
    assert (difference.mine, difference.theirs) == ({"shoe_id": 2}, {"shoe_id": 1})


# how it is told --------------------------------------------------------------------------------------

MINE = replace(
    pain(3, note="mine"),
    zones=frozenset({Zone.OUTER_BONE}),
    swelling=Swelling.NONE,
    medicine="one",
    medicine_at=stamp(hour=8),
)


def test_a_score_that_differs_is_told_as_it_is_here_and_as_it_is_there(shelf: Shelf) -> None:
    theirs = replace(MINE, score=7, note="theirs", zones=frozenset(), medicine_at=None, swelling=None)
    in_sessions(shelf.here, (6,), "mine")
    shelf.add_here(replace(MINE, session_id=1))
    shelf.add_there(theirs)
    shelf.arrive()
    (difference,) = shelf.differences()
    mine, there = difference.entries()
    assert replace(mine, id=None) == replace(MINE, session_id=1)
    assert replace(there, id=None) == replace(theirs, session_id=1)


def pages(arrived: Arrived, here: Database, limit: int) -> list[Difference]:
    found: list[Difference] = []
    while page := arrived.differences(here, len(found), limit):
        assert len(page) <= limit
        found += page
    return found


@pytest.mark.parametrize("limit", [1, 2, 5, 9])
def test_differences_come_page_by_page(shelf: Shelf, limit: int) -> None:
    shelf.add_here(*(pain(3, hour=hour) for hour in range(5)), pain(1, hour=9))
    shelf.add_there(*(pain(4, hour=hour) for hour in range(5)), pain(1, hour=9), pain(1, hour=10))
    shelf.arrive()
    found = asked(shelf, lambda arrived, here: pages(arrived, here, limit))
    assert [one.known["recorded_utc"] for one in found] == [moment(stamp(hour=hour).utc) for hour in range(5)]
    assert all(
        (one.kind, one.mine, one.theirs) == ("pain_entry", {"score": 3}, {"score": 4}) for one in found
    )
    every = asked(shelf, lambda arrived, _: arrived.all_different())
    assert every == {(one.kind, one.number) for one in found}


def test_what_is_gone_here_since_it_was_compared_is_told_no_more(shelf: Shelf) -> None:
    shelf.add_here(pain(3), pain(3, hour=10))
    shelf.add_there(pain(4), pain(4, hour=10))
    shelf.arrive()
    with shelf.here.opened() as database:
        database.rows("DELETE FROM pain_entry WHERE recorded_utc = ?", (moment(stamp().utc),))
    (difference,) = shelf.differences()
    assert difference.known["recorded_utc"] == moment(stamp(hour=10).utc)


def test_a_file_tells_its_settings_and_the_records_of_each_verdict(shelf: Shelf) -> None:
    with shelf.from_there.opened() as database:
        SettingsStore(database).save(Settings(week_start=3, run_folder="/media/watch"))
    shelf.add_here(pain(3))
    shelf.add_there(pain(4), pain(5, hour=10))
    shelf.arrive()
    told = asked(shelf, lambda arrived, _: arrived.settings())
    assert told["week_start"] == "3"
    assert "run_folder" not in told
    names = asked(shelf, lambda arrived, _: arrived.names("pain_entry"))
    ((_, mine, other),) = asked(shelf, lambda arrived, _: [*arrived.records("pain_entry", Verdict.DIFFERENT)])
    ((_, none, new),) = asked(shelf, lambda arrived, _: [*arrived.records("pain_entry", Verdict.NEW)])
    assert (mine, none) == (1, None)
    assert [dict(zip(names, row, strict=True))["score"] for row in (other, new)] == [4, 5]


def test_a_file_that_is_none_is_a_fault_of_that_file(tmp_path: Path) -> None:
    path = tmp_path / "incoming.db"
    path.write_bytes(b"no diary at all" * 1000)
    with pytest.raises(StorageFault) as caught, closing(Arrived(path)) as arrived:
        arrived.settings()
    assert caught.value.path == path
