"""What the shapes of a chart stand for: each with its word, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.chart.layout import Look

SHAPE, GAP, APART = 9.0, 6.0, 18.0
LINE = 1.5


class Legend(QLabel):
    """Painted with the chart's own shapes, which a subclass knows; as a label it is told as text."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.update)

    def explain(self, words: Sequence[str]) -> None:
        """Say these words, each beside its shape."""
        self._words = tuple(words)
        self.setAccessibleName(", ".join(words))
        self.updateGeometry()
        self.update()

    def paint_shape(self, painter: QPainter, look: Look, number: int, place: QPointF, size: float) -> None:
        """Paint the shape of that word, `size` wide, with its middle at `place`."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return round(len(lines) * self._line_height())

    def sizeHint(self) -> QSize:
        (line,) = self._lines(10**6) or ((),)
        width = sum(wide for *_, wide in line)
        return QSize(round(width), round(self._line_height()))

    def minimumSizeHint(self) -> QSize:
        widest = max((wide for line in self._lines(1) for *_, wide in line), default=0.0)
        return QSize(round(widest), round(self._line_height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.small)
        shape, height = SHAPE * look.unit, self._line_height()
        top = 0.0
        for line in self._lines(self.width()):
            passed = 0.0
            for number, words, wide in line:
                left = self.width() - passed - wide if look.mirrored else passed
                room = QRectF(left, top, wide, height)
                middle = room.right() - shape / 2 if look.mirrored else room.left() + shape / 2
                self.paint_shape(painter, look, number, QPointF(middle, room.center().y()), shape)
                painter.setPen(look.theme.color("muted"))
                before = shape + GAP * look.unit
                side = Qt.AlignmentFlag.AlignRight if look.mirrored else Qt.AlignmentFlag.AlignLeft
                painter.drawText(
                    room.adjusted(0, 0, -before, 0) if look.mirrored else room.adjusted(before, 0, 0, 0),
                    side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
                    words,
                )
                passed += wide
            top += height
        painter.end()

    def _lines(self, width: float) -> list[list[tuple[int, str, float]]]:
        """Each line's words with their numbers, and the room that they take."""
        look = self._look()
        metrics = QFontMetricsF(look.small)
        lines: list[list[tuple[int, str, float]]] = []
        used = 0.0
        for number, words in enumerate(self._words):
            wide = metrics.horizontalAdvance(words) + (SHAPE + GAP + APART) * look.unit
            if not lines or used + wide > width:
                lines.append([])
                used = 0.0
            lines[-1].append((number, words, wide))
            used += wide
        return lines

    def _line_height(self) -> float:
        return QFontMetricsF(self._look().small).height() * LINE

    def _look(self) -> Look:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Look(self._themes.current, self.font(), mirrored, self.devicePixelRatioF())
