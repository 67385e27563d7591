"""What the shapes of the load chart stand for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.load import Weight
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.chart.layout import Look
from ankle_rehab.ui.widgets.chart.shapes import mark_shape
from ankle_rehab.ui.widgets.legend import Legend
from ankle_rehab.ui.widgets.load_chart.paint import paint_run_bar, paint_shape, paint_week_bar
from ankle_rehab.ui.widgets.load_chart.shapes import hard_shape, weight_color, weight_shape
from ankle_rehab.ui.words import load_chart_words

TALL, THIN = 1.3, 0.5


class LoadLegend(Legend):
    """Bars, hard runs, days of rest, and what the rules found."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        items = load_chart_words.legend()
        self._kinds = tuple(kind for kind, _ in items)
        self.explain([words for _, words in items])

    def paint_shape(self, painter: QPainter, look: Look, number: int, place: QPointF, size: float) -> None:
        theme = look.theme
        match self._kinds[number]:
            case "week":
                paint_week_bar(painter, look, _bar(place, size, size * TALL))
            case "longest":
                paint_run_bar(painter, look, _bar(place, size * THIN, size * TALL))
            case "hard":
                paint_shape(painter, hard_shape(), theme.color("text"), place, size)
            case "rest":
                paint_shape(painter, mark_shape(MarkKind.REST), theme.color("good"), place, size)
            case kind:
                weight = Weight(kind)
                paint_shape(
                    painter, weight_shape(weight), theme.color(weight_color(weight)), place, size * 1.1
                )


def _bar(place: QPointF, width: float, height: float) -> QRectF:
    bar = QRectF(0, 0, width, height)
    bar.moveCenter(place)
    return bar
