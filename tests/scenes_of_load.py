"""Whether there is room for a run: the line of Today with its why, and the card before a planned run."""

from __future__ import annotations

from datetime import timedelta

from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.planned import Planned
from tests.fakes.runner import Runner
from tests.scene import Scene


class ScenesOfLoad(Scene):
    """One method for each picture; what begins with an underscore leads to it."""

    def may_i_run_ask(self) -> None:
        """Nobody knows how far this runner goes."""
        self.live()
        self._today()

    def may_i_run(self) -> None:
        self._ran(18, 20)
        self._today()
        self.scroll_to(0.35)

    def may_i_run_why(self) -> None:
        self.may_i_run()
        self.click("Why this answer")
        self.scroll_to(0.6)

    def may_i_run_full_week(self) -> None:
        """Three runs of the week are done."""
        self._ran(16, 18, 20)
        self._today()
        self.scroll_to(0.35)

    def may_i_run_fourth(self) -> None:
        """A fourth run is planned for today."""
        self._ran(16, 18, 20)
        self.parts.runs.plan(Planned(self.clock.now().date(), metres=6000))
        self._today()
        self.scroll_to(0.35)

    def may_i_run_red(self) -> None:
        """A run was planned for tomorrow before the light was red."""
        runner = self._ran(18, 21)
        self.parts.runs.plan(Planned(self.clock.now().date() + timedelta(days=1), metres=6000))
        runner.score(22, 6, Moment.OTHER, 8)
        runner.go(22, 9)
        self._today()
        self.scroll_to(0.35)

    def may_i_run_sore(self) -> None:
        """The morning after a run of which nothing else was written, and a run planned for today."""
        runner = self._ran(18, 21)
        self.parts.runs.plan(Planned(self.clock.now().date(), metres=6000))
        runner.morning(22, 3)
        runner.go(22, 9)
        self._today()
        self.scroll_to(0.35)

    def planned_on_a_sore_day(self) -> None:
        self.may_i_run_sore()
        self.open("runs")
        self.rest()

    def may_i_run_page(self) -> None:
        """The page of the ladder for somebody who runs without it."""
        self._ran(18, 20)
        self.open("running")
        self.rest()
        self.click("Why this answer")

    def _ran(self, *days: int) -> Runner:
        """Runs of these days of November, with green lights."""
        self.live()
        runner = Runner(self.parts, self.clock, 22)
        for day in days:
            runner.logged(day, 5.0 + day % 3, hour=17)
            runner.score(day, 1, Moment.DURING_WORST, 18)
            runner.score(day, 1, Moment.AFTER_60MIN, 18)
            runner.morning(day + 1)
        runner.go(22, 9)
        return runner

    def _today(self) -> None:
        self.open("today")
        self.rest()
