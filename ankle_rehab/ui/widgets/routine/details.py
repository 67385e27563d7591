"""A routine before it starts: what is in it, for which feet, how much, how long, and one button."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.plan import Plan, SideChoice
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep, Routine
from ankle_rehab.domain.texts import Closed
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.routine.dose_row import DoseRow
from ankle_rehab.ui.widgets.routine.level_row import LevelChoice, LevelRow
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import player_words
from ankle_rehab.ui.words.dose_words import dose_line


class RoutineDetails(QWidget):
    """`start`, `usual`, `printed` and `back` are plain intents.

    `dose_changed` carries the place of the step in the routine and its new dose, `sides_changed` a
    `SideChoice`, `exercise_opened` the id of an exercise to look at, `level_changed` the id of an exercise
    and by how many levels (below 0 for easier), `stage_changed` by how many stages of its ladder.
    """

    start = Signal()
    usual = Signal()
    printed = Signal()
    back = Signal()
    dose_changed = Signal(int, object)
    sides_changed = Signal(object)
    exercise_opened = Signal(str)
    level_changed = Signal(str, int)
    stage_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Routine | None = None
        self._rows: dict[int, DoseRow] = {}
        self._levels: dict[int, LevelRow] = {}
        self._build()

    def display(
        self,
        usual: Routine,
        own: Routine,
        plan: Plan,
        choice: SideChoice,
        closed: Closed | None,
        *,
        levels: Mapping[str, LevelChoice],
        stage: str = "",
        stages: LevelChoice | None = None,
    ) -> None:
        """Show a routine as the plan has it, as the user does it, and as it would start now.

        `levels` says what may be chosen for each exercise (by id); `stage` tells of a ladder, `stages` what
        may be chosen there.
        """
        if usual != self._shown:
            self._shown = usual
            self._fill(usual, own, levels)
        for place, row in self._rows.items():
            step = own.steps[place]
            if isinstance(step, ExerciseStep):
                row.display(step.dose)
                if place in self._levels:
                    self._levels[place].display(self._level_words(step), levels[step.exercise.id])
        self._stage.setText(stage)
        self._stage.setVisible(bool(stage))
        self._stage_row.setVisible(stages is not None)
        if stages is not None:
            self._stage_row.display(self.tr("Your own choice of a stage:"), stages)
        self._name.setText(breakable(usual.name))
        self._when.setText(usual.when)
        self._note.setText(breakable(usual.note))
        self._gate.setText(usual.gate.words)
        self._sides.display(choice)
        self._total.setText(self.tr("{time} in all").format(time=text.duration(plan.seconds)))
        self._left_out.setText(self._left_out_words(own, plan))
        self._left_out.setVisible(bool(self._left_out.text()))
        self._usual.setVisible(own != usual)
        self._start.setVisible(closed is None)
        self._closed.setVisible(closed is not None)
        self._gate.setVisible(closed is None)
        if closed is not None:
            limit = usual.gate.limit
            self._closed.retitle(closed.title)
            self._why.setText(closed.why.format(limit=limit))
            self._opens.setText(closed.opens.format(limit=limit))

    def _left_out_words(self, own: Routine, plan: Plan) -> str:
        there = {exercise.id for exercise in plan.exercises}
        names = [
            step.exercise.name
            for step in own.steps
            if isinstance(step, ExerciseStep) and step.exercise.id not in there
        ]
        if not names:
            return self.tr("Movements half as big, because of the fresh twist.") if plan.half_size else ""
        return self.tr("Left out for now, because of the twist or the swelling: {names}.").format(
            names=", ".join(names)
        )

    def _fill(self, usual: Routine, own: Routine, levels: Mapping[str, LevelChoice]) -> None:
        self._steps.clear()
        self._rows.clear()
        self._levels.clear()
        for place, (step, mine) in enumerate(zip(usual.steps, own.steps, strict=True)):
            if isinstance(step, ActivityStep):
                usually = text.duration(step.seconds)
                self._steps.body(f"{player_words.activity(step.activity)}: {step.words} ({usually})", "note")
            elif usual.gate.running:  # as much as its stage says
                self._steps.body(f"{step.exercise.name}: {dose_line(step.exercise, step.dose)}")
            elif isinstance(mine, ExerciseStep):
                row = DoseRow(step, mine.dose)
                row.changed.connect(lambda dose, at=place: self.dose_changed.emit(at, dose))
                row.opened.connect(self.exercise_opened)
                self._rows[place] = row
                self._steps.add(row)
                if mine.exercise.id in levels:
                    self._levels[place] = self._level_row(mine)
                    self._steps.add(self._levels[place])

    def _level_words(self, step: ExerciseStep) -> str:
        if step.level is None:
            return self.tr("The usual way")
        words = self.tr("Easier: {words}") if step.eased > 0 else self.tr("Further: {words}")
        return words.format(words=step.level.words)

    def _level_row(self, step: ExerciseStep) -> LevelRow:
        made, exercise_id = LevelRow(step.exercise.name), step.exercise.id
        made.easier.connect(lambda: self.level_changed.emit(exercise_id, -1))
        made.harder.connect(lambda: self.level_changed.emit(exercise_id, 1))
        return made

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        rows.addWidget(WrapRow(WayBack(self.tr("All routines"), self.back.emit)))
        self._name = Words("", "title")
        self._when = Words("")
        self._note = Words("", "note")
        self._gate = Words("", "note")
        self._stage = Words("")
        self._stage_row = LevelRow(self.tr("Stage"))
        self._stage_row.easier.connect(lambda: self.stage_changed.emit(-1))
        self._stage_row.harder.connect(lambda: self.stage_changed.emit(1))
        self._closed = Card(tone="caution")
        self._why = self._closed.body("")
        self._opens = self._closed.body("", "note")
        self._sides = ChoiceRow(
            self.tr("For which feet?"),
            (
                (SideChoice.BOTH, self.tr("Both")),
                (SideChoice.LEFT, self.tr("Left alone")),
                (SideChoice.RIGHT, self.tr("Right alone")),
            ),
        )
        self._sides.chosen.connect(self.sides_changed)
        self._steps = Card(self.tr("What you do, and how much"))
        self._left_out = Words("", "note")
        self._total = Words("", "heading")
        self._start = button(self.tr("Start session"), "primary", self.start.emit)
        self._usual = button(self.tr("Back to usual"), "quiet", self.usual.emit)
        paper = button(self.tr("Print this routine"), "link", self.printed.emit)
        ending = WrapRow(self._start, self._usual, paper, spacing=INSIDE)
        top = (self._name, self._when, self._note, self._stage, self._stage_row, self._gate, self._closed)
        for part in (*top, self._total, ending):
            rows.addWidget(part)
        rows.addWidget(self._sides)
        rows.addWidget(self._left_out)
        rows.addWidget(self._steps)
        rows.addStretch()
