"""The chart with what belongs to it: the line that tells the day, and what its shapes stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.light import Verdict
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.chart.axis import View
from ankle_rehab.ui.widgets.chart.chart import Chart, Pointed
from ankle_rehab.ui.widgets.chart.layout import Rows
from ankle_rehab.ui.widgets.chart.legend import ChartLegend
from ankle_rehab.ui.widgets.chart.tiles import ChartSource
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import chart_words


class ChartCard(Card):
    """`today` is asked when a day is named; what the keyboard comes to is also said aloud."""

    def __init__(
        self,
        themes: Themes,
        source: ChartSource,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._today = today
        self.chart = Chart(themes, source)
        self.chart.pointed.connect(self._on_pointed)
        self._hint = self.tr("Point at a day, or go from point to point with the arrow keys.")
        self._facts = Words(self._hint)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._legend = ChartLegend(themes)
        for part in (self.chart, self._facts, self._legend, Words(chart_words.scale(), "note")):
            self.add(part)
        self._fit()

    def display(self, whole: View, rows: Rows) -> None:
        """Look at the diary anew."""
        self._legend.display(rows)
        self.chart.display(whole, rows)

    def set_lights(self, lights: Mapping[date, Verdict]) -> None:
        """The lights of the days in sight are known."""
        self.chart.set_lights(lights)

    def name_chart(self) -> None:
        """Let the chart be called after what is in sight."""
        view, points = self.chart.view, self.chart.points_in_view()
        self.chart.setAccessibleName(chart_words.name(view.since, view.until, points))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Room for two lines, so that nothing jumps while one points at days."""
        self._facts.setMinimumHeight(2 * self._facts.fontMetrics().lineSpacing())

    def _on_pointed(self, pointed: Pointed | None) -> None:
        if pointed is None:
            self._facts.setText(self._hint)
            return
        days = (pointed.since, pointed.until)
        words = chart_words.facts(days, pointed.points, pointed.marks, self._today(), pointed.point)
        self._facts.setText(words)
        if pointed.by_key:
            announce(self.chart, words)
