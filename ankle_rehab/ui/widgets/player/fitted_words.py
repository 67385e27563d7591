"""A short word or number as large as its place allows, to be read from across the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.ui.theme import Themes

LEAST_PIXELS = 9


class FittedWords(QLabel):
    """Draws one line in a colour of the theme; `most` is how many lines of ordinary text it may be high."""

    def __init__(
        self,
        themes: Themes,
        colour: str = "text",
        *,
        most: float = 10_000,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._colour = colour
        self._most = most
        self._across = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.changed.connect(self.update)

    def display(self, words: str, colour: str | None = None) -> None:
        """Show these words; only a change costs anything."""
        if colour is not None and colour != self._colour:
            self._colour = colour
            self.update()
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)

    def set_most(self, most: float) -> None:
        """How many lines of ordinary text the letters may be high."""
        self._most = most
        self.updateGeometry()
        self.update()

    def set_across(self, align: Qt.AlignmentFlag) -> None:
        """At which end of the line the words stand."""
        self._across = align
        self.update()

    @property
    def digit_height(self) -> float:
        """Height of a figure as drawn now, in pixels."""
        return QFontMetricsF(self._fitted()).tightBoundingRect("0").height()

    def sizeHint(self) -> QSize:
        height = round(QFontMetricsF(self.font()).height() * min(4.0, self._most))
        return QSize(120, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, round(QFontMetricsF(self.font()).height() * 1.2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        painter = QPainter(self)
        font = self._fitted()
        metrics = QFontMetricsF(font)
        figure = metrics.tightBoundingRect("0")
        box = QRectF(self.rect())
        width = metrics.horizontalAdvance(self.text())
        align = self._across
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and align == Qt.AlignmentFlag.AlignLeft:
            align = Qt.AlignmentFlag.AlignRight
        left = box.center().x() - width / 2
        if align == Qt.AlignmentFlag.AlignLeft:
            left = box.left()
        elif align == Qt.AlignmentFlag.AlignRight:
            left = box.right() - width
        painter.setFont(font)
        painter.setPen(self._themes.current.color(self._colour))
        painter.drawText(round(left), round(box.center().y() - figure.center().y()), self.text())
        painter.end()

    def _fitted(self) -> QFont:
        """The largest font that fits; measured with noughts, so that a number does not jump."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setPixelSize(100)
        metrics = QFontMetricsF(font)
        pattern = "".join("0" if letter.isdigit() else letter for letter in self.text())
        number = self.text().replace(":", "").isdigit()
        high = metrics.tightBoundingRect("0").height() if number else metrics.height()
        wide = max(1.0, metrics.horizontalAdvance(pattern))
        scale = min(self.width() / wide, 0.94 * self.height() / max(1.0, high))
        most = self._most * QFontMetricsF(self.font()).height() / QFontMetricsF(font).height()
        font.setPixelSize(max(LEAST_PIXELS, int(100 * min(scale, most))))
        return font
