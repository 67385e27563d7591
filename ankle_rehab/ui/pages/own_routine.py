"""Writing or changing a routine of one's own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ankle_rehab.domain.own import OwnRoutine, OwnStep, steps_of
from ankle_rehab.domain.own_checks import Place
from ankle_rehab.domain.routine import ExerciseStep
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui import own_words, text
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.figure import Figure
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.own_fields import LineField, Told
from ankle_rehab.ui.widgets.own_steps import OwnSteps, Steps
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

KEPT_AFTER_MILLISECONDS = 1500


class OwnRoutinePage(Page):
    """Everything is kept by itself, complete or not; `sheet_requested` carries the id of what to print."""

    name = "own-routine"
    sheet_requested = Signal(str)

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._themes = themes
        self._motions = Motions(resource("motions"))
        self._own: OwnRoutine | None = None
        self._kept: OwnRoutine | None = None
        self._begun = False
        self._choices: list[tuple[str, str]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self.keep)
        self._build()
        parts.own.changed.connect(self.mark_stale)

    def begin(self, own_id: str = "") -> None:
        """Go on with one that was written before, or begin an empty one; raises LookupError.

        What could not be kept, and may be yet, stays in the form instead.
        """
        self.keep()
        if self._unsaved and not self._parts.database.read_only:
            self._display()
            return
        own = self._parts.own
        self._kept = own.own_routine(own_id) if own_id else None
        self._own = self._kept or own.new_routine()
        self._show()
        if not own_id:
            self._name.take_focus()

    def refresh(self) -> None:
        """What was taken back elsewhere is shown; what is being written stays."""
        if self._own is None:
            self.begin()
        elif not self._unsaved:
            with suppress(LookupError):
                self._own = self._kept = self._parts.own.own_routine(self._own.id)
            self._fill_choice()
            self._display()

    def keep(self) -> None:
        """Put what was written on the disk now, if anything is new."""
        self._soon.stop()
        own = self._own
        if own is not None and self._unsaved:
            with suppress(StorageFault):  # the diary has told of it; it still stands in the form
                self._parts.own.keep_routine(own)
                self._kept = own

    @property
    def _unsaved(self) -> bool:
        return self._own != self._kept and self._begun

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _show(self) -> None:
        self._begun = self._kept is not None
        self._remove.setVisible(self._begun)
        self._fill_choice()
        self._display()
        self.to_top()

    def _display(self) -> None:
        own = self._own
        if own is None:
            return
        self._retitle(own.name or self.tr("New routine"))
        self._name.display(own.name)
        self._note.display(own.note)
        self._steps.display(own.steps)
        self._look(own)

    def _retitle(self, name: str) -> None:
        self.retitle(breakable(name), name)

    def _look(self, own: OwnRoutine) -> None:
        problems = self._parts.own.routine_problems(own)
        told = problems if self._begun else ()
        for place, field in ((Place.NAME, self._name), (Place.NOTE, self._note)):
            field.tell([own_words.problem(one) for one in told if one.place is place])
        self._list.tell(
            [own_words.problem(one) for one in told if one.number is None and one.place is Place.STEPS]
        )
        self._steps.tell(told)
        self._missing.setVisible(bool(told))
        self._missing_words.setText("\n".join(own_words.placed(one) for one in told))
        self._print.setEnabled(not problems)
        known = bool(own.steps) and all(self._find(one) for one in own.steps if isinstance(one, OwnStep))
        total = text.duration(self._parts.own.seconds(own)) if known else ""
        self._total.setText(self.tr("{time} with both feet").format(time=total) if total else "")
        self._total.setVisible(bool(total))
        self._gate.setText(self._parts.own.gate(own).words if known else "")

    def _find(self, step: OwnStep) -> ExerciseStep | None:
        with suppress(LookupError):
            (found,) = steps_of(OwnRoutine("", steps=(step,)), self._parts.own.any_exercise)
            return found if isinstance(found, ExerciseStep) else None
        return None

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("From my physiotherapist"), self._on_back))
        what = Card()
        self._name = LineField(self.tr("Name"))
        self._name.written.connect(lambda words: self._put(name=words))
        self._note = LineField(self.tr("Note"), self.tr("Such as when and how often."))
        self._note.written.connect(lambda words: self._put(note=words))
        what.add(self._name)
        what.add(self._note)
        self.add(what)
        holder = Card(self.tr("Exercises"))
        self._steps = OwnSteps(self._find, lambda: Figure(self._themes, self._motions))
        self._steps.changed.connect(self._on_steps)
        self._list = Told("", self._steps)
        holder.add(self._list)
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Exercise to add"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.setMinimumContentsLength(18)
        holder.add(WrapRow(self._choice, button(self.tr("Add this exercise"), "quiet", self._on_add)))
        self.add(holder)
        self._total = Words("", "heading")
        self._gate = Words("", "note")
        self.add(self._total)
        self.add(self._gate)
        self._missing = Card(self.tr("Not finished yet"), tone="caution")
        self._missing_words = self._missing.body("")
        self.add(self._missing)
        done = button(self.tr("Done"), "primary", self._on_back)
        self._print = button(self.tr("Print this routine"), "quiet", self._on_print)
        self._remove = button(self.tr("Delete"), "quiet", self._on_remove)
        self.add(WrapRow(done, self._print, self._remove, spacing=GROUP))
        self.add(Words(self.tr("Everything is kept while you write."), "note"))

    def _fill_choice(self) -> None:
        """One's own exercises first."""
        known = [
            (one.id, one.name) for one in (*self._parts.own.exercises(), *self._parts.content.exercises())
        ]
        if known == self._choices:
            return
        self._choices = known
        chosen = self._choice.currentData()
        self._choice.clear()
        for exercise_id, name in known:
            self._choice.addItem(name, exercise_id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))

    def _put(self, **changed: Any) -> None:
        """Kept a moment later; going on does not put it off any further."""
        if self._own is None:
            return
        self._own, self._begun = replace(self._own, **changed), True
        self._remove.show()
        self._display()
        if not self._soon.isActive():
            self._soon.start()

    def _on_steps(self, steps: Steps) -> None:
        self._put(steps=steps)

    def _on_add(self) -> None:
        if self._own is None:
            return
        exercise = self._parts.own.any_exercise(str(self._choice.currentData()))
        self._put(steps=(*self._own.steps, OwnStep(exercise.id, exercise.dose)))

    def _on_print(self) -> None:
        self.keep()
        if self._own is not None:
            self.sheet_requested.emit(self._own.id)

    def _on_remove(self) -> None:
        """It can be taken back for a while, and put back from the list later."""
        self.keep()
        own = self._own
        if own is None:
            return
        with suppress(StorageFault):
            self._parts.own.remove(own.id)
            words = self.tr("Deleted: {name}.").format(name=own.name or own_words.unnamed())
            self.notice.emit(Notice(words, taking_back(self._parts.diary)))
            self._own = self._kept = None
            self.open_page.emit("own")

    def _on_back(self) -> None:
        self.open_page.emit("own")
