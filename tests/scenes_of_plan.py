"""The states of the plan, for pictures of them."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.plan import make_plan
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.triage import Sign
from tests.fakes.runner import Runner
from tests.scene import Scene

BOTH = (Side.LEFT, Side.RIGHT)


class ScenesOfPlan(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def today_plan(self) -> None:
        self._planned_weeks(12)
        self.open("today")

    def today_why(self) -> None:
        self.today_plan()
        self.rest()
        self.click("Why this today?")

    def today_red(self) -> None:
        runner = self._planned_weeks(9)
        runner.score(9, 6, Moment.DURING_WORST, 18)
        runner.go(10, 9)
        self.open("today")
        self.rest()
        self.click("Why this today?")

    def today_two_reds(self) -> None:
        runner = self._planned_weeks(9)
        for day in (9, 11):
            runner.score(day, 6, Moment.DURING_WORST, 18)
        runner.go(12, 9)
        self.open("today")

    def today_prevention(self) -> None:
        self._planned_weeks(16, score=0)
        self.open("today")

    def session_levels(self) -> None:
        self._planned_weeks(9)
        self.parts.course.choose("wall-press", -1)
        self._look_at("daily")
        self.click("Ankle circles: harder")

    def session_balance(self) -> None:
        self._planned_weeks(9)
        self.parts.course.choose_stage(3)
        self._look_at("balance")

    def session_closed(self) -> None:
        self._planned_weeks(9)
        self.parts.guard.answer(frozenset({Sign.BETWEEN_SHINS}), twisted=False)
        self._look_at("strength")

    def session_second(self) -> None:
        runner = self._planned_weeks(9)
        runner.go(9, 18)
        self._do_routine(runner, 9, "daily")
        self.program.rooms.starter.begin("strength")

    def _look_at(self, routine_id: str) -> None:
        self.open("session")
        self.rest()
        name = self.parts.repertoire.routine(routine_id).name
        self.click(f"Look at {name}")
        self.rest()

    def _planned_weeks(self, days: int, score: int = 1) -> Runner:
        """So many days, each with its morning and what was planned for it."""
        self.agree()
        self.parts.guard.answer(frozenset(), twisted=False)
        runner = Runner(self.parts, self.clock, 30)
        self.parts.course.begin()
        for day in range(days):
            runner.morning(day, score)
            runner.go(day, 17)
            self._do_routine(runner, day, self.parts.course.today().routine_id, score)
        runner.morning(days, score)
        runner.go(days, 9)
        self.parts.course.tick()
        return runner

    def _do_routine(self, runner: Runner, day: int, routine_id: str, score: int = 1) -> None:
        if not routine_id:
            return
        plan = make_plan(self.parts.repertoire.routine(routine_id), BOTH)
        run = SessionRun.begin(plan)
        while run.outcome is None:
            run = run.confirm() if run.activity is not None else run.advance(3.0)
        started = runner.go(day, 17)
        number = self.parts.diary.begin_session(run, started)
        self.parts.diary.finish_session(number, run, runner.go(day, 17, 30))
        runner.score(day, score, Moment.DURING_WORST, 18)
        runner.score(day, score, Moment.AFTER_60MIN, 18)
