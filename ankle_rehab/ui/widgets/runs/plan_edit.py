"""What is planned, changed in its place: how far, how long, what kind of run, at what time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain import typed
from ankle_rehab.domain.activity import RunType, Sport
from ankle_rehab.domain.planned import Planned
from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.amount_field import AmountField
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_box import ChoiceBox
from ankle_rehab.ui.widgets.runs.day_panel import USUAL_TIME
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.time_fields import TimeField
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_words


class PlanEdit(Card):
    """`kept` carries the plan as it shall be, with the number that it has; `left` closes it.

    It names its plan, and stays until it is saved or left, whatever day is looked at meanwhile.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._plan: Planned | None = None
        self._unit = DistanceUnit.KILOMETRES
        self._build()
        self.hide()

    @property
    def number(self) -> int | None:
        """Which plan is being changed, None while none is."""
        return None if self._plan is None else self._plan.id

    def display(self, plan: Planned, title: str, unit: DistanceUnit) -> None:
        """Show a plan that is kept, to be changed."""
        self._plan, self._unit = plan, unit
        self.retitle(title)
        name = self.tr("New distance of the plan in {unit}").format(unit=run_words.unit_name(unit).lower())
        self._far.measure(name, run_words.unit(unit), partial(typed.metres, unit=unit))
        self._far.display(self._far_words(plan))
        self._long.display(_long_words(plan))
        self._kind.display(plan.run_type)
        self._hard.display(bool(plan.hard))
        self._timed.display(plan.at is not None)
        self._time.display(plan.at or USUAL_TIME)
        self._time.setVisible(plan.at is not None)
        for part in (self._kind, self._hard):
            part.setVisible(plan.sport is Sport.RUN)
        self._far.setVisible(plan.sport is not Sport.STRENGTH)
        self.refuse("")
        self.show()
        (self._long if plan.sport is Sport.STRENGTH else self._far).setFocus()

    def close_edit(self) -> None:
        """Nothing is being changed any more."""
        self._plan = None
        self.hide()

    def refuse(self, wrong: str) -> None:
        """Say what is to be put right, or why it was not saved."""
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            announce(self._wrong, wrong)

    def _build(self) -> None:
        self._far = AmountField("", "", partial(typed.metres, unit=self._unit))
        self._long = AmountField(self.tr("New time of the plan in minutes"), self.tr("min"), typed.seconds)
        self._kind = ChoiceBox(
            self.tr("New kind of the run"),
            self.tr("Kind"),
            ((one, run_words.run_type(one)) for one in RunType),
        )
        self._hard = Tick(self.tr("hard"), told=self.tr("It is to be a hard run"))
        self._timed = Tick(self.tr("at a time"), told=self.tr("The plan is at a time of the day"))
        self._time = TimeField(self.tr("New time of the day"))
        self._timed.changed.connect(self._time.setVisible)
        self.add(WrapRow(self._far, self._long, self._kind, self._hard, self._timed, self._time))
        self._wrong = self.body("", "warning")
        self._wrong.hide()
        save = button(self.tr("Save the change"), "quiet", self._on_save)
        leave = button(self.tr("Leave it"), "link", self.left.emit)
        leave.setAccessibleName(self.tr("Leave the plan as it was"))
        self.add(WrapRow(save, leave), gap=INSIDE)
        for field in (self._far, self._long):
            field.entered.connect(self._on_save)
            field.changed.connect(lambda: self.refuse(""))

    def _far_words(self, plan: Planned) -> str:
        return "" if plan.metres is None else run_words.amount(plan.metres, self._unit, 2)

    def _on_save(self) -> None:
        plan = self._plan
        if plan is None:
            return
        wrong = next((field for field in (self._far, self._long) if field.wrong), None)
        if wrong is not None:
            self.refuse(
                self.tr("One number cannot be read. A distance looks like 5.2, a time like 31 or 31:20.")
            )
            wrong.setFocus()
            return
        same_far, same_long = self._far.typed == self._far_words(plan), self._long.typed == _long_words(plan)
        seconds, hard = self._long.value, self._hard.ticked
        self.kept.emit(
            replace(
                plan,
                at=self._time.value if self._timed.ticked else None,
                run_type=self._kind.value if plan.sport is Sport.RUN else None,
                hard=plan.hard if hard is bool(plan.hard) else (hard or None),
                metres=plan.metres if same_far else self._far.value,
                minutes=plan.minutes if same_long else (None if seconds is None else seconds / 60),
            )
        )


def _long_words(plan: Planned) -> str:
    return "" if plan.minutes is None else run_words.minutes(plan.minutes * 60)
