"""What the plans of this week are made of, gathered from all that knows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.day_plan import BALANCE, PlanFacts
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.progress import PHASE, Phase
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lights import DayLight, Lights
from ankle_rehab.storage.course_store import CourseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.plan_store import PlanStore

_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
FORTNIGHT = timedelta(days=14)
OUTING = "outing"
"""Stands in the plan's facts for a run, a ride or the like that was written down or read from a file."""


class PlanFactsNow:
    """Apart from the rules, for the first picture asks for it. Raises the faults of `storage.faults`."""

    def __init__(self, diary: Diary, database: Database, lights: Lights, clock: Clock) -> None:
        self._diary = diary
        self._plans = PlanStore(database)
        self._past = CourseStore(database)
        self._lights = lights
        self._clock = clock

    def look(self, standing: Standing, light: Light) -> PlanFacts:
        """As it stands now; `light` is the one that holds."""
        today = self._clock.now().date()
        done: dict[date, frozenset[str]] = {}
        for one in self._diary.read(partial(self._past.routines, today - FORTNIGHT, today)):
            done[one.day] = done.get(one.day, frozenset()) | {one.routine_id}
        lights = self._lights.worst_days(Span(today - FORTNIGHT, today - _DAY))
        judged = [one.verdict.light for one in lights if self._judged(one, done, today)]
        for days in self._diary.moved(today - WEEK):
            for day in days:
                done[day] = done.get(day, frozenset()) | {OUTING}
        first = self._diary.read(self._past.first_session)
        return PlanFacts(
            now=today,
            phase=self.phase(),
            light=light,
            settled=bool(judged) and judged[-1] in (Light.GREEN, Light.AMBER),
            hours_since_twist=standing.hours_since_twist,
            waiting=standing.blocks_harder,
            begun=first is not None and first < today,
            laddered=self._diary.read(partial(self._past.first_day, BALANCE)) is not None,
            done=done,
        )

    def _judged(self, one: DayLight, done: Mapping[date, frozenset[str]], today: date) -> bool:
        """Whether this day says how a session went: yesterday may still wait for a score.

        A run of which no score was written neither helps nor hinders.
        """
        return one.verdict.light is not Light.HOLD or (one.day < today - _DAY and one.day in done)

    def phase(self) -> Phase:
        """Rehabilitation or prevention, by the last step that was kept."""
        steps = self._diary.read(partial(self._plans.steps, PHASE))
        return Phase.PREVENTION if steps and steps[-1].after else Phase.SORE
