"""Records from a file take their places among those that are here, and are counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ankle_rehab.domain.activity import Activity, Sport
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, StopReason, Ticks
from ankle_rehab.domain.icing_rules import Condition, Conditions
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.story import ACTIVITIES, ActivityScore, Story
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.change import Row, Value
from ankle_rehab.storage.columns import moment
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.pain_store import PainStore
from ankle_rehab.storage.session_store import SessionStore
from ankle_rehab.storage.shoe_store import ShoeStore
from ankle_rehab.storage.story_store import StoryStore
from tests.exchange.shelf import NOW, Shelf
from tests.fakes.book import Book
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.runs import run_of

EARLY, LATE = ActivityScore(stamp(hour=8), 4), ActivityScore(stamp(hour=18), 6)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def chosen(shelf: Shelf) -> set[tuple[str, Value]]:
    return {(one.kind, one.number) for one in shelf.differences()}


def rows(book: Book, sql: str) -> list[Row]:
    with book.opened() as database:
        return database.rows(sql)


# activities ------------------------------------------------------------------------------------------


def named(book: Book, activities: Mapping[str, tuple[ActivityScore, ...]]) -> None:
    with book.opened() as database:
        store = StoryStore(database)
        for name, scores in activities.items():
            number = store.add_activity(name).id
            for score in scores:
                store.add_score(number, score)


def asked(book: Book) -> dict[str, tuple[ActivityScore, ...]]:
    with book.opened() as database:
        return {one.name: one.scores for one in StoryStore(database).activities()}


def test_scores_of_an_activity_that_is_here_join_those_that_are_known(shelf: Shelf) -> None:
    named(shelf.here, {"kneeling": (), "stairs": (EARLY,)})
    named(shelf.from_there, {"stairs": (EARLY, LATE)})
    shelf.arrive()
    assert shelf.take() == {"activity_score": 1}
    assert asked(shelf.here) == {"kneeling": (), "stairs": (EARLY, LATE)}
    shelf.arrive()
    assert shelf.take() == {}


def test_new_activities_come_with_their_own_scores(shelf: Shelf) -> None:
    named(shelf.here, {"kneeling": (EARLY,)})
    named(shelf.from_there, {"stairs": (EARLY, LATE), "hopping": (LATE,)})
    shelf.arrive()
    assert shelf.take() == {"own_activity": 2, "activity_score": 3}
    assert asked(shelf.here) == {"kneeling": (EARLY,), "hopping": (LATE,), "stairs": (EARLY, LATE)}


def test_activities_for_which_there_is_no_room_are_kept_with_their_scores_and_not_asked_about(
    shelf: Shelf,
) -> None:
    mine = {f"mine {number}": () for number in range(ACTIVITIES - 1)}
    named(shelf.here, mine)
    named(shelf.from_there, {"one": (EARLY,), "two": (LATE,)})
    shelf.arrive()
    assert shelf.take() == {"own_activity": 2, "activity_score": 2}
    found = rows(
        shelf.here,
        "SELECT own_activity.name, deleted_utc, score FROM own_activity"
        " JOIN activity_score ON activity_id = own_activity.id ORDER BY own_activity.id",
    )
    assert found == [("one", None, 4), ("two", moment(NOW.utc), 6)]
    assert list(asked(shelf.here)) == [*mine, "one"]


# what runs and entries name --------------------------------------------------------------------------


def test_shoes_and_runs_that_were_chosen_say_what_the_file_says_and_keep_their_numbers(shelf: Shelf) -> None:
    for book, shoes, note in ((shelf.here, ("Red", "Blue"), "mine"), (shelf.from_there, ("Blue",), "theirs")):
        with book.opened() as database:
            worn = [ShoeStore(database).add(Shoe(name)) for name in shoes][-1]
            other = Activity(Sport.RUN, stamp(hour=5), seconds=60, note=note)
            if book is shelf.here:
                ActivityStore(database).add(replace(other, start=stamp(hour=4)))
            run = Activity(Sport.RUN, stamp(hour=6), seconds=60, note=note, shoe_id=worn.id)
            ActivityStore(database).add(run)
            database.rows("UPDATE shoe SET kilometres = ? WHERE name = 'Blue'", (len(note),))
    assert shelf.arrive() == {"shoe": {"different": 1}, "activity": {"different": 1}}
    assert shelf.take(chosen(shelf)) == {"shoe": 1, "activity": 1}
    assert rows(shelf.here, "SELECT id, name, kilometres FROM shoe ORDER BY id") == [
        (1, "Red", None),
        (2, "Blue", 6.0),
    ]
    assert rows(shelf.here, "SELECT id, note, shoe_id FROM activity ORDER BY id") == [
        (1, "mine", None),
        (2, "theirs", 2),
    ]
    assert shelf.arrive() == {"shoe": {"same": 1}, "activity": {"same": 1}}


def test_what_an_entry_said_before_names_its_session_as_it_is_numbered_here(shelf: Shelf) -> None:
    with shelf.here.opened() as database:
        session(database, 6)
    with shelf.from_there.opened() as database:
        number = session(database, 7)
        (kept,) = DiaryStore(database).add_pain([replace(pain(3), session_id=number)])
        PainStore(database).edit(replace(kept, score=5, session_id=None), NOW)
    shelf.arrive()
    shelf.take()
    with shelf.here.opened() as database:
        store = SessionStore(database)
        (new,) = [one.id for one in store.sessions() if one.started == stamp(hour=7)]
        (entry,) = DiaryStore(database).entries()
        assert entry.id is not None
        (past,) = PainStore(database).history(entry.id)
    assert new != number
    assert (entry.score, entry.session_id) == (5, None)
    assert (past.was.score, past.was.session_id) == (3, new)


def session(database: Database, hour: int) -> int:
    store = SessionStore(database)
    number = store.begin(run_of(seconds=0), stamp(hour=hour))
    store.finish(number, run_of(seconds=12), stamp(hour=hour))
    return number


# one act -----------------------------------------------------------------------------------------------


def iced(book: Book, pain_after: int) -> None:
    clock = FakeClock()
    begun = Icing.begin(clock.read(), clock.zone(), 10, Side.LEFT, Ticks(True, True))
    clock.advance(90)
    off = begun.advance(clock.read()).take_off(clock.read(), StopReason.USER).after(True, pain_after)
    with book.opened() as database:
        IcingStore(database).begin(off)


def test_an_icing_that_was_chosen_is_replaced_and_counts_as_written_once_more(shelf: Shelf) -> None:
    for book, score in ((shelf.here, 1), (shelf.from_there, 5)):
        iced(book, score)
    ((revision,),) = rows(shelf.here, "SELECT revision FROM icing")
    assert shelf.arrive() == {"icing": {"different": 1}}
    assert shelf.take() == {}
    assert shelf.take(chosen(shelf)) == {"icing": 1}
    assert rows(shelf.here, "SELECT pain, revision FROM icing") == [(5, revision + 1)]


def told(text: str) -> Callable[[Database], None]:
    return lambda database: StoryStore(database).keep(Story(since_when=text))


def marked(kind: DayKind) -> Callable[[Database], None]:
    return lambda database: DayStore(database).mark(NOW.local_date, kind)


@pytest.mark.parametrize(
    ("table", "mine", "theirs"),
    [("story", told("October"), told("May")), ("day_mark", marked(DayKind.REST), marked(DayKind.SICK))],
)
def test_what_there_is_only_one_of_is_replaced_when_it_was_chosen(
    shelf: Shelf, table: str, mine: Callable[[Database], None], theirs: Callable[[Database], None]
) -> None:
    for book, write in ((shelf.here, mine), (shelf.from_there, theirs)):
        with book.opened() as database:
            write(database)
    before, there = (rows(book, f"SELECT * FROM {table}") for book in (shelf.here, shelf.from_there))
    assert shelf.arrive() == {table: {"different": 1}}
    assert shelf.take() == {}
    assert rows(shelf.here, f"SELECT * FROM {table}") == before
    assert shelf.take(chosen(shelf)) == {table: 1}
    assert rows(shelf.here, f"SELECT * FROM {table}") == there
    assert shelf.arrive() == {table: {"same": 1}}


# answered pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there"), [((8, 12), (10,)), ((10,), (8, 12)), ((8, 9), (10, 11)), ((), (9, 8))]
)
def test_answers_about_ice_stand_in_the_order_of_their_times(
    shelf: Shelf, here: tuple[int, ...], there: tuple[int, ...]
) -> None:
    for book, hours in ((shelf.here, here), (shelf.from_there, there)):
        with book.opened() as database:
            for hour in hours:
                ticked = frozenset(list(Condition)[: hour - 8])
                IcingStore(database).add_conditions(Conditions(stamp(hour=hour), ticked, True, str(hour)))
    shelf.arrive()
    assert shelf.take() == {"icing_conditions": len(there)}
    found = rows(shelf.here, "SELECT text_version, at_utc, ticked FROM icing_conditions ORDER BY id")
    expected = sorted([*here, *there])
    assert [int(version) for version, _, _ in found] == expected
    assert [at for _, at, _ in found] == [moment(stamp(hour=hour).utc) for hour in expected]
    assert [ticked.count('"') // 2 for _, _, ticked in found] == [hour - 8 for hour in expected]
