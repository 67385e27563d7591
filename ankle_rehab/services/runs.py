"""Runs, cross-training and plans: kept in the diary, each change one step that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from ankle_rehab.domain.activity import Activity, Prep
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.diary import DayKind
from ankle_rehab.domain.load import Rule
from ankle_rehab.domain.pain import PainEntry
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.preparation import Prepared, prepared
from ankle_rehab.domain.safety import answers
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.activity_store import ActivityStore
from ankle_rehab.storage.care_store import CareStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.planned_store import PlannedStore

_DAY = timedelta(days=1)
_TENDER_DAYS = 4 * _DAY


class Runs:
    """Reads and writes through the diary, which tells `Topic.RUNS` and every trouble.

    Every method raises the faults of `storage.faults`; changing what is gone raises LookupError.
    """

    def __init__(self, diary: Diary, database: Database, clock: Clock) -> None:
        self._diary = diary
        self._store = ActivityStore(database)
        self._plans = PlannedStore(database)
        self._care = CareStore(database)
        self._scores = DiaryStore(database)
        self._days = DayStore(database)
        self._clock = clock

    # activities --------------------------------------------------------------------------------------

    def activities(self, span: Span) -> tuple[Activity, ...]:
        """The kept ones that began on these local days, oldest first."""
        return self._diary.read(lambda: self._store.activities(span))

    def all(self, span: Span) -> tuple[Activity, ...]:
        """The kept ones and the sessions of the run-walk ladder in which something was run, oldest first.

        A session has no number, and is left out where an activity with its `session_id` stands for it.
        """
        kept = self.activities(span)
        ladder = self._diary.read(lambda: self._care.ladder_runs(span))
        return tuple(sorted((*kept, *ladder), key=_in_order)) if ladder else kept

    def activity(self, number: int) -> Activity | None:
        """The activity of that number, None where there is none or it was thrown away."""
        return self._diary.read(lambda: self._store.activity(number))

    def add(self, activity: Activity, scores: Iterable[PainEntry] = ()) -> Activity:
        """Keep one more, with the scores that belong to it; returns it with its number."""

        def work() -> Activity:
            kept = self._store.add(activity)
            self._scores.add_pain(replace(score, activity_id=kept.id) for score in scores)
            return kept

        return self._diary.write(work, (Topic.RUNS, Topic.PAIN), Action.RUN)

    def add_all(self, activities: Sequence[Activity], action: Action = Action.RUN) -> tuple[Activity, ...]:
        """Keep all or none, as one step of undo; one that has a number takes the place of what it was."""

        def work() -> tuple[Activity, ...]:
            return tuple(
                self._store.add(one) if one.id is None else self._store.change(one) for one in activities
            )

        return self._diary.write(work, Topic.RUNS, action)

    def change(self, activity: Activity) -> Activity:
        """Say something else of the one of that number; returns it as it is kept."""
        return self._diary.write(lambda: self._store.change(activity), Topic.RUNS, Action.RUN)

    def remove(self, number: int) -> None:
        """Throw one away; its scores stay in the diary."""
        now = self._clock.now()
        self._diary.write(lambda: self._store.remove(number, now), Topic.RUNS, Action.RUN)

    # scores and preparation --------------------------------------------------------------------------

    def add_scores(self, activity_id: int, entries: Iterable[PainEntry]) -> tuple[PainEntry, ...]:
        """Keep the scores of one that is kept already; returns them with their numbers."""
        wanted = [replace(entry, activity_id=activity_id) for entry in entries]
        topics = (Topic.PAIN, Topic.RUNS)
        return self._diary.write(lambda: self._scores.add_pain(wanted), topics, Action.ADD_ENTRY)

    def scores(self, activity_id: int) -> tuple[PainEntry, ...]:
        """The scores that belong to one, oldest first."""
        return self._diary.read(lambda: self._store.scores(activity_id))

    def preparation(self, activity: Activity) -> Mapping[Prep, Prepared]:
        """What belongs around a run and how it stands (see `domain.preparation`); empty for anything else."""
        day = activity.start.local_date
        around = Span(day - _DAY, day + _DAY) if activity.timed else Span(day, day)
        cares = self._diary.read(lambda: self._care.cares(around))
        return prepared(activity, cares, self._tender(activity))

    def _tender(self, activity: Activity) -> tuple[datetime, ...]:
        """When a twist or new swelling was told that may still have mattered then."""
        day = activity.start.local_date
        felt = self._diary.read(lambda: self._care.tender(Span(day - _TENDER_DAYS, day + _DAY)))
        told = answers(self._diary.checks(), ())
        return (*felt, *told.swellings, *(page.at for page in told.pages if page.twisted))

    # plans -------------------------------------------------------------------------------------------

    def plans(self, span: Span) -> tuple[Planned, ...]:
        """What is planned for these days, by day and time."""
        return self._diary.read(lambda: self._plans.plans(span))

    def plan(self, planned: Planned) -> Planned:
        """Plan one more; returns it with its number."""
        return self._diary.write(lambda: self._plans.add(planned), Topic.RUNS, Action.RUN_PLAN)

    def change_plan(self, planned: Planned) -> None:
        """Move or change the plan of that number."""
        self._diary.write(lambda: self._plans.change(planned), Topic.RUNS, Action.RUN_PLAN)

    def unplan(self, number: int) -> None:
        """Take a plan back."""
        now = self._clock.now()
        self._diary.write(lambda: self._plans.remove(number, now), Topic.RUNS, Action.RUN_PLAN)

    def leave_at(
        self,
        number: int,
        rules: Iterable[Rule],
        *,
        instead: Planned | None = None,
        gone: int | None = None,
        rest: date | None = None,
    ) -> None:
        """Keep that these rules were read of an activity, and what becomes of the days to come.

        A plan takes the place of what it was or is a new one (`instead`), one is taken back by its number
        (`gone`), and a day becomes one of rest; all of it as one step of undo.
        """
        now = self._clock.now()
        ahead = instead is not None or gone is not None or rest is not None

        def work() -> None:
            done = self._store.activity(number)
            if done is None:
                raise LookupError("the activity that was read of is not there")
            self._store.change(replace(done, anyway=done.anyway | frozenset(rules)))
            if instead is not None:
                self._plans.add(instead) if instead.id is None else self._plans.change(instead)
            if gone is not None:
                self._plans.remove(gone, now)
            if rest is not None:
                self._days.mark(rest, DayKind.REST)

        self._diary.write(work, (Topic.RUNS, Topic.DAYS), Action.RUN_PLAN if ahead else Action.RUN)

    def rest_instead(self, planned: Planned) -> None:
        """Take a plan back, if it is kept, and say that its day is one of rest."""
        now = self._clock.now()

        def work() -> None:
            if planned.id is not None:
                self._plans.remove(planned.id, now)
            self._days.mark(planned.day, DayKind.REST)

        self._diary.write(work, (Topic.RUNS, Topic.DAYS), Action.RUN_PLAN)


def _in_order(activity: Activity) -> tuple[object, ...]:
    return activity.start.local_date, activity.start.utc
