"""What the doctor is told and asked, and the activities somebody scores, in the diary file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime

from ankle_rehab.domain.clock import Stamp
from ankle_rehab.domain.story import ActivityScore, OwnActivity, Part, Story
from ankle_rehab.storage import columns
from ankle_rehab.storage.database import Database, Row

_TEXTS = ("since_when", "how_it_began", "earlier_sprains", "what_makes_it_worse")


class StoryStore:
    """One story, and activities with their scores; every method raises the faults of `storage.faults`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def story(self) -> Story:
        """The story as it was last written, an empty one before."""
        found = self._database.read(lambda row: story_of(row[0]), "SELECT value FROM story")
        return found[0] if found else Story()

    def keep(self, story: Story) -> None:
        """Write the whole story."""
        with self._database.change() as change:
            change.do(
                "INSERT INTO story (id, value) VALUES (1, ?)"
                " ON CONFLICT (id) DO UPDATE SET value = excluded.value",
                (text_of(story),),
            )

    def activities(self) -> tuple[OwnActivity, ...]:
        """The activities in the order in which they were named, each with all its scores."""
        named = self._database.read(
            lambda row: OwnActivity(row[0], row[1]),
            "SELECT id, name FROM own_activity WHERE deleted_utc IS NULL ORDER BY id",
        )
        return tuple(replace(activity, scores=self._scores(activity.id)) for activity in named)

    def add_activity(self, name: str) -> OwnActivity:
        """Name one more activity."""
        kept = columns.whole_text(name)
        with self._database.change() as change:
            return OwnActivity(change.add("INSERT INTO own_activity (name) VALUES (?)", (kept,)), kept)

    def remove_activity(self, activity_id: int, at: datetime) -> None:
        """Ask about it no more; its scores stay in the file."""
        with self._database.change() as change:
            change.do(
                "UPDATE own_activity SET deleted_utc = ? WHERE id = ?", (columns.moment(at), activity_id)
            )

    def add_score(self, activity_id: int, score: ActivityScore) -> None:
        """Keep how well an activity goes."""
        with self._database.change() as change:
            change.add(
                "INSERT INTO activity_score (activity_id, at_utc, at_zone, at_date, score)"
                " VALUES (?, ?, ?, ?, ?)",
                (activity_id, *columns.stamp(score.at), score.score),
            )

    def medicines(self, since: date, until: date) -> tuple[tuple[str, date], ...]:
        """Every medicine as it was written, with the day it was taken; by the day the score refers to."""
        return self._database.read(
            lambda row: (row[0], date.fromisoformat(row[1])),
            "SELECT medicine, coalesce(medicine_at_date, refers_to_date) FROM pain_entry"
            " WHERE medicine <> '' AND deleted_utc IS NULL AND refers_to_date BETWEEN ? AND ?"
            " ORDER BY refers_to_date, refers_to_utc",
            columns.span(since, until),
        )

    def _scores(self, activity_id: int) -> tuple[ActivityScore, ...]:
        return self._database.read(
            _score,
            "SELECT at_utc, at_zone, at_date, score FROM activity_score WHERE activity_id = ?"
            " ORDER BY at_utc, id",
            (activity_id,),
        )


def text_of(story: Story) -> str:
    """A story as JSON; halves of characters are replaced, as everywhere in the file."""
    table = {name: getattr(story, name) for name in _TEXTS}
    table["questions"] = None if story.questions is None else list(story.questions)
    table["left_out"] = sorted(part.value for part in story.left_out)
    if story.added:
        table["added"] = sorted(part.value for part in story.added)
    return columns.whole_text(json.dumps(table, ensure_ascii=False))


def story_of(text: str) -> Story:
    """The story behind `text_of`; raises ValueError, TypeError or LookupError for anything else."""
    table = json.loads(text)
    questions = table["questions"]
    return Story(
        **{name: str(table[name]) for name in _TEXTS},
        questions=None if questions is None else tuple(str(question) for question in questions),
        left_out=frozenset(Part(name) for name in table["left_out"]),
        added=frozenset(Part(name) for name in table.get("added", ())),
    )


def _score(row: Row) -> ActivityScore:
    at: Stamp = columns.stamp_of(row[0:3])
    return ActivityScore(at, row[3])
