"""What is shown of an exercise of one's own: one of the figures, a picture, or its sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.motion import demo_time
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

PICTURE_MILLISECONDS = 33
PICTURE_HEIGHT = 220


class PictureChoice(QWidget):
    """`figure_chosen` carries the id of a figure, empty for none; `picture_wanted` asks for a file.

    The preview moves while it is seen, unless motion is reduced.
    """

    figure_chosen = Signal(str)
    picture_wanted = Signal()

    def __init__(
        self,
        clock: Clock,
        figure: Figure,
        figures: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._figure = figure
        self._exercise: Exercise | None = None
        self._begun = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(PICTURE_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._build(figures)

    def display(self, exercise: Exercise, *, own_picture: bool) -> None:
        """Show this exercise as the player will."""
        if exercise.shown_by != (self._exercise.shown_by if self._exercise else None):
            self._begun = self._clock.read().elapsed
        self._exercise = exercise
        self._box.blockSignals(True)
        self._box.setCurrentIndex(max(0, self._box.findData("" if own_picture else exercise.shown_by)))
        self._box.blockSignals(False)
        self._clear.setVisible(own_picture)
        seen = self.tr("How the player shows it: {name}").format(name=exercise.name)
        self._figure.describe(seen)
        self.tick()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Two end poses instead of a moving picture."""
        self._figure.reduced_motion = reduced
        self._run()

    def tell(self, words: str) -> None:
        """Say why a picture was not taken; nothing for all well."""
        self._amiss.setText(words)
        self._amiss.setVisible(bool(words))

    def tick(self) -> None:
        """Show the picture that belongs to this moment."""
        if self._exercise is not None:
            moment = demo_time(self._exercise, max(0.0, self._clock.read().elapsed - self._begun))
            self._figure.show_exercise(self._exercise, moment, False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _run(self) -> None:
        if self.isVisible() and not self._figure.reduced_motion:
            self._timer.start()
        else:
            self._timer.stop()

    def _build(self, figures: Sequence[tuple[str, str]]) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        self._figure.setFixedHeight(PICTURE_HEIGHT)
        rows.addWidget(self._figure)
        self._box = QComboBox()
        self._box.setAccessibleName(self.tr("Figure"))
        self._box.addItem(self.tr("No figure"), "")
        for figure_id, name in figures:
            self._box.addItem(name, figure_id)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(18)
        self._box.activated.connect(lambda place: self.figure_chosen.emit(str(self._box.itemData(place))))
        choose = button(self.tr("Choose a picture"), "quiet", self.picture_wanted.emit)
        self._clear = button(self.tr("Take the picture out"), "link", lambda: self.figure_chosen.emit(""))
        rows.addWidget(WrapRow(self._box, choose, self._clear))
        self._amiss = Words("", "warning")
        self._amiss.hide()
        rows.addWidget(self._amiss)
