"""What is asked once, so that nobody starts at nought: the longest run of 30 days, or the usual one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain import typed
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words


class LongestCard(Card):
    """`longest` and `usual` carry metres; a longest run of 0 says that there was none in 30 days."""

    longest = Signal(float)
    usual = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.retitle(self.tr("How far was your longest run in the last 30 days?"))
        self._unit = DistanceUnit.KILOMETRES
        self._usual = False
        self.body(
            self.tr(
                "It is asked once. The program compares new runs with it, so that they grow in small steps."
            ),
            "note",
        )
        self._far = AmountField("", "", lambda _words: None)
        self._far.entered.connect(self._on_keep)
        keep = button(self.tr("Keep it"), "quiet", self._on_keep)
        self._none = button(self.tr("I have not run"), "quiet", self._on_none)
        self.add(WrapRow(self._far, keep, self._none))
        self._wrong = Words("", "warning")
        self._wrong.hide()
        self.add(self._wrong)
        self.measure(self._unit)

    def display(self, *, usual: bool) -> None:
        """Ask for the longest run, or, after a break, how far one `usual`ly went."""
        self._usual = usual
        if usual:
            self.retitle(self.tr("How far did you usually run before the break?"))
        else:
            self.retitle(self.tr("How far was your longest run in the last 30 days?"))
        self._none.setText(self.tr("I do not know") if usual else self.tr("I have not run"))
        self._none.setAccessibleName(self._none.text())

    def measure(self, unit: DistanceUnit) -> None:
        """Distances are typed in this unit."""
        self._unit = unit
        name = self.tr("Distance in {unit}").format(unit=run_words.unit_name(unit).lower())
        self._far.measure(name, run_words.unit(unit), partial(typed.metres, unit=unit))

    def _on_keep(self) -> None:
        metres = self._far.value
        if metres is None:
            self._wrong.setText(self.tr("A distance looks like 5.2."))
            self._wrong.show()
            self._far.setFocus()
            return
        self._tell(metres)

    def _on_none(self) -> None:
        self._tell(0.0)

    def _tell(self, metres: float) -> None:
        self._wrong.hide()
        self._far.display("")
        (self.usual if self._usual else self.longest).emit(metres)
