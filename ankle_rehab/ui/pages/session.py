"""Choosing a routine, looking into it and changing it before it starts."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.exercise import Dose
from ankle_rehab.domain.gates import Reason
from ankle_rehab.domain.plan import SideChoice, make_plan
from ankle_rehab.domain.routine import ExerciseStep, Routine
from ankle_rehab.domain.safety import Standing
from ankle_rehab.domain.settings import DoseChange
from ankle_rehab.domain.today import FIRST_ROUTINE
from ankle_rehab.services.diary import Diary
from ankle_rehab.services.guard import Guard
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.preferences import Preferences
from ankle_rehab.services.repertoire import Repertoire
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.level_choices import LevelChoices
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import remove
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.pair import LEAST_LETTERS
from ankle_rehab.ui.widgets.routine.card import RoutineChoice, RoutineWords
from ankle_rehab.ui.widgets.routine.details import RoutineDetails
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LOOK_BACK = timedelta(days=60)
TWO_COLUMNS_FROM = 700


class SessionPage(Page):
    """`start_requested` carries the id of a routine and the sides; `exercise_requested` an exercise's id."""

    name = "session"
    start_requested = Signal(str, object)
    exercise_requested = Signal(str)
    sheet_requested = Signal(str)

    def __init__(
        self,
        *,
        clock: Clock,
        diary: Diary,
        guard: Guard,
        preferences: Preferences,
        content: Content,
        repertoire: Repertoire,
        parts: Parts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._choices = LevelChoices(parts)
        self._clock = clock
        self._diary = diary
        self._guard = guard
        self._preferences = preferences
        self._content = content
        self._repertoire = repertoire
        self._open_id = ""
        self._choice: SideChoice | None = None
        self._columns = 0
        self._cards: list[RoutineChoice] = []
        self._build()
        self.to_beginning()
        diary.changed.connect(self.mark_stale)
        preferences.changed.connect(self.mark_stale)
        parts.course.changed.connect(self.mark_stale)

    def open_routine(self, routine_id: str) -> None:
        """Show one routine with its doses."""
        self._open_id = routine_id
        self._choice = None
        self.retitle("", self._repertoire.usual(routine_id).name)
        self._list.hide()
        self._details.show()
        self.mark_stale()
        self.to_top()

    def to_beginning(self) -> None:
        """Back to all routines."""
        self._open_id = ""
        self.retitle(self.tr("Choose a session"))
        self._details.hide()
        self._list.show()
        self.mark_stale()
        self.to_top()

    def refresh(self) -> None:
        standing = self._guard.standing()
        if self._open_id and all(one.id != self._open_id for one in self._repertoire.routines()):
            self.to_beginning()
        if self._open_id:
            self._refresh_details(self._open_id, standing)
        else:
            self._refresh_list(standing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # the list ----------------------------------------------------------------------------------------

    def _refresh_list(self, standing: Standing) -> None:
        while self._grid.count():
            remove(self._grid, 0)
        self._cards.clear()
        first = self._parts.course.today(standing).routine_id or FIRST_ROUTINE
        today = self._clock.now().date()
        done = {
            session.routine_id: session.started.local_date
            for session in self._diary.sessions(today - LOOK_BACK)
        }
        routines = sorted(self._repertoire.routines(), key=lambda routine: routine.id != first)
        for routine in routines:
            words = self._words(routine, standing, done.get(routine.id), today)
            card = RoutineChoice(words, first=routine.id == first)
            card.opened.connect(self.open_routine)
            card.start.connect(self._on_start_now)
            self._cards.append(card)
        self._columns = 0
        self._arrange()

    def _words(self, routine: Routine, standing: Standing, done: date | None, today: date) -> RoutineWords:
        settings = self._preferences.settings
        sides = SideChoice.usual(settings).sides(settings.sore_side)
        plan = make_plan(routine, sides, tender=standing.tender, half_size=standing.calm)
        reason = self._closed(routine)
        last = self.tr("Not done yet")
        if done is not None:
            last = self.tr("Last done: {day}").format(day=text.near_day(done, today))
        return RoutineWords(
            routine.id,
            routine.name,
            text.duration(plan.seconds),
            routine.when,
            text.needs(exercise.equipment for exercise in plan.exercises),
            last,
            "" if reason is None else text.reason(reason),
        )

    def _arrange(self) -> None:
        """The routine for now across the whole width, the others in two columns where there is room."""
        letters = 2 * LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        columns = 2 if self.width() >= max(TWO_COLUMNS_FROM, letters) else 1
        if columns == self._columns or not self._cards:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            if index == 0:
                self._grid.addWidget(card, 0, 0, 1, columns)
            else:
                self._grid.addWidget(card, 1 + (index - 1) // columns, (index - 1) % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # the details -------------------------------------------------------------------------------------

    def _refresh_details(self, routine_id: str, standing: Standing) -> None:
        settings = self._preferences.settings
        usual, own = self._repertoire.planned(routine_id), self._repertoire.routine(routine_id)
        choice = self._choice or SideChoice.usual(settings)
        sides = choice.sides(settings.sore_side)
        plan = make_plan(own, sides, tender=standing.tender, half_size=standing.calm)
        reason = self._closed(usual)
        closed = None if reason is None else self._content.advice().reasons[reason]
        levels = self._choices.levels(own, standing)
        self._details.display(
            usual,
            own,
            plan,
            choice,
            closed,
            levels=levels,
            stage=self._choices.stage(routine_id),
            stages=self._choices.stages(routine_id, standing),
        )

    def _closed(self, routine: Routine) -> Reason | None:
        reasons = self._guard.closed_by(routine)
        return reasons[0] if reasons else None

    # what happens ------------------------------------------------------------------------------------

    def _on_start_now(self, routine_id: str) -> None:
        settings = self._preferences.settings
        sides = SideChoice.usual(settings).sides(settings.sore_side)
        self.start_requested.emit(routine_id, sides)

    def _on_start(self) -> None:
        settings = self._preferences.settings
        choice = self._choice or SideChoice.usual(settings)
        self.start_requested.emit(self._open_id, choice.sides(settings.sore_side))

    def _on_sides(self, choice: SideChoice) -> None:
        self._choice = choice
        self.mark_stale()

    def _on_dose(self, place: int, dose: Dose) -> None:
        """Keep the change, or forget it when it is the usual dose again."""
        step = self._repertoire.planned(self._open_id).steps[place]
        if not isinstance(step, ExerciseStep):
            return
        others = tuple(
            change
            for change in self._preferences.settings.doses
            if (change.routine_id, change.step) != (self._open_id, place)
        )
        mine = () if dose == step.dose else (DoseChange(self._open_id, place, step.exercise.id, dose),)
        self._preferences.change(doses=others + mine)

    def _on_level(self, exercise_id: str, by: int) -> None:
        """Easier at once; harder was asked about. Either can be undone."""
        course = self._parts.course
        with suppress(StorageFault):  # the diary has told of it
            course.choose(exercise_id, course.levels().get(exercise_id, 0) + by)
            words = self.tr("{name}: one step easier.") if by < 0 else self.tr("{name}: one step harder.")
            self._tell(words.format(name=self._repertoire.exercise(exercise_id).name))

    def _on_stage(self, by: int) -> None:
        course = self._parts.course
        with suppress(StorageFault):  # the diary has told of it
            course.choose_stage(course.stage + by)
            self._tell(self.tr("Balance: stage {number}.").format(number=course.stage))

    def _tell(self, words: str) -> None:
        step = self._diary.undo.newest
        self.notice.emit(Notice(words, lambda: self._take_back(step)))

    def _take_back(self, step: int | None) -> None:
        if step is not None:
            with suppress(StorageFault):  # the diary has told of it
                self._diary.undo.take_back(step)

    def _on_usual(self) -> None:
        others = tuple(
            change for change in self._preferences.settings.doses if change.routine_id != self._open_id
        )
        self._preferences.change(doses=others)

    def _build(self) -> None:
        self._list = QWidget()
        rows = spaced(QVBoxLayout(self._list), GROUP)
        library = button(self.tr("Look at single exercises"), "link", self._on_library)
        self._grid = QGridLayout()
        self._grid.setSpacing(GROUP)
        rows.addLayout(self._grid)
        new = button(self.tr("Something is new"), "link", self._on_signs)
        own = button(self.tr("From my physiotherapist"), "link", lambda: self.open_page.emit("own"))
        run = button(self.tr("Back to running"), "link", lambda: self.open_page.emit("running"))
        tests = button(self.tr("Self-tests"), "link", lambda: self.open_page.emit("self-tests"))
        rows.addWidget(WrapRow(run, tests, own, library, new))
        self._details = RoutineDetails()
        self._details.back.connect(self.to_beginning)
        self._details.start.connect(self._on_start)
        self._details.usual.connect(self._on_usual)
        self._details.dose_changed.connect(self._on_dose)
        self._details.sides_changed.connect(self._on_sides)
        self._details.exercise_opened.connect(self.exercise_requested)
        self._details.level_changed.connect(self._on_level)
        self._details.stage_changed.connect(self._on_stage)
        self._details.printed.connect(lambda: self.sheet_requested.emit(self._open_id))
        self.add(self._list)
        self.add(self._details)

    def _on_signs(self) -> None:
        self.open_page.emit("signs")

    def _on_library(self) -> None:
        self.open_page.emit("library")
