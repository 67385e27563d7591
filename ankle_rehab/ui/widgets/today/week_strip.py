"""The last seven days side by side: sessions, runs, icings, pain numbers, rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.today import DayMarks
from ankle_rehab.ui import text
from ankle_rehab.ui.theme import Theme, Themes

GAP = 8
PADDING = 10
LINES = 4
CORNER = 10
MARKS = {"session": "accent", "run": "text", "ice": "rest"}
LEAD = 0x0081  # Qt's AlignLeading and AlignVCenter, whose names must wait for the first picture


class DayCell(QLabel):
    """One day, painted; its name says all that is painted, and as a label it is told as text.

    The first time only its room is kept, and it is painted right after: pens and brushes make all constants
    of Qt, and the first picture of the program does not wait for that.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._marks: DayMarks | None = None
        self._today = False
        self._hint: QSize | None = None
        self._high = LINES
        self._in_time = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def lines(self, marks: DayMarks) -> int:
        """How many lines a day takes, its name included."""
        return 1 + len(self._marked(marks, short=True))

    def display(self, marks: DayMarks, *, today: bool, lines: int = LINES) -> None:
        """Show the marks of a day with room for so many lines; `today` is set apart."""
        self._high = lines
        self._marks, self._today, self._hint = marks, today, None
        words = [text.long_day(marks.day), *self._lines(marks, short=False)]
        if len(words) == 1:
            words.append(self.tr("nothing written down"))
        self.setAccessibleName(", ".join(words))
        self.setToolTip(self.accessibleName())
        self.setAccessibleDescription(" ")  # else the tip is told after the name, the same words twice
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        self._hint = None
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for all lines; layouts ask for it a dozen times."""
        if self._hint is None:
            self._hint = self._room()
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _room(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        height = metrics.height() * self._high + 2 * (PADDING + self._high)
        widest = 0.0
        if self._marks is not None:
            lines = (text.short_day(self._marks.day), *self._lines(self._marks, short=True))
            widest = max(metrics.horizontalAdvance(f"■ {line}") for line in lines)
        return QSize(round(widest) + 2 * PADDING, round(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._marks is None:
            return
        if not self._in_time:
            self._in_time = True
            QTimer.singleShot(0, self.update)
            return
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent" if self._today else "line"))
        painter.setBrush(theme.color("soft" if self._today else "card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        self._paint_lines(painter, theme, self._marks)

    def _paint_lines(self, painter: QPainter, theme: Theme, marks: DayMarks) -> None:
        font = self._font()
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        height = QFontMetricsF(font).height() + 2
        room = QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, 0)
        line = QRectF(room.left(), room.top(), room.width(), height)
        painter.setFont(bold)
        painter.setPen(theme.color("text" if self._today else "muted"))
        painter.drawText(line, LEAD, text.short_day(marks.day))
        painter.setFont(font)
        for kind, words in self._marked(marks, short=True):
            line.translate(0, height)
            painter.setPen(theme.color("muted" if kind == "rest" else "text"))
            shift = self._paint_mark(painter, theme, kind, line)
            painter.drawText(self._after_mark(line, shift), LEAD, words)

    def _paint_mark(self, painter: QPainter, theme: Theme, kind: str, line: QRectF) -> float:
        """The shape before the words: a square for a session, an arrowhead for a run, a diamond for ice.

        Returns its width.
        """
        if kind not in MARKS:
            return 0.0
        size = line.height() * 0.42
        left = line.right() - size if self.isRightToLeft() else line.left()
        box = QRectF(left, line.center().y() - size / 2, size, size)
        painter.save()
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(theme.color(MARKS[kind]))
        if kind == "session":
            painter.drawRect(box)
        elif kind == "run":
            tip = QPointF(box.right(), box.center().y())
            painter.drawPolygon([box.topLeft(), tip, box.bottomLeft()])
        else:
            middle = box.center()
            painter.drawPolygon(
                [
                    QPointF(middle.x(), box.top() - 1),
                    QPointF(box.right() + 1, middle.y()),
                    QPointF(middle.x(), box.bottom() + 1),
                    QPointF(box.left() - 1, middle.y()),
                ]
            )
        painter.restore()
        return size + 6

    def _after_mark(self, line: QRectF, shift: float) -> QRectF:
        if self.isRightToLeft():
            return line.adjusted(0, 0, -shift, 0)
        return line.adjusted(shift, 0, 0, 0)

    def _lines(self, marks: DayMarks, *, short: bool) -> list[str]:
        return [words for _, words in self._marked(marks, short=short)]

    def _marked(self, marks: DayMarks, *, short: bool) -> list[tuple[str, str]]:
        lines: list[tuple[str, str]] = []
        if marks.sessions:
            lines.append(("session", _times(self.tr("session"), marks.sessions)))
        if marks.runs:
            lines.append(("run", _times(self.tr("run"), marks.runs)))
        if marks.others:
            lines.append(("other", self.tr("cross-training")))
        if marks.icings:
            lines.append(("ice", _times(self.tr("ice"), marks.icings)))
        if marks.rest:
            lines.append(("rest", self.tr("rest day")))
        pain = [(side, marks.pain[side]) for side in Side if side in marks.pain]
        if pain and short:
            lines.append(("pain", "   ".join(f"{text.side_letter(side)} {score}" for side, score in pain)))
        elif pain:
            lines += [("pain", f"{text.side_inside(side)} {text.score(score)}") for side, score in pain]
        return lines

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * 13 / 15)))
        return font


class WeekStrip(QWidget):
    """Seven days in a row, or in two rows where the window is narrow."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Your last seven days"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._cells = [DayCell(themes) for _ in range(7)]
        self._columns = 0
        self._arrange()

    def display(self, days: tuple[DayMarks, ...]) -> None:
        """Show seven days, oldest first; the last is today."""
        lines = max(LINES, *(self._cells[0].lines(marks) for marks in days))
        for cell, marks in zip(self._cells, days, strict=True):
            cell.display(marks, today=marks is days[-1], lines=lines)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Two days side by side must fit; more make more rows."""
        widest = max(cell.sizeHint().width() for cell in self._cells)
        return QSize(2 * (widest + GAP) - GAP, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        widest = max(cell.sizeHint().width() for cell in self._cells)
        fitting = (self.width() + GAP) // (widest + GAP)
        columns = next((count for count in (7, 4, 3) if fitting >= count), 2)
        if columns == self._columns:
            return
        self._columns = columns
        for index, cell in enumerate(self._cells):
            self._grid.addWidget(cell, index // columns, index % columns)
        for column in range(7):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _times(word: str, count: int) -> str:
    return word if count == 1 else f"{word} ×{count}"
