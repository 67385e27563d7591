"""Looking back: the chart's points, honest summaries, what was done, and what came before the bad days."""

from __future__ import annotations

from datetime import date
from itertools import product

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.done import Done
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.points import Mark, Point
from ankle_rehab.domain.statistics import (
    Change,
    Comparison,
    Span,
    Summary,
    Tally,
    change,
    summarise,
    window,
    window_before,
)
from ankle_rehab.domain.table import Order, TableRow
from ankle_rehab.domain.timeline import WORST_MORNINGS, BadDays
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.review_store import ReviewStore

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
        self._clock = clock

    def first_day(self) -> date | None:
        """The oldest date with a score, None without any."""
        ends = self._diary.read(self._store.ends)
        return None if ends is None else ends.since

    def last_day(self) -> date | None:
        """The newest date with a score, None without any; a wrong clock may have left it in the future."""
        ends = self._diary.read(self._store.ends)
        return None if ends is None else ends.until

    def points(self, since: date, until: date, columns: int) -> tuple[Point, ...]:
        """The dots of a chart `columns` pixels wide: those alike that fall on one pixel are one."""
        return self._diary.read(lambda: self._store.points(Span(since, until), columns))

    def marks(self, since: date, until: date) -> tuple[Mark, ...]:
        """Sessions, icings, twists, rest and sick days, oldest first."""
        return self._diary.read(lambda: self._store.marks(Span(since, until)))

    def count(self, since: date | None = None, until: date | None = None) -> int:
        """How many scores refer to these days."""
        return self._diary.read(lambda: self._store.count(self._span(since, until)))

    def table(
        self,
        order: Order,
        after: TableRow | None = None,
        limit: int = PAGE,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[TableRow, ...]:
        """The next rows behind `after`, from the top without it."""
        return self._diary.read(lambda: self._store.rows(order, self._span(since, until), after, limit))

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
        span = self._span(since, until)
        return tuple(self._summary(tally, span) for tally in self._tallies(span))

    def done(self, since: date | None = None, until: date | None = None) -> Done:
        """Sessions, rest and icings of a range."""
        return Done(self._span(since, until))

    def bad_days(
        self, n: int = WORST_MORNINGS, since: date | None = None, until: date | None = None
    ) -> BadDays:
        """The `n` worst mornings of a range and what came before them."""
        return BadDays(self._span(since, until), 0, ())

    def comparisons(self, since: date | None = None, until: date | None = None) -> tuple[Comparison, ...]:
        """Mornings after a day with a session, and after one with ice, beside the other mornings."""
        return ()

    def _today(self) -> date:
        return self._clock.now().date()

    def _span(self, since: date | None, until: date | None) -> Span:
        """The range without days before the first entry and days to come."""
        first, today = self.first_day() or self._today(), self._today()
        begin = first if since is None else max(since, first)
        end = today if until is None else min(until, today)
        return Span(min(begin, end), end)

    def _tallies(self, span: Span) -> tuple[Tally, ...]:
        return self._diary.read(lambda: self._store.tallies(span))

    def _summary(self, tally: Tally, span: Span) -> Summary:
        return summarise(tally, span, self._today())
