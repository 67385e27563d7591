"""What the program has to say by itself: what was saved, what went wrong, what holds for the whole run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import DamagedFile, StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from ankle_rehab.paths import FolderWarning
    from ankle_rehab.ui.sound.sound import Trouble

# Words that are hardly ever needed are imported when they are.
# ruff: noqa: PLC0415


class Telling(QObject):
    """`recovery_wanted` carries the DamagedFile about which something is to be done."""

    recovery_wanted = Signal(object)

    def __init__(self, parts: Parts, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._damaged = False
        parts.preferences.trouble.connect(self.trouble)
        parts.diary.trouble.connect(self.trouble)
        parts.diary.saved.connect(self._on_saved)

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say this for a while; `undo` takes back what it speaks of."""
        self._window.show_notice(Notice(words, undo))

    def bug(self) -> None:
        """Something went wrong inside the program and is in the log; what was saved is safe."""
        self.say(
            self.tr("Something went wrong in the program. What was saved is safe. The log has a note of it.")
        )

    def unheard(self, trouble: Trouble) -> None:
        """Something cannot be heard."""
        from ankle_rehab.ui.words import sound_words

        self.say(sound_words.unheard(trouble))

    def trouble(self, fault: StorageFault) -> None:
        """Something could not be saved or read; damage is told until something is done about it."""
        from ankle_rehab.ui.words import fault_words

        if not isinstance(fault, DamagedFile):
            self.say(fault_words.not_saved(fault))
        elif not self._damaged:
            self._damaged = True
            self._window.show_lasting(
                self.tr("A part of the diary cannot be read. It was left as it is."),
                self.tr("What can I do?"),
                lambda: self.recovery_wanted.emit(fault),
            )

    def reading(self, path: Path, leave: Callable[[], None] | None) -> None:
        """The diary is only read; `leave` ends that, if it can be ended."""
        from ankle_rehab.storage import backup
        from ankle_rehab.ui.words import backup_words

        words = self.tr("Reading only: nothing can be saved.")
        if (one := backup.told(path.name, 0)) is not None:
            what = self.tr("This is the backup of {when}.")
            words = f"{words} {what.format(when=backup_words.when(one.at, self._parts.clock.now()))}"
        self._window.show_lasting(words, self.tr("Stop reading"), leave)

    def folder(self, found: frozenset[FolderWarning]) -> None:
        """What is odd about the folder of the diary, each thing once, if need be at another start."""
        from ankle_rehab.storage.surroundings import oddities
        from ankle_rehab.ui.words import folder_words

        preferences = self._parts.preferences
        before = preferences.settings.folder_told.split()
        new = [one for one in oddities(self._parts.folder, found) if one.value not in before]
        if new and not self._window.speaking:
            self.say(folder_words.told(new, self._parts.folder))
            preferences.change(folder_told=" ".join((*before, *new)))

    def busy(self) -> bool:
        """Whether the diary cannot be closed because something runs; that is said then."""
        running = self._parts.busy
        if running:
            self.say(self.tr("Something is still running. Please finish it first, then try again."))
        return running

    def _on_saved(self) -> None:
        at = text.clock_time(self._parts.clock.now())
        self._window.show_status("", saved=self.tr("Saved at {time}").format(time=at))
