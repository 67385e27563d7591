"""A small form for a pair of shoes; a name is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ankle_rehab.domain.activity import RunType
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Shoe
from ankle_rehab.domain.typed import metres_of
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.open_choice import AnyChoices
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import DayField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words

LONGEST_NAME = 60
NAME_WIDTH = 320
FARTHEST, STEP = 9999, 10


class ShoeForm(QWidget):
    """`kept` carries a Shoe that is new or was changed; `left` comes when nothing is wanted."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed: Shoe | None = None
        self._unit = DistanceUnit.KILOMETRES
        self._today = date(2000, 1, 1)
        self._build()

    @property
    def changed(self) -> Shoe | None:
        """The pair that is changed, None for a new one."""
        return self._changed

    def display(self, shoe: Shoe | None, today: date, unit: DistanceUnit) -> None:
        """Begin with a pair that is known, or with a new one."""
        self._changed, self._today, self._unit = shoe, today, unit
        known = shoe or Shoe("")
        self._title.setText(self.tr("A new pair") if shoe is None else self.tr("Change this pair"))
        self._name.setText(known.name)
        self._day_known.display(known.since is not None)
        self._day.display(known.since or today)
        self._far_known.display(known.kilometres is not None)
        self._far.display(round(self._shown(known.kilometres or 0)))
        self._kinds.show_pressed(known.default_for)
        self._show()
        self._name.setFocus()

    def today_is(self, today: date) -> None:
        """Another day may have begun while something is typed."""
        self._today = today

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._title = Words("", "heading")
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setMinimumWidth(NAME_WIDTH)
        self._name.setPlaceholderText(self.tr("Name of the pair"))
        self._name.setAccessibleName(self.tr("Name of the pair"))
        self._name.textChanged.connect(self._show)
        self._name.returnPressed.connect(self._on_keep)
        self._day_known = Tick(self.tr("I know when I first used it"))
        self._day_known.changed.connect(self._show)
        self._day = DayField(self.tr("First used"))
        self._day.changed.connect(self._show)
        self._wrong = Words(self.tr("That day is still to come. Please take one up to today."), "warning")
        self._far_known = Tick(self.tr("I know how far it went"))
        self._far_known.changed.connect(self._show)
        self._far = Stepper(self.tr("Distance so far"), (0, FARTHEST), STEP, self._unit_words)
        self._without = Words(self.tr("Without the runs in this diary: those are added to it."), "note")
        kinds = ((kind, run_words.run_type(kind)) for kind in RunType)
        self._kinds: AnyChoices[RunType] = AnyChoices(self.tr("Usually worn for"), kinds)
        self._keep = button(self.tr("Keep it"), "primary", self._on_keep)
        leave = button(self.tr("Leave it"), "link", self.left.emit)
        rows.addWidget(self._title)
        rows.addWidget(WrapRow(self._name))
        rows.addWidget(self._day_known)
        rows.addWidget(WrapRow(self._day))
        rows.addWidget(self._wrong)
        rows.addWidget(self._far_known)
        rows.addWidget(WrapRow(self._far))
        rows.addWidget(self._without)
        rows.addWidget(self._kinds)
        rows.addWidget(WrapRow(self._keep, leave, spacing=GROUP))

    def _show(self, _changed: object = None) -> None:
        self._day.setVisible(self._day_known.ticked)
        self._far.setVisible(self._far_known.ticked)
        self._without.setVisible(self._far_known.ticked)
        late = self._day_known.ticked and self._day.value > self._today
        self._wrong.setVisible(late)
        self._keep.setEnabled(bool(self._name.text().strip()) and not late)

    def _on_keep(self) -> None:
        if self._keep.isEnabled():
            self.kept.emit(self._written())

    def _written(self) -> Shoe:
        """What the form says; a distance with a fraction stays as it is while nobody changes it."""
        before = self._changed or Shoe("")
        far: float | None = None
        if self._far_known.ticked:
            far = self._far.value * metres_of(self._unit) / 1000
            if before.kilometres is not None and round(self._shown(before.kilometres)) == self._far.value:
                far = before.kilometres
        return replace(
            before,
            name=self._name.text().strip(),
            since=self._day.value if self._day_known.ticked else None,
            kilometres=far,
            default_for=self._kinds.pressed,
        )

    def _shown(self, kilometres: float) -> float:
        return kilometres * 1000 / metres_of(self._unit)

    def _unit_words(self, _number: int) -> str:
        return run_words.unit(self._unit)
