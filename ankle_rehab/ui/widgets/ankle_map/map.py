"""The ankle map: press every place that hurts, on an ankle seen from four sides."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import assert_never

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Zone
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.ankle_map.ankle_view import AnkleView, PlaceButton, ZoneButton
from ankle_rehab.ui.widgets.ankle_map.paint import Marks
from ankle_rehab.ui.widgets.ankle_map.shapes import DRAWINGS
from ankle_rehab.ui.widgets.ankle_map.view import View
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

SMALLEST, LARGEST = 9.6, 12.0
ASIDE = 2.0
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class AnkleMap(QWidget):
    """Asks for places. Arrows move from one to the next, Space or Enter chooses, so does a click.

    `changed` comes when the user has chosen or taken back a place.
    """

    changed = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = frozenset({Side.LEFT})
        self._hovered: Zone | None = None
        self._columns = 0
        self._build(themes)
        self.display(frozenset())

    @property
    def zones(self) -> frozenset[Zone]:
        """The places chosen."""
        return frozenset(zone for zone, button in self._buttons.items() if button.isChecked())

    def display(self, zones: Set[Zone]) -> None:
        """Show these places as chosen, without telling anybody."""
        for zone, button in self._buttons.items():
            button.blockSignals(True)
            button.setChecked(zone in zones)
            button.blockSignals(False)
        self._show()

    def show_sides(self, sides: Set[Side]) -> None:
        """Draw this ankle; for both the left one stands for the two, and that is said."""
        self._sides = frozenset(sides)
        self._show()

    def minimumSizeHint(self) -> QSize:
        """One view must fit beside the edge; more views go into more rows."""
        words = (self._title, self._told, self._chosen, self._other)
        widest = max(part.minimumSizeHint().width() for part in words)
        one = math.ceil(DRAWINGS[View.OUTER].frame[2] * SMALLEST)
        return QSize(max(widest, one), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # parts -------------------------------------------------------------------------------------------

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._title = Words("", "heading")
        self._told = Words("")
        self._chosen = Words("", "word")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[Zone, PlaceButton] = {}
        self._views = {view: AnkleView(view, themes) for view in View}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GROUP)
        self._grid.setVerticalSpacing(INSIDE)
        self._cells: dict[View, QWidget] = {}
        for view, part in self._views.items():
            part.hovered.connect(self._on_hovered)
            part.pressed.connect(self._on_pressed)
            self._cells[view] = self._cell(view, part)
            for zone in part.homes:
                button = ZoneButton(zone, self._on_key)
                part.put(button)
                self._add(button)
        other = PlaceButton(Zone.OTHER, self._on_key)
        self._add(other)
        rows.addWidget(self._title)
        rows.addWidget(self._told)
        rows.addLayout(self._grid)
        self._other = WrapRow(other)
        rows.addWidget(self._other)
        rows.addWidget(self._chosen)
        for later in list(self._buttons.values())[1:]:  # Tab comes to one; Qt remembers which had it last
            later.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._arrange()

    def _add(self, button: PlaceButton) -> None:
        self._buttons[button.zone] = button
        self._group.addButton(button)
        button.toggled.connect(self._on_toggled)  # by a click or an assistive tool
        button.turned.connect(self._show)

    def _cell(self, view: View, part: AnkleView) -> QWidget:
        """A view with its name under it."""
        cell = QWidget()
        lines = spaced(QVBoxLayout(cell), 2)
        name = Words(self._name(view), "note")
        name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
        return cell

    def _arrange(self) -> None:
        """Four views in a row where each place is then large enough for a finger, else two, else one."""
        wide = {view: DRAWINGS[view].frame[2] for view in View}
        columns = 4 if self._scale(sum(wide.values()), 4) >= SMALLEST else 2
        widest = sum(wide.values()) if columns == 4 else wide[View.OUTER] + wide[View.FRONT]
        if columns == 2 and self._scale(widest, 2) < SMALLEST:
            columns, widest = 1, wide[View.OUTER]
        scale = min(LARGEST, max(SMALLEST, self._scale(widest, columns)))
        for part in self._views.values():
            part.resize_to(scale)
        if columns != self._columns:
            self._columns = columns
            for index, cell in enumerate(self._cells.values()):
                self._grid.addWidget(cell, index // columns, index % columns)
            for column in range(5):
                self._grid.setColumnStretch(column, 1 if column == columns else 0)

    def _scale(self, wide: float, columns: int) -> float:
        """Pixels a centimetre for that many centimetres side by side."""
        return (self.width() - GROUP * (columns - 1)) / wide

    def _show(self) -> None:
        """Every view, the words above and below, and the name of the whole, as they stand now."""
        zones = self.zones
        focused = next((zone for zone, button in self._buttons.items() if button.hasFocus()), None)
        side = Side.RIGHT if self._sides == {Side.RIGHT} else Side.LEFT
        for part in self._views.values():
            part.display(Marks(zones, self._hovered, focused), side)
        question = self._question()
        self._title.setText(question)
        here = self._hovered or focused
        hint = self.tr("Press every place that hurts. Arrow keys move from one to the next.")
        self._told.setText(hint if here is None else text.zone(here))
        named = " · ".join(text.zone(zone) for zone in Zone if zone in zones)
        self._chosen.setText(self.tr("Chosen: {places}").format(places=named) if named else "")
        self._chosen.setVisible(bool(named))
        self.setAccessibleName(f"{question} {named or self.tr('not answered')}")
        for button in self._buttons.values():
            button.setAccessibleDescription(question)

    def _name(self, view: View) -> str:
        match view:
            case View.OUTER:
                return self.tr("Outside")
            case View.FRONT:
                return self.tr("Front")
            case View.INNER:
                return self.tr("Inside")
            case View.BACK:
                return self.tr("Back")
            case _:
                assert_never(view)

    def _question(self) -> str:
        if len(self._sides) > 1:
            return self.tr("Where do they hurt? The left one stands for both.")
        if Side.RIGHT in self._sides:
            return self.tr("Where does the right ankle hurt?")
        return self.tr("Where does the left ankle hurt?")

    # what the user does ------------------------------------------------------------------------------

    def _on_hovered(self, zone: Zone | None) -> None:
        if zone is not self._hovered:
            self._hovered = zone
            self._show()

    def _on_pressed(self, zone: Zone) -> None:
        self._buttons[zone].setFocus(Qt.FocusReason.MouseFocusReason)
        self._buttons[zone].click()

    def _on_toggled(self, _on: bool) -> None:
        self._show()
        self.changed.emit()

    def _on_key(self, zone: Zone, event: QKeyEvent) -> bool:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            return False
        if (to := self._neighbour(zone, arrow)) is not None:
            self._buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _neighbour(self, zone: Zone, arrow: QPoint) -> Zone | None:
        """The nearest place in that direction; what lies aside of it counts as further away."""
        start = self._middle(zone)
        best: tuple[float, Zone] | None = None
        for other in self._buttons:
            way = self._middle(other) - start
            along = QPoint.dotProduct(way, arrow)
            aside = abs(way.x() * arrow.y() - way.y() * arrow.x())
            if along > 0 and (best is None or along + ASIDE * aside < best[0]):
                best = (along + ASIDE * aside, other)
        return None if best is None else best[1]

    def _middle(self, zone: Zone) -> QPoint:
        button = self._buttons[zone]
        return button.mapTo(self, button.rect().center())
