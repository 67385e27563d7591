"""One day of the training week as a button: what was done, what is planned, rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ankle_rehab.domain.light import Light
from ankle_rehab.domain.value import value
from ankle_rehab.ui.theme import Theme, Themes
from ankle_rehab.ui.widgets.light_shapes import COLORS, light_shape

LINES = 4
_RULES = {"amber": Light.AMBER, "red": Light.RED}
PADDING = 8
CORNER = 10
MARK = 0.46
SMALL = 13 / 15


@value
class DayLine:
    """One line in a day: `mark` is "done", "planned", "rest", or "amber" and "red" for a rule that speaks."""

    words: str
    mark: str = ""


@value
class DayView:
    """A day as it is shown: its short name, its lines, and all of it in a sentence."""

    name: str
    lines: tuple[DayLine, ...]
    told: str
    today: bool = False
    past: bool = False


class RunDay(QPushButton):
    """Pressed in while its day is the chosen one. Done is a disc, planned a ring, each with its words."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._view = DayView("", (), "")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def display(self, view: DayView) -> None:
        """Show this day."""
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName(view.told)
        self.setToolTip(view.told)
        self.setAccessibleDescription(" ")  # else the tip is told after the name, the same words twice
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the name of the day and three lines."""
        metrics = QFontMetricsF(self._font(bold=True))
        widest = max(metrics.horizontalAdvance(words) for words in (self._view.name, "00.0 km", *self._told))
        mark = metrics.height() * MARK + 6
        return QSize(
            round(widest + mark) + 2 * PADDING + 2, round(metrics.height() + 2) * LINES + 2 * PADDING
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme)
        height = QFontMetricsF(self._font()).height() + 2
        room = QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, 0)
        line = QRectF(room.left(), room.top(), room.width(), height)
        painter.setFont(self._font(bold=True))
        painter.setPen(theme.color("muted" if self._view.past else "text"))
        painter.drawText(line, self._lead, self._view.name)
        for one in self._shown:
            line.translate(0, height)
            painter.setFont(self._font(bold=one.mark in _RULES))
            self._paint_line(painter, theme, one, line)
        painter.end()

    @property
    def _shown(self) -> tuple[DayLine, ...]:
        """As many lines as have room: what a rule says always, and how many more of the others there are."""
        lines, most = self._view.lines, LINES - 1
        if len(lines) <= most:
            return lines
        rules = [line for line in lines if line.mark in _RULES]
        others = [line for line in lines if line.mark not in _RULES]
        room = most - len(rules) - 1
        return (*others[:room], DayLine(f"+{len(others) - room}"), *rules)

    @property
    def _told(self) -> tuple[str, ...]:
        return tuple(one.words for one in self._shown)

    @property
    def _lead(self) -> int:
        return (Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter).value

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        chosen, focused = self.isChecked(), self.hasFocus()
        edge = theme.color("text" if focused else "accent" if chosen or self._view.today else "line")
        painter.setPen(QPen(edge, 3.0 if focused else 2.0 if chosen else 1.0))
        painter.setBrush(theme.color("soft" if chosen else "card"))
        inset = 1.5 if focused or chosen else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)

    def _paint_line(self, painter: QPainter, theme: Theme, one: DayLine, line: QRectF) -> None:
        shift = self._paint_mark(painter, theme, one, line)
        place = line.adjusted(0, 0, -shift, 0) if self.isRightToLeft() else line.adjusted(shift, 0, 0, 0)
        colour = COLORS[_RULES[one.mark]] if one.mark in _RULES else "muted" if one.mark == "rest" else "text"
        painter.setPen(theme.color(colour))
        painter.drawText(place, self._lead, one.words)

    def _paint_mark(self, painter: QPainter, theme: Theme, one: DayLine, line: QRectF) -> float:
        """A disc for what was done, a ring for what is planned, a light for a rule; the room it takes."""
        if one.mark not in ("done", "planned", *_RULES):
            return 0.0
        size = line.height() * MARK
        x = line.right() - size / 2 - 1 if self.isRightToLeft() else line.left() + size / 2 + 1
        middle = QPointF(x, line.center().y())
        painter.save()
        if one.mark in _RULES:
            painter.translate(middle)
            painter.scale(size * 1.2, size * 1.2)
            painter.fillPath(light_shape(_RULES[one.mark]), theme.color(COLORS[_RULES[one.mark]]))
        else:
            painter.setPen(QPen(theme.color("accent"), 2.0))
            painter.setBrush(theme.color("accent") if one.mark == "done" else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, size / 2 - 0.5, size / 2 - 0.5)
        painter.restore()
        return size + 6

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(self.fontInfo().pixelSize() * SMALL)))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font
