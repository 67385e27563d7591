"""One exercise of a routine of one's own: how much, the pause before it, and its place in the order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ankle_rehab.domain.motion import MotionTime
from ankle_rehab.domain.own import OwnStep
from ankle_rehab.domain.own_checks import PAUSE
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.own.dose_fields import DoseFields
from ankle_rehab.ui.widgets.own.fields import Told
from ankle_rehab.ui.widgets.stepper import Stepper
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import player_words

IN_THE_MIDDLE = MotionTime(stage=1.5, segment=0, elapsed=1.0, working=True)
FIGURE_WIDTH, FIGURE_HEIGHT = 160, 120
STEP_OF_SECONDS = 5


class Handle(QLabel):
    """Dragged up or down with the mouse; `dragged` carries where it is now, `dropped` where it was let go."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("⠿", parent)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setProperty("role", "heading")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.dropped.emit(event.globalPosition().toPoint())


class OwnStepRow(QWidget):
    """`changed` carries the new step, `moved` -1 or 1, `removed` asks to take it out.

    Alt with an arrow moves it, too. `handle` is there to drag it.
    """

    changed = Signal(object)
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self,
        step: OwnStep | ActivityStep,
        known: ExerciseStep | None,
        figure: Figure | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._step = step
        self._known = known
        self._figure = figure
        self._build()
        for keys, way in (("Alt+Up", -1), ("Alt+Down", 1)):
            self._shortcut(keys, way)

    @property
    def name(self) -> str:
        """What it is called in the list."""
        if isinstance(self._step, ActivityStep):
            return player_words.activity(self._step.activity)
        return (
            self._known.exercise.name if self._known is not None else self.tr("An exercise that is not there")
        )

    def place(self, number: int, count: int) -> None:
        """Say which of how many it is."""
        self._title.setText(f"{number}. {breakable(self.name)}")
        self._up.setEnabled(number > 1)
        self._down.setEnabled(number < count)
        if self._pause is not None:
            self._pause.setVisible(number > 1)
        self.setAccessibleName(self.tr("{n} of {all}: {name}").format(n=number, all=count, name=self.name))

    def tell(self, problems: list[str]) -> None:
        """Say what is amiss with it."""
        self._told.tell(problems)

    def take_focus(self, way: int) -> None:
        """The keyboard stays on the button with which it was moved, as long as that can be pressed."""
        wanted, other = (self._up, self._down) if way < 0 else (self._down, self._up)
        (wanted if wanted.isEnabled() else other).setFocus()

    def _shortcut(self, keys: str, way: int) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: self.moved.emit(way))

    def _build(self) -> None:
        row = spaced(QHBoxLayout(self), GROUP)
        self.handle = Handle()
        self.handle.setToolTip(self.tr("Drag it, or press Alt with an arrow"))
        row.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        if self._figure is not None and self._known is not None:
            self._figure.setFixedSize(FIGURE_WIDTH, FIGURE_HEIGHT)
            self._figure.show_exercise(self._known.exercise, IN_THE_MIDDLE, False)
            self._figure.describe(self.name)
            row.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        rows = spaced(QVBoxLayout(inside), INSIDE)
        self._title = Words(self.name, "word")
        rows.addWidget(self._title)
        self._pause: Stepper | None = None
        for part in self._parts():
            rows.addWidget(part)
        self._up = button(self.tr("Move up"), "link", lambda: self.moved.emit(-1))
        self._up.setAccessibleName(self.tr("Move up: {name}").format(name=self.name))
        self._down = button(self.tr("Move down"), "link", lambda: self.moved.emit(1))
        self._down.setAccessibleName(self.tr("Move down: {name}").format(name=self.name))
        out = button(self.tr("Take it out"), "link", self.removed.emit)
        out.setAccessibleName(self.tr("Take out: {name}").format(name=self.name))
        rows.addWidget(WrapRow(self._up, self._down, out, spacing=GROUP))
        self._told = Told("", inside)
        row.addWidget(self._told, 1)

    def _parts(self) -> list[QWidget]:
        step = self._step
        if isinstance(step, ActivityStep):
            usually = text.duration(step.seconds)
            return [Words(f"{step.words} ({usually})", "note")]
        dose = DoseFields(self.name, step.dose if self._known is None else self._known.dose)
        dose.changed.connect(lambda changed: self._put(replace(self._own, dose=changed)))
        self._pause = Stepper(
            self.tr("{name}: pause before it").format(name=self.name), PAUSE, STEP_OF_SECONDS, self._unit
        )
        self._pause.display(round(step.pause))
        self._pause.changed.connect(lambda value: self._put(replace(self._own, pause=float(value))))
        return [dose, WrapRow(self._pause)]

    @property
    def _own(self) -> OwnStep:
        if isinstance(self._step, ActivityStep):
            raise TypeError("an activity has no dose")
        return self._step

    def _unit(self, _count: int) -> str:
        return self.tr("s pause before it")

    def _put(self, step: OwnStep) -> None:
        self._step = step
        self.changed.emit(step)
