"""The program stays open for weeks: nothing of what was shown on one day is left behind on the next."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QLayoutItem, QWidgetItem

from tests.journeys.patient import Patient


def items() -> int:
    """How many of Qt's items of layouts Python still holds.

    Each that Qt has deleted lies in wait for a widget that comes to lie in its place: that one's end is the
    end of the program.
    """
    found = shiboken6.getAllValidWrappers()
    return sum(isinstance(one, QLayoutItem) and type(one) is QWidgetItem for one in found)


def test_day_after_day_leaves_nothing_behind(patient: Patient) -> None:
    for day in range(1, 10):
        patient.go_to(day)
        patient.scores(day % 3)
    before = items()
    for day in range(10, 25):
        patient.go_to(day)
        patient.scores(day % 3)
    assert items() <= before + 2
