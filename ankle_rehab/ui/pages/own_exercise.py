"""Writing or changing an exercise of one's own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ankle_rehab.domain.own import OwnExercise, exercise_of
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui import own_words, share_words
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.picture_file import NotAPicture, picture_of_file
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.figure import Figure
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.own_exercise_form import OwnExerciseForm
from ankle_rehab.ui.widgets.picture_choice import PictureChoice
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

KEPT_AFTER_MILLISECONDS = 1500


class OwnExercisePage(Page):
    """Everything typed is kept by itself, complete or not; what is still missing is said at its field."""

    name = "own-exercise"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._own: OwnExercise | None = None
        self._kept: OwnExercise | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_AFTER_MILLISECONDS)
        self._soon.timeout.connect(self.keep)
        self._build(themes)
        parts.own.changed.connect(self.mark_stale)
        parts.preferences.changed.connect(self._on_preferences)
        self._on_preferences()

    def begin(self, own_id: str = "") -> None:
        """Go on with one that was written before, or begin an empty one; raises LookupError.

        What could not be kept, and may be yet, stays in the form instead.
        """
        self.keep()
        if self._unsaved and not self._parts.database.read_only:
            self._display()
            return
        own = self._parts.own
        self._kept = own.own_exercise(own_id) if own_id else None
        self._own = self._kept or own.new_exercise()
        self._show()
        if not own_id:
            self._form.begin()

    def refresh(self) -> None:
        """What was taken back elsewhere is shown; what is being typed stays."""
        if self._own is None:
            self.begin()
        elif not self._unsaved:
            with suppress(LookupError):
                self._own = self._kept = self._parts.own.own_exercise(self._own.id)
            self._display()

    def keep(self) -> None:
        """Put what was typed on the disk now, if anything is new."""
        self._soon.stop()
        own = self._own
        if own is not None and self._unsaved:
            with suppress(StorageFault):  # the diary has told of it; it still stands in the form
                self._parts.own.keep_exercise(own)
                self._kept = own

    @property
    def _unsaved(self) -> bool:
        return self._own != self._kept and self._begun

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _show(self) -> None:
        self._begun = self._kept is not None
        self._picture.tell("")
        self._begin_with.setVisible(not self._begun)
        self._remove.setVisible(self._begun)
        self._display()
        self.to_top()

    def _display(self) -> None:
        own = self._own
        if own is None:
            return
        self._retitle(own.name or self.tr("New exercise"))
        self._form.display(own)
        self._look(own)

    def _retitle(self, name: str) -> None:
        self.retitle(breakable(name), name)

    def _look(self, own: OwnExercise) -> None:
        problems = self._parts.own.exercise_problems(own)
        told = problems if self._begun else ()
        self._form.tell(told)
        missing = "\n".join(own_words.placed(one) for one in told)
        self._missing.setVisible(bool(missing))
        self._missing_words.setText(missing)
        figures = self._parts.content.catalogue().exercises
        shown = own if own.figure in figures else replace(own, figure="")
        made = exercise_of(shown, self._parts.content.own())
        self._picture.display(made, own_picture=bool(own.picture))

    def _build(self, themes: Themes) -> None:
        content = self._parts.content
        self._begun = False
        self.column.insertWidget(0, WayBack(self.tr("From my physiotherapist"), self._on_back))
        built_in = [(one.id, one.name) for one in content.exercises()]
        self._begin_with = Card()
        self._begin_with.body(self.tr("Begin with one of the program's exercises, or write a new one below."))
        self._copied = QComboBox()
        self._copied.setAccessibleName(self.tr("Exercise to begin with"))
        for exercise_id, name in built_in:
            self._copied.addItem(name, exercise_id)
        copy = button(self.tr("Begin with this one"), "quiet", self._on_copy)
        self._begin_with.add(WrapRow(self._copied, copy))
        self.add(self._begin_with)
        figure = Figure(themes, Motions(resource("motions")))
        self._picture = PictureChoice(self._parts.clock, figure, built_in)
        self._picture.figure_chosen.connect(self._on_figure)
        self._picture.picture_wanted.connect(self._on_picture_wanted)
        self._form = OwnExerciseForm(self._picture)
        self._form.written.connect(self._on_written)
        self.add(self._form)
        self._missing = Card(self.tr("Not finished yet"), tone="caution")
        self._missing_words = self._missing.body("")
        self.add(self._missing)
        done = button(self.tr("Done"), "primary", self._on_back)
        self._remove = button(self.tr("Delete"), "quiet", self._on_remove)
        self.add(WrapRow(done, self._remove, spacing=GROUP))
        self.add(Words(self.tr("Everything is kept while you write."), "note"))

    def _on_written(self, own: OwnExercise) -> None:
        """Kept a moment later; going on typing does not put it off any further."""
        self._own, self._begun = own, True
        self._begin_with.hide()
        self._remove.show()
        self._retitle(own.name or self.tr("New exercise"))
        self._form.display(own)
        self._look(own)
        if not self._soon.isActive():
            self._soon.start()

    def _on_copy(self) -> None:
        """The copy stands in the form, under the name that it has."""
        with suppress(StorageFault):
            copied = self._parts.own.copy_exercise(
                str(self._copied.currentData()), self._copied.currentText()
            )
            self.begin(copied)

    def _on_figure(self, figure: str) -> None:
        if self._own is not None:
            self._picture.tell("")
            self._on_written(replace(self._own, figure=figure, picture=b""))

    def _on_picture_wanted(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg)")
        FileChoice().file(self, self.tr("Choose a picture"), kinds, self.take_picture)

    def take_picture(self, path: Path) -> None:
        """Show the exercise by this picture; why one is not taken is said beside it."""
        if self._own is None:
            return
        try:
            picture = picture_of_file(path)
        except NotAPicture as refused:
            self._picture.tell(share_words.picture_trouble(refused.trouble))
            return
        self._picture.tell("")
        self._on_written(replace(self._own, figure="", picture=picture))

    def _on_remove(self) -> None:
        """It can be taken back for a while, and put back from the list later."""
        self.keep()
        own = self._own
        if own is None:
            return
        with suppress(StorageFault):
            used = self._parts.own.used_in(own.id)
            self._parts.own.remove(own.id)
            words = self.tr("Deleted: {name}.").format(name=own.name or own_words.unnamed())
            if used:
                words += " " + self.tr("It stays in: {names}.").format(names=", ".join(used))
            self.notice.emit(Notice(words, taking_back(self._parts.diary)))
            self._own = self._kept = None
            self.open_page.emit("own")

    def _on_back(self) -> None:
        self.open_page.emit("own")

    def _on_preferences(self, _settings: object = None) -> None:
        self._picture.set_reduced_motion(self._parts.preferences.settings.reduced_motion)
