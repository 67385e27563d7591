"""What the doctor is told: activities with their scores, and the medicines of a span."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.story import ActivityScore, OwnActivity, Part, Story
from ankle_rehab.storage.columns import moment
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.story_store import StoryStore, story_of, text_of
from tests.fakes.book import Book
from tests.fakes.entries import pain, stamp


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    with Book(data_dir).opened() as database:
        yield database


def day(number: int) -> date:
    return date(2026, 11, number)


def took(medicine: str, felt: Stamp, taken: Stamp | None = None) -> PainEntry:
    return replace(pain(3), medicine=medicine, refers_to=felt, medicine_at=taken)


def test_medicines_are_told_by_the_moment_of_the_score_and_by_the_day_they_were_taken(
    database: Database,
) -> None:
    written = [
        took("second of the day", stamp(day(10), hour=20)),
        took("first of the day", stamp(day(10), hour=7)),
        took("the evening before", stamp(day(12)), taken=stamp(day(11), hour=22)),
        took("", stamp(day(11))),
        took("too early", stamp(day(9))),
        took("too late", stamp(day(13))),
        took("thrown away", stamp(day(11))),
    ]
    diary, store = DiaryStore(database), StoryStore(database)
    *_, gone = diary.add_pain(written)
    assert gone.id is not None
    diary.remove_pain(gone.id, stamp(day(14)).utc)
    assert store.medicines(day(10), day(12)) == (
        ("first of the day", day(10)),
        ("second of the day", day(10)),
        ("the evening before", day(11)),
    )
    assert store.medicines(day(14), day(20)) == ()


def test_an_activity_that_is_removed_takes_no_other_with_it(database: Database) -> None:
    store = StoryStore(database)
    stairs, kneeling = store.add_activity("Stairs"), store.add_activity("Kneeling")
    later, earlier = ActivityScore(stamp(hour=14), 6), ActivityScore(stamp(hour=9), 4)
    store.add_score(stairs.id, later)
    store.add_score(stairs.id, earlier)
    store.add_score(kneeling.id, later)
    assert store.activities() == (
        OwnActivity(stairs.id, "Stairs", (earlier, later)),
        OwnActivity(kneeling.id, "Kneeling", (later,)),
    )
    store.remove_activity(kneeling.id, stamp(hour=15).utc)
    assert store.activities() == (OwnActivity(stairs.id, "Stairs", (earlier, later)),)
    ((when,),) = database.read(tuple, "SELECT deleted_utc FROM own_activity WHERE id = ?", (kneeling.id,))
    assert when == int(stamp(hour=15).utc.timestamp()) * 1_000_000


def test_a_story_comes_back_as_it_was_written(database: Database) -> None:
    store = StoryStore(database)
    assert store.story() == Story()
    written = Story(
        since_when="October",
        how_it_began="A kerb",
        earlier_sprains="two",
        what_makes_it_worse="hills",
        questions=("May I run?", "Until when?"),
        left_out=frozenset({next(iter(Part))}),
    )
    store.keep(Story(since_when="earlier"))
    store.keep(written)
    assert store.story() == written


def test_a_removed_activity_knows_when_and_its_scores_stay_in_the_file(database: Database) -> None:
    store = StoryStore(database)
    first, second = store.add_activity("Stairs"), store.add_activity("Kneeling")
    store.add_score(first.id, ActivityScore(stamp(hour=9), 4))
    store.remove_activity(first.id, stamp(hour=15).utc)
    assert store.activities() == (second,)
    assert database.rows("SELECT id, deleted_utc FROM own_activity ORDER BY id") == [
        (first.id, moment(stamp(hour=15).utc)),
        (second.id, None),
    ]
    assert database.rows("SELECT activity_id, score FROM activity_score") == [(first.id, 4)]


PARTS = [frozenset[Part](), frozenset({Part.STORY}), frozenset({Part.LOAD, Part.DONE, Part.SIGNS})]


@pytest.mark.parametrize("added", PARTS, ids=len)
@pytest.mark.parametrize("left_out", PARTS, ids=len)
@pytest.mark.parametrize("questions", [None, (), ("May I run?", "Für wie lange? 🦶")])
def test_every_part_of_a_story_keeps_its_place(
    questions: tuple[str, ...] | None, left_out: frozenset[Part], added: frozenset[Part]
) -> None:
    written = Story("October", "A kerb", "two", "hills", questions, left_out, added)
    assert story_of(text_of(written)) == written


def test_a_story_stands_in_the_file_as_it_is_read_and_names_what_is_on_the_page() -> None:
    text = text_of(Story("Über Ostern \ud83e", left_out=frozenset({Part.SIGNS, Part.CHART})))
    assert "Über Ostern \ufffd" in text
    assert json.loads(text) == {
        "since_when": "Über Ostern \ufffd",
        "how_it_began": "",
        "earlier_sprains": "",
        "what_makes_it_worse": "",
        "questions": None,
        "left_out": ["chart", "signs"],
    }


@pytest.mark.parametrize(
    "spoiled", [{"left_out": ["moon"]}, {"added": ["moon"]}, {"questions": 7}, {"left_out": None}]
)
def test_a_story_with_something_else_in_it_is_not_understood(spoiled: dict[str, object]) -> None:
    whole = json.loads(text_of(Story()))
    with pytest.raises((ValueError, TypeError, LookupError)):
        story_of(json.dumps({**whole, **spoiled}))


@pytest.mark.parametrize("name", sorted(json.loads(text_of(Story()))))
def test_a_story_without_one_of_its_parts_is_not_understood(name: str) -> None:
    whole = json.loads(text_of(Story()))
    del whole[name]
    with pytest.raises(LookupError):
        story_of(json.dumps(whole))


def test_names_of_activities_are_kept_without_halves_of_characters(database: Database) -> None:
    store = StoryStore(database)
    named = store.add_activity("Stairs \ud83e")
    assert named.name == "Stairs \ufffd"
    assert store.activities() == (named,)
