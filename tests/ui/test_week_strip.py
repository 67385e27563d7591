"""Seven days: what is painted is also said, in every theme and width."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.domain.today import DayMarks
from ankle_rehab.ui.widgets.today.week_strip import DayCell, WeekStrip
from tests.ui.house import House

TODAY = date(2026, 11, 22)
DAYS = (
    DayMarks(TODAY - timedelta(days=6), sessions=2, icings=3),
    DayMarks(TODAY - timedelta(days=5), rest=True),
    DayMarks(TODAY - timedelta(days=4), pain={Side.RIGHT: 7, Side.LEFT: 0}),
    *(DayMarks(TODAY - timedelta(days=back)) for back in (3, 2, 1)),
    DayMarks(TODAY, sessions=1, icings=1, pain={Side.LEFT: 10, Side.RIGHT: 10}),
)


@pytest.fixture
def strip(house: House, qtbot: QtBot) -> Generator[WeekStrip]:
    page = QWidget()
    qtbot.addWidget(page)
    strip = WeekStrip(house.themes, page)
    strip.resize(860, 120)
    strip.display(DAYS)
    page.resize(900, 520)
    page.show()
    yield strip


def cells(strip: WeekStrip) -> list[DayCell]:
    return strip.findChildren(DayCell)


def test_each_day_says_what_it_holds(strip: WeekStrip) -> None:
    assert [cell.accessibleName() for cell in cells(strip)] == [
        "Monday 16 November, session ×2, ice ×3",
        "Tuesday 17 November, rest day",
        "Wednesday 18 November, left 0, no pain, right 7, severe",
        "Thursday 19 November, nothing written down",
        "Friday 20 November, nothing written down",
        "Saturday 21 November, nothing written down",
        "Sunday 22 November, session, ice, left 10, severe, right 10, severe",
    ]


def test_the_marks_are_painted_in_the_colours_of_the_theme(house: House, strip: WeekStrip) -> None:
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
        house.themes.choose(choice)
        image = cells(strip)[0].grab().toImage()
        found = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
        for name in ("accent", "rest", "card"):
            assert QColor(getattr(house.themes.current, name)).rgb() in found


def test_today_is_set_apart(house: House, strip: WeekStrip) -> None:
    ground = [cell.grab().toImage().pixelColor(4, 60).name().upper() for cell in cells(strip)]
    assert ground == [house.themes.current.card] * 6 + [house.themes.current.soft]


@pytest.mark.parametrize(("width", "rows"), [(860, 1), (560, 2), (360, 3)])
def test_a_narrow_strip_has_more_rows(strip: WeekStrip, width: int, rows: int) -> None:
    strip.resize(width, 500)
    QApplication.processEvents()
    assert len({cell.y() for cell in cells(strip)}) == rows
    assert all(strip.rect().contains(cell.geometry()) for cell in cells(strip))
