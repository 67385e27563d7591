"""Deleting everything: a copy in a folder of the user's choice before, and then nothing is left."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ankle_rehab.services.autostart import of_this_system
from ankle_rehab.services.parts import Afterwards, Parts
from ankle_rehab.storage import erase
from ankle_rehab.storage.erase import Erased
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.widgets.settings.erase_card import EraseCard
from ankle_rehab.ui.words import backup_words


class Erasing(QObject):
    """Does what the card asks for; the diary is closed before anything is deleted."""

    def __init__(self, parts: Parts, card: EraseCard) -> None:
        super().__init__(card)
        self._parts = parts
        self._card = card
        card.copy_wanted.connect(self._on_copy_wanted)
        card.erase_wanted.connect(self._on_erase_wanted)
        parts.backups.saved_copy.connect(self._on_saved)
        parts.backups.not_saved_copy.connect(self._on_not_saved)
        parts.backups.cancelled.connect(self._on_cancelled)

    def refresh(self) -> None:
        """Show what holds now."""
        second = self._parts.preferences.settings.backup_copy_folder
        self._card.display(second, possible=self._parts.backups.possible)

    def _on_copy_wanted(self) -> None:
        dialog = QFileDialog(self._card, self.tr("Save a copy of the diary in this folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        chosen = Path(folder)
        if chosen.resolve().is_relative_to(self._parts.folder.resolve()):
            self._card.display_copy(self.tr("This folder will be deleted too. Please choose another."))
            return
        self._card.display_copy(self.tr("Saving the copy …"), working=True)
        self._parts.backups.save_copy(chosen)

    def _on_saved(self, path: Path) -> None:
        self._card.display_copy(self.tr("The copy is here: {path}").format(path=path))

    def _on_not_saved(self, fault: StorageFault) -> None:
        self._card.display_copy(backup_words.not_made(fault))

    def _on_cancelled(self) -> None:
        if self._card.working:
            self._card.display_copy(self.tr("No copy was saved."))

    def _on_erase_wanted(self) -> None:
        folder = self._parts.folder
        self._parts.while_closed.emit(lambda: Afterwards(erased=_erase(folder)))


def _erase(folder: Path) -> Erased:
    """All in the folder, and that the program starts with the desktop."""
    autostart = of_this_system(folder)
    with suppress(OSError):
        autostart.turn(on=False)
    return erase.erase(folder)
