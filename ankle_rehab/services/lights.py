"""The traffic light as the diary tells it: for now, for past days, and what holds over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.cycles import LOOK_BACK_DAYS as BEFORE_DAYS
from ankle_rehab.domain.cycles import Cycle, DayFacts, cycles
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Reason, Verdict, Why
from ankle_rehab.domain.light_now import LASTS_DAYS, light_now, worse
from ankle_rehab.domain.over_time import LOOK_BACK_DAYS, Note, notes
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.safety import SignCheck, Standing
from ankle_rehab.domain.sign_days import stop_spans, twists
from ankle_rehab.domain.statistics import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.fact_store import FactStore

RED_HOURS = 48
_TWIST_DAYS = 4
_RED_DAYS = 4
_AT_REST = (Moment.REST_BEFORE, Moment.OTHER, Moment.NEXT_MORNING)


@value
class DayLight:
    """The light of one day with a session or a score of an activity, and of one side.

    A day without either has one only where something that day was red or worse (`active` is false).
    """

    day: date
    side: Side
    verdict: Verdict
    active: bool = True


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
        diary.changed.connect(lambda _topic: self.changed.emit())

    def now(self, standing: Standing | None = None) -> LightNow:
        """What holds now; `standing` spares asking the guard for what it has just said."""
        today = self._today()
        since = _back(today, LASTS_DAYS + BEFORE_DAYS)
        facts = self._facts(Span(since, today))
        stands = self._guard.standing() if standing is None else standing
        held = light_now(facts, today, stands, self._twists(Span(since, today), self._diary.checks()))
        return LightNow(held.verdict, held.side, self._no_run_before(facts, today))

    def last(self) -> DayLight | None:
        """The light of the last day that has one, today included, of the worse side; None without any."""
        today = self._today()
        lights = self.days(Span(_back(today, LASTS_DAYS), today))
        day = max((one.day for one in lights), default=None)
        return None if day is None else self._worst(tuple(one for one in lights if one.day == day))

    def days(self, span: Span) -> tuple[DayLight, ...]:
        """The lights of past days, oldest first."""
        return tuple(
            DayLight(one.day, one.side, one.verdict, one.active) for one in self._cycles(span) if one.counts
        )

    def worst_days(self, span: Span) -> tuple[DayLight, ...]:
        """One light a day, oldest first: of two sides the worse one, with the reasons of both where alike."""
        by_day: dict[date, list[DayLight]] = {}
        for one in self.days(span):
            by_day.setdefault(one.day, []).append(one)
        return tuple(self._worst(tuple(lights)) for lights in by_day.values())

    def counts(self, span: Span) -> Mapping[Light, int]:
        """How many days of each light; of two sides the worse one counts."""
        return Counter(one.verdict.light for one in self.worst_days(span))

    def notes(self) -> tuple[Note, ...]:
        """What holds over days and weeks as of today."""
        today = self._today()
        span = Span(_back(today, LOOK_BACK_DAYS), today)
        lights = {one.day: one.verdict.light for one in self.worst_days(span)}
        return notes(lights, self._facts(span), today)

    def _cycles(self, span: Span) -> tuple[Cycle, ...]:
        facts = self._facts(Span(_back(span.since, BEFORE_DAYS), _back(span.until, -1)))
        checks = self._diary.checks()
        twisted = self._twists(Span(_back(span.since, _TWIST_DAYS), span.until), checks)
        found = cycles(facts, twisted, stop_spans(checks, self._today()))
        return tuple(one for one in found if span.since <= one.day <= span.until)

    def _facts(self, span: Span) -> tuple[DayFacts, ...]:
        return self._diary.read(lambda: self._store.days(span))

    def _twists(self, span: Span, checks: tuple[SignCheck, ...]) -> tuple[Stamp, ...]:
        return twists(checks, self._diary.read(lambda: self._store.twists(span)))

    def _no_run_before(self, facts: tuple[DayFacts, ...], today: date) -> datetime | None:
        """48 hours after the last thing that was red."""
        ends = [
            self._red_until(one, reason)
            for one in cycles(facts)
            if (today - one.day).days <= _RED_DAYS and one.verdict.light in (Light.RED, Light.STOP)
            for reason in one.verdict.reasons
        ]
        now = self._clock.now()
        end = max((one for one in ends if one is not None), default=None)
        return None if end is None or end <= now else end.astimezone(now.tzinfo)

    def _red_until(self, one: Cycle, reason: Reason) -> datetime | None:
        """The end of the 48 hours that a reason asks for; scores of 7 and more ask for them too."""
        morning = reason.moment is Moment.NEXT_MORNING
        day = _back(one.day, -1) if morning and one.active else one.day
        asked: tuple[Moment, ...] = ()
        if reason.why in (Why.SCORE, Why.MORNING_UP) and reason.moment is not None:
            asked = _AT_REST if reason.moment is Moment.REST_BEFORE else (reason.moment,)
        at = self._diary.read(partial(self._store.last_said, Span(day, day), one.side, asked))
        return None if at is None else at + timedelta(hours=RED_HOURS)

    def _worst(self, lights: tuple[DayLight, ...]) -> DayLight:
        verdict = worse(one.verdict for one in lights)
        side = next(one.side for one in lights if one.verdict.light is verdict.light)
        return DayLight(lights[0].day, side, verdict, any(one.active for one in lights))

    def _today(self) -> date:
        return self._clock.now().date()


def _back(day: date, days: int) -> date:
    """So many days earlier (later where it is negative), not before or after the calendar ends."""
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() - days)))
