"""The course of things: levels that step forward, hold or step back, the week, and its history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.day_plan import DayPlan, PlanWhy
from ankle_rehab.domain.progress import Phase, PlanStep
from ankle_rehab.domain.routine import Routine
from ankle_rehab.domain.statistics import Span
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.lights import Lights


class Course(QObject):
    """`changed` comes when the plan is another."""

    changed = Signal()

    def __init__(self, diary: Diary, lights: Lights, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._lights = lights
        self._clock = clock

    def look(self) -> None:
        """Apply the rules to what is new, and keep the steps that follow."""

    def phase(self) -> Phase:
        """Rehabilitation or prevention."""
        return Phase.SORE

    def levels(self) -> Mapping[str, int]:
        """The level of each exercise (by id) that is not at its usual one."""
        return {}

    def shape(self, routine: Routine) -> Routine:
        """The routine with the levels and the stage of its ladder."""
        return routine

    def today(self) -> DayPlan:
        """What is planned for today."""
        return DayPlan(self._clock.now().date(), "three", PlanWhy.FIRST)

    def week(self) -> tuple[DayPlan, ...]:
        """Today and the six days after it, as they stand now."""
        return (self.today(),)

    def planned(self, span: Span) -> tuple[DayPlan, ...]:
        """What was planned on past days, oldest first."""
        return ()

    def steps(self, span: Span) -> tuple[PlanStep, ...]:
        """What changed, oldest first."""
        return ()
