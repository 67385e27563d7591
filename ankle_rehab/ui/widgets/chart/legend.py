"""What the shapes of the pain chart stand for."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.light import Light
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.chart.layout import Look, Rows
from ankle_rehab.ui.widgets.chart.shapes import dots, marks
from ankle_rehab.ui.widgets.legend import Legend
from ankle_rehab.ui.words import chart_words

LIGHTS = 1.1


class ChartLegend(Legend):
    """Explains the marks, the lights and the hollow points."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._side = Side.LEFT
        self._kinds: tuple[MarkKind | Light | None, ...] = ()

    def display(self, rows: Rows) -> None:
        """Explain what a chart with these rows shows."""
        self._side = rows.sides[0] if rows.sides else Side.LEFT
        items = chart_words.legend(rows.lanes)
        self._kinds = tuple(kind for kind, _ in items)
        self.explain([words for _, words in items])

    def paint_shape(self, painter: QPainter, look: Look, number: int, place: QPointF, size: float) -> None:
        kind = self._kinds[number]
        if kind is None:
            dots(painter, look, self._side, size, late=True)(place.x(), place.y())
        else:
            wide = size * (LIGHTS if isinstance(kind, Light) else 1.0)
            marks(painter, look, kind, wide)(place.x(), place.y())
