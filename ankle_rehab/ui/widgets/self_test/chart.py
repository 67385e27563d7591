"""The self-tests over time: one point for each day and foot, never joined, on an axis that stays the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.self_test import DAYS_BETWEEN, MOST, TestKind, TestResult
from ankle_rehab.ui import text
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.words import self_test_words

LEAST_DAYS = 4 * DAYS_BETWEEN
LINES = 4
POINT = 0.72
BESIDE = 1.05
HIGH = 15.0


class SelfTestChart(QLabel):
    """L stands in a circle, R in a square; two feet on one day stand beside each other.

    It is a label so that a screen reader tells it as text.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._results: tuple[TestResult, ...] = ()
        self._kind = TestKind.BALANCE
        self._first = self._last = date(2000, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def display(self, kind: TestKind, results: Iterable[TestResult], today: date) -> None:
        """Show these results of one kind, up to `today`."""
        self._kind = kind
        self._results = tuple(one for one in results if one.kind is kind and one.side is not None)
        earliest = min((one.at.local_date for one in self._results), default=today)
        self._first = min(earliest, today - timedelta(days=LEAST_DAYS))
        self._last = max([today, *(one.at.local_date for one in self._results)])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, round(QFontMetricsF(self.font()).height() * HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self._small())
        painter.setFont(self._small())
        most = self_test_words.amount(self._kind, MOST[self._kind])
        left = metrics.horizontalAdvance(most) + metrics.height() / 2
        radius = metrics.height() * POINT
        box = QRectF(self.rect()).adjusted(left, radius, -1, -1.8 * metrics.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box = QRectF(self.rect()).adjusted(1, radius, -left, -1.8 * metrics.height())
        self._paint_grid(painter, box, metrics)
        for result in self._results:
            self._paint_point(painter, self._place(box, result, radius), result.side or Side.LEFT, radius)
        painter.end()

    def _paint_grid(self, painter: QPainter, box: QRectF, metrics: QFontMetricsF) -> None:
        theme = self._themes.current
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for line in range(LINES + 1):
            y = box.bottom() - box.height() * line / LINES
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            if line % 2:
                continue
            words = self_test_words.amount(self._kind, MOST[self._kind] * line / LINES)
            beside = QRectF(box.right() + 4, y - metrics.height() / 2, self.width(), metrics.height())
            if not backwards:
                beside = QRectF(0, y - metrics.height() / 2, box.left() - 8, metrics.height())
            align = Qt.AlignmentFlag.AlignLeft if backwards else Qt.AlignmentFlag.AlignRight
            painter.setPen(theme.color("muted"))
            painter.drawText(beside, align | Qt.AlignmentFlag.AlignAbsolute, words)
        for day in (self._first, self._last):
            at_left = (day == self._first) != backwards
            align = Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
            under = QRectF(box.left(), box.bottom() + metrics.height() * 0.6, box.width(), metrics.height())
            painter.drawText(under, align | Qt.AlignmentFlag.AlignAbsolute, self_test_words.day(day))

    def _place(self, box: QRectF, result: TestResult, radius: float) -> QPointF:
        span = max(1, (self._last - self._first).days)
        along = (result.at.local_date - self._first).days / span
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            along = 1 - along
        beside = BESIDE * radius * (-1 if result.side is Side.LEFT else 1)
        edge = 2 * BESIDE * radius
        up = min(1.0, result.amount / MOST[self._kind])
        across = box.left() + edge + (box.width() - 2 * edge) * along + beside
        return QPointF(across, box.bottom() - box.height() * up)

    def _paint_point(self, painter: QPainter, at: QPointF, side: Side, radius: float) -> None:
        theme = self._themes.current
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("left" if side is Side.LEFT else "right"))
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        if side is Side.LEFT:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setPen(theme.color("card"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text.side_letter(side))

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(QFontMetricsF(font).height() * 0.72)))
        font.setWeight(QFont.Weight.DemiBold)
        return font
