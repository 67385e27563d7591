"""Writing or changing a routine of one's own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ankle_rehab.domain.own import OwnRoutine, OwnStep, steps_of
from ankle_rehab.domain.own_checks import Place, Problem
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui import text
from ankle_rehab.ui.own_writing import OwnWritingPage
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.own.fields import LineField, Told
from ankle_rehab.ui.widgets.own.steps import OwnSteps, Steps
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import own_words


class OwnRoutinePage(OwnWritingPage[OwnRoutine]):
    """Its name, its steps and what they come to; `sheet_requested` carries the id of what to print."""

    name = "own-routine"
    sheet_requested = Signal(str)

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parts, parent)
        self._themes = themes
        self._motions = Motions(resource("motions"))
        self._choices: list[tuple[str, str]] = []
        self._build()

    def refresh(self) -> None:
        self._fill_choice()
        super().refresh()

    def _find(self, own_id: str) -> OwnRoutine:
        return self._parts.own.own_routine(own_id)

    def _new(self) -> OwnRoutine:
        return self._parts.own.new_routine()

    def _keep(self, own: OwnRoutine) -> None:
        self._parts.own.keep_routine(own)

    def _problems(self, own: OwnRoutine) -> tuple[Problem, ...]:
        return self._parts.own.routine_problems(own)

    def _unnamed(self) -> str:
        return self.tr("New routine")

    def _to_first_field(self) -> None:
        self._name.take_focus()

    def _show(self) -> None:
        self._fill_choice()
        super()._show()

    def _show_fields(self, own: OwnRoutine, problems: tuple[Problem, ...], told: tuple[Problem, ...]) -> None:
        self._name.display(own.name)
        self._note.display(own.note)
        self._steps.display(own.steps)
        for place, field in ((Place.NAME, self._name), (Place.NOTE, self._note)):
            field.tell([own_words.problem(one) for one in told if one.place is place])
        self._list.tell(
            [own_words.problem(one) for one in told if one.number is None and one.place is Place.STEPS]
        )
        self._steps.tell(told)
        self._print.setEnabled(not problems)
        known = bool(own.steps) and all(self._step(one) for one in own.steps if isinstance(one, OwnStep))
        total = text.duration(self._parts.own.seconds(own)) if known else ""
        self._total.setText(self.tr("{time} with both feet").format(time=total) if total else "")
        self._total.setVisible(bool(total))
        self._gate.setText(self._parts.own.gate(own).words if known else "")

    def _step(self, step: OwnStep) -> ExerciseStep | None:
        with suppress(LookupError):
            (found,) = steps_of(OwnRoutine("", steps=(step,)), self._parts.own.any_exercise)
            return found if isinstance(found, ExerciseStep) else None
        return None

    def _build(self) -> None:
        what = Card()
        self._name = LineField(self.tr("Name"))
        self._name.written.connect(lambda words: self._change(name=words))
        self._note = LineField(self.tr("Note"), self.tr("Such as when and how often."))
        self._note.written.connect(lambda words: self._change(note=words))
        what.add(self._name)
        what.add(self._note)
        self.add(what)
        holder = Card(self.tr("Exercises"))
        self._steps = OwnSteps(self._step, lambda: Figure(self._themes, self._motions))
        self._steps.changed.connect(self._on_steps)
        self._list = Told("", self._steps)
        holder.add(self._list)
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Exercise to add"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.setMinimumContentsLength(18)
        holder.add(WrapRow(self._choice, button(self.tr("Add this exercise"), "quiet", self._on_add)))
        self.add(holder)
        self._total = Words("", "heading")
        self._gate = Words("", "note")
        self.add(self._total)
        self.add(self._gate)
        self._print = button(self.tr("Print this routine"), "quiet", self._on_print)
        self._add_foot(self._print)

    def _fill_choice(self) -> None:
        """One's own exercises first."""
        known = [
            (one.id, one.name) for one in (*self._parts.own.exercises(), *self._parts.content.exercises())
        ]
        if known == self._choices:
            return
        self._choices = known
        chosen = self._choice.currentData()
        self._choice.clear()
        for exercise_id, name in known:
            self._choice.addItem(name, exercise_id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))

    def _change(self, **changed: Any) -> None:
        if self._own is not None:
            self._put(replace(self._own, **changed))

    def _on_steps(self, steps: Steps) -> None:
        self._change(steps=steps)

    def _on_add(self) -> None:
        if self._own is None:
            return
        exercise = self._parts.own.any_exercise(str(self._choice.currentData()))
        self._change(steps=(*self._own.steps, OwnStep(exercise.id, exercise.dose)))

    def _on_print(self) -> None:
        self.keep()
        if self._own is not None:
            self.sheet_requested.emit(self._own.id)
