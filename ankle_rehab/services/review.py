"""Looking back: the chart's points, honest summaries, what was done, and what came before the bad days."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.done import QUIET_DAYS, Done, done, kept, rest_days
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.points import Mark, MarkKind, Point
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.statistics import (
    Change,
    Comparison,
    Summary,
    Tally,
    Together,
    change,
    compare,
    compare_runs,
    summarise,
    window,
    window_before,
)
from ankle_rehab.domain.table import NEWEST_FIRST, Order, TableRow
from ankle_rehab.domain.timeline import DAYS_BEFORE, WORST_MORNINGS, BadDay, BadDays, events_before, worst
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.day_store import DayStore
from ankle_rehab.storage.past_store import PastStore
from ankle_rehab.storage.plan_store import PlanStore
from ankle_rehab.storage.review_store import ReviewStore
from ankle_rehab.storage.run_days import RunDays, kilometres_of
from ankle_rehab.storage.table_store import TableStore

PAGE = 100


class Review:
    """Answers anew at every call; `Diary.changed` tells when an answer may be old.

    Days are local dates, both ends included. Where an end is left out, the diary's first day or today takes
    its place; days before the first entry and days to come are never counted as missing. Raises the faults of
    `storage.faults`.
    """

    def __init__(self, diary: Diary, database: Database, clock: Clock) -> None:
        self._diary = diary
        self._store = ReviewStore(database)
        self._table = TableStore(database)
        self._past = PastStore(database)
        self._days = DayStore(database)
        self._plans = PlanStore(database)
        self._runs = RunDays(database)
        self._clock = clock

    def first_day(self) -> date | None:
        """The oldest date with a score, a session or an icing, None without any."""
        ends = self._diary.read(self._store.ends)
        return None if ends is None else ends.since

    def last_day(self) -> date | None:
        """The newest such date, None without any; a wrong clock may have left it in the future."""
        ends = self._diary.read(self._store.ends)
        return None if ends is None else ends.until

    def span(self, since: date | None = None, until: date | None = None) -> Span:
        """The range without days before the first entry and days to come: what all numbers are about."""
        first, today = self.first_day() or self._today(), self._today()
        begin = first if since is None else max(since, first)
        end = today if until is None else min(until, today)
        return Span(min(begin, end), end)

    def points(self, since: date, until: date, columns: int) -> tuple[Point, ...]:
        """The dots of a chart `columns` pixels wide: those alike that fall on one pixel are one."""
        return self._diary.read(lambda: self._store.points(Span(since, until), columns))

    def marks(self, since: date, until: date, columns: int | None = None) -> tuple[Mark, ...]:
        """Sessions, runs, icings, twists, rest and sick days, oldest first.

        With `columns` those alike that fall on the same pixel of a chart so wide are one.
        """
        return self._diary.read(lambda: self._store.marks(Span(since, until), columns))

    def kinds(self, since: date, until: date) -> frozenset[MarkKind]:
        """Which of these marks there are at all."""
        return self._diary.read(lambda: self._store.kinds(Span(since, until)))

    def count(self, since: date | None = None, until: date | None = None) -> int:
        """How many scores refer to these days, those to come included."""
        return self._diary.read(lambda: self._store.count(_open(since, until)))

    def table(
        self,
        order: Order = NEWEST_FIRST,
        after: TableRow | None = None,
        limit: int = PAGE,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[TableRow, ...]:
        """The next rows behind `after`, from the top without it; days to come are not left out."""
        span = _open(since, until)
        return self._diary.read(lambda: self._table.rows(order, span, after, limit))

    def summaries(self, until: date | None = None) -> tuple[Change, ...]:
        """The seven days up to `until` beside the seven before, for each side and moment with an entry."""
        last = until or self._today()
        now = {(one.side, one.moment): one for one in self._tallies(window(last))}
        before = {(one.side, one.moment): one for one in self._tallies(window_before(last))}
        changes = []
        for side, moment in product(Side, Moment):
            nothing = Tally(side, moment)
            if (side, moment) in now or (side, moment) in before:
                newer = self._summary(now.get((side, moment), nothing), window(last))
                older = self._summary(before.get((side, moment), nothing), window_before(last))
                changes.append(change(newer, older))
        return tuple(changes)

    def range_summary(self, since: date | None = None, until: date | None = None) -> tuple[Summary, ...]:
        """What can be said of a range, for each side and moment with an entry."""
        span = self.span(since, until)
        return tuple(self._summary(tally, span) for tally in self._tallies(span))

    def done(self, since: date | None = None, until: date | None = None) -> Done:
        """Sessions, runs, rest and icings of a range."""
        span = self.span(since, until)
        return self._diary.read(lambda: self._done(span))

    def bad_days(
        self, n: int = WORST_MORNINGS, since: date | None = None, until: date | None = None
    ) -> BadDays:
        """The `n` worst mornings of a range and what came before them."""
        span = self.span(since, until)
        return self._diary.read(lambda: self._bad_days(n, span))

    def comparisons(self, since: date | None = None, until: date | None = None) -> tuple[Comparison, ...]:
        """Mornings after a day with a session, ice, a run or a long run, beside the other mornings.

        For each side with a morning score; those that are not `enough` are for a word of patience at most.
        """
        span = self.span(since, until)
        return self._diary.read(lambda: self._comparisons(span))

    def _done(self, span: Span) -> Done:
        sessions, icings = self._past.sessions(span), self._past.icings(span)
        kinds = self._days.marks(span.since, span.until)
        outcomes = Counter(outcome for _, outcome, _ in sessions)
        counted = done(span, outcomes, len(icings), self._resting(span), kinds)
        planned, guided = self._past.guided(span)
        plans = {plan.day: plan.routine_id for plan in self._plans.day_plans(span.since, span.until)}
        became = kept(plans, self._past.routines(span), self._today())
        runs = self._runs.runs(span)
        return replace(
            counted,
            planned_seconds=planned,
            done_seconds=guided,
            kept=became,
            runs=len(runs),
            kilometres=sum(run.kilometres or 0.0 for run in runs),
            longest=max((run.kilometres or 0.0 for run in runs), default=0.0),
            others=len(self._runs.others(span)),
        )

    def _resting(self, span: Span) -> frozenset[date]:
        """The days of rest; a week more is looked at, for what was written before the first of them."""
        wide = Span(_back(span.since, QUIET_DAYS), span.until)
        trained = {day for day, _, _ in self._past.sessions(wide)} | self._runs.moved(wide)
        iced = {day for day, _ in self._past.icings(wide)}
        written = self._past.written(wide) | trained | iced
        return rest_days(span, trained, written, self._days.marks(wide.since, wide.until), self._today())

    def _bad_days(self, n: int, span: Span) -> BadDays:
        mornings = self._past.mornings(span)
        days = []
        for morning in worst(mornings, n):
            at, entry_id = self._past.entry_of(morning)
            near = Span(_back(morning.day, DAYS_BEFORE), morning.day)
            kinds, resting = self._days.marks(near.since, near.until), self._resting(near)
            events = events_before(at, morning.side, self._past.pasts(near), kinds, resting)
            days.append(BadDay(morning.day, morning.side, morning.score, entry_id, events))
        return BadDays(span, len({morning.day for morning in mornings}), tuple(days))

    def _comparisons(self, span: Span) -> tuple[Comparison, ...]:
        wide = Span(_back(span.since, 1), span.until)
        sessions, icings = self._past.sessions(wide), self._past.icings(wide)
        run = kilometres_of(self._runs.runs(wide))
        mornings: dict[Side, dict[date, int]] = {side: {} for side in Side}
        for morning in self._past.mornings(span):
            mornings[morning.side][morning.day] = morning.score
        found = []
        for side in Side:
            trained = {day for day, _, sides in sessions if side in sides}
            iced = {day for day, iced_side in icings if iced_side is side}
            if mornings[side]:
                found.append(compare(side, Together.SESSION, mornings[side], trained))
                found.append(compare(side, Together.ICING, mornings[side], iced))
                found += compare_runs(side, mornings[side], run)
        return tuple(found)

    def _today(self) -> date:
        return self._clock.now().date()

    def _tallies(self, span: Span) -> tuple[Tally, ...]:
        return self._diary.read(lambda: self._store.tallies(span))

    def _summary(self, tally: Tally, span: Span) -> Summary:
        return summarise(tally, span, self._today())


def _open(since: date | None, until: date | None) -> Span:
    """A range with an end left out where it is not given."""
    return Span(since or date.min, until or date.max)


def _back(day: date, days: int) -> date:
    """So many days earlier, not before the calendar begins."""
    return date.fromordinal(max(1, day.toordinal() - days))
