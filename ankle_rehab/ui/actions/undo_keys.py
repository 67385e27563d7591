"""Undo and Redo by key on every page, and a word on what was taken back."""

from __future__ import annotations

from contextlib import suppress
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject

from ankle_rehab.services.diary import Diary
from ankle_rehab.services.undo import Action
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.widgets.notice_bar import Notice

translate = QCoreApplication.translate


class UndoKeys(QObject):
    """What Ctrl+Z and Ctrl+Shift+Z do; a field with the keyboard keeps them for its own text."""

    def __init__(self, window: MainWindow, diary: Diary) -> None:
        super().__init__(window)
        self._window = window
        self._undo = diary.undo
        self._undo.refused.connect(self._on_refused)

    def take_back(self) -> None:
        """Undo the last step, or say that there is none."""
        action = self._undo.next_undo
        if action is None:
            self._window.show_notice(Notice(self.tr("There is nothing to undo.")))
            return
        with suppress(StorageFault):  # the diary has told of it
            if self._undo.undo():
                words = self.tr("Undone: {what}. Ctrl+Shift+Z does it again.")
                self._window.show_notice(Notice(words.format(what=words_of(action))))

    def do_again(self) -> None:
        """Do the step again that was taken back last, or say that there is none."""
        action = self._undo.next_redo
        if action is None:
            self._window.show_notice(Notice(self.tr("There is nothing to do again.")))
            return
        with suppress(StorageFault):
            if self._undo.redo():
                words = self.tr("Done again: {what}.")
                self._window.show_notice(Notice(words.format(what=words_of(action))))

    def _on_refused(self, action: Action) -> None:
        words = self.tr("This cannot be undone any more, for it was changed since: {what}.")
        self._window.show_notice(Notice(words.format(what=words_of(action))))


def words_of(value: Action) -> str:  # noqa: PLR0912 (one branch a kind of step)
    """What a step was, after "Undone:" or "Done again:"."""
    match value:
        case Action.ADD_ENTRY:
            return translate("undo_keys", "a new entry")
        case Action.EDIT_ENTRY:
            return translate("undo_keys", "a changed entry")
        case Action.DELETE_ENTRY:
            return translate("undo_keys", "a deleted entry")
        case Action.RESTORE_ENTRY:
            return translate("undo_keys", "an entry put back")
        case Action.MARK_DAY:
            return translate("undo_keys", "a marked day")
        case Action.STORY:
            return translate("undo_keys", "your words for the doctor")
        case Action.ACTIVITY:
            return translate("undo_keys", "your list of activities")
        case Action.SHOE:
            return translate("undo_keys", "your list of shoes")
        case Action.IMPORT:
            return translate("undo_keys", "an import")
        case Action.OWN:
            return translate("undo_keys", "your own exercises and routines")
        case Action.SELF_TEST:
            return translate("undo_keys", "a self-test")
        case Action.PLAN:
            return translate("undo_keys", "a change of the plan")
        case Action.REMINDER:
            return translate("undo_keys", "a reminder")
        case Action.RUN:
            return translate("undo_keys", "your list of runs")
        case Action.RUN_PLAN:
            return translate("undo_keys", "your plan of the week")
        case _:
            assert_never(value)
