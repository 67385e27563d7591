"""The traffic light as the diary tells it: for now, for past days, and what holds over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.cycles import LOOK_BACK_DAYS as BEFORE_DAYS
from ankle_rehab.domain.cycles import Cycle, DayFacts, cycles
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Verdict, Why, red_reasons
from ankle_rehab.domain.light_now import LASTS_DAYS, light_now
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.sign_days import twists
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.day_lights import DayLight, days_before, worst_of_days
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lit_days import JudgedDays, LitDays, RedEnd
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.fact_store import FactStore

if TYPE_CHECKING:
    from ankle_rehab.domain.over_time import Note

# What the first picture does without is imported when it is first asked for.
# ruff: noqa: PLC0415

__all__ = ("DayLight", "LightNow", "Lights")

RED_HOURS = 48
_RED_DAYS = 4
_AT_REST = (Moment.REST_BEFORE, Moment.OTHER, Moment.NEXT_MORNING)


@value
class LightNow:
    """The light that holds now, of the worse side; `side` is None where it is about neither.

    `no_run_before` is when running may be thought of again, None where it is not closed by a light.
    """

    verdict: Verdict
    side: Side | None = None
    no_run_before: datetime | None = None


class Lights(QObject):
    """`changed` comes when the diary has something new. Raises the faults of `storage.faults`."""

    changed = Signal()

    def __init__(
        self, diary: Diary, database: Database, guard: Guard, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._diary = diary
        self._store = FactStore(database)
        self._guard = guard
        self._clock = clock
        self._judged = JudgedDays(diary, database, clock, self._red_ends)
        diary.changed.connect(lambda _topic: self.changed.emit())

    def now(self, standing: Standing | None = None) -> LightNow:
        """What holds now; `standing` spares asking the guard for what it has just said."""
        today = self._today()
        span = Span(days_before(today, LASTS_DAYS + BEFORE_DAYS), today)
        facts = self._facts(span)
        stands = self._guard.standing() if standing is None else standing
        told = self._diary.read(partial(self._store.twists, span))
        held = light_now(facts, today, stands, twists(self._diary.checks(), told))
        return LightNow(held.verdict, held.side, self._no_run_before(facts, today))

    def last(self) -> DayLight | None:
        """The light of the last day that has one, today included, of the worse side; None without any."""
        today = self._today()
        return next(reversed(self.worst_days(Span(days_before(today, LASTS_DAYS), today))), None)

    def days(self, span: Span) -> tuple[DayLight, ...]:
        """The lights of past days, oldest first."""
        return self._judged.days(span)

    def worst_days(self, span: Span) -> tuple[DayLight, ...]:
        """One light a day, oldest first: of two sides the worse one, with the reasons of both where alike."""
        return worst_of_days(self.days(span))

    def counts(self, span: Span) -> Mapping[Light, int]:
        """How many days of each light; of two sides the worse one counts."""
        return Counter(one.verdict.light for one in self.worst_days(span))

    def load(self, span: Span) -> LitDays:
        """What the rules of training load need of these days."""
        return self._judged.load(span)

    def notes(self) -> tuple[Note, ...]:
        """What holds over days and weeks as of today."""
        from ankle_rehab.domain.over_time import LOOK_BACK_DAYS, notes

        today = self._today()
        span = Span(days_before(today, LOOK_BACK_DAYS), today)
        lights = {one.day: one.over_time.light for one in self.worst_days(span)}
        return notes(lights, self._facts(span), today)

    def _facts(self, span: Span) -> tuple[DayFacts, ...]:
        return self._diary.read(partial(self._store.days, span))

    def _no_run_before(self, facts: tuple[DayFacts, ...], today: date) -> datetime | None:
        """48 hours after the last thing that was red."""
        now = self._clock.now()
        first = days_before(today, _RED_DAYS)
        found = self._red_ends([one for one in cycles(facts) if one.day >= first])
        end = max((one.end for one in found), default=None)
        return None if end is None or end <= now else end.astimezone(now.tzinfo)

    def _red_ends(self, found: Iterable[Cycle]) -> list[RedEnd]:
        """The end of the hours without a run after each red thing of these days."""
        reds = {
            _said_in(one, reason): one.day for one in found for reason in red_reasons(one.scores, one.facts)
        }
        said = {red: self._diary.read(partial(self._store.last_said, *red)) for red in reds}
        return [
            RedEnd(reds[red], red[0].since, at + timedelta(hours=RED_HOURS))
            for red, at in said.items()
            if at is not None
        ]

    def _today(self) -> date:
        return self._clock.now().date()


def _said_in(one: Cycle, reason: Reason) -> tuple[Span, Side, tuple[Moment, ...]]:
    """The day, side and moments in which a reason for red was said; scores of 7 and more are such too."""
    morning = reason.moment is Moment.NEXT_MORNING
    day = days_before(one.day, -1) if morning and one.active else one.day
    moments: tuple[Moment, ...] = ()
    if reason.why in (Why.SCORE, Why.MORNING_UP) and reason.moment is not None:
        moments = _AT_REST if reason.moment is Moment.REST_BEFORE else (reason.moment,)
    return Span(day, day), one.side, moments
