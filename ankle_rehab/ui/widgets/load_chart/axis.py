"""Time under the load chart: weeks begin where the user's do, and labels never touch each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from ankle_rehab.domain.load_chart import WEEK
from ankle_rehab.domain.value import value
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.load_chart.layout import LoadShown

EVERY = (1, 2, 4, 8, 13, 26)
GAP = 0.8

translate = QCoreApplication.translate


@value
class Tick:
    """Words at the beginning of a week, so many days after the first; `year` where another begins."""

    days: int
    words: str
    year: str = ""


def ticks(shown: LoadShown, scale: float, width_of: Callable[[str], float]) -> tuple[Tick, ...]:
    """The closest labels that fit where a day is `scale` wide, in the unit of `width_of`."""
    begins = [week.since for week in shown.weeks]
    gap = GAP * width_of("00")
    widest = max(width_of(_words(day)) for day in begins) + gap
    every = next((one for one in EVERY if one * 7 * scale >= widest), EVERY[-1])
    made: list[Tick] = []
    year = 0
    for number, day in enumerate(begins):
        if (day.toordinal() // WEEK.days) % every:
            continue
        room = (7 * len(begins) - 7 * number) * scale
        words = _words(day) if room >= width_of(_words(day)) else ""
        told = str(day.year) if day.year != year and room >= width_of(str(day.year)) else ""
        year = day.year if told else year
        made.append(Tick(7 * number, words, told))
    return tuple(made)


def _words(day: date) -> str:
    return QLocale().toString(text.qdate(day), translate("load_chart", "d MMM", "date format"))
