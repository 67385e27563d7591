"""Reminders and plans for the calendar of a phone: one file, saved where the user wants it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.exchange import calendar
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage import atomic_file
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import calendar_entries
from ankle_rehab.ui.file_choice import FileChoice
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import file_words

NAME = "ankle-rehab.ics"


class CalendarCard(Card):
    """`notice` carries what became of it."""

    notice = Signal(object)

    def __init__(self, parts: Parts, choice: FileChoice | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("On your phone too"))
        self._parts = parts
        self._choice = choice or FileChoice()
        self.body(
            self.tr(
                "A file with your reminders, the days of your plan and the runs you have planned, for the "
                "calendar of your phone. After a change save it anew and open it there again."
            )
        )
        self._detail = Tick(self.tr("Say what each is about"))
        self._detail.display(False)
        self.add(self._detail, gap=INSIDE)
        words = self.tr("Without it the file says only that it is time, for others may see your calendar.")
        self.body(words, "note")
        self.add(WrapRow(button(self.tr("Save as a calendar file"), "quiet", self._on_save)), gap=INSIDE)

    def _on_save(self) -> None:
        kinds = self.tr("Calendar file (*.ics)")
        self._choice.save_over(self, self.tr("Save the calendar file"), NAME, kinds, self._save)

    def _save(self, path: Path) -> None:
        """A fault of the diary is told by it."""
        with suppress(StorageFault):
            entries = calendar_entries.entries(self._parts, detail=self._detail.ticked)
            file = calendar.written(entries, self._parts.clock.zone(), self._parts.clock.now())
            try:
                atomic_file.write(path, file)
            except OSError as error:
                self.notice.emit(Notice(file_words.not_written(path, error)))
                return
            self.notice.emit(Notice(self.tr("Saved: {path}").format(path=path)))
