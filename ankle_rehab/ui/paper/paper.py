"""What goes onto paper: laid out once, in fine dots, then painted on a screen, a PDF or a printer."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from ankle_rehab.storage import atomic_file

DOTS_PER_INCH = 600
MARGIN_MILLIMETRES = 13.0
_MILLIMETRES_PER_INCH = 25.4


class Paper:
    """Finished pages of one size; `paint` draws one of them, its unit is a dot."""

    def __init__(self, paper: QPageSize) -> None:
        self._paper = paper
        self._nowhere = QBuffer()
        self._nowhere.open(QIODevice.OpenModeFlag.WriteOnly)
        self.device = self._writer(self._nowhere)

    @property
    @abstractmethod
    def pages(self) -> int:
        """How many pages it takes."""

    @abstractmethod
    def paint(self, painter: QPainter, page: int) -> None:
        """Paint page `page` (from 0) without its margins."""

    @property
    def layout(self) -> QPageLayout:
        """The paper with its margins."""
        return self.device.pageLayout()

    @property
    def area(self) -> QRect:
        """What lies within the margins, in dots."""
        return self.layout.paintRectPixels(DOTS_PER_INCH)

    @property
    def size(self) -> QSizeF:
        """A whole page with its margins, in dots."""
        return QSizeF(self.layout.fullRectPixels(DOTS_PER_INCH).size())

    def picture(self, page: int, width: int, sharpness: float = 1.0) -> QImage:
        """Page `page` as it will look on paper, `width` pixels wide."""
        scale = width * sharpness / self.size.width()
        image = QImage(
            round(width * sharpness), round(self.size.height() * scale), QImage.Format.Format_RGB32
        )
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(self.area.topLeft())
        self.paint(painter, page)
        painter.end()
        image.setDevicePixelRatio(sharpness)
        return image

    def save(self, path: Path, title: str) -> None:
        """Write all pages as a PDF; raises OSError with an old file left whole."""
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = self._writer(kept)
        writer.setTitle(title)
        painter = QPainter(writer)
        for page in range(self.pages):
            if page:
                writer.newPage()
            self.paint(painter, page)
        painter.end()
        atomic_file.write(path, bytes(kept.data().data()))

    def _writer(self, target: QIODevice) -> QPdfWriter:
        writer = QPdfWriter(target)
        writer.setResolution(DOTS_PER_INCH)
        writer.setCreator("Ankle Rehab")
        margin = MARGIN_MILLIMETRES
        margins = QMarginsF(margin, margin, margin, margin)
        writer.setPageLayout(
            QPageLayout(self._paper, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
        )
        return writer


def dots(millimetres: float) -> float:
    """A length on paper in dots."""
    return millimetres / _MILLIMETRES_PER_INCH * DOTS_PER_INCH


def letters() -> QFont:
    """The type of the program, each letter by itself: a word with joined ones is not found in the file."""
    font = QFont()
    font.setFeature(QFont.Tag("liga"), 0)
    return font
