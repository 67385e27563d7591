"""Colours and pens with which the figure is drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from ankle_rehab.ui.theme import Theme


class Ink:
    """The colours and pens of one theme and one size.

    `line` is the thickness of a line in centimetres of the picture, `pixels` how many one centimetre has.
    """

    def __init__(self, theme: Theme, line: float, pixels: float) -> None:
        self.line = line
        self.pixels = pixels
        self._theme = theme
        self._colors: dict[tuple[str, int], QColor] = {}
        self._pens: dict[tuple[str, float], QPen] = {}

    def color(self, name: str, darker: int = 100) -> QColor:
        """A colour of the theme, darker by so many per cent."""
        key = (name, darker)
        if key not in self._colors:
            self._colors[key] = self._theme.color(name).darker(darker)
        return QColor(self._colors[key])

    def between(self, first: str, second: str, share: float) -> QColor:
        """A colour on the way from one to the other."""
        one, two = self.color(first), self.color(second)
        return QColor.fromRgbF(
            one.redF() + (two.redF() - one.redF()) * share,
            one.greenF() + (two.greenF() - one.greenF()) * share,
            one.blueF() + (two.blueF() - one.blueF()) * share,
        )

    def nail(self) -> QColor:
        """A pale colour of the skin."""
        skin = self.color("skin")
        return QColor.fromRgbF(*(0.55 + 0.45 * part for part in (skin.redF(), skin.greenF(), skin.blueF())))

    def pen(self, name: str = "skin_line", width: float = 1.0) -> QPen:
        """A round pen; `width` is in line thicknesses."""
        key = (name, width)
        if key not in self._pens:
            pen = QPen(self.color(name), self.line * self.pixels * width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._pens[key] = pen
        return QPen(self._pens[key])

    def fine_pen(self) -> QPen:
        """A thin soft pen for what lies within an outline."""
        pen = self.pen(width=0.6)
        pen.setColor(self.between("skin_line", "skin_shade", 0.35))
        return pen
