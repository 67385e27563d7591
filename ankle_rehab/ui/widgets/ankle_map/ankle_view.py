"""One view of the ankle on which places are pressed, and a small picture of places to look at."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Zone
from ankle_rehab.ui import text
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.ankle_map.paint import Marks, into, paint_view
from ankle_rehab.ui.widgets.ankle_map.shapes import DRAWINGS, HOMES
from ankle_rehab.ui.widgets.ankle_map.view import View


class PlaceButton(QPushButton):
    """A place that is chosen or not; `heard` is asked about every key first, `turned` is about the focus."""

    turned = Signal()

    def __init__(self, zone: Zone, heard: Callable[[Zone, QKeyEvent], bool]) -> None:
        words = text.zone(zone)
        super().__init__(words[:1].upper() + words[1:])
        self.zone = zone
        self._heard = heard
        self.setCheckable(True)
        self.setProperty("role", "choice")
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._heard(self.zone, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.turned.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.turned.emit()


class ZoneButton(PlaceButton):
    """A place of a view as the keyboard and a screen reader meet it; the view under it paints it."""

    def __init__(self, zone: Zone, heard: Callable[[Zone, QKeyEvent], bool]) -> None:
        super().__init__(zone, heard)
        self.setText("")
        self.setProperty("role", "zone")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None: ...


class AnkleView(QWidget):
    """Paints one view and tells which place is under the pointer (`hovered`, None for none) or `pressed`.

    A place has its button in one view only, however often it is painted.
    """

    hovered = Signal(object)
    pressed = Signal(object)

    def __init__(self, view: View, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._themes = themes
        self._side = Side.LEFT
        self._marks = Marks()
        self._pressed: Zone | None = None
        self._buttons: dict[Zone, ZoneButton] = {}
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    @property
    def homes(self) -> tuple[Zone, ...]:
        """The places whose buttons belong here."""
        return tuple(zone for zone, home in HOMES.items() if home is self._view)

    def put(self, button: ZoneButton) -> None:
        """Lay the button of a place over it."""
        button.setParent(self)
        self._buttons[button.zone] = button
        self._place_buttons()

    def display(self, marks: Marks, side: Side) -> None:
        """Show the places of this ankle as they stand."""
        marks, turned = marks.within(DRAWINGS[self._view].places.keys()), side is not self._side
        if turned or marks != self._marks:
            self._marks, self._side = marks, side
            if turned:
                self._place_buttons()
            self.update()

    def resize_to(self, scale: float) -> None:
        """Take the size of `scale` pixels a centimetre."""
        box = DRAWINGS[self._view].box
        self.setFixedSize(int(box.width() * scale), int(box.height() * scale))
        self._place_buttons()

    def zone_at(self, place: QPointF) -> Zone | None:
        """The place at a point of the widget."""
        back, possible = self._turn().inverted()
        return DRAWINGS[self._view].at(back.map(place)) if possible else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        painter = QPainter(self)
        paint_view(painter, self._themes.current, self._view, self._turn(), self._marks)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        zone = self.zone_at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if zone is None else Qt.CursorShape.PointingHandCursor)
        self.hovered.emit(zone)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.zone_at(event.position()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        zone, self._pressed = self._pressed, None
        if zone is not None and zone is self.zone_at(event.position()):
            self.pressed.emit(zone)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def _turn(self) -> QTransform:
        return into(self._view, self._side, QRectF(self.rect()))

    def _place_buttons(self) -> None:
        turn, whole = self._turn(), QRectF(self.rect())
        for zone, button in self._buttons.items():
            path = turn.map(DRAWINGS[self._view].places[zone].path)
            button.setGeometry(path.boundingRect().intersected(whole).toRect())


class ZonesPicture(QLabel):
    """A small picture of an ankle with some places shaded, in as few views as show them all.

    As a label it is told as text: its name lists the places.
    """

    def __init__(
        self, themes: Themes, side: Side, zones: Set[Zone], height: int = 72, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._side = side
        self._marks = Marks(frozenset(zones), edges=False, ticks=False)
        self._views = fewest_views(zones)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" · ".join(text.zone(zone) for zone in Zone if zone in zones))
        self.setVisible(bool(self._views))
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._width(view) for view in self._views)), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        painter = QPainter(self)
        left = 0.0
        for view in self._views:
            room = QRectF(left, 0, self._width(view), self._height)
            painter.setClipRect(room)
            paint_view(painter, self._themes.current, view, into(view, self._side, room), self._marks)
            left += room.width()
        painter.end()

    def _width(self, view: View) -> float:
        box = DRAWINGS[view].box
        return box.width() * self._height / box.height()


def fewest_views(zones: Set[Zone]) -> tuple[View, ...]:
    """Views that together show all of these places, each with the most of what is still missing."""
    missing = {zone for zone in zones if zone in HOMES}
    views: list[View] = []
    while missing:
        best = max(View, key=lambda view: len(missing & DRAWINGS[view].places.keys()))
        views.append(best)
        missing -= DRAWINGS[best].places.keys()
    return tuple(views)
