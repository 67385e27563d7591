"""Painting one view of the ankle map: the skin, and each place as it stands."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Zone
from ankle_rehab.ui.theme import Theme
from ankle_rehab.ui.widgets.ankle_map.shapes import DRAWINGS
from ankle_rehab.ui.widgets.ankle_map.view import Drawing, View, mirrored
from ankle_rehab.ui.widgets.figure.shapes import smooth

RIM = 0.13
FADE = 2.6


@dataclass(frozen=True, slots=True)
class Marks:
    """How the places stand: chosen, under the pointer, with the keyboard.

    A picture to look at needs no `edges` round what is not chosen, and a small one has no room for `ticks`.
    """

    chosen: Set[Zone] = field(default_factory=frozenset)
    hovered: Zone | None = None
    focused: Zone | None = None
    edges: bool = True
    ticks: bool = True

    def within(self, zones: Set[Zone]) -> Marks:
        """What of it is to be seen where only these places are."""
        return replace(
            self,
            chosen=self.chosen & zones,
            hovered=self.hovered if self.hovered in zones else None,
            focused=self.focused if self.focused in zones else None,
        )


def into(view: View, side: Side, room: QRectF) -> QTransform:
    """From the centimetres of a view to the pixels of `room`, mirrored where the side wants it."""
    box = DRAWINGS[view].box
    scale = min(room.width() / box.width(), room.height() / box.height())
    turn = QTransform.fromTranslate(room.center().x(), room.center().y())
    turn.scale(-scale if mirrored(view, side) else scale, -scale)
    return turn.translate(-box.center().x(), -box.center().y())


def paint_view(painter: QPainter, theme: Theme, view: View, turn: QTransform, marks: Marks) -> None:
    """The whole view; `turn` comes from `into`. The painter's own transformation must be the identity."""
    drawing = DRAWINGS[view]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _skin(painter, theme, drawing, turn)
    _places(painter, theme, drawing, turn, marks)
    _fade(painter, theme, drawing, turn)
    for zone, place in drawing.places.items():
        if zone in marks.chosen and marks.ticks:
            _tick(painter, theme, turn.map(QPointF(*place.middle)), abs(turn.m11()))


def _skin(painter: QPainter, theme: Theme, drawing: Drawing, turn: QTransform) -> None:
    scale = abs(turn.m11())
    rim = QPen(theme.color("skin_line"), 2 * RIM * scale)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    fine = QPen(_between(theme, "skin_line", "skin_shade", 0.35), max(1.0, 0.09 * scale))
    fine.setCapStyle(Qt.PenCapStyle.RoundCap)
    for far in drawing.far:
        _fill(painter, turn.map(smooth(far)), theme.color("skin_shade"), rim)
    whole = turn.map(smooth(drawing.outline))
    if drawing.toes and len(drawing.nails) == len(drawing.toes):
        for x, y, wide, high in drawing.toes:
            toe = QPainterPath()
            toe.addEllipse(QPointF(x, y), wide, high)
            painter.strokePath(turn.map(toe), rim)
    painter.strokePath(whole, rim)
    painter.fillPath(whole, theme.color("skin"))
    painter.save()
    painter.setClipPath(whole)
    for shade in drawing.shades:
        painter.fillPath(turn.map(smooth(shade)), theme.color("skin_shade"))
    painter.restore()
    painter.setPen(fine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in drawing.lines:
        painter.drawPath(turn.map(smooth(line, closed=False)))
    for (x, y, wide, high), nail in zip(drawing.toes, drawing.nails, strict=False):
        toe = QPainterPath()
        toe.addEllipse(QPointF(x, y), wide, high)
        _fill(painter, turn.map(toe), theme.color("skin"), fine)
        _nail(painter, theme, turn, nail)
    if not drawing.toes:
        for nail in drawing.nails:
            _nail(painter, theme, turn, nail)


def _nail(painter: QPainter, theme: Theme, turn: QTransform, nail: tuple[float, float, float, float]) -> None:
    x, y, wide, high = nail
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), wide, high)
    skin = theme.color("skin")
    pale = QColor.fromRgbF(*(0.5 + 0.5 * part for part in (skin.redF(), skin.greenF(), skin.blueF())))
    painter.fillPath(turn.map(path), pale)


def _fill(painter: QPainter, path: QPainterPath, color: QColor, rim: QPen) -> None:
    painter.strokePath(path, rim)
    painter.fillPath(path, color)


def _places(painter: QPainter, theme: Theme, drawing: Drawing, turn: QTransform, marks: Marks) -> None:
    places = {zone: turn.map(path) for zone, path in drawing.on_skin.items()}
    scale = abs(turn.m11())
    quiet = theme.color("skin_line")
    quiet.setAlphaF(0.55)
    edge = QPen(quiet, max(1.0, 0.08 * scale), Qt.PenStyle.DotLine)
    for zone, here in places.items():
        if zone not in marks.chosen and marks.edges:
            if zone is marks.hovered:
                glow = theme.color("accent")
                glow.setAlphaF(0.3)
                painter.fillPath(here, glow)
            painter.strokePath(here, edge)
    for zone in marks.chosen & places.keys():
        _chosen(painter, theme, places[zone], scale)
    if marks.focused in places:
        _ring(painter, theme, places[marks.focused])


def _chosen(painter: QPainter, theme: Theme, here: QPainterPath, scale: float) -> None:
    fill = theme.color("accent")
    fill.setAlphaF(0.8)
    painter.fillPath(here, fill)
    pen = QPen(theme.color("skin_line"), max(2.0, 0.22 * scale))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(here, pen)


def _ring(painter: QPainter, theme: Theme, here: QPainterPath) -> None:
    """Where the keyboard is: a dark line in a light one, seen on skin, on a chosen place and on paper."""
    painter.strokePath(here, QPen(theme.color("card"), 6.0))
    painter.strokePath(here, QPen(theme.color("text"), 2.5))


def _tick(painter: QPainter, theme: Theme, middle: QPointF, scale: float) -> None:
    radius = min(11.0, max(6.5, 0.8 * scale))
    painter.setPen(QPen(theme.color("accent"), 1.5))
    painter.setBrush(theme.color("on_accent"))
    painter.drawEllipse(middle, radius, radius)
    sign = QPainterPath(middle + QPointF(-0.48, 0.02) * radius)
    sign.lineTo(middle + QPointF(-0.12, 0.4) * radius)
    sign.lineTo(middle + QPointF(0.5, -0.38) * radius)
    pen = QPen(theme.color("accent"), radius * 0.28)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(sign, pen)


def _fade(painter: QPainter, theme: Theme, drawing: Drawing, turn: QTransform) -> None:
    """The leg goes on above: it fades into the card."""
    left, bottom, wide, high = drawing.frame
    top = turn.mapRect(QRectF(left - 2, bottom + high - FADE, wide + 4, FADE + 4))
    solid, clear = theme.color("card"), theme.color("card")
    clear.setAlpha(0)
    shade = QLinearGradient(top.topLeft(), top.bottomLeft())
    shade.setColorAt(0.0, solid)
    shade.setColorAt(4 / (FADE + 4), solid)
    shade.setColorAt(1.0, clear)
    painter.fillRect(top, shade)


def _between(theme: Theme, first: str, second: str, share: float) -> QColor:
    one, two = theme.color(first), theme.color(second)
    return QColor.fromRgbF(
        one.redF() + (two.redF() - one.redF()) * share,
        one.greenF() + (two.greenF() - one.greenF()) * share,
        one.blueF() + (two.blueF() - one.blueF()) * share,
    )
