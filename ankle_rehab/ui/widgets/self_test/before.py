"""Before a self-test: the moving figure, how it is done, which foot, and the way to begin or to measure."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Exercise, Side
from ankle_rehab.domain.motion import demo_time
from ankle_rehab.domain.self_test import MOST, TestKind
from ankle_rehab.domain.self_test_texts import TestWords
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.self_test.distance_field import DistanceField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

PICTURE_MILLISECONDS = 33
FIGURE_HEIGHT = 240


class SelfTestBefore(QWidget):
    """`begun` carries the foot to be counted, `measured` the foot and its centimetres; `back` leaves."""

    begun = Signal(object)
    measured = Signal(object, float)
    back = Signal()

    def __init__(self, clock: Clock, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._figure = figure
        self._exercise: Exercise | None = None
        self._began_at = 0.0
        self._measures = False
        self._timer = QTimer(self)
        self._timer.setInterval(PICTURE_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._build()

    def display(self, kind: TestKind, words: TestWords, exercise: Exercise, side: Side) -> None:
        """Show how this test is done with this foot."""
        self._exercise = exercise
        self._began_at = self._clock.read().elapsed
        self._name.setText(words.name)
        self._how.setText("\n".join(f"{number}. {step}" for number, step in enumerate(words.how, start=1)))
        self._stop.setText(words.stop)
        self._figure.describe(f"{exercise.name}: {exercise.position}")
        self._side.display(side)
        self._measures = kind is TestKind.KNEE_TO_WALL
        for part in (self._distance, self._hint, self._save):
            part.setVisible(self._measures)
        self._hint.setText(words.hint)
        self._start.setVisible(not self._measures)
        self._distance.clear()
        self._update()
        self.tick()
        self._run_timer()

    def focus(self) -> None:
        """Give the keyboard to what comes next."""
        if self._measures:
            self._distance.focus()
        else:
            self._start.setFocus()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Two end poses instead of a moving picture."""
        self._figure.reduced_motion = reduced
        self._run_timer()

    def tick(self) -> None:
        """Show the picture that belongs to this moment."""
        if self._exercise is not None:
            moment = demo_time(self._exercise, self._clock.read().elapsed - self._began_at)
            self._figure.display(self._exercise.id, moment, self._side.value is Side.RIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _run_timer(self) -> None:
        if self.isVisible() and not self._figure.reduced_motion:
            self._timer.start()
        else:
            self._timer.stop()

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        rows.addWidget(WrapRow(WayBack(self.tr("All self-tests"), self.back.emit)))
        self._name = Words("", "title")
        rows.addWidget(self._name)
        card = Card(tone="main")
        self._figure.setFixedHeight(FIGURE_HEIGHT)
        card.add(self._figure)
        self._how = card.body("")
        self._stop = card.body("", "word")
        self._side = ChoiceRow(self.tr("Which foot?"), [(side, text.side(side)) for side in Side])
        self._side.chosen.connect(self._on_side)
        card.add(self._side, gap=INSIDE)
        self._hint = card.body("")
        self._distance = DistanceField(
            self.tr("Distance"), MOST[TestKind.KNEE_TO_WALL], self.tr("cm", "centimetres")
        )
        self._distance.changed.connect(self._update)
        card.add(self._distance)
        self._start = button("", "primary", self._on_start)
        self._save = button("", "primary", self._on_save)
        card.add(WrapRow(self._start, self._save), gap=INSIDE)
        rows.addWidget(card)

    def _update(self) -> None:
        side = "" if self._side.value is None else text.side_inside(self._side.value)
        for made, words in (
            (self._start, self.tr("Start with the {side} foot").format(side=side)),
            (self._save, self.tr("Save the {side} foot").format(side=side)),
        ):
            made.setText(words)
            made.setAccessibleName(words)
        self._save.setEnabled(self._distance.value is not None)

    def _on_side(self, _side: Side) -> None:
        self._update()
        self.tick()

    def _on_start(self) -> None:
        if self._side.value is not None:
            self.begun.emit(self._side.value)

    def _on_save(self) -> None:
        if self._side.value is not None and self._distance.value is not None:
            self.measured.emit(self._side.value, self._distance.value)
