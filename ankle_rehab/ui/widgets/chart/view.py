"""The pain chart in a widget: the stretch of time in sight, what is known of it, and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.light import Verdict
from ankle_rehab.domain.points import Mark, Point, light_marks
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.chart.axis import View
from ankle_rehab.ui.widgets.chart.layout import ChartLayout, Look, Rows, fitting_height
from ankle_rehab.ui.widgets.chart.paint import paint_chart, paint_day, paint_picked
from ankle_rehab.ui.widgets.chart.tiles import ChartSource, Tile, Tiles

SHORTEST = 2.0
RIM = 4
CORNER = 8.0


class ChartView(QLabel):
    """Shows what `source` knows of the days in its view, which never leaves the days given to `display`.

    `view_changed` carries the new view. Nothing is fetched in one go: a piece a turn of the event loop, so
    that the chart can be moved meanwhile. It is painted once the first piece is there, and when all is. As a
    label it is told as text.
    """

    view_changed = Signal(object)

    def __init__(self, themes: Themes, source: ChartSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._tiles = Tiles(source)
        self._whole = self._view = View(1.0, 15.0)
        self._rows = Rows((), ())
        self._low = False
        self._painted = self._due = False
        self._lights: Mapping[date, Verdict] = {}
        self._light_marks: tuple[int, tuple[Mark, ...]] | None = None
        self._apart: tuple[float, float] | None = None
        self._ringed: Point | None = None
        self._loader = QTimer(self)
        self._loader.setSingleShot(True)
        self._loader.timeout.connect(self._load)
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
    def loading(self) -> bool:
        """Whether anything in the view is still to be fetched or painted."""
        return not self._painted and not self.visibleRegion().isEmpty()

    def display(self, whole: View, rows: Rows) -> None:
        """Look at the diary anew; the view stays where it is as far as `whole` allows."""
        self._whole = whole
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()
        self._tiles.forget()
        self.look_at(self._view)

    def look_at(self, view: View) -> None:
        """Show this stretch of time, or the nearest that is allowed."""
        view = view.within(self._whole, SHORTEST)
        changed, self._view = view != self._view, view
        self._painted = False
        if self._tiles.missing(view, self._level()):
            self._due = True
        else:
            self.update()
        self._loader.start()
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

    def set_apart(self, days: tuple[float, float] | None, ringed: Point | None) -> None:
        """Lay a faint ground under the days from the first up to the second, and a ring around a point."""
        if (days, ringed) != (self._apart, self._ringed):
            self._apart, self._ringed = days, ringed
            self.update()

    def set_lights(self, lights: Mapping[date, Verdict]) -> None:
        """Show the lights of these days in their lane; judging them takes a while, so they come later."""
        self._lights, self._light_marks = lights, None
        self.update()

    def set_low(self, low: bool) -> None:
        """Be no higher than needed, for small windows."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def shown(self) -> Tile:
        """The points and marks in and around the view, as far as they are known."""
        level, view = self._level(), self._view
        tile = self._tiles.shown(view, level)
        days = max(1, int(2.0**level))
        if self._light_marks is None or self._light_marks[0] != days:
            self._light_marks = (days, light_marks(self._lights, days))
        lights = (mark for mark in self._light_marks[1] if view.first <= mark.at <= view.last)
        return Tile(tile.points, (*lights, *tile.marks))

    def points_in_view(self) -> tuple[Point, ...]:
        """The points in the view, as far as they are known."""
        view = self._view
        return tuple(one for one in self.shown().points if view.first <= one.at < view.last)

    def layout_now(self) -> ChartLayout:
        """Where everything stands now, in the coordinates of the widget."""
        room = QRectF(self.rect()).adjusted(RIM, RIM, -RIM, -RIM)
        return ChartLayout(room, self._view, self._rows, self._look())

    # Qt --------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, round(fitting_height(self._rows, self._look(), low=self._low)) + 2 * RIM)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._loader.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look_at(self._view)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._painted = not self._tiles.missing(self._view, self._level())
        painter = QPainter(self)
        look, layout, shown = self._look(), self.layout_now(), self.shown()
        if self._apart is not None:
            paint_day(painter, layout, look, *self._apart)
        paint_chart(painter, layout, look, shown.points, shown.marks)
        if self._ringed is not None:
            paint_picked(painter, layout, look, self._ringed)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.end()

    # parts -----------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Fetch a piece of what is in sight; once that is whole, what lies just beside it."""
        if not self.isVisible():
            return
        level, view = self._level(), self._view
        around = view.zoomed(2.0, (view.first + view.last) / 2).within(self._whole, SHORTEST)
        missing = self._tiles.missing(view, level)
        beside = self._tiles.missing(around, level)
        try:
            whole = self._tiles.fetch(missing) if missing else self._tiles.fetch(beside[:1])
        except StorageFault:  # the diary has told it; the next look tries again
            self.update()
            return
        if self._due or (whole and not self._painted):
            self._due = False
            self.update()
        if not whole or len(beside) > 1:
            self._loader.start()

    def _level(self) -> int:
        return self._tiles.level(self.layout_now().scale, self._look().unit)

    def _look(self) -> Look:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Look(self._themes.current, self.font(), mirrored, self.devicePixelRatioF())

    def _forward(self) -> int:
        """1 where time runs to the right, -1 where one reads from right to left."""
        return 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
