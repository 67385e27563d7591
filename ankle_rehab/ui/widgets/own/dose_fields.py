"""How much of an exercise of one's own: the numbers of a dose, each within its limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.exercise import Dose, Mode
from ankle_rehab.domain.own import PARTS, new_dose
from ankle_rehab.domain.own_checks import HOLD_SECONDS, REPS, REST, SETS, TEMPO_PART, WORK_SECONDS
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import dose_words

STEP_OF_SECONDS = 5
SHORTEST_WHOLE = 1.0


class Parts(Enum):
    """How a repetition is timed."""

    WHOLE = 1
    THREE = 3


class DoseFields(QWidget):
    """`changed` carries the new Dose; `name` stands before the name of each number for a screen reader."""

    changed = Signal(object)

    def __init__(self, name: str, dose: Dose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._dose = dose
        self._build()
        self.display(dose)

    @property
    def dose(self) -> Dose:
        """The dose as it stands here."""
        return self._dose

    def display(self, dose: Dose) -> None:
        """Show this dose, without telling anybody; numbers with a fraction are shown rounded."""
        self._dose = dose
        counted = dose.mode is Mode.REPS
        for stepper, value in (
            (self._sets, dose.sets),
            (self._reps, dose.reps),
            (self._hold, dose.seconds),
            (self._work, dose.seconds),
            (self._rest, dose.rest),
        ):
            stepper.display(round(value))
        self._reps.setVisible(counted)
        self._hold.setVisible(dose.mode is Mode.HOLD)
        self._work.setVisible(dose.mode is Mode.CONTINUOUS)
        self._rest.setVisible(dose.sets > 1)

    def _build(self) -> None:
        self._sets = self._stepper(self.tr("sets"), SETS, 1, dose_words.sets_unit, self._on_sets)
        self._reps = self._stepper(self.tr("times"), REPS, 1, dose_words.times_unit, self._on_reps)
        self._hold = self._stepper(
            self.tr("seconds"), HOLD_SECONDS, 1, dose_words.seconds_unit, self._on_seconds
        )
        self._work = self._stepper(
            self.tr("seconds of work"),
            WORK_SECONDS,
            STEP_OF_SECONDS,
            dose_words.seconds_unit,
            self._on_seconds,
        )
        self._rest = self._stepper(
            self.tr("seconds of rest"), REST, STEP_OF_SECONDS, dose_words.rest_unit, self._on_rest
        )
        spaced(QVBoxLayout(self), INSIDE).addWidget(
            WrapRow(self._sets, self._reps, self._hold, self._work, self._rest)
        )

    def _stepper(
        self,
        part: str,
        limits: tuple[float, float],
        step: int,
        unit: Callable[[int], str],
        act: Callable[[int], None],
    ) -> Stepper:
        made = Stepper(f"{self._name}: {part}" if self._name else part, limits, step, unit)
        made.changed.connect(act)
        return made

    def _on_sets(self, value: int) -> None:
        self._put(replace(self._dose, sets=value))

    def _on_reps(self, value: int) -> None:
        self._put(replace(self._dose, reps=value))

    def _on_seconds(self, value: int) -> None:
        self._put(replace(self._dose, seconds=float(value)))

    def _on_rest(self, value: int) -> None:
        self._put(replace(self._dose, rest=float(value)))

    def _put(self, dose: Dose) -> None:
        self._dose = dose
        self._rest.setVisible(dose.sets > 1)
        self.changed.emit(dose)


class WholeDose(QWidget):
    """Also the kind of a dose and the tempo of its repetitions; `changed` carries the new Dose."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dose = new_dose(Mode.HOLD)
        self._build()
        self.display(self._dose)

    def display(self, dose: Dose) -> None:
        """Show this dose, without telling anybody."""
        self._dose = dose
        self._mode.display(dose.mode)
        self._numbers.display(dose)
        counted = dose.mode is Mode.REPS
        three = counted and len(dose.tempo) == PARTS
        self._parts.display(Parts.THREE if three else Parts.WHOLE)
        self._parts.setVisible(counted)
        self._tempo.setVisible(counted)
        self._whole.setVisible(counted and not three)
        for place, stepper in enumerate(self._three):
            stepper.setVisible(three)
            stepper.display(round(dose.tempo[place]) if three else 0)
        if counted and not three:
            self._whole.display(round(sum(dose.tempo)))

    def _build(self) -> None:
        self._mode = ChoiceRow(
            self.tr("How is it counted?"),
            (
                (Mode.HOLD, self.tr("Hold it")),
                (Mode.REPS, self.tr("Repeat it")),
                (Mode.CONTINUOUS, self.tr("Keep going")),
            ),
        )
        self._mode.chosen.connect(self._on_mode)
        self._numbers = DoseFields("", self._dose)
        self._numbers.changed.connect(self._put)
        self._parts = ChoiceRow(
            self.tr("How long does one time take?"),
            ((Parts.THREE, self.tr("Up, pause, down")), (Parts.WHOLE, self.tr("One movement"))),
        )
        self._parts.chosen.connect(self._on_parts)
        limits = (SHORTEST_WHOLE, TEMPO_PART[1])
        self._whole = Stepper(self.tr("seconds each time"), limits, 1, self._each_unit)
        self._whole.changed.connect(lambda value: self._put(replace(self._dose, tempo=(float(value),))))
        names = (self.tr("seconds up"), self.tr("seconds of pause"), self.tr("seconds down"))
        units = (self.tr("s up"), self.tr("s pause"), self.tr("s down"))
        self._three = [
            self._part(place, name, unit) for place, (name, unit) in enumerate(zip(names, units, strict=True))
        ]
        self._tempo = WrapRow(self._whole, *self._three)
        rows = spaced(QVBoxLayout(self), INSIDE)
        for part in (self._mode, self._numbers, self._parts, self._tempo):
            rows.addWidget(part)

    def _part(self, place: int, name: str, unit: str) -> Stepper:
        lowest = 0.0 if place == 1 else SHORTEST_WHOLE
        made = Stepper(name, (lowest, TEMPO_PART[1]), 1, lambda _count: unit)
        made.changed.connect(lambda value: self._on_part(place, value))
        return made

    def _each_unit(self, _count: int) -> str:
        return self.tr("s each")

    def _on_mode(self, mode: Mode) -> None:
        """Another kind begins with its usual numbers; sets and rest stay."""
        if mode is not self._dose.mode:
            self._put(replace(new_dose(mode), sets=self._dose.sets, rest=self._dose.rest))

    def _on_parts(self, parts: Parts) -> None:
        if parts.value != len(self._dose.tempo):
            whole = max(SHORTEST_WHOLE, sum(self._dose.tempo))
            usual = new_dose(Mode.REPS).tempo
            self._put(
                replace(self._dose, tempo=usual if parts is Parts.THREE else (min(whole, TEMPO_PART[1]),))
            )

    def _on_part(self, place: int, value: int) -> None:
        tempo = list(self._dose.tempo)
        tempo[place] = float(value)
        self._put(replace(self._dose, tempo=tuple(tempo)))

    def _put(self, dose: Dose) -> None:
        self.display(dose)
        self.changed.emit(dose)
