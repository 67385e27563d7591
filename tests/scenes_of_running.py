"""The states of the way back to running, for pictures of them."""

from __future__ import annotations

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.plan import Phase, make_plan
from ankle_rehab.domain.run_ladder import STAGES
from ankle_rehab.domain.run_routine import run_routine
from ankle_rehab.domain.self_test import TestKind
from tests.fakes.runner import Runner
from tests.scene import Scene

BOTH = (Side.LEFT, Side.RIGHT)


class ScenesOfRunning(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def running_first(self) -> None:
        self.agree()
        self.parts.guard.answer(frozenset(), twisted=False)
        self.open("running")

    def running_gate(self) -> None:
        runner = self._twisted(24)
        runner.walk(22)
        runner.test(22, TestKind.BALANCE, 34)
        runner.test(22, TestKind.HEEL_RAISES, 7)
        runner.go(24, 9)
        self.open("running")

    def running_walk(self) -> None:
        runner = self._twisted(24)
        runner.go(24, 9)
        self.open("running")
        self.rest()
        self.click("I have walked")

    def running_hops(self) -> None:
        runner = self._twisted(24)
        runner.gate_passed(21)
        runner.test(23, TestKind.HOPS, 8, 3)
        runner.go(24, 9)
        self.open("running")
        self.rest()
        self.click("I have hopped")

    def running_red(self) -> None:
        runner = self._running(24)
        runner.score(23, 6, Moment.DURING_WORST, 18)
        runner.go(24, 9)
        self.open("running")

    def running_open(self) -> None:
        runner = self._running(24)
        runner.go(24, 9)
        self.open("running")

    def running_ladder(self) -> None:
        self.running_open()
        self.rest()
        self.click("Choose stage 3")
        self.rest()
        self.scroll_to(0.6)

    def running_outside(self) -> None:
        self.running_open()
        self.rest()
        self.click("I did this")

    def running_day(self) -> None:
        runner = self._running(24)
        runner.run(23)
        runner.go(24, 9)
        self.open("running")

    def run_warm_up(self) -> None:
        self._on_the_way(0, Phase.WORK, 74)

    def run_ready(self) -> None:
        self._on_the_way(1, Phase.READY, 3)

    def run_running(self) -> None:
        self._on_the_way(1, Phase.WORK, 22)

    def run_walking(self) -> None:
        self._on_the_way(1, Phase.REST, 31)

    def run_far(self) -> None:
        self._on_the_way(1, Phase.REST, 31)
        self.far()

    def _twisted(self, days: int) -> Runner:
        self.agree()
        runner = Runner(self.parts, self.clock, days)
        runner.go(0, 9)
        self.parts.guard.answer(frozenset(), twisted=False)
        runner.twist(0)
        runner.mornings(12, 23)
        return runner

    def _running(self, days: int) -> Runner:
        runner = self._twisted(days)
        runner.gate_passed(13)
        for day in (15, 18, 21):
            runner.run(day)
        return runner

    def _on_the_way(self, item: int, phase: Phase, seconds: float) -> None:
        self.agree()
        content = self.parts.content
        stage = run_routine(STAGES[0], content.running().ladder, *content.running_exercises())
        self.play(make_plan(stage, BOTH), item, phase, seconds)
