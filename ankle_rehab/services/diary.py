"""The diary as the rest of the program sees it: every change is on the disk before it is told."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.diary import Day, DayGlance, DayKind, OpenSession, SessionRecord
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.icing_rules import Conditions
from ankle_rehab.domain.pain import PainEntry, PastEntry, ThrownAway
from ankle_rehab.domain.safety import SignCheck
from ankle_rehab.domain.span import Span
from ankle_rehab.services.ledger import Ledger, Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.icing_store import IcingStore
from ankle_rehab.storage.remembered import Remembered
from ankle_rehab.storage.run_days import RunDays
from ankle_rehab.storage.session_store import SessionStore

if TYPE_CHECKING:
    from ankle_rehab.domain.activity import Activity
    from ankle_rehab.domain.draft import EntryDraft
    from ankle_rehab.domain.finding import Cursor, Filter
    from ankle_rehab.domain.outcome import StepRecord
    from ankle_rehab.domain.session import SessionRun
    from ankle_rehab.storage.day_store import DayStore
    from ankle_rehab.storage.pain_store import PainStore
    from ankle_rehab.storage.search_store import SearchStore

__all__ = ("Diary", "Topic")

MOST_OF_A_DAY = 20

# What only looks back or changes is imported when it is first needed: the first picture must not wait.
# ruff: noqa: PLC0415


class Diary(Ledger):
    """Scores, sessions, icings and answered pages. Each call is one transaction and one user action.

    What was done to scores, marked days and the story can be taken back with `undo`.
    """

    def __init__(self, database: Database, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(database, parent)
        self._clock = clock
        self._pain = DiaryStore(database)
        self._sessions = SessionStore(database)
        self._icings = IcingStore(database)
        self._runs = RunDays(database)
        self._telling = Remembered[tuple[PainEntry, ...]](database)
        self._risen = Remembered[dict[int, datetime]](database)
        self._checks = Remembered[tuple[SignCheck, ...]](database)

    # scores and signs --------------------------------------------------------------------------------

    def add_pain(self, entry: PainEntry) -> PainEntry:
        """Keep a score; returns it as it was kept, with its number."""
        return self.add_pains((entry,))[0]

    def add_pains(self, entries: tuple[PainEntry, ...], *, from_draft: bool = False) -> tuple[PainEntry, ...]:
        """Keep the scores of one check-in, all or none; a draft that they come from goes with it."""

        def work() -> tuple[PainEntry, ...]:
            kept = self._pain.add_pain(entries)
            if from_draft:
                self._put_draft(None)
            return kept

        return self.write(work, Topic.PAIN, Action.ADD_ENTRY)

    def edit_pain(self, entry: PainEntry, *, from_draft: bool = False) -> PainEntry:
        """Say something else in the entry of that number; returns it as it is kept.

        When it was first written stays, and what it said goes into its history. Raises LookupError when
        there is no such entry, or it lies in the trash.
        """

        def work() -> PainEntry:
            kept = self._entries.edit(entry, self._now())
            if from_draft:
                self._put_draft(None)
            return kept

        return self.write(work, Topic.PAIN, Action.EDIT_ENTRY)

    def remove_pain(self, entry_id: int) -> None:
        """Put a score into the trash, from where `restore_pain` takes it back."""
        self.write(
            lambda: self._pain.remove_pain(entry_id, self._clock.now()), Topic.PAIN, Action.DELETE_ENTRY
        )

    def restore_pain(self, entry_id: int) -> None:
        """Take a score out of the trash."""
        self.write(lambda: self._pain.restore_pain(entry_id), Topic.PAIN, Action.RESTORE_ENTRY)

    def entry(self, entry_id: int) -> PainEntry | None:
        """One score by its number; None when there is none or it lies in the trash."""
        return self.read(lambda: self._entries.entry(entry_id))

    def history(self, entry_id: int) -> tuple[PastEntry, ...]:
        """What an entry said before each of its changes, oldest first."""
        return self.read(lambda: self._entries.history(entry_id))

    def trash(self) -> tuple[ThrownAway, ...]:
        """What was thrown away, the latest first."""
        return self.read(self._entries.trash)

    def empty_trash(self, before: datetime | None = None) -> int:
        """Remove for good what was thrown away before a time, or all of it; returns how many entries."""
        return self.write(lambda: self._entries.empty_trash(before), Topic.PAIN)

    def erase_pain(self, entry_id: int) -> None:
        """Remove one entry of the trash for good."""
        self.write(lambda: self._entries.erase(entry_id), Topic.PAIN)

    def find(self, wanted: Filter, before: Cursor | None = None, limit: int = 50) -> tuple[PainEntry, ...]:
        """The newest entries that fit, newest first; `before` goes further back."""
        return self.read(lambda: self._search.find(wanted, before, limit))

    def found_count(self, wanted: Filter, most: int = 1000) -> int:
        """How many entries fit; counting stops at `most`."""
        return self.read(lambda: self._search.count(wanted, most))

    def keep_draft(self, draft: EntryDraft | None) -> None:
        """Keep what stands in the form now, in place of what stood there before; None keeps nothing.

        A fault is raised but not told: what is being written still stands in the form.
        """
        self.write_unheard(lambda: self._put_draft(draft))

    @property
    def has_draft(self) -> bool:
        """Whether an entry was begun and not saved; far quicker than reading it."""
        return bool(self.read(lambda: self._database.rows("SELECT 1 FROM draft LIMIT 1")))

    def draft(self) -> EntryDraft | None:
        """What was being written when the program last ended without saving it.

        One about "now" is about the time at which it was written, unless that was a moment ago.
        """
        from ankle_rehab.storage.draft_store import DraftStore

        kept = self.read(DraftStore(self._database).draft_and_time)
        if kept is None:
            return None
        draft, at = kept
        now = self._clock.now()
        written = Stamp.of(at.astimezone(now.tzinfo), self._clock.zone())
        return draft.taken_up(written, Stamp.of(now, self._clock.zone()))

    def entries(self, since: date | None = None) -> tuple[PainEntry, ...]:
        """Scores that refer to `since` or later, oldest first."""
        return self.read(lambda: self._pain.entries(since))

    def worst(self, since: date) -> dict[date, dict[Side, int]]:
        """The highest score of each side on each local date from `since` on that has any, oldest first."""
        return self.read(lambda: self._pain.worst(since))

    def moved(self, since: date) -> tuple[tuple[date, ...], tuple[date, ...]]:
        """The day of each run since then, and of each ride, swim or the like."""
        span = Span(since, date.max)

        def work() -> tuple[tuple[date, ...], tuple[date, ...]]:
            return tuple(run.at.local_date for run in self._runs.runs(span)), self._runs.others(span)

        return self.read(work)

    def telling(self, since: date, lately: date, asked: datetime) -> tuple[PainEntry, ...]:
        """All that the rules of safety look for since then, oldest first (see `DiaryStore.telling`)."""
        about = (since, lately, asked)
        return self.read(lambda: self._telling.read(about, lambda: self._pain.telling(since, lately, asked)))

    def risen(self, entries: tuple[PainEntry, ...]) -> dict[int, datetime]:
        """Since when changed entries say something worse than before, by their numbers."""
        about = tuple(entry.id for entry in entries)
        return self.read(lambda: self._risen.read(about, lambda: self._pain.risen(entries)))

    def days(
        self, before: date | None = None, limit: int = 30, entries: int | None = None
    ) -> tuple[Day, ...]:
        """The newest days with anything written down, newest first; `before` goes further back.

        The first day that exceeds a number of `entries` is the last. Of a day with very many entries only
        the newest 20 are read; `find` leads to the others.
        """
        return self.read(lambda: self._days(before, limit, entries))

    def month(self, year: int, month: int) -> dict[date, DayGlance]:
        """Each day of a month of which anything was said, oldest first."""
        return self.read(lambda: self._day_marks.month(year, month))

    def mark_day(self, day: date, kind: DayKind | None) -> None:
        """Say of a day what it was; None says nothing any more."""
        self.write(lambda: self._day_marks.mark(day, kind), Topic.DAYS, Action.MARK_DAY)

    def add_check(self, check: SignCheck) -> SignCheck:
        """Keep an answered page of signs; returns it with its number."""
        return self.write(lambda: self._pain.add_check(check), Topic.CHECKS)

    def checks(self) -> tuple[SignCheck, ...]:
        """All answered pages of signs, oldest first."""
        return self.read(lambda: self._checks.read(None, self._pain.checks))

    # sessions ----------------------------------------------------------------------------------------

    def begin_session(self, run: SessionRun, started: Stamp) -> int:
        """Keep a session that has just begun; returns its number."""
        return self.write(lambda: self._sessions.begin(run, started))

    def keep_step(self, session_id: int, run: SessionRun) -> None:
        """Write where a running session stands."""
        self.write(lambda: self._sessions.keep(session_id, run, self._now()))

    def finish_session(self, session_id: int, run: SessionRun, ended: Stamp) -> None:
        """Close a session for good."""
        self.write(lambda: self._sessions.finish(session_id, run, ended), Topic.SESSIONS)

    def open_session(self) -> OpenSession | None:
        """The session left open by a crash; `storage.plan_codec.rebuild` makes it into a run again."""
        return self.read(self._sessions.open)

    def save_open(self, session_id: int) -> None:
        """Close an open session with what was done, at the time it was last kept."""
        self.write(lambda: self._sessions.save_open(session_id), Topic.SESSIONS)

    def discard_open(self, session_id: int) -> None:
        """Put an open session away unsaved."""
        self.write(lambda: self._sessions.discard_open(session_id, self._now()), Topic.SESSIONS)

    def sessions(self, since: date | None = None) -> tuple[SessionRecord, ...]:
        """Finished sessions that began on `since` or later, oldest first."""
        return self.read(lambda: self._sessions.sessions(since))

    def session_steps(self, session_id: int) -> tuple[StepRecord, ...]:
        """What was done in one session, in order."""
        return self.read(lambda: self._sessions.steps(session_id))

    # icing -------------------------------------------------------------------------------------------

    def begin_icing(self, icing: Icing) -> Icing:
        """Keep a new icing; returns it with its number."""
        return self.write(lambda: self._icings.begin(icing), Topic.ICINGS)

    def keep_icing(self, icing: Icing) -> None:
        """Write the state of the one that runs."""
        self.write(lambda: self._icings.keep(icing))

    def finish_icing(self, icing: Icing) -> None:
        """Write one that is over; may come again for a later word on the skin."""
        self.write(lambda: self._icings.keep(icing), Topic.ICINGS)

    def open_icing(self) -> Icing | None:
        """The icing begun and not ended, if any."""
        return self.read(self._icings.open)

    def icings(self, since: date | None = None) -> tuple[Icing, ...]:
        """Ended icings that began on `since` or later, oldest first."""
        return self.read(lambda: self._icings.icings(since))

    def add_conditions(self, conditions: Conditions) -> Conditions:
        """Keep an answered page of conditions for icing; returns it with its number."""
        return self.write(lambda: self._icings.add_conditions(conditions), Topic.CHECKS)

    def conditions(self) -> Conditions | None:
        """The last answered page of conditions for icing."""
        return self.read(self._icings.conditions)

    # parts -------------------------------------------------------------------------------------------

    @cached_property
    def _entries(self) -> PainStore:
        from ankle_rehab.storage.pain_store import PainStore

        return PainStore(self._database)

    @cached_property
    def _day_marks(self) -> DayStore:
        from ankle_rehab.storage.day_store import DayStore

        return DayStore(self._database)

    @cached_property
    def _search(self) -> SearchStore:
        from ankle_rehab.storage.search_store import SearchStore

        return SearchStore(self._database)

    def _activities(self, span: Span) -> tuple[Activity, ...]:
        from ankle_rehab.storage.activity_store import ActivityStore

        return ActivityStore(self._database).activities(span)

    def _put_draft(self, draft: EntryDraft | None) -> None:
        from ankle_rehab.storage.draft_store import DraftStore

        DraftStore(self._database).keep(draft, self._clock.now())

    def _days(self, before: date | None, limit: int, most: int | None) -> tuple[Day, ...]:
        dates = self._pain.days(before, limit)
        if not dates:
            return ()
        first, last = dates[-1], dates[0]
        sessions, icings = self._sessions.sessions(first, last), self._icings.icings(first, last)
        kinds, outings = self._day_marks.marks(first, last), self._activities(Span(first, last))
        days: list[Day] = []
        read = 0
        for day in dates:
            if most is not None and read > most:
                break
            entries, more = self._pain.newest_of_day(day, MOST_OF_A_DAY)
            read += len(entries)
            trained = tuple(session for session in sessions if session.started.local_date == day)
            iced = tuple(icing for icing in icings if icing.started.local_date == day)
            moved = tuple(outing for outing in outings if outing.start.local_date == day)
            days.append(Day(day, entries, trained, iced, kinds.get(day), more, moved))
        return tuple(days)

    def _now(self) -> Stamp:
        return Stamp.of(self._clock.now(), self._clock.zone())
