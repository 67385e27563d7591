"""The page for the doctor as a finished sheet: its words, with the charts drawn among them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.points import MarkKind
from ankle_rehab.domain.report import Report
from ankle_rehab.domain.story import Part
from ankle_rehab.ui.paper.paper import dots, letters
from ankle_rehab.ui.paper.sheet import Draw, Sheet
from ankle_rehab.ui.theme import LIGHT
from ankle_rehab.ui.widgets.chart.axis import View
from ankle_rehab.ui.widgets.chart.layout import ChartLayout, Look, Rows, fitting_height
from ankle_rehab.ui.widgets.chart.paint import paint_chart
from ankle_rehab.ui.widgets.load_chart import layout as load_layout
from ankle_rehab.ui.widgets.load_chart.layout import LoadLayout, LoadShown
from ankle_rehab.ui.widgets.load_chart.paint import paint_load
from ankle_rehab.ui.words import report_words

TYPE_MILLIMETRES = 3.0


def sheet_of(report: Report, paper: QPageSize) -> Sheet:
    """Lay the report out on sheets of this size; paper is always light."""
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    font = letters()
    font.setPixelSize(round(dots(TYPE_MILLIMETRES)))
    look = Look(LIGHT, font, mirrored=mirrored)
    rows = _rows(report)

    def draw(painter: QPainter, rect: QRectF) -> None:
        layout = ChartLayout(rect, View.of(report.span.since, report.span.until), rows, look)
        paint_chart(painter, layout, look, report.points, report.marks)

    drawings: list[tuple[Draw, float]] = []
    if Part.CHART in report.parts:
        drawings.append((draw, fitting_height(rows, look, low=True)))
    if Part.LOAD in report.parts and report.weeks:
        drawings.append(_load(report, look))
    return Sheet(
        report_words.html(report),
        paper,
        lambda page, pages: report_words.foot(report, page, pages),
        drawings,
    )


def _load(report: Report, look: Look) -> tuple[Draw, float]:
    """The weeks of training over the pain of the same days, and how tall they are."""
    sides = tuple(side for side in Side if any(week.worst(side) is not None for week in report.weeks))
    shown = LoadShown(report.weeks, sides, report.unit)

    def draw(painter: QPainter, rect: QRectF) -> None:
        paint_load(painter, LoadLayout(rect, shown, look), look)

    return draw, load_layout.fitting_height(sides, look)


def _rows(report: Report) -> Rows:
    """A panel for each side that has scores, the left one if none has, and a lane for all that happened."""
    sides = tuple(side for side in Side if any(point.side is side for point in report.points))
    kinds = tuple(kind for kind in MarkKind if any(mark.kind is kind for mark in report.marks))
    return Rows(sides or (Side.LEFT,), kinds)
