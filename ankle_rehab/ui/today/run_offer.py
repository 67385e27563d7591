"""One quiet line on Today: new files of the watch lie in the folder that is looked at."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LOOK_EVERY = timedelta(seconds=30)


class RunOffer(QWidget):
    """`open_page` asks for the page that reads them, `turned` says that the line came or went.

    Nothing waits for the folder: it is looked into a turn of the event loop later, not each time that
    something is written, and one on a drive that does not answer is told of when it does.
    """

    open_page = Signal(str)
    turned = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._new: tuple[Path, ...] = ()
        self._looked: tuple[str, datetime] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self._follows = False
        self.hide()

    def refresh(self) -> None:
        """Look into the folder soon, unless that was just done."""
        folder, now = self._parts.preferences.settings.run_folder, self._parts.clock.now()
        looked = self._looked
        if not folder or self._parts.database.read_only:
            self._looked = None
            self._show(())
        elif looked is None or looked[0] != folder or not timedelta() <= now - looked[1] < LOOK_EVERY:
            self._looked = (folder, now)
            self._soon.start(0)

    def _look(self) -> None:
        if not self._follows:
            self._follows = True
            self._parts.run_files.changed.connect(self._on_files)
            self._parts.run_files.folder.looked.connect(self._on_looked)
        self._parts.run_files.folder.look()
        self._on_looked()

    def _on_looked(self) -> None:
        try:
            self._show(self._parts.run_files.folder.new())
        except StorageFault:  # the diary has told of it
            self._show(())

    def _show(self, new: tuple[Path, ...]) -> None:
        self._new = new
        before = self.isHidden()
        if new:
            self._tell(len(new))
        self.setVisible(bool(new))
        if before != self.isHidden():
            self.turned.emit()

    def _tell(self, number: int) -> None:
        from ankle_rehab.ui.words import run_file_words  # noqa: PLC0415 - only where there are files

        self._words.setText(run_file_words.new_files(number))

    @cached_property
    def _words(self) -> Words:
        """The line, which is built with the first new files."""
        words = Words("", "note")
        look = button(self.tr("Look at them"), "link", lambda: self.open_page.emit("run-files/new"))
        aside = button(self.tr("Do not offer them again"), "link", self._on_aside)
        spaced(QVBoxLayout(self), 0).addWidget(WrapRow(words, look, aside, spacing=GROUP))
        return words

    def _on_files(self) -> None:
        """Some may have been taken: look again when Today is next seen."""
        self._looked = None

    def _on_aside(self) -> None:
        try:
            self._parts.run_files.put_aside(self._new)
        except StorageFault:  # the diary has told of it
            return
        self._show(())
