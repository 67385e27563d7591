"""A chart in a window, and what it has said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.points import MarkKind, Point
from ankle_rehab.ui.theme import LIGHT, Themes
from ankle_rehab.ui.widgets.chart.axis import View
from ankle_rehab.ui.widgets.chart.chart import Chart, Pointed
from ankle_rehab.ui.widgets.chart.layout import Rows
from tests.fakes.points import Noted, point

TODAY = date(2026, 11, 22)
BOTH = Rows((Side.LEFT, Side.RIGHT), (MarkKind.SESSION, MarkKind.ICING, MarkKind.TWIST))
WHOLE = View.of(date(2020, 1, 1), TODAY)
TWO_WEEKS = View.of(TODAY - timedelta(days=13), TODAY)
SPREAD = (
    point(date(2026, 11, 10), 0, hour=8),
    point(date(2026, 11, 12), 10, hour=8),
    point(date(2026, 11, 14), 4, hour=20, late=True),
    point(date(2026, 11, 14), 4, hour=8, side=Side.RIGHT),
    point(date(2026, 11, 16), 4, hour=20),
    point(date(2026, 11, 20), 7, hour=8, side=Side.RIGHT, late=True),
    point(date(2026, 11, 21), 2, hour=8, n=3),
)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def settle() -> None:
    for _ in range(30):
        QApplication.processEvents()


def in_order(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda one: (one.at, one.side is Side.RIGHT, one.score))


class Board:
    """The chart is 860 pixels wide in its window and shows two weeks."""

    def __init__(self, themes: Themes, source: Noted, qtbot: QtBot, view: View = TWO_WEEKS) -> None:
        self.themes, self.source = themes, source
        self.window = QWidget()
        self.window.setStyleSheet(f"background: {LIGHT.card}")
        self.chart = Chart(themes, source)
        QVBoxLayout(self.window).addWidget(self.chart)
        qtbot.addWidget(self.window)
        self.window.resize(860, 480)
        self.pointed: list[Pointed | None] = []
        self.edited: list[int] = []
        self.several: list[date] = []
        self.views: list[View] = []
        self.chart.pointed.connect(self.pointed.append)
        self.chart.edit_requested.connect(self.edited.append)
        self.chart.several_requested.connect(self.several.append)
        self.chart.view_changed.connect(self.views.append)
        self.window.show()
        self.chart.display(WHOLE, BOTH)
        self.chart.look_at(view)
        settle()

    def image(self) -> QImage:
        self.chart.clearFocus()
        settle()
        return self.chart.grab().toImage()

    def place(self, one: Point) -> QPoint:
        layout = self.chart.layout_now()
        return QPointF(layout.x(one.at), layout.y(one.side, one.score)).toPoint()

    def walked(self) -> list[Point | None]:
        return [one.point for one in self.pointed if one is not None and one.by_key]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.chart, key, modifier)
        settle()

    def wheel(self, turn: QPoint, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        where = self.chart.mapToGlobal(at)
        event = QWheelEvent(
            at,
            where,
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self.chart.wheelEvent(event)
        settle()
        return event.isAccepted()
