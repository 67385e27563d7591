"""What somebody wants to tell and ask the doctor; each change can be undone like every other of the diary."""

from __future__ import annotations

from datetime import date, timedelta

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.story import ACTIVITIES, DAYS_BETWEEN_SCORES, ActivityScore, OwnActivity, Story
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.story_store import StoryStore


class Stories:
    """Reads and writes through the diary, which tells `Topic.STORY` and every trouble."""

    def __init__(self, diary: Diary, database: Database, clock: Clock) -> None:
        self._diary = diary
        self._store = StoryStore(database)
        self._clock = clock

    def story(self) -> Story:
        """The story as it was last written."""
        return self._diary.read(self._store.story)

    def keep(self, story: Story) -> None:
        """Write the whole story, unless nothing is new in it."""
        if story != self.story():
            self._diary.write(lambda: self._store.keep(story), Topic.STORY, Action.STORY)

    def activities(self) -> tuple[OwnActivity, ...]:
        """The activities that matter, in the order in which they were named."""
        return self._diary.read(self._store.activities)

    def add_activity(self, name: str) -> OwnActivity:
        """Name one more; raises ValueError for an empty name or where there are three already."""
        if not name.strip() or len(self.activities()) >= ACTIVITIES:
            raise ValueError("an activity needs a name, and three are enough")
        return self._diary.write(lambda: self._store.add_activity(name.strip()), Topic.STORY, Action.ACTIVITY)

    def remove_activity(self, activity_id: int) -> None:
        """Ask about it no more."""
        now = self._clock.now()
        self._diary.write(lambda: self._store.remove_activity(activity_id, now), Topic.STORY, Action.ACTIVITY)

    def score_activity(self, activity_id: int, score: int) -> None:
        """Keep how well it goes now, 0 to 10; raises ValueError outside."""
        scored = ActivityScore(Stamp.of(self._clock.now(), self._clock.zone()), score)
        self._diary.write(lambda: self._store.add_score(activity_id, scored), Topic.STORY, Action.ACTIVITY)

    def medicines(self, since: date, until: date) -> tuple[tuple[str, date], ...]:
        """Every medicine of these days as it was written, with the day it was taken."""
        return self._diary.read(lambda: self._store.medicines(since, until))

    def due(self) -> tuple[OwnActivity, ...]:
        """Those without a score in the last fourteen days."""
        since = self._clock.now().date() - timedelta(days=DAYS_BETWEEN_SCORES - 1)
        return tuple(
            activity
            for activity in self.activities()
            if not activity.scores or activity.scores[-1].at.local_date < since
        )
