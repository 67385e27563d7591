"""All that is written of an exercise of one's own, with what is amiss at each field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.own import OwnExercise, Sides
from ankle_rehab.domain.own_checks import PAIN_LIMIT, Place, Problem
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.own.dose_fields import WholeDose
from ankle_rehab.ui.widgets.own.fields import LineField, LinesField, Told
from ankle_rehab.ui.widgets.own.picture_choice import PictureChoice
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import own_words

_DOSE = (Place.MODE, Place.SETS, Place.REPS, Place.SECONDS, Place.TEMPO, Place.REST)


class OwnExerciseForm(QWidget):
    """`written` carries the whole OwnExercise at every change; `picture` chooses what is shown of it."""

    written = Signal(object)

    def __init__(self, picture: PictureChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: OwnExercise | None = None
        self._picture = picture
        self._typed_cues = ""
        self._build()

    def display(self, own: OwnExercise) -> None:
        """Show what was written, without telling anybody."""
        self._own = own
        self._name.display(own.name)
        self._dose.display(own.dose)
        self._sides.display(own.sides)
        if own.cues != _lines(self._typed_cues):
            self._typed_cues = "\n".join(own.cues)
        self._cues.display(self._typed_cues)
        self._position.display(own.position)
        self._equipment.display(own.equipment)
        self._stop.display(own.stop_when)
        self._limit.display(own.pain_limit)
        self._swollen.display(own.not_when_swollen)
        self._after_ice.display(own.waits_after_icing)
        self._parts.setVisible(len(own.segments) > 1)
        self._parts.display(len(own.segments) > 1)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Say at each field what is amiss with it."""
        found = tuple(problems)
        for places, field in (
            ((Place.NAME,), self._name),
            (_DOSE, self._much),
            ((Place.CUES,), self._cues),
            ((Place.POSITION,), self._position),
            ((Place.EQUIPMENT,), self._equipment),
            ((Place.STOP_WHEN,), self._stop),
        ):
            field.tell([own_words.problem(one) for one in found if one.place in places])

    def begin(self) -> None:
        """Let the next key go to the name."""
        self._name.take_focus()

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        what = Card(self.tr("What it is"))
        self._name = LineField(self.tr("Name"))
        self._name.written.connect(lambda words: self._put(name=words))
        self._cues = LinesField(
            self.tr("What to do"),
            self.tr("One short sentence on each line, up to eight. One is shown at a time."),
        )
        self._cues.written.connect(self._on_cues)
        self._position = LineField(self.tr("How to stand or sit"))
        self._position.written.connect(lambda words: self._put(position=words))
        self._equipment = LineField(self.tr("What you need"))
        self._equipment.written.connect(lambda words: self._put(equipment=words))
        for part in (self._name, self._cues, self._position, self._equipment):
            what.add(part)
        much = Card(self.tr("How much"))
        self._dose = WholeDose()
        self._dose.changed.connect(lambda dose: self._put(dose=dose))
        self._much = Told("", self._dose)
        self._sides = ChoiceRow(
            self.tr("For which feet?"),
            (
                (Sides.TOGETHER, self.tr("Both at once")),
                (Sides.EACH, self.tr("One after the other")),
                (Sides.TURN, self.tr("In turn, set by set")),
            ),
        )
        self._sides.chosen.connect(lambda sides: self._put(sides=sides))
        self._parts = Tick(self.tr("In parts, as the built-in one: it says when the next part begins"))
        self._parts.changed.connect(self._on_parts)
        much.add(self._much)
        much.add(self._sides)
        much.add(self._parts)
        shown = Card(self.tr("How it is shown"))
        shown.add(self._picture)
        rows.addWidget(what)
        rows.addWidget(much)
        rows.addWidget(shown)
        rows.addWidget(self._build_care())

    def _build_care(self) -> Card:
        care = Card(self.tr("When to stop"))
        self._limit = Stepper(self.tr("Highest pain, of 10"), PAIN_LIMIT, 1, lambda _count: self.tr("of 10"))
        self._limit.changed.connect(lambda limit: self._put(pain_limit=limit))
        limit = Told(
            self.tr("Highest pain while doing it"),
            self._limit,
            self.tr('Above this, "It hurts" says to stop.'),
        )
        self._stop = LinesField(self.tr("Stop when"))
        self._stop.written.connect(lambda words: self._put(stop_when=words))
        self._swollen = Tick(self.tr("Leave it out while the ankle is newly swollen or freshly twisted"))
        self._swollen.changed.connect(lambda on: self._put(not_when_swollen=on))
        self._after_ice = Tick(
            self.tr("It is for balance or strength: it waits half an hour after ice, and on red days")
        )
        self._after_ice.changed.connect(lambda on: self._put(waits_after_icing=on))
        care.add(WrapRow(limit))
        for part in (self._stop, self._swollen, self._after_ice):
            care.add(part, gap=INSIDE // 2)
        return care

    def _on_cues(self, typed: str) -> None:
        self._typed_cues = typed
        self._put(cues=_lines(typed))

    def _on_parts(self, on: bool) -> None:
        """Only a copy has parts; without them it is one movement."""
        if not on:
            self._put(segments=(), cue_segments=())

    def _put(self, **changed: Any) -> None:
        if self._own is not None:
            self._own = replace(self._own, **changed)
            self.written.emit(self._own)


def _lines(typed: str) -> tuple[str, ...]:
    """Each line that says something."""
    return tuple(line.strip() for line in typed.split("\n") if line.strip())
