"""What the plans of this week are made of, gathered from all that knows it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.day_plan import BALANCE, PlanFacts
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.progress import PHASE, Phase
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lights import Lights
from ankle_rehab.storage.course_store import CourseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.plan_store import PlanStore

_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
FORTNIGHT = timedelta(days=14)


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
        lights = self._lights.worst_days(Span(today - FORTNIGHT, today - _DAY))
        judged = [
            one.verdict.light
            for one in lights
            if one.day < today - _DAY or one.verdict.light is not Light.HOLD
        ]
        done: dict[date, frozenset[str]] = {}
        for one in self._diary.read(partial(self._past.routines, today - WEEK, today)):
            done[one.day] = done.get(one.day, frozenset()) | {one.routine_id}
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

    def phase(self) -> Phase:
        """Rehabilitation or prevention, by the last step that was kept."""
        steps = self._diary.read(partial(self._plans.steps, PHASE))
        return Phase.PREVENTION if steps and steps[-1].after else Phase.SORE
