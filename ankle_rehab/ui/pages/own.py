"""Exercises and routines of one's own: all there are, new ones, copies, and files from others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.own import OwnExercise, OwnRoutine, OwnStep, exercise_of
from ankle_rehab.domain.own_sharing import Arrival, Shared, with_what_they_need
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage import own_share
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.own_share import NotTaken
from ankle_rehab.storage.own_store import Broken
from ankle_rehab.ui import text
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.picture_file import NotAPicture, taken_over
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.taking_back import taking_back
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.own.arrivals_card import ArrivalsCard
from ankle_rehab.ui.widgets.own.row import Deed, OwnRow
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import file_words, own_words, share_words
from ankle_rehab.ui.words.dose_words import dose_line

Own = OwnExercise | OwnRoutine | Broken


class OwnPage(Page):
    """`exercise_requested` and `routine_requested` carry the id of what is to be changed, empty for new.

    `sheet_requested` carries a routine to print, `start_requested` one to begin.
    """

    name = "own"
    exercise_requested = Signal(str)
    routine_requested = Signal(str)
    sheet_requested = Signal(str)
    start_requested = Signal(str)

    def __init__(self, parts: Parts, _themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.retitle(self.tr("From my physiotherapist"))
        self._parts = parts
        self._arrivals: tuple[Arrival, ...] = ()
        self._asking = ""
        self._build()
        parts.own.changed.connect(self.mark_stale)

    def refresh(self) -> None:
        own = self._parts.own
        routines, exercises = own.written_routines(), own.written_exercises()
        self._empty.setVisible(not routines and not exercises)
        self._fill(self._routines, [self._routine_row(one) for one in routines])
        self._fill(self._exercises, [self._exercise_row(one) for one in exercises])
        self._fill(self._trash, [self._trash_row(one) for one in own.thrown_away()])

    # the lists ---------------------------------------------------------------------------------------

    def _fill(self, section: QVBoxLayout, rows: Sequence[QWidget]) -> None:
        """The rows under the heading of their section, which goes without them."""
        while section.count() > 1:
            remove(section, 1)
        for row in rows:
            section.addWidget(row)
        whole = section.parentWidget()
        for part in () if whole is None else whole.children():
            if isinstance(part, QWidget) and section.indexOf(part) == 0:
                part.setVisible(bool(rows))

    def _routine_row(self, one: OwnRoutine | Broken) -> OwnRow:
        if isinstance(one, Broken):
            return self._broken_row(one)
        own = self._parts.own
        problems = own.routine_problems(one)
        name = one.name or own_words.unnamed()
        missing = "\n".join(own_words.placed(problem) for problem in problems)
        lines = [one.note]
        if not problems:
            lines += [self._step_names(one), text.duration(own.seconds(one)), own.gate(one).words]
        done: list[Deed] = []
        if not problems:
            done.append(self._deed(self.tr("Start"), name, lambda: self.start_requested.emit(one.id)))
        done.append(self._deed(self.tr("Change"), name, lambda: self.routine_requested.emit(one.id)))
        if not problems:
            done.append(self._deed(self.tr("Print"), name, lambda: self.sheet_requested.emit(one.id)))
            done.append(self._deed(self.tr("Share"), name, lambda: self._on_share(one)))
        done.append(self._deed(self.tr("Copy"), name, lambda: self._on_copy_routine(one.id, name)))
        done.append(self._deed(self.tr("Delete"), name, lambda: self._on_remove(one)))
        return OwnRow(name, lines, missing, done)

    def _exercise_row(self, one: OwnExercise | Broken) -> OwnRow:
        if isinstance(one, Broken):
            return self._broken_row(one)
        problems = self._parts.own.exercise_problems(one)
        name = one.name or own_words.unnamed()
        missing = "\n".join(own_words.placed(problem) for problem in problems)
        exercise = exercise_of(one, self._parts.content.own())
        done = [self._deed(self.tr("Change"), name, lambda: self.exercise_requested.emit(one.id))]
        if not problems:
            done.append(self._deed(self.tr("Share"), name, lambda: self._on_share(one)))
        done.append(self._deed(self.tr("Copy"), name, lambda: self._on_copy_exercise(one.id, name)))
        done.append(self._deed(self.tr("Delete"), name, lambda: self._on_remove(one)))
        return OwnRow(name, [dose_line(exercise, one.dose)], missing, done)

    def _broken_row(self, one: Broken) -> OwnRow:
        """It cannot be shown, and it stays until somebody deletes it."""
        name = self.tr("Not readable")
        missing = self.tr("This cannot be read. It was left as it is. {why}")
        words = missing.format(why=own_words.placed(one.problem))
        return OwnRow(name, [], words, [self._deed(self.tr("Delete"), name, lambda: self._on_remove(one))])

    def _trash_row(self, one: Own) -> OwnRow:
        name = self.tr("Not readable") if isinstance(one, Broken) else one.name or own_words.unnamed()
        done = [self._deed(self.tr("Put back"), name, lambda: self._on_put_back(one))]
        used = self._parts.own.used_in(one.id)
        if one.id == self._asking and not used:
            return self._asked_row(one, name)
        lines = [self.tr("Still in: {names}").format(names=", ".join(used))] if used else []
        if not used:
            done.append(self._deed(self.tr("Delete for good"), name, lambda: self._ask(one.id)))
        return OwnRow(name, lines, "", done)

    def _asked_row(self, one: Own, name: str) -> OwnRow:
        """What deleting for good means, and three ways on."""
        meant = self.tr(
            "This cannot be undone. Older backups still hold it until they are thinned out. "
            "Shall it go from them as well? Sessions that you did keep its name."
        )
        everywhere = self.tr("Delete here and from backups")
        ways = (
            self._deed(everywhere, name, lambda: self._on_erase(one, everywhere=True)),
            self._deed(self.tr("Delete only here"), name, lambda: self._on_erase(one, everywhere=False)),
            self._deed(self.tr("Keep it"), name, lambda: self._ask("")),
        )
        return OwnRow(name, [meant], "", ways)

    def _deed(self, words: str, name: str, act: Callable[[], object]) -> Deed:
        return words, f"{words}: {name}", act

    def _step_names(self, routine: OwnRoutine) -> str:
        names = [
            self._parts.own.any_exercise(step.exercise_id).name
            for step in routine.steps
            if isinstance(step, OwnStep)
        ]
        return ", ".join(names)

    # what happens ------------------------------------------------------------------------------------

    def _on_remove(self, one: Own) -> None:
        name = "" if isinstance(one, Broken) else one.name
        with suppress(StorageFault):  # the diary has told of it
            used = self._parts.own.used_in(one.id)
            self._parts.own.remove(one.id)
            words = self.tr("Deleted: {name}.").format(name=name or own_words.unnamed())
            if used:
                words += " " + self.tr("It stays in: {names}.").format(names=", ".join(used))
            self.notice.emit(Notice(words, taking_back(self._parts.diary)))

    def _on_put_back(self, one: Own) -> None:
        with suppress(StorageFault):
            self._parts.own.put_back(one.id)

    def _ask(self, own_id: str) -> None:
        self._asking = own_id
        self.mark_stale()

    def _on_erase(self, one: Own, *, everywhere: bool) -> None:
        self._asking = ""
        with suppress(StorageFault):
            self._parts.own.erase(one.id)
            self.notice.emit(Notice(self.tr("Deleted for good.")))
            if everywhere:
                self._parts.backups.forget_own(one.id)

    def _on_copy_exercise(self, exercise_id: str, name: str) -> None:
        with suppress(StorageFault):
            copied = self._parts.own.copy_exercise(exercise_id, self._copied(name))
            self.exercise_requested.emit(copied)

    def _on_copy_routine(self, routine_id: str, name: str) -> None:
        with suppress(StorageFault):
            copied = self._parts.own.copy_routine(routine_id, self._copied(name))
            self.routine_requested.emit(copied)

    def _copied(self, name: str) -> str:
        return self.tr("Copy of {name}").format(name=name)

    def _on_share(self, one: OwnExercise | OwnRoutine) -> None:
        shared = self._parts.own.shared((one.id,))
        name = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in one.name).strip()
        kinds = self.tr("Exercises to share (*{ending})").format(ending=own_share.SUFFIX)
        FileChoice().save_over(
            self,
            self.tr("Share as a file"),
            f"{name or 'exercise'}{own_share.SUFFIX}",
            kinds,
            lambda path: self._share_to(path, shared),
        )

    def _share_to(self, path: Path, shared: Shared) -> None:
        try:
            own_share.write(path, shared)
        except OSError as error:
            self.notice.emit(Notice(file_words.not_written(path, error)))
            return
        self.notice.emit(Notice(self.tr("Saved: {path}").format(path=path)))

    def _on_read(self) -> None:
        kinds = self.tr("Exercises to share (*.json)")
        FileChoice().file(self, self.tr("Read a shared file"), kinds, self.read_from)

    @property
    def amiss(self) -> str:
        """Why the last shared file brings nothing."""
        return "" if self._amiss.isHidden() else self._amiss_words.text()

    def read_from(self, path: Path) -> None:
        """Show what a shared file brings, or say why it brings nothing."""
        self._amiss.hide()
        self._show_arriving(on=False)
        try:
            shared = own_share.read(path)
            exercises = tuple(replace(one, picture=_safe(one.picture)) for one in shared.exercises)
            self._arrivals = self._parts.own.arrivals(Shared(exercises, shared.routines))
        except NotTaken as refused:
            self._tell(share_words.not_taken(refused))
        except NotAPicture as refused_picture:
            nothing = self.tr("Nothing was changed.")
            self._tell(f"{share_words.picture_trouble(refused_picture.trouble)} {nothing}")
        except OSError as error:
            self._tell(share_words.not_read(error))
        else:
            self._arriving.display(share_words.text_of(path.name), self._arrivals)
            self._show_arriving(on=True)
            self.to_top()

    def _show_arriving(self, *, on: bool) -> None:
        """One thing at a time: what comes is looked at before something new is begun."""
        self._arriving.setVisible(on)
        self._ways.setHidden(on)
        if on:
            self._built_in.hide()

    def _tell(self, words: str) -> None:
        self._amiss_words.setText(words)
        self._amiss.setAccessibleName(words)
        self._amiss.show()
        self.to_top()

    def _on_taken(self, own_ids: list[str]) -> None:
        exercises, routines = with_what_they_need(own_ids, self._arrivals)
        self._show_arriving(on=False)
        if not exercises and not routines:
            return
        with suppress(StorageFault):
            self._parts.own.take(exercises, routines)
            words = self.tr("Taken from the file.")
            self.notice.emit(Notice(words, taking_back(self._parts.diary)))

    # parts -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("All routines"), lambda: self.open_page.emit("session")))
        self._amiss = Card(tone="caution")
        self._amiss_words = self._amiss.body("")
        self._amiss.hide()
        self._arriving = ArrivalsCard()
        self._arriving.taken.connect(self._on_taken)
        self._arriving.left.connect(lambda: self._show_arriving(on=False))
        self._arriving.hide()
        self._empty = Words(
            self.tr("Did somebody show you exercises? Write them down here. They run like all the others.")
        )
        self.add(self._amiss)
        self.add(self._arriving)
        self.add(self._empty)
        self._built_in = Card(self.tr("Which one would you like to change?"))
        self._built_in.hide()
        row = WrapRow()
        for routine in self._parts.content.routines():
            made = button(routine.name, "quiet", partial(self._on_copy_routine, routine.id, routine.name))
            made.setAccessibleName(self.tr("Copy {name}").format(name=routine.name))
            row.add(made)
        self._built_in.add(row)
        self._ways = WrapRow(
            button(self.tr("New exercise"), "primary", lambda: self.exercise_requested.emit("")),
            button(self.tr("New routine"), "quiet", lambda: self.routine_requested.emit("")),
            button(self.tr("Copy a built-in routine"), "quiet", self._on_built_in),
            button(self.tr("Read a shared file"), "quiet", self._on_read),
        )
        self.add(self._ways)
        self.add(self._built_in)
        self._routines = self._list(self.tr("Routines"))
        self._exercises = self._list(self.tr("Exercises"))
        self._trash = self._list(self.tr("Deleted"))

    def _list(self, heading: str) -> QVBoxLayout:
        rows = spaced(QVBoxLayout(), GROUP)
        rows.addWidget(Words(heading, "heading"))
        self.add(rows)
        return rows

    def _on_built_in(self) -> None:
        self._built_in.setVisible(self._built_in.isHidden())


def _safe(picture: bytes) -> bytes:
    return taken_over(picture) if picture else b""
