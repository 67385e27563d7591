"""The review page in sight, and what was written for it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment, PainEntry
from ankle_rehab.ui.widgets.chart.chart import Chart
from ankle_rehab.ui.widgets.review.score_table import ScoreTable
from tests.fakes.entries import stamp
from tests.ui.house import House, click, reads

TODAY = date(2026, 11, 22)
MORNING = Moment.NEXT_MORNING


def settle() -> None:
    for _ in range(90):
        QApplication.processEvents()


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


class Look:
    """The page in sight; `edited` and `asked` hold what it wanted."""

    def __init__(self, house: House, qtbot: QtBot) -> None:
        self.house = house
        self.page = house.review_page()
        self.edited: list[int] = []
        self.asked: list[str] = []
        self.page.edit_requested.connect(self.edited.append)
        self.page.open_page.connect(self.asked.append)
        qtbot.addWidget(self.page)
        self.page.resize(930, 730)
        self.page.show()
        settle()

    @property
    def chart(self) -> Chart:
        (chart,) = self.page.findChildren(Chart)
        return chart

    @property
    def table(self) -> ScoreTable:
        (table,) = self.page.findChildren(ScoreTable)
        return table

    def click(self, name: str) -> None:
        click(self.page, name)
        settle()

    def reads(self, words: str) -> bool:
        return reads(self.page, words)

    def said(self) -> list[str]:
        """Everything that can be read now."""
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisibleTo(self.page)]

    def rows(self) -> list[list[str]]:
        model = self.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


def wrote(
    house: House, score: int, days: int, *, side: Side = Side.LEFT, moment: Moment = MORNING
) -> PainEntry:
    when = stamp(back(days))
    return house.diary.add_pain(PainEntry(side, score, moment, when, when))
