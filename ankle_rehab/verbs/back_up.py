"""`ankle-rehab backup`: a checked backup now."""

from __future__ import annotations

from argparse import Namespace

from PySide6.QtCore import QCoreApplication

from ankle_rehab.domain.thinning import Backup, Reason
from ankle_rehab.services.job_queue import Doing
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import ReadOnly, StorageFault
from ankle_rehab.ui.words import backup_words
from ankle_rehab.verbs.parser import Parser
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "backup_verb",
        "Make a backup of the diary now and check it; where a second place is set, it is copied there too.",
    )


def _arguments(_parser: Parser) -> None:
    """It has none of its own."""


def _begin(scene: Scene, _asked: Namespace, saying: Saying) -> None:
    backups = scene.parts.backups
    if not backups.possible:
        saying.refuse(backup_words.not_made(ReadOnly(backups.folder)))
        return
    _BackingUp(scene.parts, saying).begin()


class _BackingUp:
    """One backup, and its copy in the second place."""

    def __init__(self, parts: Parts, saying: Saying) -> None:
        self._backups = parts.backups
        self._second = parts.preferences.settings.backup_copy_folder
        self._saying = saying
        self._made = False

    def begin(self) -> None:
        backups = self._backups
        self._saying.at_end(self._let_go)
        backups.made.connect(self._on_made)
        backups.failed.connect(self._on_failed)
        backups.cancelled.connect(self._on_called_back)
        backups.copied.connect(self._on_copied)
        backups.not_copied.connect(self._on_not_copied)
        backups.working.connect(self._on_working)
        backups.make_now()

    def _on_working(self) -> None:
        if self._backups.doing is Doing.BACKING_UP:
            self._saying.progress(min(0.99, self._backups.behind))

    def _on_made(self, one: Backup) -> None:
        if one.reason is not Reason.BY_HAND:
            return
        self._made = True
        self._saying.progress(1.0)
        self._saying.line(backup_words.made(one))
        self._saying.line(str(self._backups.path(one)))
        if not self._second:
            self._saying.end(Code.DONE)

    def _on_failed(self, fault: StorageFault) -> None:
        self._saying.trouble(backup_words.not_made(fault))
        self._saying.end(Code.NOT_DONE)

    def _on_copied(self) -> None:
        if self._made:
            words = translate("backup_verb", "It was copied to {path} too.")
            self._saying.line(words.format(path=self._second))
            self._saying.end(Code.DONE)

    def _on_not_copied(self, fault: StorageFault) -> None:
        if self._made:
            self._saying.trouble(backup_words.not_copied(fault))
            self._saying.end(Code.PARTLY)

    def _on_called_back(self) -> None:
        self._saying.trouble(translate("backup_verb", "It was called back in the window."))
        self._saying.end(Code.PARTLY if self._made else Code.NOT_DONE)

    def _let_go(self) -> None:
        backups = self._backups
        backups.made.disconnect(self._on_made)
        backups.failed.disconnect(self._on_failed)
        backups.cancelled.disconnect(self._on_called_back)
        backups.copied.disconnect(self._on_copied)
        backups.not_copied.disconnect(self._on_not_copied)
        backups.working.disconnect(self._on_working)


VERB = Verb(_about, _arguments, _begin)
