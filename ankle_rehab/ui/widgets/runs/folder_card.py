"""The folder in which the watch leaves its files, and what is new in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import run_file_words


class RunFolderCard(Card):
    """`look_requested` asks to look at what is new, `put_aside` not to be offered it again."""

    choose_requested = Signal()
    forgotten = Signal()
    look_requested = Signal()
    put_aside = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("A folder to look at"))
        self._asked = self.body(
            self.tr(
                "Does your watch, or its program, leave its files in one folder? Then new ones are offered "
                "on Today. Nothing is taken by itself."
            )
        )
        self._folder = self.body("", "note")
        self._new = self.body("")
        self._look = button(self.tr("Look at them"), "quiet", self.look_requested.emit)
        self._aside = button(self.tr("Do not offer them again"), "link", self.put_aside.emit)
        self._news = WrapRow(self._look, self._aside)
        self.add(self._news)
        self._choose = button(self.tr("Choose the folder"), "quiet", self.choose_requested.emit)
        self._forget = button(self.tr("Do not look there any more"), "link", self.forgotten.emit)
        self.add(WrapRow(self._choose, self._forget), gap=INSIDE)

    def display(self, folder: str, new: Sequence[Path], *, silent: bool = False) -> None:
        """Show the folder that is looked at, "" for none, and how many files in it are `new`.

        `silent` is whether it does not answer, as a drive that is far away may not.
        """
        self._asked.setVisible(not folder)
        self._folder.setText(breakable(folder))
        self._folder.setAccessibleName(folder)
        for part in (self._folder, self._forget):
            part.setVisible(bool(folder))
        words = self.tr("Choose another folder") if folder else self.tr("Choose the folder")
        self._choose.setText(words)
        self._choose.setAccessibleName(words)
        nothing = self.tr("Nothing new in it.")
        if silent:
            nothing = self.tr("It does not answer just now. It will be looked at again by itself.")
        self._new.setText(run_file_words.new_files(len(new)) if new else nothing)
        self._new.setVisible(bool(folder))
        self._news.setVisible(bool(folder) and bool(new))
