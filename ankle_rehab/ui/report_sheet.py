"""Words and a drawing on paper: laid out once, in fine dots, then painted on a screen, a PDF or a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from ankle_rehab.storage import atomic_file

DOTS_PER_INCH = 600
MARGIN_MILLIMETRES = 13.0
FOOT_MILLIMETRES = 7.0
POINTS = 8.5
FOOT_POINTS = 7.5
_MILLIMETRES_PER_INCH = 25.4
_DRAWING = QTextFormat.ObjectTypes.UserObject.value + 1
_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"

Draw = Callable[[QPainter, QRectF], None]
Foot = Callable[[int, int], str]


class _Drawing(QPyTextObject):
    """A drawing that stands in the text like one tall letter as wide as the page."""

    def __init__(self, draw: Draw, size: QSizeF, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._draw = draw
        self._size = size

    def intrinsicSize(self, _document: QTextDocument, _position: int, _format: QTextFormat) -> QSizeF:
        return self._size

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        _format: QTextFormat,
    ) -> None:
        painter.save()
        self._draw(painter, QRectF(rect))
        painter.restore()


class Sheet:
    """A finished document. `foot` says what stands under page number n of m, both counted from 1.

    `html` may hold one line that is nothing but the object replacement character: there stands the drawing,
    `high` dots tall.
    """

    def __init__(self, html: str, paper: QPageSize, foot: Foot, draw: Draw, high: float) -> None:
        self._paper = paper
        self._foot = foot
        self._nowhere = QBuffer()
        self._nowhere.open(QIODevice.OpenModeFlag.WriteOnly)
        self._device = self._writer(self._nowhere)
        self._area = self._device.pageLayout().paintRectPixels(DOTS_PER_INCH)
        self._document = QTextDocument()
        self._document.documentLayout().setPaintDevice(self._device)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(_font(POINTS))
        reading = QTextOption()
        reading.setTextDirection(QGuiApplication.layoutDirection())
        self._document.setDefaultTextOption(reading)
        self._document.setHtml(html)
        self._put_in(draw, QSizeF(self._area.width(), high))
        self._document.setPageSize(QSizeF(self._area.width(), self._area.height() - dots(FOOT_MILLIMETRES)))

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return self._document.pageCount()

    @property
    def layout(self) -> QPageLayout:
        """The paper with its margins."""
        return self._device.pageLayout()

    @property
    def size(self) -> QSizeF:
        """A whole page with its margins, in dots."""
        whole = self._device.pageLayout().fullRectPixels(DOTS_PER_INCH)
        return QSizeF(whole.width(), whole.height())

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint page `page` (from 0) without its margins; the painter's unit is a dot."""
        whole = self._document.pageSize()
        painter.save()
        painter.translate(0, -page * whole.height())
        # one dot less, or the first line of the next page is written unseen below the last of this one
        seen = QRectF(0, page * whole.height(), whole.width(), whole.height() - 1)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)  # whatever the theme
        context.clip = seen
        painter.setClipRect(seen)
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        painter.save()
        painter.setFont(_font(FOOT_POINTS, self._device))
        painter.setPen(Qt.GlobalColor.black)
        painter.setLayoutDirection(self._document.defaultTextOption().textDirection())
        foot = QRectF(0, whole.height(), whole.width(), dots(FOOT_MILLIMETRES))
        painter.drawText(
            foot, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self._foot(page + 1, self.pages)
        )
        painter.restore()

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
        painter.translate(self._area.topLeft())
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

    def _put_in(self, draw: Draw, size: QSizeF) -> None:
        self._drawing = _Drawing(draw, size, self._document)
        self._document.documentLayout().registerHandler(_DRAWING, self._drawing)
        cursor = self._document.find(_HERE)
        if not cursor.isNull():
            form = QTextCharFormat()
            form.setObjectType(_DRAWING)
            QTextCursor(cursor).insertText(_HERE, form)


def dots(millimetres: float) -> float:
    """A length on paper in dots."""
    return millimetres / _MILLIMETRES_PER_INCH * DOTS_PER_INCH


def letters() -> QFont:
    """The type of the program, each letter by itself: a word with joined ones is not found in the file."""
    font = QFont()
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _font(points: float, device: QPdfWriter | None = None) -> QFont:
    font = letters()
    if device is None:
        font.setPointSizeF(points)
    else:
        font.setPixelSize(round(points / 72 * DOTS_PER_INCH))
    return font
