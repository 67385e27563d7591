"""What can be chosen about runs: the unit, the first day of the week, and one's own highest heart rate."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.settings import DistanceUnit, Settings
from ankle_rehab.ui import run_words
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_box import ChoiceBox
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LEAST, MOST = 100, 250


class RunSettings(Card):
    """`chosen` carries the name of a setting and its new value."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.retitle(self.tr("Runs"))
        self._unit = ChoiceRow(
            self.tr("Distances in"), tuple((one, run_words.unit_name(one)) for one in DistanceUnit)
        )
        self._unit.chosen.connect(lambda unit: self.chosen.emit("distance_unit", unit))
        self.add(self._unit)
        days = ((number, QLocale().dayName(number + 1)) for number in range(7))
        self._first = ChoiceBox(self.tr("A training week begins on"), None, days)
        self._first.changed.connect(lambda: self.chosen.emit("week_start", self._first.value))
        self.add(WrapRow(Words(self.tr("A training week begins on")), self._first))
        name = self.tr("Your highest heart rate, if you know it")
        self._heart = AmountField(name, self.tr("beats a minute"), _heart)
        self._heart.changed.connect(self._on_heart)
        self.add(WrapRow(Words(name), self._heart))
        self._wrong = self.body(
            self.tr("A number from {least} to {most}.").format(least=LEAST, most=MOST), "note"
        )
        self._wrong.hide()

    def display(self, settings: Settings) -> None:
        """Show what holds now; what is being typed stays."""
        self._unit.display(settings.distance_unit)
        self._first.display(settings.week_start)
        if not self._heart.wrong and self._heart.value != settings.top_heart_rate:
            self._heart.display("" if settings.top_heart_rate is None else str(settings.top_heart_rate))

    def _on_heart(self) -> None:
        self._wrong.setVisible(self._heart.wrong)
        if not self._heart.wrong:
            value = self._heart.value
            self.chosen.emit("top_heart_rate", None if value is None else round(value))


def _heart(words: str) -> float | None:
    """Beats a minute, None for nothing; ValueError for anything else."""
    if not words.strip():
        return None
    found = int(words)
    if not LEAST <= found <= MOST:
        raise ValueError("no heart rate")
    return float(found)
