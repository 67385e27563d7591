"""The exercises of a routine of one's own in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ankle_rehab.domain.own import OwnStep
from ankle_rehab.domain.own_checks import Problem
from ankle_rehab.domain.routine import ActivityStep, ExerciseStep
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.card import remove
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.own.step_row import OwnStepRow
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.words import own_words

Steps = tuple[OwnStep | ActivityStep, ...]
LINES_WIDE = 34


class OwnSteps(QWidget):
    """`changed` carries all steps in their new order or with another dose.

    `find` gives a step with its exercise, None for one that is not there; `draw` makes a figure.
    """

    changed = Signal(object)

    def __init__(
        self,
        find: Callable[[OwnStep], ExerciseStep | None],
        draw: Callable[[], Figure],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._draw = draw
        self._steps: Steps = ()
        self._found: tuple[ExerciseStep | None, ...] = ()
        self._rows: list[OwnStepRow] = []
        self._layout = spaced(QVBoxLayout(self), GROUP)
        self._mark = QFrame(self)
        self._mark.setProperty("role", "strip")
        self._mark.setFixedHeight(4)
        self._mark.hide()

    def display(self, steps: Steps) -> None:
        """Show these steps, without telling anybody; what is there already stays, with the keyboard in it."""
        if (steps, self._found_of(steps)) != (self._steps, self._found):
            self._steps = steps
            self._fill()

    def tell(self, problems: Iterable[Problem]) -> None:
        """Say at each step what is amiss with it."""
        found: Sequence[Problem] = tuple(problems)
        for number, row in enumerate(self._rows):
            row.tell([own_words.placed(one) for one in found if one.number == number])

    def move_step(self, place: int, way: int) -> None:
        """Move the step at `place` (0 first) up or down; the keyboard goes with it."""
        self._put(place, place + way)
        if 0 <= place + way < len(self._rows):
            row = self._rows[place + way]
            row.take_focus(way)
            announce(self, row.accessibleName())

    def _put(self, place: int, target: int) -> None:
        if target == place or not 0 <= target < len(self._steps):
            return
        steps = list(self._steps)
        steps.insert(target, steps.pop(place))
        self._steps = tuple(steps)
        self._fill()
        self.changed.emit(self._steps)

    def _fill(self) -> None:
        while self._layout.count():
            remove(self._layout, 0)
        self._rows = []
        self._found = self._found_of(self._steps)
        for place, (step, known) in enumerate(zip(self._steps, self._found, strict=True)):
            row = OwnStepRow(step, known, self._draw() if known is not None and self._wide else None)
            row.changed.connect(lambda changed, at=place: self._on_changed(at, changed))
            row.moved.connect(lambda way, at=place: self.move_step(at, way))
            row.removed.connect(lambda at=place: self._on_removed(at))
            row.handle.dragged.connect(self._on_dragged)
            row.handle.dropped.connect(lambda point, at=place: self._on_dropped(at, point))
            self._rows.append(row)
            self._layout.addWidget(row)
            row.place(place + 1, len(self._steps))

    def _found_of(self, steps: Steps) -> tuple[ExerciseStep | None, ...]:
        return tuple(self._find(step) if isinstance(step, OwnStep) else None for step in steps)

    @property
    def _wide(self) -> bool:
        return self.window().width() >= LINES_WIDE * self.fontMetrics().lineSpacing()

    def _on_changed(self, place: int, step: OwnStep) -> None:
        self._steps = (*self._steps[:place], step, *self._steps[place + 1 :])
        self._found = self._found_of(self._steps)
        self.changed.emit(self._steps)

    def _on_removed(self, place: int) -> None:
        self._steps = self._steps[:place] + self._steps[place + 1 :]
        self._fill()
        self.changed.emit(self._steps)

    def _gap_at(self, point: QPoint) -> int:
        """Before which row a point of the screen lies; the count of rows for below the last."""
        height = self.mapFromGlobal(point).y()
        middles = [row.geometry().center().y() for row in self._rows]
        return sum(middle < height for middle in middles)

    def _on_dragged(self, point: QPoint) -> None:
        """A line shows where it would go."""
        gap = self._gap_at(point)
        rows = self._rows
        top = rows[gap].y() - GROUP // 2 if gap < len(rows) else rows[-1].geometry().bottom()
        self._mark.setGeometry(0, max(0, top - 2), self.width(), 4)
        self._mark.show()
        self._mark.raise_()

    def _on_dropped(self, place: int, point: QPoint) -> None:
        self._mark.hide()
        gap = self._gap_at(point)
        self._put(place, gap - 1 if gap > place else gap)
