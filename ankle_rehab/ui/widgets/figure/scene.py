"""What stands still around the foot: floor, wall, chair, stool, mat, post and marks on the floor."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt

from ankle_rehab.ui.widgets.figure.canvas import Canvas
from ankle_rehab.ui.widgets.figure.ink import Ink
from ankle_rehab.ui.widgets.figure.shapes import polyline

Numbers = tuple[float, ...]


def paint_scene(canvas: Canvas, ink: Ink, scene: Mapping[str, Numbers], seen: QRectF) -> None:
    """Everything of the scene that never moves; `seen` is what the picture shows, in centimetres."""
    for name, paint in _PAINTERS.items():
        if name in scene:
            paint(canvas, ink, scene[name], seen)


def _plain(canvas: Canvas, ink: Ink, fill: str, line: str = "") -> None:
    canvas.brush(ink.color(fill))
    canvas.pen(ink.pen(line, 0.7) if line else Qt.PenStyle.NoPen)


def _floor(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[height of its edge]: 0 seen from the side, more for a floor seen from above."""
    edge = numbers[0]
    _plain(canvas, ink, "floor")
    canvas.rectangle(QRectF(seen.left(), seen.top(), seen.width(), edge - seen.top()))
    canvas.pen(ink.pen("wall", 1.2))
    canvas.line(QPointF(seen.left(), edge), QPointF(seen.right(), edge))


def _wall(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[x of its face, 1 when it lies to the right or -1 to the left, foot of the wall]."""
    face, side, foot = numbers
    _plain(canvas, ink, "wall")
    left, right = (face, seen.right()) if side > 0 else (seen.left(), face)
    canvas.rectangle(QRectF(left, foot, right - left, seen.bottom() - foot))
    canvas.pen(ink.pen("muted", 0.8))
    canvas.line(QPointF(face, foot), QPointF(face, seen.bottom()))


def _corner(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[x at the floor's edge, x at the front, height of the edge]: a wall beside the foot, running nearer."""
    back, front, edge = numbers
    low = seen.top()
    _plain(canvas, ink, "wall")
    slope = (front - back) / (edge + 8.0)
    near = back + slope * (edge - low)
    canvas.polygon(
        [
            QPointF(back, seen.bottom()),
            QPointF(back, edge),
            QPointF(near, low),
            QPointF(seen.right(), low),
            QPointF(seen.right(), seen.bottom()),
        ]
    )
    canvas.pen(ink.pen("muted", 0.8))
    canvas.path(polyline([(back, seen.bottom()), (back, edge), (near, low)]))


def _chair(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[front edge, height of the seat, depth, 1 with a back rest]: from the side, its back to the left."""
    front, height, depth, rest = numbers
    _plain(canvas, ink, "prop", "muted")
    for x in (front - 3.0, front - depth + 1.0):
        canvas.rectangle(QRectF(x, 0, 2.2, height - 2))
    if rest:
        canvas.rounded(QRectF(front - depth, height, 2.4, 45), 1.2)
    canvas.rounded(QRectF(front - depth, height - 3.5, depth, 3.5), 1.4)
    del seen


def _seat(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[middle, height, width]: a chair from the front."""
    middle, height, width = numbers
    _plain(canvas, ink, "prop", "muted")
    for x in (middle - width / 2 + 1, middle + width / 2 - 3.2):
        canvas.rectangle(QRectF(x, 4, 2.2, height - 4))
    canvas.rounded(QRectF(middle - width / 2, height + 8, width, 40), 3)
    canvas.rounded(QRectF(middle - width / 2 - 1, height - 4, width + 2, 6), 2)
    del seen


def _cushion(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[left, right, bottom, top]: a firm cushion."""
    left, right, bottom, top = numbers
    _plain(canvas, ink, "prop", "muted")
    canvas.rounded(QRectF(left, bottom, right - left, top - bottom), 3.0)
    del seen


def _post(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[middle, bottom]: the table leg that holds a band."""
    middle, bottom = numbers
    _plain(canvas, ink, "wall", "muted")
    canvas.rectangle(QRectF(middle - 2, bottom, 4, seen.bottom() - bottom + 5))


def _tape(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[height of its middle]: a line of tape along the floor."""
    canvas.pen(Qt.PenStyle.NoPen)
    canvas.brush(ink.color("accent"))
    canvas.rectangle(QRectF(seen.left(), numbers[0] - 0.9, seen.width(), 1.8))


def _hop(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[take-off, landing, height]: the dotted way of a hop and the place to land on."""
    start, end, height = numbers
    pen = ink.pen("accent", 1.2)
    pen.setDashPattern([1.0, 2.6])
    canvas.pen(pen)
    canvas.brush(Qt.BrushStyle.NoBrush)
    count = 24
    canvas.path(
        polyline(
            [
                (start + (end - start) * step / count, 4 * height * (step / count) * (1 - step / count))
                for step in range(count + 1)
            ]
        )
    )
    _plain(canvas, ink, "accent")
    canvas.rounded(QRectF(end - 13, -2.4, 26, 1.6), 0.8)
    del seen


def _star(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[middle x, middle y, reach to the left, reach in depth]: lines of tape to the front, side and back."""
    x, y, across, deep = numbers
    canvas.pen(ink.pen("accent", 1.6))
    for end in ((x - across, y), (x, y - deep), (x, y + deep)):
        canvas.path(polyline([(x, y), end]))
    del seen


def _marks(canvas: Canvas, ink: Ink, numbers: Numbers, seen: QRectF) -> None:
    """[x, ...]: places to tap on the floor."""
    _plain(canvas, ink, "accent")
    for x in numbers:
        canvas.rounded(QRectF(x - 6, -2.4, 12, 1.6), 0.8)
    del seen


_PAINTERS: dict[str, Callable[[Canvas, Ink, Numbers, QRectF], None]] = {
    "floor": _floor,
    "wall": _wall,
    "corner": _corner,
    "chair": _chair,
    "seat": _seat,
    "cushion": _cushion,
    "post": _post,
    "tape": _tape,
    "star": _star,
    "hop": _hop,
    "marks": _marks,
}
