"""What a new entry of the diary begins with: the sore side, and the moment it most likely is about."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.likely import likely_moment
from ankle_rehab.domain.pain import Moment
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.storage.faults import StorageFault

A_DAY = timedelta(days=1)
NOON = time(12, 0)


class NextEntry:
    """Fills in what can be known; a diary that cannot be read knows nothing, and has told of it."""

    def __init__(self, clock: Clock, diary: Diary, guard: Guard, preferences: Preferences) -> None:
        self._clock = clock
        self._diary = diary
        self._guard = guard
        self._preferences = preferences

    def now(self) -> EntryDraft:
        """An entry about right now."""
        draft = self._empty()
        return replace(draft, moment=self.moment(draft))

    def on(self, day: date) -> EntryDraft:
        """An entry about a past day, at noon of it; about today it is one about right now."""
        now = self._clock.now()
        if day >= now.date():
            return self.now()
        noon = datetime.combine(day, NOON, tzinfo=now.tzinfo)
        return replace(self._empty(), refers_to=Stamp.of(noon, self._clock.zone()))

    def moment(self, draft: EntryDraft) -> Moment:
        """What a draft most likely is about, as long as nobody has said it."""
        if draft.refers_to is not None:
            return Moment.OTHER
        now = self._clock.now()
        with suppress(StorageFault):
            sessions = self._diary.sessions(now.date() - A_DAY)
            ended = max((session.ended.utc for session in sessions), default=None)
            entries = self._diary.entries(now.date())
            return likely_moment(draft.sides, entries, ended, self._guard.standing(), now)
        return Moment.OTHER

    def _empty(self) -> EntryDraft:
        side = self._preferences.settings.sore_side
        return EntryDraft(frozenset() if side is None else frozenset({side}))
