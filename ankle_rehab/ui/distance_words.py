"""Distances in words, in the unit that the user has chosen; the diary keeps metres."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.activity import METRES_A_MILE
from ankle_rehab.domain.settings import DistanceUnit

translate = QCoreApplication.translate

KILOMETRE = 1000.0


def metres_in(unit: DistanceUnit) -> float:
    """How many metres one of the unit is."""
    return METRES_A_MILE if unit is DistanceUnit.MILES else KILOMETRE


def number(metres: float, unit: DistanceUnit) -> str:
    """How many of the unit, with one decimal where there is one: "8", "8.5"."""
    rounded = round(metres / metres_in(unit), 1)
    return QLocale().toString(rounded, "f", 0 if rounded == int(rounded) else 1)


def distance(metres: float, unit: DistanceUnit) -> str:
    """A distance with its unit: "8.5 km", "1 mile", "5.3 miles"; the two are never parted."""
    n = number(metres, unit)
    if unit is DistanceUnit.KILOMETRES:
        return translate("distance", "{n}\N{NO-BREAK SPACE}km").format(n=n)
    one = round(metres / METRES_A_MILE, 1) == 1
    words = (
        translate("distance", "{n}\N{NO-BREAK SPACE}mile")
        if one
        else translate("distance", "{n}\N{NO-BREAK SPACE}miles")
    )
    return words.format(n=n)
