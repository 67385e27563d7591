"""The pain chart under the hand: moved and zoomed by mouse and keys, walked from point to point."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ankle_rehab.domain.points import Mark, Point
from ankle_rehab.domain.value import value
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.chart.axis import View, day_of
from ankle_rehab.ui.widgets.chart.layout import Rows
from ankle_rehab.ui.widgets.chart.tiles import ChartSource, Place, order
from ankle_rehab.ui.widgets.chart.view import ChartView
from ankle_rehab.ui.widgets.chart.walk import neighbour, under

LONGER, SHORTER = 1.5, 1 / 1.5
QUARTER = 0.25
NOTCH, ZOOM_OF_NOTCH, MOVE_OF_NOTCH = 120.0, 1.25, 0.1
NEAR = 9.0
WIDE_ENOUGH = 3.0
JUST_BEFORE = 1e-6


@value
class Pointed:
    """What somebody points at: all that lies on the days from `since` to `until`, and the one `point` of it
    that is meant, if any. `by_key` tells the keyboard from the mouse."""

    since: date
    until: date
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    point: Point | None
    by_key: bool


class Chart(ChartView):
    """`pointed` carries a `Pointed` or None, `edit_requested` the number of the entry that was opened.

    `several_requested` carries the day of a dot for several scores that cannot be parted by zooming in.
    """

    pointed = Signal(object)
    edit_requested = Signal(int)
    several_requested = Signal(object)

    def __init__(self, themes: Themes, source: ChartSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, source, parent)
        self._picked: Point | None = None
        self._left_at: Point | None = None
        self._hovered: Pointed | None = None
        self._pressed: tuple[QPointF, View] | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def picked(self) -> Point | None:
        """The point that the keyboard has come to."""
        return self._picked

    def display(self, whole: View, rows: Rows) -> None:
        """Look at the diary anew; what was pointed at may be gone, but a walk goes on from there."""
        super().display(whole, rows)
        left_at, told = self._picked or self._left_at, self._picked or self._hovered
        self._let_go()
        self._left_at = left_at
        if told is not None:
            self.pointed.emit(None)

    def open(self, point: Point) -> None:
        """Open the entry behind a point; a dot for several is looked at more closely instead."""
        if point.entry_id is not None:
            self.edit_requested.emit(point.entry_id)
            return
        before = self.view
        self.zoom(SHORTER**3, point.at)
        if self.view == before:
            self.several_requested.emit(point.since)

    def walk(self, step: int) -> None:
        """To the next point in time, or with -1 to the one before; the view follows."""
        try:
            point = neighbour(self._tiles, self.whole, self._place(step), self._level(), step)
        except StorageFault:  # the diary has told it
            return
        if point is None:
            return
        if not self.view.first <= point.at <= self.view.last:
            middle = (self.view.first + self.view.last) / 2
            self.look_at(self.view.moved(point.at - middle))
        self._picked, self._hovered = point, None
        self.set_apart(None, point)
        self.pointed.emit(self._around(point.since, point.until, point, by_key=True))

    # keys ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)
            event.ignore()

    def _on_key(self, event: QKeyEvent) -> bool:
        key, typed = Qt.Key(event.key()), event.text()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._on_arrow((1 if key is Qt.Key.Key_Right else -1) * self._forward(), event.modifiers())
        elif typed in ("+", "="):
            self.zoom(SHORTER, self._centre())
        elif typed in ("-", "_"):
            self.zoom(LONGER, self._centre())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.look_at(self.view.moved(-self.whole.days if key is Qt.Key.Key_Home else self.whole.days))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picked is not None:
            self.open(self._picked)
        elif key is Qt.Key.Key_Escape and self._picked is not None:
            self._let_go()
            self.pointed.emit(None)
        else:
            return False
        return True

    def _on_arrow(self, step: int, keys: Qt.KeyboardModifier) -> None:
        """Alone from point to point; Shift moves by a quarter of the view, Ctrl by all of it."""
        if keys & Qt.KeyboardModifier.ControlModifier:
            self.shift(step)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.shift(step * QUARTER)
        else:
            self.walk(step)

    def _place(self, step: int) -> Place:
        """Where a walk goes on: from the point one has come to, or else from the edge of the view."""
        picked, view = self._picked or self._left_at, self.view
        if picked is not None and view.first <= picked.at <= view.last:
            return order(picked)
        return (view.first, False, -1, False) if step > 0 else (view.last, True, 11, True)

    def _centre(self) -> float | None:
        """Zooming by keys goes towards the point one has come to."""
        picked = self._picked
        return picked.at if picked is not None and self.view.first <= picked.at <= self.view.last else None

    # mouse -----------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, and so does the wheel alone once the chart was clicked; Shift or sideways moves."""
        turn, keys = event.angleDelta(), event.modifiers()
        sideways = abs(turn.x()) > abs(turn.y())
        before = self.view
        if sideways or keys & Qt.KeyboardModifier.ShiftModifier:
            notches = (turn.x() if sideways else turn.y()) / NOTCH
            self.shift(-notches * MOVE_OF_NOTCH * self._forward())
        elif keys & Qt.KeyboardModifier.ControlModifier or self.hasFocus():
            about = self.layout_now().day(event.position().x())
            self.zoom(ZOOM_OF_NOTCH ** (-turn.y() / NOTCH), about)
        event.setAccepted(self.view != before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (event.position(), self.view)
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(event.position())
            return
        start, view = self._pressed
        moved = event.position().x() - start.x()
        if self._dragged or abs(moved) >= QApplication.startDragDistance():
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.look_at(view.moved(-moved / self.layout_now().scale * self._forward()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._pressed is not None and not self._dragged
        self._pressed = None
        self._hover(event.position())
        if clicked and (point := self._under(event.position())) is not None:
            self.open(point)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    # pointing --------------------------------------------------------------------------------------------

    def _hover(self, place: QPointF) -> None:
        layout = self.layout_now()
        if not layout.whole.adjusted(-1, -layout.heading_height, 1, 1).contains(place):
            self.unsetCursor()
            self._point_at(None)
            return
        point = self._under(place)
        self.setCursor(Qt.CursorShape.ArrowCursor if point is None else Qt.CursorShape.PointingHandCursor)
        if point is not None:
            self._point_at(self._around(point.since, point.until, point, by_key=False))
            return
        day = min(max(layout.day(place.x()), self.view.first), self.view.last - JUST_BEFORE)
        reach = 0.0 if layout.scale >= WIDE_ENOUGH else WIDE_ENOUGH / layout.scale / 2
        self._point_at(self._around(day_of(day - reach), day_of(day + reach), None, by_key=False))

    def _under(self, place: QPointF) -> Point | None:
        return under(self.layout_now(), self.shown().points, place, NEAR * self._look().unit)

    def _around(self, since: date, until: date, point: Point | None, *, by_key: bool) -> Pointed:
        shown = self.shown()
        return Pointed(
            since,
            until,
            tuple(one for one in shown.points if one.since <= until and one.until >= since),
            tuple(one for one in shown.marks if one.since <= until and one.until >= since),
            point,
            by_key,
        )

    def _point_at(self, pointed: Pointed | None) -> None:
        """The mouse points at something else; without it the point of the keyboard is ringed again."""
        if pointed == self._hovered:
            return
        self._hovered = pointed
        if pointed is None:
            self.set_apart(None, self._picked)
        else:
            self.set_apart((pointed.since.toordinal(), pointed.until.toordinal() + 1), pointed.point)
        self.pointed.emit(pointed)

    def _let_go(self) -> None:
        self._picked = self._left_at = self._hovered = None
        self.set_apart(None, None)
