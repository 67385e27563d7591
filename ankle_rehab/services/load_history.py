"""The weeks of training beside pain, for the load chart and its table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ankle_rehab.domain import load_rules
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load import Finding
from ankle_rehab.domain.load_chart import WEEK, LoadWeek, weeks
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.run_load import RunLoad
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.fact_store import FactStore


class LoadHistory:
    """Answers anew at every call. Raises the faults of `storage.faults`, which the diary has told."""

    def __init__(
        self, diary: Diary, database: Database, clock: Clock, *, load: RunLoad, preferences: Preferences
    ) -> None:
        self._diary = diary
        self._facts = FactStore(database)
        self._clock = clock
        self._load = load
        self._preferences = preferences

    def weeks(self, count: int, back: int = 0) -> tuple[LoadWeek, ...]:
        """`count` whole weeks, oldest first; the last is this one, or lies so many weeks `back`.

        What is only planned is left out.
        """
        today, first = self._clock.now().date(), self._preferences.settings.week_start
        begin = load_rules.week_start(today, first) - (back + count - 1) * WEEK
        last = begin + count * WEEK - timedelta(days=1)
        kept = self._load.past(min(last, today), begin)
        past = replace(kept, outings=tuple(one for one in kept.outings if not one.planned))
        found = {week.start: week.findings for week in load_rules.weeks(past, first)}

        def judge(day: date) -> tuple[Finding, ...]:
            return found.get(day, ())

        pain = self._pain(Span(begin, last))
        return weeks(past, begin, count, rests=past.rest, pain=pain, judge=judge)

    def _pain(self, span: Span) -> dict[tuple[date, Side], int]:
        """The worst score of each day and side."""
        days = self._diary.read(lambda: self._facts.days(span))
        return {
            (one.day, one.side): max(felt.worst for felt in one.scores.values()) for one in days if one.scores
        }
