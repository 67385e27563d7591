"""Where everything of the load chart stands: kilometres above, two lanes, and pain on the same days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load_chart import LoadDay, LoadWeek, ceiling
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.typed import metres_of
from ankle_rehab.domain.value import value
from ankle_rehab.ui.widgets.chart.layout import EDGE, PADDING, SCORES, Look
from ankle_rehab.ui.words import load_chart_words

BARS, PAIN_STEP = 150.0, 7.5
LANE = 1.45
WIDEST_GUTTER = 0.3
ROOM_ABOVE = 1.06


@value
class LoadShown:
    """What the chart shows: whole weeks, oldest first, with distances in `unit`; `sides` have scores."""

    weeks: tuple[LoadWeek, ...]
    sides: tuple[Side, ...] = ()
    unit: DistanceUnit = DistanceUnit.KILOMETRES

    @property
    def first(self) -> date:
        return self.weeks[0].since

    @property
    def last(self) -> date:
        return self.weeks[-1].until

    @property
    def top(self) -> int:
        """Where the axis of distances ends, in the unit that is shown."""
        return ceiling(max(one.kilometres for one in self.weeks) * 1000 / metres_of(self.unit))

    def day(self, number: int) -> LoadDay:
        """The day that stands in this place, counted from the first."""
        return self.weeks[number // 7].days[number % 7]


class LoadLayout:
    """The places in `rect`, in its unit; a day is `scale` wide. Days are counted from the first week on."""

    def __init__(self, rect: QRectF, shown: LoadShown, look: Look) -> None:
        self.rect, self.shown, self.top = rect, shown, shown.top
        self._mirrored = look.mirrored
        small = QFontMetricsF(look.small)
        self.label_height = small.height()
        self.heading_height = _heading_height(look)
        names = (*load_chart_words.lane_names(), str(self.top))
        gutter = max(small.horizontalAdvance(name) for name in names) + 2 * PADDING * look.unit
        self.gutter = min(gutter, rect.width() * WIDEST_GUTTER)
        self.left = rect.left() + (EDGE * look.unit if look.mirrored else self.gutter)
        self.right = rect.right() - (self.gutter if look.mirrored else EDGE * look.unit)
        self.width = max(1.0, self.right - self.left)
        self.scale = self.width / (7 * len(shown.weeks))
        lane = small.height() * LANE
        top = rect.top() + self.heading_height
        self.bars = QRectF(self.left, top, self.width, BARS * look.unit)
        self.highest = self.bars.height() / ROOM_ABOVE
        top = self.bars.bottom() + PADDING * look.unit
        self.lanes: list[QRectF] = []
        for _name in load_chart_words.lane_names():
            self.lanes.append(QRectF(self.left, top, self.width, lane))
            top += lane
        self.panels: dict[Side, QRectF] = {}
        foot_of_lanes = top
        for side in shown.sides:
            top += self.heading_height
            self.panels[side] = QRectF(self.left, top, self.width, SCORES * PAIN_STEP * look.unit)
            top = self.panels[side].bottom()
        self.foot = top + PADDING * look.unit / 2
        self.stretches = [
            (self.bars.top(), foot_of_lanes),
            *((panel.top(), panel.bottom()) for panel in self.panels.values()),
            (self.foot, self.foot + self.label_height),
        ]

    @property
    def whole(self) -> QRectF:
        """From the bars to the last panel."""
        return QRectF(self.left, self.bars.top(), self.width, self.foot - self.bars.top())

    def x(self, days: float) -> float:
        """Where a moment stands, so many days after the beginning of the first week."""
        passed = days * self.scale
        return self.right - passed if self._mirrored else self.left + passed

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return self.x((day - self.shown.first).days + 0.5)

    def stretch(self, begin: float, end: float, row: QRectF) -> QRectF:
        """The part of a row from one moment to another."""
        left, right = sorted((self.x(begin), self.x(end)))
        return QRectF(left, row.top(), right - left, row.height())

    def day_at(self, x: float) -> int:
        """Which day stands there, counted from the first; the nearest one outside of the chart."""
        passed = (self.right - x if self._mirrored else x - self.left) / self.scale
        return min(max(int(passed // 1), 0), 7 * len(self.shown.weeks) - 1)

    def height(self, kilometres: float) -> float:
        """How high a distance stands above the foot of the bars."""
        share = kilometres * 1000 / metres_of(self.shown.unit) / self.top
        return min(1.0, share) * self.highest

    def y(self, side: Side, score: float) -> float:
        """Where a score stands; 0 is half a step above the foot of its panel."""
        panel = self.panels[side]
        return panel.bottom() - (score + 0.5) * panel.height() / SCORES

    def above(self, below: QRectF) -> QRectF:
        """The place for the heading of a panel."""
        return QRectF(below.left(), below.top() - self.heading_height, below.width(), self.heading_height)

    def beside(self, row: QRectF) -> QRectF:
        """The place for words in the gutter beside a row."""
        left = self.right if self._mirrored else self.rect.left()
        return QRectF(left, row.top(), self.gutter, row.height())


def fitting_height(sides: Sequence[Side], look: Look) -> float:
    """How high the chart is with panels for these sides."""
    small, heading = QFontMetricsF(look.small).height(), _heading_height(look)
    lanes = len(load_chart_words.lane_names()) * small * LANE
    panels = len(sides) * (heading + SCORES * PAIN_STEP * look.unit)
    return heading + BARS * look.unit + lanes + panels + 2 * small + 1.5 * PADDING * look.unit


def _heading_height(look: Look) -> float:
    return QFontMetricsF(look.small).height() + 2 * PADDING * look.unit
