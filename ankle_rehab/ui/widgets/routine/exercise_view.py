"""One exercise to look at: the moving figure, and everything that is said about it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Exercise, Side
from ankle_rehab.domain.motion import demo_time
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words.dose_words import dose_line

PICTURE_MILLISECONDS = 33
FIGURE_HEIGHT = 340


class ExerciseView(QWidget):
    """The figure moves by the clock while it can be seen; `back` leaves, `turned` (-1 or 1) leafs on."""

    back = Signal()
    turned = Signal(int)

    def __init__(self, clock: Clock, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._figure = figure
        self._exercise: Exercise | None = None
        self._side = Side.LEFT
        self._moving = True
        self._elapsed = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(PICTURE_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._build()

    @property
    def exercise(self) -> Exercise | None:
        """What is shown."""
        return self._exercise

    def display(self, exercise: Exercise, sources: tuple[str, ...]) -> None:
        """Show this exercise from its start; `sources` are whole lines."""
        self._exercise = exercise
        self._elapsed = 0.0
        self._name.setText(breakable(exercise.name))
        self._purpose.setText(exercise.purpose)
        self._position.setText(breakable(exercise.position))
        self._needs.setText(text.needs_of(exercise.equipment))
        self._position.setVisible(bool(exercise.position))
        self._dose.setText(exercise.dose_words or dose_line(exercise, exercise.dose))
        cues = (f"{n}. {breakable(cue)}" for n, cue in enumerate(exercise.cues, start=1))
        self._cues.setText("\n".join(cues))
        self._mistakes.setText(exercise.mistakes)
        for part in (self._mistakes_title, self._mistakes):
            part.setVisible(bool(exercise.mistakes))
        self._stop.setText(breakable(exercise.stop_when))
        limit = self.tr("Pain of up to {n} of 10 is acceptable here. Above that, stop.")
        self._limit.setText(limit.format(n=exercise.pain_limit))
        self._easier.setText("\n".join(level.words for level in exercise.easier))
        self._harder.setText("\n".join(level.words for level in exercise.harder))
        self._easier_title.setVisible(bool(exercise.easier))
        self._harder_title.setVisible(bool(exercise.harder))
        self._levels.setVisible(bool(exercise.easier or exercise.harder))
        self._sources.setText("\n".join(sources))
        self._sides.setVisible(not exercise.both_feet)
        self._sides.display(self._side)
        self._figure.describe(f"{exercise.name}: {exercise.position}".removesuffix(": "))
        self._show_figure()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Two end poses instead of a moving picture."""
        self._figure.reduced_motion = reduced
        self._play.setVisible(not reduced)
        self._run_timer()

    def tick(self) -> None:
        """Show the picture that belongs to this moment."""
        now = self._clock.read().elapsed
        self._elapsed += max(0.0, now - self._last)
        self._last = now
        self._show_figure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _show_figure(self) -> None:
        if self._exercise is not None:
            moment = demo_time(self._exercise, self._elapsed)
            self._figure.show_exercise(self._exercise, moment, self._side is Side.RIGHT)

    def _run_timer(self) -> None:
        wanted = self._moving and self.isVisible() and not self._figure.reduced_motion
        if wanted and not self._timer.isActive():
            self._last = self._clock.read().elapsed
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _on_play(self) -> None:
        self._moving = not self._moving
        words = self.tr("Stand still") if self._moving else self.tr("Move")
        self._play.setText(words)
        self._play.setAccessibleName(words)
        self._run_timer()

    def _on_side(self, side: Side) -> None:
        self._side = side
        self._show_figure()

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        rows.addWidget(
            WrapRow(
                WayBack(self.tr("All exercises"), self.back.emit),
                button(self.tr("Previous"), "link", lambda: self.turned.emit(-1)),
                button(self.tr("Next"), "link", lambda: self.turned.emit(1)),
                spacing=GROUP,
            )
        )
        self._name = Words("", "title")
        self._purpose = Words("")
        rows.addWidget(self._name)
        rows.addWidget(self._purpose)
        picture = Card()
        self._figure.setFixedHeight(FIGURE_HEIGHT)
        picture.add(self._figure)
        self._play = button(self.tr("Stand still"), "quiet", self._on_play)
        self._sides = ChoiceRow(self.tr("Which foot?"), tuple((side, text.side(side)) for side in Side))
        self._sides.chosen.connect(self._on_side)
        picture.add(self._sides)
        picture.add(WrapRow(self._play))
        rows.addWidget(picture)
        how = Card(self.tr("How"))
        self._position, self._needs = how.body(""), how.body("", "note")
        self._dose, self._cues = how.body("", "note"), how.body("")
        care = Card(self.tr("Stop when"))
        self._stop, self._limit = care.body(""), care.body("")
        self._mistakes_title = care.body(self.tr("Often done wrong"), "heading")
        self._mistakes = care.body("")
        self._levels = levels = Card()
        self._easier_title = levels.body(self.tr("Easier"), "heading")
        self._easier = levels.body("")
        self._harder_title = levels.body(self.tr("Harder"), "heading")
        self._harder = levels.body("")
        said = Card(self.tr("Where this comes from"))
        self._sources = said.body("", "note")
        for card in (how, care, levels, said):
            rows.addWidget(card)
        rows.addStretch()
