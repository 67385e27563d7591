"""The points and marks of a chart, fetched a stretch of time at a time and kept, so that it moves freely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor, log2
from typing import Protocol

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.points import Mark, Point
from ankle_rehab.domain.value import value
from ankle_rehab.ui.widgets.chart.axis import FIRST_DAY, LAST_DAY, View, day_of

COLUMNS = 64
LONGEST = 1024
CLOSEST = -6
WIDEST_COLUMN = 3.0
KEPT = 160
DOTS_AT_ONCE = 2000
A_HEAP = 50  # scores behind one dot are counted in the time that one more dot takes

Place = tuple[float, bool, int, bool]


class ChartSource(Protocol):
    """Who knows what was written down; the days asked for are both included. May raise a StorageFault."""

    def points(self, since: date, until: date, columns: int) -> tuple[Point, ...]:
        """Points; those alike that fall into the same of `columns` columns are one."""

    def marks(self, since: date, until: date, columns: int) -> tuple[Mark, ...]:
        """Marks; those of one kind that fall into the same of `columns` columns are one."""


@value
class Key:
    """A tile: the `index`th of those that lie side by side. Its columns are two to the power of `level` days
    wide; there are 64 of them, fewer where they would take longer than some years."""

    level: int
    index: int

    @property
    def days(self) -> int:
        return min(int(COLUMNS * 2.0**self.level), LONGEST)

    @property
    def columns(self) -> int:
        return max(1, round(self.days / 2.0**self.level))

    @property
    def view(self) -> View:
        return View(self.index * self.days, (self.index + 1) * self.days)


@value
class Tile:
    """What lies in one stretch of time."""

    points: tuple[Point, ...]
    marks: tuple[Mark, ...]


class Tiles:
    """What is known of the diary so far. Nothing is fetched but by `fetch`."""

    def __init__(self, source: ChartSource) -> None:
        self._source = source
        self._tiles: dict[Key, Tile] = {}
        self._last = Tile((), ())

    def level(self, day_width: float, unit: float) -> int:
        """How close the columns have to be where a day is `day_width` wide: none wider than a small dot."""
        return max(CLOSEST, floor(log2(WIDEST_COLUMN * unit / day_width)))

    def keys(self, view: View, level: int) -> Iterator[Key]:
        """The tiles that `view` touches, in the order of time."""
        days = Key(level, 0).days
        for index in range(floor(view.first / days), floor(view.last / days) + 1):
            if (index + 1) * days > FIRST_DAY and index * days <= LAST_DAY and index * days < view.last:
                yield Key(level, index)

    def missing(self, view: View, level: int) -> tuple[Key, ...]:
        """The tiles of a view that have not been fetched yet, the newest first."""
        return tuple(key for key in reversed([*self.keys(view, level)]) if key not in self._tiles)

    def fetch(self, keys: tuple[Key, ...]) -> bool:
        """Fetch tiles until some thousand dots were made; whether all are there now."""
        made = 0
        for key in keys:
            if made >= DOTS_AT_ONCE:
                return False
            tile = self.tile(key)
            made += sum(1 + point.n // A_HEAP for point in tile.points)
        return True

    def tile(self, key: Key) -> Tile:
        """One tile, fetched if need be."""
        found = self._tiles.pop(key, None)
        if found is None:
            since, until = day_of(key.view.first), day_of(key.view.last - 1)
            found = Tile(
                tuple(sorted(self._source.points(since, until, key.columns), key=order)),
                self._source.marks(since, until, key.columns),
            )
        self._tiles[key] = found
        if len(self._tiles) > KEPT:
            del self._tiles[next(iter(self._tiles))]
        return found

    def shown(self, view: View, level: int) -> Tile:
        """All that is known of a view; where a tile is missing, what was shown there before."""
        points: list[Point] = []
        marks: list[Mark] = []
        for key in self.keys(view, level):
            tile = self._tiles.get(key) or self._before(key.view)
            points += tile.points
            marks += tile.marks
        self._last = Tile(tuple(points), tuple(marks))
        return self._last

    def forget(self) -> None:
        """The diary has changed: everything has to be fetched again; until then the old is shown."""
        self._tiles.clear()

    def _before(self, view: View) -> Tile:
        return Tile(
            tuple(point for point in self._last.points if view.first <= point.at < view.last),
            tuple(mark for mark in self._last.marks if view.first <= mark.at < view.last),
        )


def order(point: Point) -> Place:
    """The order in which one walks: time, then left before right, lower scores, those written in time."""
    return point.at, point.side is Side.RIGHT, point.score, point.late
