"""The signs in the rail, drawn with a pen of the theme's colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QTransform

from ankle_rehab.ui.theme import Theme

SIZE = 24
_SHARPNESS = 3


def icon(name: str, theme: Theme, *, here: bool, side: int = SIZE) -> QIcon:
    """The sign of a page, `side` pixels wide: quiet when it is not the current page, accented when it is."""
    return QIcon(_pixmap(name, QColor(theme.accent if here else theme.muted), side))


def drawing(name: str) -> QPainterPath:
    """The lines of a sign on a field of 24 by 24; an unknown name gives a plain ring."""
    return _DRAWINGS.get(name, _ring)()


def _pixmap(name: str, colour: QColor, side: int) -> QPixmap:
    pixmap = QPixmap(QSize(side, side) * _SHARPNESS)
    pixmap.setDevicePixelRatio(_SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / SIZE, side / SIZE)
    pen = QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(drawing(name))
    painter.end()
    return pixmap


def _lines(*strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for stroke in strokes:
        path.moveTo(QPointF(*stroke[0]))
        for point in stroke[1:]:
            path.lineTo(QPointF(*point))
    return path


def _ring() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(4, 4, 16, 16))
    return path


def _today() -> QPainterPath:
    """A sun over the horizon."""
    path = QPainterPath()
    path.arcMoveTo(QRectF(7, 9.5, 10, 10), 0)
    path.arcTo(QRectF(7, 9.5, 10, 10), 0, 180)
    path.addPath(
        _lines(((3, 18), (21, 18)), ((12, 3), (12, 6)), ((4.8, 7), (6.6, 8.8)), ((19.2, 7), (17.4, 8.8)))
    )
    path.addPath(_lines(((2.5, 14.5), (4.2, 14.5)), ((19.8, 14.5), (21.5, 14.5))))
    return path


def _session() -> QPainterPath:
    """A foot with its ankle, turning."""
    path = QPainterPath(QPointF(8, 3.5))
    path.lineTo(QPointF(8, 11))
    path.cubicTo(QPointF(8, 13), QPointF(6, 14), QPointF(6, 16.5))
    path.cubicTo(QPointF(6, 18.6), QPointF(7.2, 19.5), QPointF(9, 19.5))
    path.lineTo(QPointF(19, 19.5))
    path.cubicTo(QPointF(21.4, 19.5), QPointF(21.4, 16.6), QPointF(19, 16))
    path.cubicTo(QPointF(15.5, 15.2), QPointF(13.6, 13.8), QPointF(13.6, 11))
    path.lineTo(QPointF(13.6, 3.5))
    path.addEllipse(QPointF(10.6, 12.6), 1.4, 1.4)
    return path


def _ice() -> QPainterPath:
    """A snow crystal."""
    path = QPainterPath()
    for angle in (0, 60, 120):
        arm = _lines(((0, -9), (0, 9)), ((-2.6, -8), (0, -5.6), (2.6, -8)), ((-2.6, 8), (0, 5.6), (2.6, 8)))
        path.addPath(QTransform().translate(12, 12).rotate(angle).map(arm))
    return path


def _diary() -> QPainterPath:
    """A book with lines."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(5, 3.5, 14.5, 17), 2, 2)
    path.addPath(_lines(((8.6, 3.5), (8.6, 20.5)), ((11.6, 8.5), (16.4, 8.5)), ((11.6, 12), (16.4, 12))))
    return path


def _review() -> QPainterPath:
    """Single points over a line of days."""
    path = QPainterPath()
    path.addPath(_lines(((4.5, 4), (4.5, 19.5), (20.5, 19.5))))
    for x, y in ((9.0, 7.5), (13.5, 11.0), (18.0, 14.5)):
        path.addEllipse(QPointF(x, y), 1.7, 1.7)
    return path


def _runs() -> QPainterPath:
    """A running shoe."""
    path = QPainterPath(QPointF(3, 8))
    path.lineTo(QPointF(3, 17.5))
    path.lineTo(QPointF(21, 17.5))
    path.cubicTo(QPointF(21.4, 14.5), QPointF(19.5, 13.6), QPointF(16.5, 12.8))
    path.cubicTo(QPointF(13.5, 12), QPointF(11.6, 9.6), QPointF(10.6, 6.5))
    path.cubicTo(QPointF(9, 8.6), QPointF(5.5, 9.4), QPointF(3, 8))
    path.addPath(_lines(((3, 14.6), (20.6, 14.6)), ((11.4, 10.6), (13.2, 9.4)), ((13.4, 12.4), (15, 11))))
    return path


def _guide() -> QPainterPath:
    """An open book."""
    path = _lines(((12, 7), (12, 20)))
    for outer in (2.5, 21.5):
        path.addPath(_lines(((12, 7), ((12 + outer) / 2, 4.5), (outer, 5), (outer, 18.5))))
        path.addPath(_lines(((outer, 18.5), ((12 + outer) / 2, 18), (12, 20))))
    return path


def _signs() -> QPainterPath:
    """A triangle with a mark in it."""
    path = _lines(((12, 3.5), (21.5, 20), (2.5, 20), (12, 3.5)), ((12, 9.5), (12, 14)))
    path.addEllipse(QPointF(12, 16.9), 0.4, 0.4)
    return path


def _reminders() -> QPainterPath:
    """A bell."""
    path = QPainterPath(QPointF(5, 17))
    path.cubicTo(QPointF(7.5, 14.5), QPointF(6.5, 11), QPointF(7, 9.5))
    path.cubicTo(QPointF(7.8, 3.5), QPointF(16.2, 3.5), QPointF(17, 9.5))
    path.cubicTo(QPointF(17.5, 11), QPointF(16.5, 14.5), QPointF(19, 17))
    path.closeSubpath()
    path.moveTo(QPointF(10, 19.5))
    path.quadTo(QPointF(12, 21.5), QPointF(14, 19.5))
    return path


def _settings() -> QPainterPath:
    """Three sliders."""
    path = QPainterPath()
    for y, knob in ((6.0, 15.0), (12.0, 8.5), (18.0, 14.0)):
        path.addPath(_lines(((3.5, y), (knob - 2.4, y)), ((knob + 2.4, y), (20.5, y))))
        path.addEllipse(QPointF(knob, y), 2.4, 2.4)
    return path


_DRAWINGS: dict[str, Callable[[], QPainterPath]] = {
    "today": _today,
    "session": _session,
    "ice": _ice,
    "diary": _diary,
    "review": _review,
    "runs": _runs,
    "guide": _guide,
    "reminders": _reminders,
    "signs": _signs,
    "settings": _settings,
}
