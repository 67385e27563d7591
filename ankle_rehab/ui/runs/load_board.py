"""The load chart with what belongs to it: how far back, the line that tells a week, shapes, and the table."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.load_chart import LoadWeek
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.models.load_table import LoadTable
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.load_chart.chart import LoadChart, LoadPointed
from ankle_rehab.ui.widgets.load_chart.layout import LoadShown
from ankle_rehab.ui.widgets.load_chart.legend import LoadLegend
from ankle_rehab.ui.widgets.review.score_table import ScoreTable
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import load_chart_words, load_words

STEP = 0.5


class Stretch(Enum):
    """How many weeks are in sight."""

    SIX = 6
    TWELVE = 12
    YEAR = 52


class LoadBoard(Card):
    """`week_requested` carries the first day of a week that is to be looked at more closely."""

    week_requested = Signal(object)

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._parts = parts
        self._history = parts.load_history
        self._stretch = Stretch.TWELVE
        self._back = 0
        self._weeks: tuple[LoadWeek, ...] = ()
        self._build(themes)

    def refresh(self) -> None:
        """Look at the diary again. Raises StorageFault."""
        count = self._stretch.value
        self._weeks = self._history.weeks(count, self._back)
        unit = self._parts.preferences.settings.distance_unit
        sides = tuple(side for side in Side if any(week.worst(side) is not None for week in self._weeks))
        self._chart.display(LoadShown(self._weeks, sides, unit))
        if not self._table.isHidden():
            self._model.display(self._weeks, unit)
        self._later.setEnabled(self._back > 0)

    # parts -------------------------------------------------------------------------------------------

    def _build(self, themes: Themes) -> None:
        self.retitle(self.tr("Weeks of training"))
        self._choice = ChoiceRow(
            self.tr("How far back?"),
            (
                (Stretch.SIX, self.tr("6 weeks")),
                (Stretch.TWELVE, self.tr("12 weeks")),
                (Stretch.YEAR, self.tr("A year")),
            ),
            bare=True,
        )
        self._choice.display(self._stretch)
        self._choice.chosen.connect(self._on_stretch)
        self._toggle = button(self.tr("Table"), "choice", self._on_toggle)
        self._toggle.setToolTip(self.tr("Key: T"))
        self._toggle.setAccessibleDescription(self.tr("Key: T"))
        self._later = self._mover("›", self.tr("Later weeks"), -1)
        earlier = self._mover("‹", self.tr("Earlier weeks"), 1)
        tools = WrapRow(self._toggle, earlier, self._later)
        self.add(WrapRow(self._choice, tools, apart=True))
        self._chart = LoadChart(themes)
        self._chart.pointed.connect(self._on_pointed)
        self._chart.week_requested.connect(self.week_requested)
        self._hint = self.tr("Point at a week, or go from week to week with the arrow keys.")
        self._facts = Words(self._hint)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._legend = LoadLegend(themes)
        self._model = LoadTable(self)
        self._table = ScoreTable(themes, self._model, self._model.sortable)
        self._table.setAccessibleName(self.tr("The weeks as a table"))
        self._table.opened.connect(lambda row: self.week_requested.emit(self._model.week(row).since))
        self._table.hide()
        for part in (self._facts, self._chart, self._legend, self._table):
            self.add(part)
        keys = QShortcut(QKeySequence(Qt.Key.Key_T), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._on_toggle)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Room for three lines, so that nothing jumps while one points at weeks."""
        self._facts.setMinimumHeight(3 * self._facts.fontMetrics().lineSpacing())

    def _mover(self, sign: str, words: str, way: int) -> QPushButton:
        made = button(words, "step", lambda: self._on_moved(way))
        made.setText(sign)
        made.setToolTip(words)
        made.setAccessibleDescription(" ")  # else the tip is told after the name, the same words twice
        return made

    # acts --------------------------------------------------------------------------------------------

    def _on_stretch(self, stretch: Stretch) -> None:
        self._stretch = stretch
        self._look_again()

    def _on_moved(self, way: int) -> None:
        self._back = max(0, self._back + way * round(self._stretch.value * STEP))
        self._look_again()

    def _look_again(self) -> None:
        with suppress(StorageFault):  # the diary has told of it
            self.refresh()

    def _on_toggle(self) -> None:
        shown = self._table.isHidden()
        self._table.setVisible(shown)
        for part in (self._chart, self._facts, self._legend):
            part.setVisible(not shown)
        words = self.tr("Chart") if shown else self.tr("Table")
        self._toggle.setText(words)
        self._toggle.setAccessibleName(words)
        if shown:
            self._model.display(self._weeks, self._parts.preferences.settings.distance_unit)
        (self._table if shown else self._chart).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pointed(self, pointed: LoadPointed | None) -> None:
        if pointed is None:
            self._facts.setText(self._hint)
            return
        settings, today = self._parts.preferences.settings, self._parts.clock.now().date()
        if pointed.day is None:
            words = load_chart_words.week(pointed.week, settings.distance_unit)
            heavy = load_chart_words.heavy(pointed.week)
            words = " ".join((words, *(load_words.finding(one, settings.distance_unit) for one in heavy)))
        else:
            words = load_chart_words.day(pointed.day, today, settings.distance_unit)
        self._facts.setText(words)
        if pointed.by_key:
            announce(self._chart, words)
