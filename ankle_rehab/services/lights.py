"""The traffic light as the diary tells it: for now, for past days, and what holds over time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light, Verdict
from ankle_rehab.domain.statistics import Span
from ankle_rehab.domain.value import value
from ankle_rehab.services.diary import Diary


@value
class DayLight:
    """The light of one day with a session or a score of an activity, and of one side."""

    day: date
    side: Side
    verdict: Verdict


@value
class LightNow:
    """The light that holds now, of the worse side; `side` is None where nothing was written yet.

    `no_run_before` is when running may be thought of again, None where it is not closed by a light.
    """

    verdict: Verdict
    side: Side | None = None
    no_run_before: datetime | None = None


class Lights(QObject):
    """`changed` comes when the diary has something new."""

    changed = Signal()

    def __init__(self, diary: Diary, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._clock = clock

    def now(self) -> LightNow:
        """What holds now."""
        return LightNow(Verdict(Light.HOLD, ()))

    def days(self, span: Span) -> tuple[DayLight, ...]:
        """The lights of past days, oldest first."""
        return ()

    def counts(self, span: Span) -> Mapping[Light, int]:
        """How many days of each light; of two sides the worse one counts."""
        return {}
