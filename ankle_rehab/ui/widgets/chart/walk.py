"""From point to point of a chart: the next one in time, and the one under the pointer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import ceil, floor, hypot

from PySide6.QtCore import QPointF

from ankle_rehab.domain.points import Point
from ankle_rehab.ui.widgets.chart.axis import View
from ankle_rehab.ui.widgets.chart.layout import ChartLayout
from ankle_rehab.ui.widgets.chart.tiles import Key, Place, Tiles, order


def under(layout: ChartLayout, points: tuple[Point, ...], place: QPointF, reach: float) -> Point | None:
    """The nearest point that is not further than `reach` away; `points` are in the order of time."""
    days = reach / layout.scale
    middle = layout.day(place.x())
    begin = bisect_left(points, middle - days, key=lambda point: point.at)
    end = bisect_right(points, middle + days, key=lambda point: point.at)
    nearest, least = None, reach
    for point in points[begin:end]:
        if point.side in layout.panels:
            far = hypot(layout.x(point.at) - place.x(), layout.y(point.side, point.score) - place.y())
            if far <= least:
                nearest, least = point, far
    return nearest


def neighbour(tiles: Tiles, whole: View, place: Place, level: int, step: int) -> Point | None:
    """The first point behind a place in the order of walking, with `step` -1 the last before it.

    None where there is none in `whole`. Where nothing was written for long, the search goes on in wider and
    wider tiles, and closely again where something is. May raise a StorageFault.
    """
    key = Key(level, floor(place[0] / Key(level, 0).days))
    while key.view.last > whole.first and key.view.first < whole.last:
        points = tiles.tile(key).points
        index = (
            bisect_right(points, place, key=order) if step > 0 else bisect_left(points, place, key=order) - 1
        )
        if 0 <= index < len(points):
            return points[index]
        day = _next_day(tiles, whole, key, step)
        if day is None:
            return None
        key = _tile_at(day, level, step)
    return None


def _next_day(tiles: Tiles, whole: View, key: Key, step: int) -> float | None:
    """Where the next tile with anything in it begins to hold something; tiles beyond `key` are looked at."""
    day, level = (key.view.last if step > 0 else key.view.first), key.level
    while whole.first < day < whole.last:
        key = _tile_at(day, level, step)
        found = tiles.tile(key).points
        if step > 0:
            ends = [max(day, point.since.toordinal()) for point in found if point.until.toordinal() + 1 > day]
        else:
            ends = [min(day, point.until.toordinal() + 1) for point in found if point.since.toordinal() < day]
        if ends:
            return min(ends) if step > 0 else max(ends)
        day, level = (key.view.last if step > 0 else key.view.first), level + 1
    return None


def _tile_at(day: float, level: int, step: int) -> Key:
    """The tile in which a walk goes on from `day`."""
    share = day / Key(level, 0).days
    return Key(level, floor(share) if step > 0 else ceil(share) - 1)
