"""A routine on a sheet of paper: figures, doses, sentences, boxes for a fortnight, and lines to write on."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QPen, QTextDocument, QTextOption

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.value import value
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.paper.paper import DOTS_PER_INCH, Paper, dots, letters
from ankle_rehab.ui.widgets.figure.paper import paint_exercise

DAYS = 14
LARGEST, SMALLEST, STEP = 1.0, 0.7, 0.02
POINTS, TITLE_POINTS, SMALL_POINTS = 10.0, 17.0, 8.0
FIGURE_MILLIMETRES = (50.0, 25.0)
BOX_MILLIMETRES = 6.2
BETWEEN_MILLIMETRES = 3.4
LINE_MILLIMETRES = 8.5
WRITING_LINES = 3
FOOT_MILLIMETRES = 6.0
_POINTS_PER_INCH = 72


@value
class Block:
    """One step on paper: `exercise` None for an activity, which has neither figure nor boxes."""

    title: str
    much: str
    lines: tuple[str, ...]
    exercise: Exercise | None = None


@value
class SheetWords:
    """All words of a sheet. `foot` is filled with page `{n}` of `{all}`."""

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    boxes: str
    pain: str
    writing: str
    foot: str


class RoutinePaper(Paper):
    """One page wherever it can still be read, in type as large as fits; else as few as it takes."""

    def __init__(self, words: SheetWords, paper: QPageSize, motions: Motions) -> None:
        super().__init__(paper)
        self._words = words
        self._motions = motions
        self._mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._scale = LARGEST
        self._lay_out()

    @property
    def pages(self) -> int:
        return len(self._places)

    @property
    def points(self) -> float:
        """The size of its type."""
        return POINTS * self._scale

    def paint(self, painter: QPainter, page: int) -> None:
        painter.save()
        painter.setLayoutDirection(QGuiApplication.layoutDirection())
        for part, top in self._places[page]:
            if isinstance(part, Block):
                self._paint_block(painter, part, top)
            elif part == "head":
                self._paint_text(painter, self._head(), QPointF(0, top))
            else:
                self._paint_end(painter, top)
        painter.setFont(self._font(SMALL_POINTS / self._scale))
        painter.setPen(Qt.GlobalColor.black)
        foot = QRectF(0, self._height, self.area.width(), dots(FOOT_MILLIMETRES))
        told = self._words.foot.format(n=page + 1, all=self.pages)
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, told)
        painter.restore()

    # the layout --------------------------------------------------------------------------------------

    @property
    def _height(self) -> float:
        return self.area.height() - dots(FOOT_MILLIMETRES)

    def _lay_out(self) -> None:
        """As few pages as the smallest type needs, in the largest type that needs no more."""
        self._scale = SMALLEST
        least = len(self._placed())
        self._scale = LARGEST
        while len(self._placed()) > least and self._scale > SMALLEST:
            self._scale -= STEP
        self._places = self._placed()

    def _placed(self) -> list[list[tuple[Block | str, float]]]:
        """Everything with its height on its page; nothing is torn apart."""
        parts: list[tuple[Block | str, float]] = [("head", self._head().size().height())]
        parts += [(block, self._block_height(block)) for block in self._words.blocks]
        parts.append(("end", self._end_height))
        pages: list[list[tuple[Block | str, float]]] = [[]]
        top = 0.0
        for part, high in parts:
            if pages[-1] and top + high > self._height:
                pages.append([])
                top = 0.0
            pages[-1].append((part, top))
            top += high + self._mm(BETWEEN_MILLIMETRES)
        return pages

    def _block_height(self, block: Block) -> float:
        text = self._text_of(block).size().height()
        if block.exercise is None:
            return text
        return max(self._mm(FIGURE_MILLIMETRES[1]), text + self._mm(BOX_MILLIMETRES + 1))

    @property
    def _end_height(self) -> float:
        line = self._mm(LINE_MILLIMETRES)
        return self._mm(BOX_MILLIMETRES) + line * (WRITING_LINES + 1)

    def _mm(self, millimetres: float) -> float:
        return dots(millimetres) * self._scale

    @property
    def _text_left(self) -> float:
        return self._mm(FIGURE_MILLIMETRES[0] + 4)

    def _font(self, points: float) -> QFont:
        font = letters()
        font.setPixelSize(max(1, round(points * self._scale / _POINTS_PER_INCH * DOTS_PER_INCH)))
        return font

    def _head(self) -> QTextDocument:
        lines = "".join(f"<p>{escape(line)}</p>" for line in self._words.lines if line)
        size = round(TITLE_POINTS * self._scale / _POINTS_PER_INCH * DOTS_PER_INCH)
        title = f'<p style="font-size: {size}px; font-weight: 600">{escape(self._words.title)}</p>'
        return self._document(title + lines, self.area.width())

    def _text_of(self, block: Block) -> QTextDocument:
        lines = "".join(f"<p>{escape(line)}</p>" for line in block.lines if line)
        wide = self.area.width() - (self._text_left if block.exercise is not None else 0)
        title = f"<p><b>{escape(block.title)}</b>&nbsp; {escape(block.much)}</p>"
        return self._document(title + lines, wide)

    def _document(self, html: str, wide: float) -> QTextDocument:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self.device)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font(POINTS))
        reading = QTextOption()
        reading.setTextDirection(QGuiApplication.layoutDirection())
        reading.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(reading)
        sheet = "p { margin-top: 0px; margin-bottom: 1px; color: #000000; }"
        document.setDefaultStyleSheet(sheet)
        document.setHtml(html)
        document.setTextWidth(wide)
        return document

    # the drawing -------------------------------------------------------------------------------------

    def _paint_block(self, painter: QPainter, block: Block, top: float) -> None:
        if block.exercise is None:
            self._paint_text(painter, self._text_of(block), QPointF(0, top))
            return
        wide, high = (self._mm(side) for side in FIGURE_MILLIMETRES)
        left = self.area.width() - wide if self._mirrored else 0.0
        painter.save()
        paint_exercise(painter, QRectF(left, top, wide, high), block.exercise, self._motions)
        painter.restore()
        text = self._text_of(block)
        begins = 0.0 if self._mirrored else self._text_left
        self._paint_text(painter, text, QPointF(begins, top))
        below = max(text.size().height() + self._mm(1), high - self._mm(BOX_MILLIMETRES))
        self._paint_boxes(painter, begins, top + below, self._words.boxes)

    def _paint_text(self, painter: QPainter, document: QTextDocument, at: QPointF) -> None:
        painter.save()
        painter.translate(at)
        document.drawContents(painter)
        painter.restore()

    def _paint_boxes(self, painter: QPainter, left: float, top: float, told: str) -> None:
        """A word and fourteen boxes, each with its day in a corner."""
        side = self._mm(BOX_MILLIMETRES)
        label = self._mm(30)
        row = QRectF(left, top, self.area.width() - self._text_left, side)
        painter.setPen(QPen(Qt.GlobalColor.black, dots(0.2)))
        painter.setFont(self._font(SMALL_POINTS))
        start = row.right() - label if self._mirrored else row.left()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(QRectF(start, top, label, side), middle | Qt.TextFlag.TextWordWrap, told)
        painter.setFont(self._font(SMALL_POINTS * 0.75))
        step = min(side * 1.12, (row.width() - label) / DAYS)
        for day in range(DAYS):
            along = label + day * step
            x = row.right() - along - side * 0.98 if self._mirrored else row.left() + along
            box = QRectF(x, top, step * 0.88, side)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            edge = self._mm(0.5)
            corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(edge, edge * 0.4, 0, 0), corner, str(day + 1))

    def _paint_end(self, painter: QPainter, top: float) -> None:
        """Boxes for the worst pain of each day, and lines for whoever looks after the ankle."""
        self._paint_boxes(painter, 0.0 if self._mirrored else self._text_left, top, self._words.pain)
        painter.setFont(self._font(POINTS))
        line = self._mm(LINE_MILLIMETRES)
        first = top + self._mm(BOX_MILLIMETRES)
        wide = self.area.width()
        words = QRectF(0, first, wide, line)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, self._words.writing
        )
        painter.setPen(QPen(Qt.GlobalColor.black, dots(0.15)))
        for number in range(1, WRITING_LINES + 1):
            height = first + line * (number + 1)
            painter.drawLine(QPointF(0, height), QPointF(wide, height))
