"""A ground that can light up softly for a moment, for somebody who looks from far away."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.theme import Themes

FLASH_MILLISECONDS = 700


class FlashGround(QWidget):
    """Paints the surface of the theme; `flash` lights it up once in the soft colour and lets it fade."""

    lit = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground_themes = themes
        self._flash = QVariantAnimation(self)
        self._flash.setDuration(FLASH_MILLISECONDS)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.setEasingCurve(QEasingCurve.Type.InQuad)
        self._flash.valueChanged.connect(lambda _value: self.update())
        self._flash.finished.connect(self.update)
        themes.changed.connect(self.update)

    @property
    def flashing(self) -> bool:
        """Whether the ground is lit just now."""
        return self._flash.state() == QVariantAnimation.State.Running

    def flash(self) -> None:
        """Light up once."""
        self._flash.stop()
        self._flash.start()
        self.lit.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._ground_themes.current
        painter.fillRect(event.rect(), theme.color("surface"))
        if self.flashing:
            soft = QColor(theme.soft)
            soft.setAlphaF(min(1.0, max(0.0, float(self._flash.currentValue()))))
            painter.fillRect(event.rect(), soft)
        painter.end()
