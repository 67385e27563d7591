"""The load chart under the hand: looked at with the mouse, walked by keys from week to week or day to day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.load_chart import LoadDay, LoadWeek
from ankle_rehab.domain.value import value
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.chart.layout import Look
from ankle_rehab.ui.widgets.load_chart.layout import LoadLayout, LoadShown, fitting_height
from ankle_rehab.ui.widgets.load_chart.paint import Picked, paint_load
from ankle_rehab.ui.words import load_chart_words

RIM, CORNER = 4, 8.0
LEAST_WIDTH = 240


@value
class LoadPointed:
    """What somebody points at: a week, and one `day` of it where that is meant."""

    week: LoadWeek
    day: LoadDay | None
    by_key: bool


class LoadChart(QLabel):
    """`pointed` carries a LoadPointed or None, `week_requested` the first day of a week that was opened.

    Left and Right go from week to week, Up and Down to the day before and after on which anything was
    written. As a label it is told as text.
    """

    pointed = Signal(object)
    week_requested = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: LoadShown | None = None
        self._picked: Picked | None = None
        self._hovered: Picked | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        themes.changed.connect(self.update)

    def display(self, shown: LoadShown) -> None:
        """Show these weeks; whatever was picked is let go when they are others."""
        if shown == self._shown:
            return
        grown = self._shown is None or len(self._shown.sides) != len(shown.sides)
        self._shown = shown
        self.setAccessibleName(load_chart_words.name(shown.weeks, shown.unit))
        if self._picked is not None or self._hovered is not None:
            self._picked = self._hovered = None
            self.pointed.emit(None)
        if grown:
            self.updateGeometry()
        self.update()

    def layout_now(self) -> LoadLayout | None:
        """Where everything stands now, in the coordinates of the widget; None before anything is shown."""
        room = QRectF(self.rect()).adjusted(RIM, RIM, -RIM, -RIM)
        return None if self._shown is None else LoadLayout(room, self._shown, self._look())

    # Qt --------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        sides = () if self._shown is None else self._shown.sides
        return QSize(640, round(fitting_height(sides, self._look())) + 2 * RIM)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        painter = QPainter(self)
        look = self._look()
        paint_load(painter, layout, look, self._hovered or self._picked)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.end()

    # keys ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._shown is None or not self._on_key(self._shown, Qt.Key(event.key())):
            super().keyPressEvent(event)
            event.ignore()

    def _on_key(self, shown: LoadShown, key: Qt.Key) -> bool:
        last = len(shown.weeks) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            later = (key is Qt.Key.Key_Right) == (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
            at = self._picked.first // 7 if self._picked is not None else last + (0 if later else 1)
            self._pick_week(min(max(at + (1 if later else -1), 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._pick_week(0 if key is Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk_days(shown, -1 if key is Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picked is not None:
            self.week_requested.emit(shown.weeks[self._picked.first // 7].since)
        elif key is Qt.Key.Key_Escape and self._picked is not None:
            self._point_at(None, by_key=True)
        else:
            return False
        return True

    def _pick_week(self, number: int) -> None:
        self._point_at(Picked(7 * number, 7 * number + 6), by_key=True)

    def _walk_days(self, shown: LoadShown, step: int) -> None:
        """To the next day of which anything is known; at the ends one stays where one is."""
        days = [day for week in shown.weeks for day in week.days]
        picked = self._picked
        at = len(days) if picked is None else picked.first if step < 0 else picked.last
        if picked is not None and picked.first != picked.last:  # from a whole week to the days in it
            at = picked.last + 1 if step < 0 else picked.first - 1
        at += step
        while 0 <= at < len(days) and days[at].empty:
            at += step
        if 0 <= at < len(days):
            self._point_at(Picked(at, at), by_key=True)

    # mouse -----------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._shown is not None:
            self._hover(event.position())
            if self._hovered is not None:
                self.week_requested.emit(self._shown.weeks[self._hovered.first // 7].since)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None, by_key=False)

    def _hover(self, place: QPointF) -> None:
        """Above the lanes a whole week is meant, further down one day."""
        layout = self.layout_now()
        if layout is None or not layout.whole.contains(place):
            self._point_at(None, by_key=False)
            return
        day = layout.day_at(place.x())
        if place.y() < layout.lanes[0].bottom():
            self._point_at(Picked(day // 7 * 7, day // 7 * 7 + 6), by_key=False)
        else:
            self._point_at(Picked(day, day), by_key=False)

    def _point_at(self, picked: Picked | None, *, by_key: bool) -> None:
        before = self._hovered or self._picked
        if by_key:
            self._picked, self._hovered = picked, None
        else:
            self._hovered = picked
        now = self._hovered or self._picked
        if now == before and not by_key:
            return
        self.update()
        if now is None or self._shown is None:
            self.pointed.emit(None)
            return
        week = self._shown.weeks[now.first // 7]
        day = None if now.first != now.last else self._shown.day(now.first)
        self.pointed.emit(LoadPointed(week, day, by_key))

    def _look(self) -> Look:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Look(self._themes.current, self.font(), mirrored, self.devicePixelRatioF())
