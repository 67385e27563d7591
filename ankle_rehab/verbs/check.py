"""`ankle-rehab check`: whether the diary, its backups and the program's own texts are whole, in words."""

from __future__ import annotations

from argparse import Namespace
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ankle_rehab import paths
from ankle_rehab.resources import resource
from ankle_rehab.services.errand import Errand
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.standing_copy import StandingCopy
from ankle_rehab.services.transfer_facts import Doing
from ankle_rehab.storage import backup
from ankle_rehab.storage.errand_lines import Facts
from ankle_rehab.storage.faults import DamagedFile, DiskFull, ReadOnly, StorageFault, WriteFailed
from ankle_rehab.ui import translation
from ankle_rehab.ui.words import counted, fault_words
from ankle_rehab.verbs.parser import Parser
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

ANY_ROWS = "null"

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "check_verb",
        "Read every page of the diary and of its backups, and all texts of the program, and say whether they"
        " are whole. Nothing is changed.",
    )


def _arguments(_parser: Parser) -> None:
    """It has none of its own."""


def _begin(scene: Scene, _asked: Namespace, saying: Saying) -> None:
    if scene.parts.transfer.doing is not Doing.NOTHING:
        saying.refuse(translate("check_verb", "The window is busy with an export or import."))
        return
    work = _Checking(scene.parts.folder, saying)
    work.begin(scene.parts)


def _unopened(folder: Path, fault: StorageFault, saying: Saying) -> None:
    work = _Checking(folder, saying)
    work.wrong(fault_words.cannot_open(fault))
    work.begin(None)


class _Checking:
    """One thing after the other, each in a process of its own."""

    def __init__(self, folder: Path, saying: Saying) -> None:
        self._folder = folder
        self._saying = saying
        self._steps: deque[Callable[[], None]] = deque()
        self._all = 0
        self._whole = 0
        self._damaged = False
        self._copy: StandingCopy | None = None
        self._errand: Errand | None = None
        saying.at_end(self._let_go)

    def begin(self, parts: Parts | None) -> None:
        """Without `parts` the diary itself is left out."""
        backups = backup.listed(self._folder / paths.BACKUP_FOLDER)
        if parts is not None:
            self._steps.append(lambda: self._look_at_diary(parts))
        self._steps += [partial(self._look_at_backup, path) for path in backups]
        self._steps.append(lambda: self._tell_backups(len(backups)))
        self._steps.append(self._look_at_texts)
        self._all = len(self._steps)
        self._next()

    def wrong(self, words: str) -> None:
        """Something is not as it should be."""
        self._damaged = True
        self._saying.trouble(words)

    def _let_go(self) -> None:
        self._steps.clear()
        if self._errand is not None:
            self._errand.cancel()
        self._put_away()
        self._forget_copy()

    def _put_away(self) -> None:
        """Later: it may be just telling that it has ended."""
        if self._errand is not None:
            self._errand.deleteLater()
            self._errand = None

    def _next(self) -> None:
        self._put_away()
        self._saying.progress(1 - len(self._steps) / max(1, self._all))
        if self._steps:
            self._steps.popleft()()
        else:
            self._saying.end(Code.PARTLY if self._damaged else Code.DONE)

    def _run(
        self,
        verb: str,
        words: tuple[str, ...],
        path: Path,
        done: Callable[[Facts], None],
        failed: Callable[[StorageFault], None],
    ) -> None:
        self._errand = errand = Errand(verb, words, path, QCoreApplication.instance())
        errand.done.connect(done)
        errand.failed.connect(failed)
        errand.start()

    # the diary -----------------------------------------------------------------------------------------

    def _look_at_diary(self, parts: Parts) -> None:
        self._copy = StandingCopy(parts.database, parts.clock, self._folder, parts)
        self._copy.done.connect(self._verify_copy)
        self._copy.failed.connect(self._on_diary_failed)
        self._copy.start()

    def _verify_copy(self, copy: Path) -> None:
        self._run("verify", (str(copy), ANY_ROWS), copy, self._on_diary_whole, self._on_diary_failed)

    def _on_diary_whole(self, facts: Facts) -> None:
        self._forget_copy()
        words = translate("check_verb", "Diary: every page is whole, {entries}.")
        self._saying.line(words.format(entries=counted.entries(int(facts["entries"]))))
        if facts["unfound"]:
            self.wrong(
                translate("check_verb", "Search: it does not find every entry. The next backup mends that.")
            )
        self._next()

    def _on_diary_failed(self, fault: StorageFault) -> None:
        self._forget_copy()
        if isinstance(fault, DamagedFile):
            self.wrong(
                translate("check_verb", "Diary: a part of it cannot be read. “ankle-rehab restore” may help.")
            )
        else:
            self.wrong(
                translate("check_verb", "Diary: it could not be looked at, for want of room or rights.")
            )
        self._next()

    def _forget_copy(self) -> None:
        if self._copy is not None:
            self._copy.forget()
            self._copy.deleteLater()
            self._copy = None

    # the backups ---------------------------------------------------------------------------------------

    def _look_at_backup(self, path: Path) -> None:
        def failed(fault: StorageFault) -> None:
            words = translate("check_verb", "Backup: {name} is not whole.")
            if isinstance(fault, (DiskFull, ReadOnly, WriteFailed)):
                words = translate(
                    "check_verb", "Backup: {name} could not be looked at, for want of room or rights."
                )
            self.wrong(words.format(name=path.name))
            self._next()

        self._run("look-at", (str(path),), path, self._on_backup_whole, failed)

    def _on_backup_whole(self, _facts: Facts) -> None:
        self._whole += 1
        self._next()

    def _tell_backups(self, count: int) -> None:
        if not count:
            self._saying.line(translate("check_verb", "Backups: there is none yet."))
        else:
            words = translate("check_verb", "Backups: {whole} of {all} are whole.")
            self._saying.line(words.format(whole=counted.number(self._whole), all=counted.number(count)))
        self._next()

    # the texts -----------------------------------------------------------------------------------------

    def _look_at_texts(self) -> None:
        folder = resource("content", translation.language(resource("content")))
        self._run("check-texts", (str(folder),), folder, self._on_texts_whole, self._on_no_texts)

    def _on_texts_whole(self, facts: Facts) -> None:
        if facts.get("whole"):
            self._saying.line(translate("check_verb", "Texts of the program: all there."))
            self._next()
        else:
            self._on_no_texts()

    def _on_no_texts(self, _fault: StorageFault | None = None) -> None:
        self.wrong(
            translate("check_verb", "Texts of the program: one is missing or wrong. Please install it again.")
        )
        self._next()


VERB = Verb(_about, _arguments, _begin, unopened=_unopened)
