"""Where everything of a chart stands: a panel for each side, lanes of marks below, time along the foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.domain.value import value
from ankle_rehab.ui.theme import Theme
from ankle_rehab.ui.widgets.chart.axis import View
from ankle_rehab.ui.words import diary_text

ORDINARY_TYPE = 15
SCORES = 11
STEP, NARROWEST_STEP = 12.0, 9.0
LANE, PADDING, WIDEST_GUTTER = 1.35, 6.0, 0.3
EDGE = 8.0
SMALL_TYPE = 12 / ORDINARY_TYPE


@value
class Look:
    """How a chart is painted: the type's size in pixels sets the size of all of it.

    `sharpness` is how many pixels of the screen stand for one unit; None means paper, where every shape
    stays a shape.
    """

    theme: Theme
    font: QFont
    mirrored: bool = False
    sharpness: float | None = None

    @property
    def unit(self) -> float:
        """What a pixel in the usual size of type has become."""
        return self.font.pixelSize() / ORDINARY_TYPE

    @property
    def small(self) -> QFont:
        """The type of numbers and labels."""
        font = QFont(self.font)
        font.setPixelSize(max(8, round(self.font.pixelSize() * SMALL_TYPE)))
        return font

    @property
    def bold(self) -> QFont:
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font


@value
class Rows:
    """What a chart has: a panel for each of these sides, a lane for each of these kinds of marks."""

    sides: tuple[Side, ...]
    lanes: tuple[MarkKind, ...]

    @property
    def shared(self) -> tuple[tuple[MarkKind, ...], ...]:
        """The lanes from top to bottom: sick days lie among the days of rest, told apart by their shape."""
        if MarkKind.REST not in self.lanes or MarkKind.SICK not in self.lanes:
            return tuple((kind,) for kind in self.lanes)
        both = (MarkKind.REST, MarkKind.SICK)
        return (*((kind,) for kind in self.lanes if kind not in both), both)


class ChartLayout:
    """The places of one chart in `rect`, in its unit: the time axis is `width` and a day `scale` wide."""

    def __init__(self, rect: QRectF, view: View, rows: Rows, look: Look) -> None:
        self.rect, self.view, self.rows = rect, view, rows
        self._mirrored = look.mirrored
        small = QFontMetricsF(look.small)
        self.heading_height = _heading_height(look)
        self.lane_height = small.height() * LANE
        self.label_height = small.height()
        names = (*(diary_text.mark_kind(kind) for kind in rows.lanes), "10")
        gutter = max(small.horizontalAdvance(name) for name in names) + 2 * PADDING * look.unit
        self.gutter = min(gutter, rect.width() * WIDEST_GUTTER)
        fixed = _fixed_height(rows, look)
        self.panel_height = max(0.0, rect.height() - fixed) / max(1, len(rows.sides))
        self.left = rect.left() + (EDGE * look.unit if look.mirrored else self.gutter)
        self.right = rect.right() - (self.gutter if look.mirrored else EDGE * look.unit)
        self.width = max(1.0, self.right - self.left)
        self.scale = self.width / view.days
        self.panels: dict[Side, QRectF] = {}
        self.lanes: dict[MarkKind, QRectF] = {}
        self.names: list[tuple[QRectF, str]] = []
        top = rect.top()
        for side in rows.sides:
            top += self.heading_height
            self.panels[side] = QRectF(self.left, top, self.width, self.panel_height)
            top += self.panel_height
        self.lanes_top = top = top + PADDING * look.unit
        for kinds in rows.shared:
            lane = QRectF(self.left, top, self.width, self.lane_height)
            self.lanes |= dict.fromkeys(kinds, lane)
            self.names.append((lane, diary_text.mark_kind(kinds[0])))
            top += self.lane_height
        self.foot = top

    @property
    def whole(self) -> QRectF:
        """From the first panel to the last lane."""
        top = self.rect.top() + self.heading_height
        return QRectF(self.left, top, self.width, self.foot - top)

    def x(self, day: float) -> float:
        """Where a moment stands."""
        passed = (day - self.view.first) * self.scale
        return self.right - passed if self._mirrored else self.left + passed

    def day(self, x: float) -> float:
        """The moment that stands there; may lie outside of the view."""
        passed = self.right - x if self._mirrored else x - self.left
        return self.view.first + passed / self.scale

    def y(self, side: Side, score: float) -> float:
        """Where a score stands; 0 is half a step above the foot of its panel."""
        panel = self.panels[side]
        return panel.bottom() - (score + 0.5) * panel.height() / SCORES

    def beside(self, row: QRectF) -> QRectF:
        """The place for words in the gutter beside a row."""
        left = self.right if self._mirrored else self.rect.left()
        return QRectF(left, row.top(), self.gutter, row.height())


def fitting_height(rows: Rows, look: Look, *, low: bool = False) -> float:
    """How high a chart should be; `low` is the least at which numbers can be read."""
    step = (NARROWEST_STEP if low else STEP) * look.unit
    return _fixed_height(rows, look) + len(rows.sides) * SCORES * step


def _heading_height(look: Look) -> float:
    return QFontMetricsF(look.bold).height() + 2 * PADDING * look.unit


def _fixed_height(rows: Rows, look: Look) -> float:
    """All but the panels: headings, lanes and two lines of time."""
    small = QFontMetricsF(look.small).height()
    lanes = len(rows.shared) * small * LANE
    return len(rows.sides) * _heading_height(look) + lanes + 2 * small + 2 * PADDING * look.unit
