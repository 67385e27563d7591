"""The traffic light in a word, a shape and a colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.light import Light
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.light_shapes import COLORS, light_shape
from ankle_rehab.ui.words import light_words

GAP = 0.45
HIGH = 1.5
LEAD = 0x0081  # Qt's AlignLeading and AlignVCenter, whose names must wait for the first picture


class LightBadge(QLabel):
    """Says which light it is and, to a screen reader, what it asks for.

    The first time only its room is kept, and it is painted right after (see `DayCell`).
    """

    def __init__(self, themes: Themes, light: Light | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._light: Light | None = None
        self._in_time = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)
        self.display(light)

    @property
    def light(self) -> Light | None:
        return self._light

    def display(self, light: Light | None) -> None:
        """Show this light; None shows nothing and takes no room."""
        self._light = light
        self.setAccessibleName("" if light is None else light_words.told(light))
        if light is None:
            self.hide()
        elif self.isHidden() and self.parentWidget() is not None:  # alone it would be a window
            self.show()
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if self._light is None:
            return QSize(0, 0)
        metrics = QFontMetricsF(self._font())
        wide = self._shape_size() * (1 + GAP) + metrics.horizontalAdvance(light_words.name(self._light))
        return QSize(round(wide) + 3, round(metrics.height() * HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._light is None:
            return
        if not self._in_time:
            self._in_time = True
            QTimer.singleShot(0, self.update)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, room = self._shape_size(), QRectF(self.rect())
        middle = room.right() - size * 0.55 if self.isRightToLeft() else room.left() + size * 0.55
        color = self._themes.current.color(COLORS[self._light])
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(color)
        place = QPointF(middle, room.center().y())
        painter.drawPath(QTransform.fromScale(size, size).map(light_shape(self._light)).translated(place))
        painter.setPen(color)
        painter.setFont(self._font())
        shift = size * (1 + GAP)
        words = room.adjusted(0, 0, -shift, 0) if self.isRightToLeft() else room.adjusted(shift, 0, 0, 0)
        painter.drawText(words, LEAD, light_words.name(self._light))
        painter.end()

    def _shape_size(self) -> float:
        return QFontMetricsF(self._font()).height() * 0.85

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
