"""What this program has saved comes back: an archive, a table or a folder of tables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from ankle_rehab.exchange.problem import NotUnderstood
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.transfer_facts import Doing, Preview, Taken
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.matching import Verdict
from ankle_rehab.ui.words import fault_words, transfer_words
from ankle_rehab.verbs.saying import Code, Saying

translate = QCoreApplication.translate


class Diaries:
    """One file, read beside the window; a backup is made before anything is taken."""

    def __init__(self, parts: Parts, saying: Saying, *, theirs: bool, settings: bool, dry: bool) -> None:
        self._parts = parts
        self._transfer = parts.transfer
        self._saying = saying
        self._theirs = theirs
        self._settings = settings
        self._dry = dry
        self._told: StorageFault | None = None
        self._soon = QTimer(parts)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_standing_still)

    def begin(self, source: Path) -> None:
        """Read it, and take what is wanted."""
        transfer = self._transfer
        if transfer.doing is not Doing.NOTHING:
            self._saying.refuse(translate("bring_in", "The window is busy with another export or import."))
            return
        self._saying.at_end(self._let_go)
        transfer.found.connect(self._on_found)
        transfer.taken.connect(self._on_taken)
        transfer.failed.connect(self._on_failed)
        transfer.changed.connect(self._on_changed)
        self._parts.diary.trouble.connect(self._on_trouble)
        transfer.look(source)

    def _on_found(self, preview: Preview) -> None:
        for words in transfer_words.found(preview):
            self._saying.line(words)
        if preview.settings:
            self._saying.line(translate("bring_in", "Its settings are other ones (see --settings)."))
        if preview.count(Verdict.DIFFERENT) and not self._theirs:
            self._saying.line(translate("bring_in", "What is different stays as it is here (see --theirs)."))
        if self._dry:
            self._saying.line(translate("bring_in", "Nothing was written."))
            self._saying.end(Code.DONE)
            self._transfer.cancel()
            return
        try:
            chosen = self._transfer.all_different() if self._theirs else frozenset()
        except StorageFault as fault:
            self._give_up(fault_words.not_saved(fault))
            return
        self._transfer.take(chosen, settings=self._settings and preview.settings)

    def _on_taken(self, taken: Taken) -> None:
        self._saying.line(transfer_words.taken(taken))
        self._saying.end(Code.DONE)

    def _on_failed(self, trouble: NotUnderstood | StorageFault) -> None:
        taking = self._transfer.doing is not Doing.NOTHING
        if isinstance(trouble, NotUnderstood):
            self._give_up(transfer_words.not_read(trouble))
        elif taking:
            self._give_up(transfer_words.no_backup(trouble))
        else:
            self._give_up(transfer_words.stopped(trouble, out=False))

    def _on_trouble(self, fault: StorageFault) -> None:
        self._told = fault

    def _on_changed(self) -> None:
        """Choosing once more means that nothing could be taken; nothing at all that it was called back."""
        doing = self._transfer.doing
        if doing is Doing.LOOKING:
            self._saying.progress(self._transfer.part)
        if doing in (Doing.NOTHING, Doing.CHOOSING):
            self._soon.start()
        else:
            self._soon.stop()

    def _on_standing_still(self) -> None:
        if self._told is not None:
            self._give_up(fault_words.not_saved(self._told))
        else:
            self._give_up(translate("bring_in", "It was called back in the window."))

    def _give_up(self, words: str) -> None:
        self._saying.refuse(words)
        self._transfer.cancel()

    def _let_go(self) -> None:
        self._soon.stop()
        self._soon.deleteLater()
        transfer = self._transfer
        transfer.found.disconnect(self._on_found)
        transfer.taken.disconnect(self._on_taken)
        transfer.failed.disconnect(self._on_failed)
        transfer.changed.disconnect(self._on_changed)
        self._parts.diary.trouble.disconnect(self._on_trouble)
