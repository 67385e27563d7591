"""A picture of a page of this program, as wide as there is room for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QImageReader, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.ui.theme import Themes

CORNER = 8.0
LEAST_WIDTH, MOST_WIDTH = 160, 720
DARK_BELOW = 128


class PagePicture(QLabel):
    """Shows `<page>-light.png` or `<page>-dark.png` of a folder, as the theme is; `words` say what is on it.

    The two are of one size. It is read when it comes into sight, and let go with the page.
    """

    def __init__(
        self, folder: Path, page: str, words: str, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._files = folder / f"{page}-light.png", folder / f"{page}-dark.png"
        self._themes = themes
        taken = QImageReader(str(self._files[0])).size()
        self._size = taken.scaled(MOST_WIDTH, MOST_WIDTH, Qt.AspectRatioMode.KeepAspectRatio)
        self._drawn = QPixmap()
        self._key: object = None
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(self._size.width())
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return self._size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width, self._size.width()) * self._size.height() / self._size.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPainterPath()
        edge.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.setClipPath(edge)
        painter.drawPixmap(self.rect(), self._picture(QColor(theme.surface).lightness() < DARK_BELOW))
        painter.setClipping(False)
        painter.setPen(QColor(theme.edge))
        painter.drawPath(edge)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drawn, self._key = QPixmap(), None

    def _picture(self, dark: bool) -> QPixmap:
        wanted = self.size() * self.devicePixelRatioF()
        if self._key != (dark, wanted.toTuple()):
            ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._drawn = QPixmap(str(self._files[dark])).scaled(wanted, ratio, smooth)
            self._key = dark, wanted.toTuple()
        return self._drawn
