"""Every exercise to look at, without starting anything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.motion import MotionTime
from ankle_rehab.domain.own import OWN
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.repertoire import Repertoire
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui import text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.routine.exercise_view import ExerciseView
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

TWO_COLUMNS_FROM = 700
PICTURE_HEIGHT = 176
IN_THE_MIDDLE = MotionTime(stage=1.5, segment=0, elapsed=1.0, working=True)


class LibraryPage(Page):
    """`left` asks to go back to the choice of sessions."""

    name = "library"
    left = Signal()

    def __init__(
        self,
        *,
        clock: Clock,
        preferences: Preferences,
        content: Content,
        repertoire: Repertoire,
        motions: Motions,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._content = content
        self._repertoire = repertoire
        self._motions = motions
        self._themes = themes
        self._preferences = preferences
        self._cards: list[Card] = []
        self._own: tuple[Exercise, ...] = ()
        self._columns = 0
        self._build(clock)
        preferences.changed.connect(self._on_preferences)
        self._on_preferences()
        self._show_list()

    def open_exercise(self, exercise_id: str) -> None:
        """Show one exercise."""
        exercise = self._repertoire.exercise(exercise_id)
        known = {source.key: source for source in self._content.sources()}
        lines = [self._source_line(known[key].read, known[key].address) for key in exercise.sources]
        self._view.display(exercise, tuple(lines))
        self.retitle("", exercise.name)
        self._list.hide()
        self._view.show()
        self.to_top()

    def refresh(self) -> None:
        """Show the exercises of one's own behind the others."""
        own = tuple(one for one in self._repertoire.exercises() if one.id.startswith(OWN))
        if own == self._own:
            return
        while len(self._cards) > len(self._content.exercises()):
            remove(self._grid, self._grid.indexOf(self._cards.pop()))
        self._own = own
        self._cards += [self._card(exercise) for exercise in own]
        self._columns = 0
        self._arrange()

    def tick(self) -> None:
        """Show the figure as it is at this moment."""
        self._view.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _source_line(self, read: str, address: str) -> str:
        return f"{read}: {address}" if address else read

    def _show_list(self) -> None:
        self.retitle(self.tr("Exercises"))
        self._view.hide()
        self._list.show()
        self.to_top()

    def _on_turned(self, way: int) -> None:
        shown = self._view.exercise
        if shown is not None:
            order = [*self._content.catalogue().exercises, *(one.id for one in self._own)]
            place = order.index(shown.id) if shown.id in order else -max(0, way)
            self.open_exercise(order[(place + way) % len(order)])

    def _on_preferences(self, _settings: object = None) -> None:
        self._view.set_reduced_motion(self._preferences.settings.reduced_motion)

    def _on_left(self) -> None:
        self.left.emit()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _build(self, clock: Clock) -> None:
        self._list = QWidget()
        rows = spaced(QVBoxLayout(self._list), GROUP)
        rows.addWidget(WrapRow(WayBack(self.tr("All routines"), self._on_left)))
        self._grid = QGridLayout()
        self._grid.setSpacing(GROUP)
        rows.addLayout(self._grid)
        for exercise in self._content.exercises():
            self._cards.append(self._card(exercise))
        self._view = ExerciseView(clock, Figure(self._themes, self._motions))
        self._view.back.connect(self._show_list)
        self._view.turned.connect(self._on_turned)
        self.add(self._list)
        self.add(self._view)
        self._arrange()

    def _card(self, exercise: Exercise) -> Card:
        card = Card(exercise.name)
        card.title.setText(breakable(exercise.name))
        figure = Figure(self._themes, self._motions)
        figure.setFixedHeight(PICTURE_HEIGHT)
        figure.show_exercise(exercise, IN_THE_MIDDLE, False)
        figure.describe(exercise.position or exercise.name)
        card.rows.insertWidget(0, figure)
        card.body(exercise.purpose)
        card.body(text.needs((exercise.equipment,)), "note")
        look = button(self.tr("Look at it"), "quiet", lambda: self.open_exercise(exercise.id))
        look.setAccessibleName(self.tr("Look at {name}").format(name=exercise.name))
        card.rows.addStretch()
        card.add(WrapRow(look), gap=INSIDE)
        return card
