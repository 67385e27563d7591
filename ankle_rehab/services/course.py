"""The course of things: levels that step forward, hold or step back, the week, and its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.day_plan import (
    BALANCE,
    DayPlan,
    PlanFacts,
    PlanKept,
    PlanWhy,
    done_by,
    held,
    plan_day,
    plan_kept,
    plan_week,
)
from ankle_rehab.domain.progress import EXERCISE, PHASE, PLAN, Phase, PlanStep, StepWhy, exercise_subject
from ankle_rehab.domain.span import Span
from ankle_rehab.services.diary import Diary, Topic
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.lights import Lights
from ankle_rehab.services.plan_facts import PlanFactsNow
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.course_store import CourseStore
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.plan_store import PlanStore

if TYPE_CHECKING:
    from ankle_rehab.domain.doubt import Doubt
    from ankle_rehab.domain.levels import Ladder
    from ankle_rehab.domain.light import Light
    from ankle_rehab.domain.over_time import Note
    from ankle_rehab.domain.routine import Routine
    from ankle_rehab.domain.safety import Standing
    from ankle_rehab.domain.stepping import Change
    from ankle_rehab.services.course_rules import CourseRules
    from ankle_rehab.storage.content import Content

# What the first picture does without is imported when it is first asked for.
# ruff: noqa: PLC0415

HOPS = 10
HOP_PAIN = 2
URGENT = (PlanWhy.ADVICE, PlanWhy.CALM)
FOLLOWED = frozenset({Topic.PAIN, Topic.SESSIONS, Topic.CHECKS, Topic.PLAN})


class Course(QObject):
    """Applies the rules of `domain.stepping` and `domain.day_plan` to the diary, once `begin` was called.

    `changed` comes when the plan is another. Asking raises the faults of `storage.faults`; what the rules
    change by themselves is tried again later where it could not be written.
    """

    changed = Signal()

    def __init__(
        self,
        diary: Diary,
        *,
        database: Database,
        lights: Lights,
        guard: Guard,
        content: Content,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._diary = diary
        self._database = database
        self._store = PlanStore(database)
        self._past = CourseStore(database)
        self._lights = lights
        self._guard = guard
        self._content = content
        self._clock = clock
        self._now = PlanFactsNow(diary, database, lights, clock)
        self._steps: tuple[PlanStep, ...] | None = None
        self._begun = False
        self._looking = False
        self._looked: date | None = None
        diary.changed.connect(self._on_changed)

    # the rules ---------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Apply the rules now, and from now on whenever the diary has something new."""
        self._begun = True
        if not self._look():
            self.changed.emit()

    @property
    def begun(self) -> bool:
        """Whether the rules are applied by now, and what takes longer may be asked for."""
        return self._begun

    def tick(self) -> None:
        """A new day may ask for another plan."""
        if self._begun and self._looked != self._today():
            self.look()

    def look(self) -> None:
        """Apply the rules to what is new, and keep the steps and the plans that follow.

        Kept are today's plan and the six after it, as they stand now. So a day on which the program was never
        open counts as planned only where a plan had been made for it in the week before.
        """
        self._look()

    def _look(self) -> bool:
        """Whether it was told that something is another now."""
        if self._looking or self._database.read_only:
            return False
        self._looking = True
        other = False
        try:
            other = self._rules.apply()
            self._looked = self._today()
        except StorageFault:
            pass  # whatever failed is tried again with the next change
        finally:
            self._looking = False
            self._steps = None
        if other:
            self.changed.emit()
        return other

    # what is asked of it ------------------------------------------------------------------------------

    def phase(self) -> Phase:
        """Rehabilitation or prevention."""
        step = self._newest(PHASE)
        return Phase.PREVENTION if step is not None and step.after else Phase.SORE

    def phase_news(self) -> Phase | None:
        """The phase that began today, to be said on this day alone; None on all others."""
        step = self._newest(PHASE)
        return self.phase() if step is not None and step.at.local_date == self._today() else None

    def levels(self) -> Mapping[str, int]:
        """The level of each exercise (by id) that is not at its usual one."""
        found = {
            step.subject.removeprefix(EXERCISE): step.after
            for step in self._all_steps()
            if step.subject.startswith(EXERCISE)
        }
        return {exercise_id: level for exercise_id, level in found.items() if level}

    @property
    def stage(self) -> int:
        """The stage of the balance ladder, 1 first."""
        step = self._newest(BALANCE)
        return 1 if step is None else min(max(1, step.after), len(self.ladder.stages))

    @property
    def ladder(self) -> Ladder:
        """The stages of the balance routine."""
        return self._content.ladder(BALANCE)

    def hops_passed(self) -> bool:
        """Whether the hop test since the last twist was ten hops with pain of 0 to 2, on each side tested."""
        from ankle_rehab.domain.self_test import TestKind
        from ankle_rehab.storage.test_store import TestStore

        results = self._diary.read(partial(TestStore(self._database).results, TestKind.HOPS))
        hours = self._guard.standing().hours_since_twist
        twist = None if hours is None else self._clock.now() - timedelta(hours=hours)
        last = {one.side: one for one in results if twist is None or one.at.utc > twist}.values()
        return bool(last) and all(
            one.amount >= HOPS and one.pain is not None and one.pain <= HOP_PAIN for one in last
        )

    def shape(self, routine: Routine) -> Routine:
        """The routine with the levels and the stage of its ladder."""
        levels = self.levels()
        if routine.id != BALANCE and not levels:
            return routine
        from ankle_rehab.domain.levels import at_stage, with_levels

        if routine.id == BALANCE:
            hops = self.hops_passed()
            routine = at_stage(routine, self.ladder, self.stage, self._content.exercise, hops=hops)
        return with_levels(routine, levels)

    def today(self, standing: Standing | None = None, light: Light | None = None) -> DayPlan:
        """What is planned for today; `standing` and `light` spare asking for what was just told.

        What was kept for today holds unless a light or a sign asks for less, or did and does not any more;
        once it is done, only a stop or a fresh twist asks for something else.
        """
        today = self._today()
        stands = self._guard.standing() if standing is None else standing
        if light is None:
            light = self._lights.now(stands).verdict.light
        stored = self._diary.read(partial(self._store.day_plans, today, today))
        now = PlanFacts(
            now=today, light=light, hours_since_twist=stands.hours_since_twist, waiting=stands.blocks_harder
        )
        asked = held(now, 0)
        done = bool(stored) and bool(done_by(stored[0].routine_id, self._done(today)))
        if done and (asked is None or asked[1] not in URGENT):
            return stored[0]
        if asked is not None:
            return DayPlan(today, *asked)
        if stored and not stored[0].why.held:
            return stored[0]
        return plan_day(today, self._now.look(stands, light))

    def week(self) -> tuple[DayPlan, ...]:
        """Today and the six days after it, as they stand now."""
        standing = self._guard.standing()
        light = self._lights.now(standing).verdict.light
        return (self.today(standing, light), *plan_week(self._now.look(standing, light))[1:])

    def planned(self, span: Span) -> tuple[DayPlan, ...]:
        """What was planned on past days and today, oldest first; see `look` for the days that count."""
        until = min(span.until, self._today())
        return self._diary.read(partial(self._store.day_plans, span.since, until))

    def kept(self, span: Span) -> PlanKept:
        """On how many of the days with a plan it was done, whole or in part."""
        plans = self.planned(span)
        if not plans:
            return PlanKept()
        done: dict[date, frozenset[str]] = {}
        whole: dict[date, frozenset[str]] = {}
        for one in self._diary.read(partial(self._past.routines, plans[0].day, plans[-1].day)):
            done[one.day] = done.get(one.day, frozenset()) | {one.routine_id}
            if one.whole:
                whole[one.day] = whole.get(one.day, frozenset()) | {one.routine_id}
        return plan_kept(plans, done, whole, self._today())

    def steps(self, span: Span) -> tuple[PlanStep, ...]:
        """What changed, oldest first."""
        return self._diary.read(partial(self._store.steps, None, span.since, span.until))

    # what the user chooses ----------------------------------------------------------------------------

    def choose(self, exercise_id: str, level: int) -> None:
        """Put an exercise at a level, as the user wants it; undone like any other deed."""
        from ankle_rehab.domain.stepping import Change

        before = self.levels().get(exercise_id, 0)
        exercise = self._content.exercise(exercise_id)
        after = min(max(level, -len(exercise.easier)), len(exercise.harder))
        if after != before:
            why = StepWhy.OWN_HARDER if after > before else StepWhy.OWN_EASIER
            self._chosen((Change(exercise_subject(exercise_id), before, after, why),))

    def choose_stage(self, stage: int) -> None:
        """Put the balance ladder at a stage (1 first), as the user wants it."""
        from ankle_rehab.domain.stepping import Change

        before, after = self.stage, min(max(1, stage), len(self.ladder.stages))
        if after != before:
            why = StepWhy.OWN_HARDER if after > before else StepWhy.OWN_EASIER
            self._chosen((Change(BALANCE, before, after, why),))

    def offer(self) -> Note | None:
        """Three ambers in a row to which nothing was said yet: repeat, or make it easier."""
        from ankle_rehab.domain.over_time import NoteKind
        from ankle_rehab.domain.stepping import answered

        last = answered(self._rules.stand())
        found = (note for note in self._lights.notes() if note.kind is NoteKind.THREE_AMBERS)
        return next((note for note in found if last is None or note.days[-1] > last), None)

    def answer(self, offered: Note, *, easier: bool) -> None:
        """Say "make it easier" or "repeat" to an offer."""
        from ankle_rehab.domain.stepping import Change, easier_now

        day = offered.days[-1]
        rules = self._rules
        changes = easier_now(rules.stand(), rules.days(), day) if easier else ()
        why = StepWhy.OWN_EASIER if easier else StepWhy.OWN_SAME
        self._chosen((*changes, Change(PLAN, 0, 0, why, day)))

    def doubt(self, routine_id: str) -> Doubt | None:
        """What is to be asked once before a routine starts, None for nothing."""
        from ankle_rehab.domain.doubt import doubt

        done = self._done(self._today(), whole=True)
        return doubt(routine_id, self._lights.now().verdict.light, done)

    def _chosen(self, changes: Iterable[Change]) -> None:
        at = Stamp.of(self._clock.now(), self._clock.zone())
        steps = [change.step(at, chosen=True) for change in changes]

        def work() -> None:
            for step in steps:
                self._store.add(step)

        self._diary.write(work, Topic.PLAN, Action.PLAN)

    # parts -------------------------------------------------------------------------------------------

    @cached_property
    def _rules(self) -> CourseRules:
        from ankle_rehab.services.course_rules import CourseRules

        return CourseRules(
            self._diary,
            database=self._database,
            lights=self._lights,
            guard=self._guard,
            content=self._content,
            clock=self._clock,
            now=self._now,
        )

    def _done(self, day: date, *, whole: bool = False) -> frozenset[str]:
        """The routines of a day, or those that were once done to their end."""
        found = self._diary.read(partial(self._past.routines, day, day))
        return frozenset(one.routine_id for one in found if one.whole or not whole)

    def _all_steps(self) -> tuple[PlanStep, ...]:
        if self._steps is None:
            self._steps = self._diary.read(self._store.steps)
        return self._steps

    def _newest(self, subject: str) -> PlanStep | None:
        return next((step for step in reversed(self._all_steps()) if step.subject == subject), None)

    def _today(self) -> date:
        return self._clock.now().date()

    def _on_changed(self, topic: Topic) -> None:
        self._steps = None
        if topic is Topic.PLAN:
            self.changed.emit()
        if self._begun and topic in FOLLOWED:
            self.look()
