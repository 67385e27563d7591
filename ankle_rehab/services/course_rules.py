"""The rules of the plan at work: what the diary tells of past days, what follows, and the keeping of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from ankle_rehab.domain import phase, stepping
from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.day_plan import BALANCE, PlanFacts, kept, plan_week
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.over_time import NoteKind
from ankle_rehab.domain.span import Span
from ankle_rehab.domain.stepping import Change, Course, LitDay, Reach
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.plan_facts import WEEK, PlanFactsNow
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.course_store import CourseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.fact_store import FactStore
from ankle_rehab.storage.plan_store import PlanStore

_DAY = timedelta(days=1)


class CourseRules:
    """Every method raises the faults of `storage.faults`; what is written is only raised, not told."""

    def __init__(
        self,
        diary: Diary,
        *,
        database: Database,
        lights: Lights,
        guard: Guard,
        content: Content,
        clock: Clock,
        now: PlanFactsNow,
    ) -> None:
        self._diary = diary
        self._plans = PlanStore(database)
        self._past = CourseStore(database)
        self._facts = FactStore(database)
        self._lights = lights
        self._guard = guard
        self._content = content
        self._clock = clock
        self._now = now

    def apply(self) -> bool:
        """Keep the steps and the plans that follow from what is new; returns whether there were any."""
        today, standing = self._today(), self._guard.standing()
        days, course = self.days(), self.stand()
        light = self._lights.now(standing).verdict.light
        up = any(note.kind is NoteKind.MORNINGS_UP for note in self._lights.notes())
        closed = standing.blocks_harder or standing.calm or light.severity >= Light.RED.severity
        count = self._keep(stepping.corrected(course, days, today, calm=not closed))
        count += self._keep(stepping.after_red(self._again(course), days, today))
        count += self._keep(stepping.after_mornings(self._again(course), days, today, up=up))
        written = self._facts.days(phase.pain_free_span(today))
        now = self._now.phase()
        following = phase.next_phase(now, written, standing, today, self._past.first_score())
        count += self._keep(phase.change_of(now, following))
        calm = light is Light.GREEN and not closed
        count += self._keep(stepping.forward(self._again(course), days, today, calm=calm))
        return self._keep_week(self._now.look(standing, light), today) or bool(count)

    def days(self) -> tuple[LitDay, ...]:
        """The days with a light and what was done on them; the last two may still wait for their morning."""
        today = self._today()
        since = today - timedelta(days=stepping.LOOK_BACK_DAYS)
        done = self._past.exercises(since, today)
        return tuple(
            LitDay(
                one.day,
                one.verdict.light,
                one.verdict.light is Light.HOLD and today - one.day <= _DAY,
                done.get(one.day, frozenset()),
            )
            for one in self._lights.worst_days(Span(since, today))
        )

    def stand(self) -> Course:
        """Where the plan stands."""
        reach = {one.id: Reach(-len(one.easier), len(one.harder)) for one in self._content.exercises()}
        return Course(self._plans.steps(), reach, self._past.first_day(BALANCE))

    def _again(self, course: Course) -> Course:
        """With the steps kept meanwhile."""
        return replace(course, steps=self._plans.steps())

    def _keep(self, changes: Iterable[Change]) -> int:
        """Write what a rule changed; returns how many steps."""
        at = Stamp.of(self._clock.now(), self._clock.zone())
        steps = [change.step(at) for change in changes]
        for step in steps:
            self._diary.write_unheard(partial(self._plans.add, step))
        return len(steps)

    def _keep_week(self, facts: PlanFacts, today: date) -> bool:
        """Write the plans of seven days that are others than those kept; returns whether any is."""
        known = {plan.day: plan for plan in self._plans.day_plans(today, today + WEEK)}
        fresh = plan_week(facts)
        wanted = (kept(known.get(today), fresh[0], facts.done.get(today, frozenset())), *fresh[1:])
        others = [plan for plan in wanted if known.get(plan.day) != plan]
        for plan in others:
            self._diary.write_unheard(partial(self._plans.keep_day, plan))
        return bool(others)

    def _today(self) -> date:
        return self._clock.now().date()
