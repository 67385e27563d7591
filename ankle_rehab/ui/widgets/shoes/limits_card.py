"""From when on a pair of shoes is to be looked at: distances and an age that can be changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.settings import MOST_SHOE_KILOMETRES, DistanceUnit, Settings
from ankle_rehab.domain.typed import metres_of
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

LEAST, STEP = 10, 10
MOST_MONTHS = 60


class ShoeLimitsCard(Card):
    """`chosen` carries settings by their names, as `Preferences.change` takes them."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._unit = DistanceUnit.KILOMETRES
        self._settings = Settings()
        self.retitle(self.tr("When to look at a pair"))
        self._look = self._distance(self.tr("Look at wear from"), self._on_look)
        self._due = self._distance(self.tr("Probably due from"), self._on_due)
        months = self.tr("Or after so many months")
        self._months = Stepper(months, (1, MOST_MONTHS), 1, self._months_words)
        self._months.changed.connect(lambda number: self.chosen.emit({"shoe_months": number}))
        self.body(months)
        self.add(WrapRow(self._months))
        self.body(
            self.tr(
                "This is a usual guide and nothing more: studies do not show that a kind of shoe, or a new "
                "one, keeps injuries away. How a pair fits and feels comes first."
            ),
            "note",
        )

    def display(self, settings: Settings) -> None:
        """Show what holds now."""
        self._settings, self._unit = settings, settings.distance_unit
        self._look.display(self._shown(settings.shoe_look))
        self._due.display(self._shown(settings.shoe_due))
        self._months.display(settings.shoe_months)

    def _distance(self, name: str, act: Callable[[int], None]) -> Stepper:
        made = Stepper(name, (LEAST, MOST_SHOE_KILOMETRES), STEP, lambda _number: run_words.unit(self._unit))
        made.changed.connect(act)
        self.body(name)
        self.add(WrapRow(made))
        return made

    def _months_words(self, number: int) -> str:
        return self.tr("month") if number == 1 else self.tr("months")

    def _on_look(self, number: int) -> None:
        look = self._kept(number)
        self.chosen.emit({"shoe_look": look, "shoe_due": max(look, self._settings.shoe_due)})

    def _on_due(self, number: int) -> None:
        due = self._kept(number)
        self.chosen.emit({"shoe_look": min(due, self._settings.shoe_look), "shoe_due": due})

    def _shown(self, kilometres: int) -> int:
        return round(kilometres * 1000 / metres_of(self._unit))

    def _kept(self, number: int) -> int:
        return min(MOST_SHOE_KILOMETRES, max(1, round(number * metres_of(self._unit) / 1000)))
