"""The review's answers about many years, worked out a year a step, so that nothing stands still meanwhile."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, timedelta
from functools import partial
from typing import TypeAlias, TypeVar

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.done import Done, Kept
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.span import Span, pieces
from ankle_rehab.domain.statistics import (
    Comparison,
    Summary,
    Tally,
    Together,
    compare,
    compare_runs,
    summarise,
    together,
)
from ankle_rehab.domain.timeline import WORST_MORNINGS, BadDay, BadDays
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.review import Review
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.past_store import PastStore
from ankle_rehab.storage.review_store import ReviewStore
from ankle_rehab.storage.run_days import RunDays, kilometres_of

Answer = TypeVar("Answer")
Steps: TypeAlias = Generator[None, None, Answer]


class ReviewSteps:
    """Each method gives a generator that pauses after every step and returns what `Review` says at once.

    It may be left unfinished. Raises the faults of `storage.faults`.
    """

    def __init__(self, review: Review, diary: Diary, database: Database, clock: Clock) -> None:
        self._review = review
        self._diary = diary
        self._store = ReviewStore(database)
        self._past = PastStore(database)
        self._runs = RunDays(database)
        self._clock = clock

    def range_summary(self, since: date, until: date) -> Steps[tuple[Summary, ...]]:
        """What can be said of a range, for each side and moment with an entry."""
        span = self._review.span(since, until)
        found: list[Tally] = []
        for part in pieces(span):
            found += self._diary.read(partial(self._store.tallies, part))
            yield
        today = self._clock.now().date()
        return tuple(summarise(tally, span, today) for tally in together(found))

    def done(self, since: date, until: date) -> Steps[Done]:
        """Sessions, runs, rest and icings of a range."""
        span = self._review.span(since, until)
        found: list[Done] = []
        for part in pieces(span):
            found.append(self._review.done(part.since, part.until))
            yield
        return Done(
            span,
            completed=sum(one.completed for one in found),
            part=sum(one.part for one in found),
            stopped=sum(one.stopped for one in found),
            rest_days=sum(one.rest_days for one in found),
            sick_days=sum(one.sick_days for one in found),
            icings=sum(one.icings for one in found),
            planned_seconds=sum(one.planned_seconds for one in found),
            done_seconds=sum(one.done_seconds for one in found),
            kept=sum((one.kept for one in found), Kept()),
            runs=sum(one.runs for one in found),
            kilometres=sum(one.kilometres for one in found),
            longest=max((one.longest for one in found), default=0.0),
            others=sum(one.others for one in found),
        )

    def bad_days(self, since: date, until: date, n: int = WORST_MORNINGS) -> Steps[BadDays]:
        """The `n` worst mornings of a range and what came before them."""
        span = self._review.span(since, until)
        worst: list[BadDay] = []
        mornings = 0
        for part in pieces(span):
            found = self._review.bad_days(n, part.since, part.until)
            mornings += found.mornings
            worst = sorted((*worst, *found.days), key=lambda day: (day.score, day.morning), reverse=True)[:n]
            yield
        return BadDays(span, mornings, tuple(worst))

    def comparisons(self, since: date, until: date) -> Steps[tuple[Comparison, ...]]:
        """Mornings after a day with a session, ice, a run or a long run, beside the other mornings."""
        span = self._review.span(since, until)
        mornings: dict[Side, dict[date, int]] = {side: {} for side in Side}
        trained: dict[Side, set[date]] = {side: set() for side in Side}
        iced: dict[Side, set[date]] = {side: set() for side in Side}
        run: dict[date, float | None] = {}
        for part in pieces(span):
            self._diary.read(partial(self._gather, part, mornings, trained, iced))
            run |= kilometres_of(self._diary.read(partial(self._runs.runs, _wide(part))))
            yield
        found = []
        for side in Side:
            if mornings[side]:
                found.append(compare(side, Together.SESSION, mornings[side], trained[side]))
                yield
                found.append(compare(side, Together.ICING, mornings[side], iced[side]))
                yield
                found += compare_runs(side, mornings[side], run)
                yield
        return tuple(found)

    def _gather(
        self,
        part: Span,
        mornings: dict[Side, dict[date, int]],
        trained: dict[Side, set[date]],
        iced: dict[Side, set[date]],
    ) -> None:
        """Add what is known of a few days and of the one before them."""
        wide = _wide(part)
        for morning in self._past.mornings(part):
            mornings[morning.side][morning.day] = morning.score
        for day, _, sides in self._past.sessions(wide):
            for side in sides:
                trained[side].add(day)
        for day, side in self._past.icings(wide):
            iced[side].add(day)


def _wide(part: Span) -> Span:
    """These days and the one before them."""
    return Span(max(date.min + timedelta(days=1), part.since) - timedelta(days=1), part.until)
