"""A ring that fills as time passes, with the time in large figures inside; readable from across the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.ui.theme import Themes

LEAST, USUAL = 120, 280
STROKE = 0.06
DIGITS_WIDE, DIGITS_HIGH = 0.70, 0.40
WORD_WIDE, WORD_HIGH = 0.50, 0.055
LEAST_WORD = 11
FULL_TURN = 5760


class CountdownRing(QLabel):
    """Takes any size and draws itself as large as fits; the figures grow with it.

    It is a label so that a screen reader tells it as text.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._text, self._word, self._colour = "", "", "accent"
        self._filled = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST, LEAST)
        themes.changed.connect(self.update)

    def display(self, remaining_text: str, fraction: float, word: str, colour_name: str) -> None:
        """Show this time and word; `fraction` (0-1) of the ring is filled, in a colour of the theme."""
        self._text, self._word, self._colour = remaining_text, word, colour_name
        self._filled = min(1.0, max(0.0, fraction))
        name = f"{remaining_text} {word}".rstrip()
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self.update()

    @property
    def digit_height(self) -> float:
        """Height of the figures as drawn now, in pixels."""
        return QFontMetricsF(self._digit_font(self._side())).tightBoundingRect("0").height()

    def sizeHint(self) -> QSize:
        return QSize(USUAL, USUAL)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        theme = self._themes.current
        side = self._side()
        stroke = side * STROKE
        box = QRectF(0, 0, side - stroke, side - stroke)
        box.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("soft"), stroke))
        painter.drawEllipse(box)
        if self._filled > 0:
            pen = QPen(theme.color(self._colour), stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, FULL_TURN // 4, -round(FULL_TURN * self._filled))
        digits = self._digit_font(side)
        height = QFontMetricsF(digits).tightBoundingRect("0").height()
        centre = box.center()
        word = self._word_font(side)
        legible = bool(self._word) and word.pixelSize() >= LEAST_WORD
        lift = side * WORD_HIGH * 0.9 if legible else 0.0
        baseline = centre.y() + height / 2 - lift
        painter.setFont(digits)
        painter.setPen(theme.color("text"))
        width = QFontMetricsF(digits).horizontalAdvance(self._text)
        painter.drawText(round(centre.x() - width / 2), round(baseline), self._text)
        if legible:
            painter.setFont(word)
            painter.setPen(theme.color(self._colour))
            below = QRectF(box.left(), baseline + side * 0.05, box.width(), side * WORD_HIGH * 2.4)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._word)
        painter.end()

    def _side(self) -> float:
        return float(min(self.width(), self.height()))

    def _digit_font(self, side: float) -> QFont:
        """The largest that fits; measured with noughts, so that it does not jump from second to second."""
        pattern = "".join("0" if letter.isdigit() else letter for letter in self._text) or "0"
        return self._fitted(pattern, side * DIGITS_WIDE, side * DIGITS_HIGH)

    def _word_font(self, side: float) -> QFont:
        return self._fitted(self._word, side * WORD_WIDE, side * WORD_HIGH, QFont.Weight.DemiBold)

    def _fitted(
        self, words: str, width: float, height: float, weight: QFont.Weight = QFont.Weight.Bold
    ) -> QFont:
        font = QFont(self.font())
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setPixelSize(100)
        metrics = QFontMetricsF(font)
        wide = max(1.0, metrics.horizontalAdvance(words))
        high = max(1.0, metrics.tightBoundingRect("0").height())
        font.setPixelSize(max(8, int(100 * min(width / wide, height / high))))
        return font
