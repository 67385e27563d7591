"""Words and drawings on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
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

from ankle_rehab.ui.paper.paper import DOTS_PER_INCH, Paper, dots, letters

FOOT_MILLIMETRES = 7.0
POINTS = 8.5
FOOT_POINTS = 7.5
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


class Sheet(Paper):
    """A finished document. `foot` says what stands under page number n of m, both counted from 1.

    `html` may hold lines that are nothing but the object replacement character: there stand the `drawings` in
    their order, each with how many dots it is tall.
    """

    def __init__(
        self, html: str, paper: QPageSize, foot: Foot, drawings: Sequence[tuple[Draw, float]]
    ) -> None:
        super().__init__(paper)
        self._foot = foot
        self._document = QTextDocument()
        self._document.documentLayout().setPaintDevice(self.device)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(_font(POINTS))
        reading = QTextOption()
        reading.setTextDirection(QGuiApplication.layoutDirection())
        self._document.setDefaultTextOption(reading)
        self._document.setHtml(html)
        self._drawings = [
            _Drawing(draw, QSizeF(self.area.width(), high), self._document) for draw, high in drawings
        ]
        self._put_in()
        self._document.setPageSize(QSizeF(self.area.width(), self.area.height() - dots(FOOT_MILLIMETRES)))

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return self._document.pageCount()

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
        painter.setFont(_font(FOOT_POINTS, self.device))
        painter.setPen(Qt.GlobalColor.black)
        painter.setLayoutDirection(self._document.defaultTextOption().textDirection())
        foot = QRectF(0, whole.height(), whole.width(), dots(FOOT_MILLIMETRES))
        painter.drawText(
            foot, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, self._foot(page + 1, self.pages)
        )
        painter.restore()

    def _put_in(self) -> None:
        """Each drawing in its place; what has none is left out."""
        after = 0
        for number, drawing in enumerate(self._drawings):
            kind = _DRAWING + number
            self._document.documentLayout().registerHandler(kind, drawing)
            cursor = self._document.find(_HERE, after)
            if cursor.isNull():
                return
            form = QTextCharFormat()
            form.setObjectType(kind)
            QTextCursor(cursor).insertText(_HERE, form)
            after = cursor.selectionEnd()


def _font(points: float, device: QPdfWriter | None = None) -> QFont:
    font = letters()
    if device is None:
        font.setPointSizeF(points)
    else:
        font.setPixelSize(round(points / 72 * DOTS_PER_INCH))
    return font
