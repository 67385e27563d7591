"""Charts, tables and shoes of runs as a screen reader tells them: name, role and value in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.ui.pages.shoes import ShoesPage
from ankle_rehab.ui.widgets.load_chart.chart import LoadChart
from ankle_rehab.ui.widgets.review.score_table import ScoreTable
from tests.ui.house import House, click
from tests.ui.player_house import settle
from tests.ui.run_desk import TODAY, RunDesk, press

Role = QAccessible.Role


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> RunDesk:
    return RunDesk(house, qtbot)


def told(widget: QWidget) -> tuple[str, QAccessible.Role]:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name), seen.role()


def test_the_chart_is_told_in_one_sentence(desk: RunDesk) -> None:
    for ago in (1, 3):
        desk.ran(TODAY - timedelta(days=ago))
    (chart,) = desk.page.findChildren(LoadChart)
    words, role = told(chart)
    assert role is Role.StaticText
    assert words.startswith("Load chart, 31 August 2026 to 22 November 2026: 2 runs, 10 km.")


@pytest.mark.parametrize(
    ("unit", "heading", "far"),
    [(DistanceUnit.KILOMETRES, "km", "10.0"), (DistanceUnit.MILES, "mi", "6.2")],
)
def test_the_table_has_its_headings_and_numbers_in_the_chosen_unit(
    desk: RunDesk, unit: DistanceUnit, heading: str, far: str
) -> None:
    desk.house.preferences.change(distance_unit=unit)
    for ago in (1, 3):
        desk.ran(TODAY - timedelta(days=ago))
    press(desk.page, "Table")
    (table,) = (one for one in desk.page.findChildren(ScoreTable) if one.isVisible())
    assert told(table) == ("The weeks as a table", Role.Table)
    model, spoken = table.model(), Qt.ItemDataRole.AccessibleTextRole
    columns = range(model.columnCount())
    headings = [str(model.headerData(one, Qt.Orientation.Horizontal, spoken)) for one in columns]
    cells = [str(model.data(model.index(0, one), spoken)) for one in columns]
    assert heading in headings[2]
    assert cells[2] == far
    assert all(headings)


def test_each_pair_of_shoes_says_how_far_it_went(house: House, qtbot: QtBot) -> None:
    for name, kilometres in (("Blue", 683), ("Red", 12)):
        house.parts.shoes.keep(Shoe(name, kilometres=kilometres))
    page = ShoesPage(house.parts)
    qtbot.addWidget(page)
    page.show()
    settle()
    bars = [told(one) for one in page.findChildren(QProgressBar) if one.isVisible()]
    assert bars == [
        ("Blue: 683 km of about 800 km", Role.ProgressBar),
        ("Red: 12 km of about 800 km", Role.ProgressBar),
    ]
    for name in ("Blue", "Red"):
        click(page, f"Change {name}")
        click(page, "Leave it")
