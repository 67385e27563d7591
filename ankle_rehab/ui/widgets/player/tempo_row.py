"""The parts of one repetition side by side, the one whose turn it is filled and counted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.theme import Themes

GAP, PADDING, CORNER = 6.0, 8.0, 8.0


@value
class Tempo:
    """The words and whole seconds of each part, which of them (0 first) it is, and its seconds left."""

    parts: tuple[tuple[str, float], ...]
    current: int
    left: int


class TempoRow(QLabel):
    """Shows "UP 2 · PAUSE 1 · DOWN 3"; `display(None)` shows nothing and keeps the place."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._tempo: Tempo | None = None
        self._large = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def display(self, tempo: Tempo | None) -> None:
        """Show this moment of a repetition; only a change is painted."""
        if tempo == self._tempo:
            return
        self._tempo = tempo
        self.setAccessibleName("" if tempo is None else self._word(tempo, tempo.current))
        self.update()

    def set_large(self, large: bool) -> None:
        """Twice the size, for reading from far away."""
        self._large = large
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, round(QFontMetricsF(self._font(bold=True)).height() + 2 * PADDING))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        tempo = self._tempo
        if tempo is None:
            return
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [index for index, (_, seconds) in enumerate(tempo.parts) if seconds > 0]
        width = (self.width() - GAP * (len(shown) - 1)) / len(shown)
        painter.setFont(self._fitted([self._word(tempo, index) for index in shown], width - 2 * PADDING))
        for place, index in enumerate(shown):
            box = QRectF(place * (width + GAP), 0, width, self.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                box.moveLeft(self.width() - box.right())
            now = index == tempo.current
            if now:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("soft"))
                painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setPen(theme.color("text" if now else "muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._word(tempo, index))
        painter.end()

    def _word(self, tempo: Tempo, index: int) -> str:
        word, seconds = tempo.parts[index]
        number = tempo.left if index == tempo.current else round(seconds, 1)
        return f"{word.upper()} {number:g}"

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        if self._large:
            font.setPixelSize(max(1, font.pixelSize()) * 2)
        return font

    def _fitted(self, parts: list[str], width: float) -> QFont:
        """One size for all parts, so that the longest fits."""
        font = self._font(bold=True)
        metrics = QFontMetricsF(font)
        wide = max(metrics.horizontalAdvance(words) for words in parts)
        if wide > width:
            font.setPixelSize(max(9, int(font.pixelSize() * width / wide)))
        return font
