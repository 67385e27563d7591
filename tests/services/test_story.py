"""What the doctor is told and asked: kept, undone, and asked for every fortnight."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankle_rehab.domain.story import Part, Story
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.story import Stories
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.story_store import story_of, text_of
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain, stamp
from tests.fakes.fresh import open_fresh

STORY = Story("March", "a root", "two", "hills", ("One?", "Two?"), frozenset({Part.CHART}))


@pytest.fixture
def database(clock: FakeClock, data_dir: Path) -> Generator[Database]:
    database = open_fresh(data_dir / "diary.db", clock)
    yield database
    database.close()


@pytest.fixture
def diary(database: Database, clock: FakeClock) -> Diary:
    return Diary(database, clock)


@pytest.fixture
def stories(diary: Diary, database: Database, clock: FakeClock) -> Stories:
    return Stories(diary, database, clock)


def test_a_story_is_kept_and_can_be_undone(diary: Diary, stories: Stories) -> None:
    assert stories.story() == Story()
    stories.keep(STORY)
    assert stories.story() == STORY
    stories.keep(replace(STORY, since_when="April"))
    diary.undo.undo()
    assert stories.story() == STORY
    diary.undo.undo()
    assert stories.story() == Story()


def test_nothing_new_is_no_step(diary: Diary, stories: Stories) -> None:
    told: list[object] = []
    diary.changed.connect(told.append)
    stories.keep(STORY)
    stories.keep(STORY)
    assert told == [Topic.STORY]


@given(st.builds(Story, st.text(), st.text(), st.text(), st.text(), st.none() | st.tuples(st.text())))
def test_any_words_come_back_as_they_were(story: Story) -> None:
    assert story_of(text_of(story)) == story


def test_three_activities_are_enough(stories: Stories) -> None:
    for name in ("stairs", "running", "  football "):
        stories.add_activity(name)
    assert [one.name for one in stories.activities()] == ["stairs", "running", "football"]
    with pytest.raises(ValueError, match="three are enough"):
        stories.add_activity("dancing")
    stories.remove_activity(stories.activities()[0].id)
    with pytest.raises(ValueError, match="needs a name"):
        stories.add_activity(" ")
    assert [one.name for one in stories.activities()] == ["running", "football"]


def test_a_score_is_asked_for_every_fortnight(stories: Stories, clock: FakeClock) -> None:
    one = stories.add_activity("stairs")
    assert [due.id for due in stories.due()] == [one.id]
    stories.score_activity(one.id, 4)
    assert stories.due() == ()
    clock.advance(13 * 86400)
    assert stories.due() == ()
    clock.advance(86400)
    assert [due.id for due in stories.due()] == [one.id]


@pytest.mark.parametrize("score", [-1, 11])
def test_a_score_outside_of_the_scale_is_refused(stories: Stories, score: int) -> None:
    one = stories.add_activity("stairs")
    with pytest.raises(ValueError, match="0 to 10"):
        stories.score_activity(one.id, score)


def test_medicines_come_with_the_day_they_were_taken(stories: Stories, diary: Diary) -> None:
    diary.add_pain(
        replace(pain(3, date(2026, 11, 20)), medicine="gel", medicine_at=stamp(date(2026, 11, 19)))
    )
    diary.add_pain(replace(pain(3, date(2026, 11, 21)), medicine="tape"))
    found = stories.medicines(date(2026, 11, 20), date(2026, 11, 22))
    assert found == (("gel", date(2026, 11, 19)), ("tape", date(2026, 11, 21)))
