"""The light of each past day, judged once for each state of the diary file: a page asks for it many times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.cycles import Cycle, uneasy_days
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.day_lights import DayLight, cycles_of_days, days_before, lights_of, worst_of_days
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.fact_store import FactStore

MOST_DAYS = 200


@value
class RedEnd:
    """The `end` of the hours without a run after something red of the cycle of `day`, `said` on a day."""

    day: date
    said: date
    end: datetime


RedEnds = Callable[[Sequence[Cycle]], list[RedEnd]]


@value
class LitDays:
    """What the rules of training load need of some days.

    `lights` is one a day, `waits` are the ends of the hours without a run after something red, and `uneasy`
    the days after which one without running comes (see `cycles.uneasy_days`).
    """

    lights: tuple[DayLight, ...]
    waits: tuple[datetime, ...]
    uneasy: frozenset[date]


class JudgedDays:
    """The days in sight and what was found of them, kept until something is written or a new day begins.

    `red_ends` tells when the hours without a run end after what was red. Raises the faults of
    `storage.faults`.
    """

    def __init__(self, diary: Diary, database: Database, clock: Clock, red_ends: RedEnds) -> None:
        self._diary = diary
        self._database = database
        self._store = FactStore(database)
        self._clock = clock
        self._red_ends = red_ends
        self._state: tuple[int, date] | None = None
        self._known: _Window | None = None

    def days(self, span: Span) -> tuple[DayLight, ...]:
        """The lights of some days, oldest first."""
        lights = self._window(span).lights
        return tuple(one for one in lights if span.since <= one.day <= span.until)

    def load(self, span: Span) -> LitDays:
        """What the rules of training load need of some days."""
        found, next_day = self._window(span), days_before(span.until, -1)
        return LitDays(
            lights=worst_of_days(self.days(span)),
            waits=tuple(one.end for one in found.red_ends if span.since <= one.day and one.said <= next_day),
            uneasy=frozenset(day for day in found.uneasy if span.since <= day <= span.until),
        )

    def _window(self, span: Span) -> _Window:
        """The days that are known if these are among them, else those and these judged anew.

        Days far from those that are known are judged alone, for all between them would take seconds; then
        the newer ones are kept, which are asked for again and again. Inside of a change nothing is kept: it
        may be taken back.
        """
        state = (self._database.changes, self._clock.now().date())
        if self._database.changing:
            return self._judged(span, state[1])
        known = self._known if self._state == state else None
        if known is not None and known.span.since <= span.since and span.until <= known.span.until:
            return known
        if known is not None:
            both = Span(min(span.since, known.span.since), max(span.until, known.span.until))
            if both.days <= MOST_DAYS:
                span = both
            elif both != span and span.until <= known.span.until:
                return self._judged(span, state[1])
        self._state, self._known = state, self._judged(span, state[1])
        return self._known

    def _judged(self, span: Span, today: date) -> _Window:
        checks = self._diary.checks()
        return self._diary.read(
            lambda: _Window(span, cycles_of_days(self._store, checks, span, today), self._red_ends)
        )


class _Window:
    """Some days as they were judged; what not everybody asks for is found when it is."""

    def __init__(self, span: Span, found: tuple[Cycle, ...], red_ends: RedEnds) -> None:
        self.span = span
        self.lights = lights_of(found, span)
        self._found = found
        self._ends = red_ends

    @cached_property
    def uneasy(self) -> frozenset[date]:
        return uneasy_days(self._found)

    @cached_property
    def red_ends(self) -> list[RedEnd]:
        return self._ends([one for one in self._found if one.day >= self.span.since])
