"""The pain chart on the screen: moved and zoomed by mouse, keys or buttons, walked from point to point."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.points import Mark, Point
from ankle_rehab.domain.value import value
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.chart_axis import View, day_of
from ankle_rehab.ui.widgets.chart_layout import ChartLayout, Look, Rows, fitting_height
from ankle_rehab.ui.widgets.chart_paint import paint_chart, paint_day, paint_picked
from ankle_rehab.ui.widgets.chart_tiles import ChartSource, Place, Tile, Tiles, order
from ankle_rehab.ui.widgets.chart_walk import neighbour, under

SHORTEST = 2.0
LONGER, SHORTER = 1.5, 1 / 1.5
QUARTER = 0.25
NOTCH, ZOOM_OF_NOTCH, MOVE_OF_NOTCH = 120.0, 1.25, 0.1
NEAR = 9.0
WIDE_ENOUGH = 3.0
CORNER = 8.0


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


class Chart(QLabel):
    """Shows what `source` knows of the days in its view, which never leaves the days given to `display`.

    `pointed` carries a `Pointed` or None, `view_changed` the new view. `edit_requested` carries the number of
    the entry that was clicked, `several_requested` the day of a dot that stands for several and cannot be
    parted by zooming in. As a label it is told as text.
    """

    pointed = Signal(object)
    view_changed = Signal(object)
    edit_requested = Signal(int)
    several_requested = Signal(object)

    def __init__(self, themes: Themes, source: ChartSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._tiles = Tiles(source)
        self._whole = self._view = View(1.0, 15.0)
        self._rows = Rows((), ())
        self._low = False
        self._picked: Point | None = None
        self._hovered: Pointed | None = None
        self._pressed: tuple[QPointF, View] | None = None
        self._dragged = False
        self._loader = QTimer(self)
        self._loader.setSingleShot(True)
        self._loader.timeout.connect(self._load)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    # what it shows ---------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        return self._view

    @property
    def whole(self) -> View:
        """The days it can be moved over."""
        return self._whole

    @property
    def picked(self) -> Point | None:
        """The point that the keyboard has come to."""
        return self._picked

    def display(self, whole: View, rows: Rows) -> None:
        """Look at the diary anew; the view stays where it is as far as `whole` allows."""
        self._whole = whole
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()
        self._tiles.forget()
        self._hovered = None
        self.look_at(self._view)
        if self._picked is not None and self._picked not in self.shown().points:
            self._picked = None

    def look_at(self, view: View) -> None:
        """Show this stretch of time, or the nearest that is allowed."""
        view = view.within(self._whole, SHORTEST)
        changed, self._view = view != self._view, view
        self._load()
        if changed:
            self.view_changed.emit(view)

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Make the view `factor` times as long; the day `about` stays in its place, otherwise the middle."""
        view = self._view
        middle = (view.first + view.last) / 2
        days = min(self._whole.days, max(SHORTEST, view.days * factor))
        self.look_at(view.zoomed(days / view.days, middle if about is None else about))

    def shift(self, share: float) -> None:
        """Move the view by this share of its length, later if positive."""
        self.look_at(self._view.moved(share * self._view.days))

    def set_low(self, low: bool) -> None:
        """Be no higher than needed, for small windows."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def shown(self) -> Tile:
        """The points and marks in and around the view, as far as they are known."""
        return self._tiles.shown(self._view, self._level())

    def points_in_view(self) -> tuple[Point, ...]:
        """The points in the view, as far as they are known."""
        view = self._view
        return tuple(one for one in self.shown().points if view.first <= one.at < view.last)

    def layout_now(self) -> ChartLayout:
        """Where everything stands now, in the coordinates of the widget."""
        return ChartLayout(QRectF(self.rect()).adjusted(4, 4, -4, -4), self._view, self._rows, self._look())

    # Qt --------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, round(fitting_height(self._rows, self._look(), low=self._low)) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._load()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, layout, shown = self._look(), self.layout_now(), self.shown()
        if self._hovered is not None:
            first, last = self._hovered.since.toordinal(), self._hovered.until.toordinal() + 1
            paint_day(painter, layout, look, first, last)
        paint_chart(painter, layout, look, shown.points, shown.marks)
        picked = self._hovered.point if self._hovered is not None else self._picked
        if picked is not None:
            paint_picked(painter, layout, look, picked)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, and so does the wheel alone once the chart was clicked; Shift or sideways moves."""
        turn, keys = event.angleDelta(), event.modifiers()
        sideways = abs(turn.x()) > abs(turn.y())
        before = self._view
        if sideways or keys & Qt.KeyboardModifier.ShiftModifier:
            notches = (turn.x() if sideways else turn.y()) / NOTCH
            self.shift(-notches * MOVE_OF_NOTCH * self._forward())
        elif keys & Qt.KeyboardModifier.ControlModifier or self.hasFocus():
            about = self.layout_now().day(event.position().x())
            self.zoom(ZOOM_OF_NOTCH ** (-turn.y() / NOTCH), about)
        event.setAccepted(self._view != before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (event.position(), self._view)
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

    # pointing and opening --------------------------------------------------------------------------------

    def open(self, point: Point) -> None:
        """Open the entry behind a point; a dot for several is looked at more closely instead."""
        if point.entry_id is not None:
            self.edit_requested.emit(point.entry_id)
            return
        before = self._view
        self.zoom(SHORTER**3, point.at)
        if self._view == before:
            self.several_requested.emit(point.since)

    def walk(self, step: int) -> None:
        """To the next point in time, or with -1 to the one before; the view follows."""
        try:
            point = neighbour(self._tiles, self._whole, self._place(step), self._level(), step)
        except StorageFault:
            return
        if point is None:
            return
        self._picked = point
        if not self._view.first <= point.at <= self._view.last:
            middle = (self._view.first + self._view.last) / 2
            self.look_at(self._view.moved(point.at - middle))
        self._hovered = None
        self.pointed.emit(self._around(point.since, point.until, point, by_key=True))
        self.update()

    def _on_key(self, event: QKeyEvent) -> bool:
        key, typed = Qt.Key(event.key()), event.text()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = (1 if key is Qt.Key.Key_Right else -1) * self._forward()
            if shift or control:
                self.shift(step * (1.0 if control else QUARTER))
            else:
                self.walk(step)
        elif typed in ("+", "="):
            self.zoom(SHORTER, self._centre())
        elif typed in ("-", "_"):
            self.zoom(LONGER, self._centre())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            earliest = key is Qt.Key.Key_Home
            self.look_at(self._view.moved(-self._whole.days if earliest else self._whole.days))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picked is not None:
            self.open(self._picked)
        elif key is Qt.Key.Key_Escape and self._picked is not None:
            self._picked = None
            self._point_at(None)
            self.update()
        else:
            return False
        return True

    def _place(self, step: int) -> Place:
        """Where a walk goes on: from the point one has come to, or else from the edge of the view."""
        picked, view = self._picked, self._view
        if picked is not None and view.first <= picked.at <= view.last:
            return order(picked)
        return (view.first, False, -1) if step > 0 else (view.last, True, 11)

    def _centre(self) -> float | None:
        """Zooming by keys goes towards the point one has come to."""
        picked = self._picked
        return picked.at if picked is not None and self._view.first <= picked.at <= self._view.last else None

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
        day = min(max(layout.day(place.x()), self._view.first), self._view.last - 1e-6)
        if layout.scale >= WIDE_ENOUGH:
            self._point_at(self._around(day_of(day), day_of(day), None, by_key=False))
            return
        reach = WIDE_ENOUGH / layout.scale / 2
        self._point_at(self._around(day_of(day - reach), day_of(day + reach), None, by_key=False))

    def _under(self, place: QPointF) -> Point | None:
        return under(self.layout_now(), self.shown().points, place, NEAR * self._look().unit)

    def _around(self, since: date, until: date, point: Point | None, *, by_key: bool) -> Pointed:
        shown = self.shown()
        return Pointed(
            since,
            until,
            tuple(one for one in shown.points if one.since <= until and one.until >= since),
            tuple(one for one in shown.marks if one.date <= until and one.until >= since),
            point,
            by_key,
        )

    def _point_at(self, pointed: Pointed | None) -> None:
        if pointed != self._hovered:
            self._hovered = pointed
            self.pointed.emit(pointed)
            self.update()

    # fetching --------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Fetch what is in sight, a piece at a time; then what lies just beside it."""
        level, view = self._level(), self._view
        around = view.zoomed(2.0, (view.first + view.last) / 2).within(self._whole, SHORTEST)
        missing = self._tiles.missing(view, level)
        beside = self._tiles.missing(around, level)
        try:
            whole = self._tiles.fetch(missing) if missing else self._tiles.fetch(beside[:1])
        except StorageFault:
            return
        self.update()
        if not whole or len(beside) > 1:
            self._loader.start()

    def _level(self) -> int:
        look = self._look()
        return self._tiles.level(self.layout_now().scale, look.unit)

    def _look(self) -> Look:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Look(self._themes.current, self.font(), mirrored, self.devicePixelRatioF())

    def _forward(self) -> int:
        return 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
