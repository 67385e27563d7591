"""Writing or changing an exercise of one's own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from ankle_rehab.domain.own import OwnExercise, exercise_of
from ankle_rehab.domain.own_checks import Problem
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.own_writing import OwnWritingPage
from ankle_rehab.ui.picture_file import NotAPicture, picture_of_file
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.figure.figure import Figure
from ankle_rehab.ui.widgets.own.exercise_form import OwnExerciseForm
from ankle_rehab.ui.widgets.own.picture_choice import PictureChoice
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import share_words


class OwnExercisePage(OwnWritingPage[OwnExercise]):
    """An exercise in one form, with its figure or picture."""

    name = "own-exercise"

    def __init__(self, parts: Parts, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parts, parent)
        self._build(themes)
        parts.preferences.changed.connect(self._on_preferences)
        self._on_preferences()

    def _find(self, own_id: str) -> OwnExercise:
        return self._parts.own.own_exercise(own_id)

    def _new(self) -> OwnExercise:
        return self._parts.own.new_exercise()

    def _keep(self, own: OwnExercise) -> None:
        self._parts.own.keep_exercise(own)

    def _problems(self, own: OwnExercise) -> tuple[Problem, ...]:
        return self._parts.own.exercise_problems(own)

    def _unnamed(self) -> str:
        return self.tr("New exercise")

    def _to_first_field(self) -> None:
        self._form.begin()

    def _show(self) -> None:
        self._picture.tell("")
        super()._show()

    def _show_fields(
        self, own: OwnExercise, _problems: tuple[Problem, ...], told: tuple[Problem, ...]
    ) -> None:
        self._begin_with.setVisible(not self._begun)
        self._form.display(own)
        self._form.tell(told)
        figures = self._parts.content.catalogue().exercises
        shown = own if own.figure in figures else replace(own, figure="")
        made = exercise_of(shown, self._parts.content.own())
        self._picture.display(made, own_picture=bool(own.picture))

    def _build(self, themes: Themes) -> None:
        content = self._parts.content
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
        self._form.written.connect(self._put)
        self.add(self._form)
        self._add_foot()

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
            self._put(replace(self._own, figure=figure, picture=b""))

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
        self._put(replace(self._own, figure="", picture=picture))

    def _on_preferences(self, _settings: object = None) -> None:
        self._picture.set_reduced_motion(self._parts.preferences.settings.reduced_motion)
