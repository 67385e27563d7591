"""`ankle-rehab restore`: which backups there are, and one of them back in the place of the diary."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, SignalInstance

from ankle_rehab import paths
from ankle_rehab.domain.carrying import Carried
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.thinning import Backup
from ankle_rehab.services.parts import Afterwards, Parts
from ankle_rehab.storage import backup, restore
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.faults import InUse, ReadOnly, StorageFault
from ankle_rehab.ui.words import backup_words, fault_words
from ankle_rehab.verbs.parser import Parser
from ankle_rehab.verbs.saying import Code, Saying
from ankle_rehab.verbs.verb import Scene, Verb

LIST = "list"

translate = QCoreApplication.translate


def _about() -> str:
    return translate(
        "restore_verb",
        "List the backups, or bring one back: the diary is then as it was on that day. What it holds now is"
        " kept as a backup first.",
    )


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "which",
        nargs="?",
        default=LIST,
        metavar=translate("restore_verb", "LIST|NAME"),
        help=translate(
            "restore_verb", "list, or the number or the name of a backup in it, or a backup in another folder"
        ),
    )
    parser.add_argument(
        "--yes", action="store_true", help=translate("restore_verb", "bring it back without asking again")
    )


# where a window is open ----------------------------------------------------------------------------------


def _begin(scene: Scene, asked: Namespace, saying: Saying) -> None:
    parts, backups = scene.parts, scene.parts.backups
    now = parts.clock.now()
    if asked.which.lower() == LIST:
        _tell(backups.listed(), backups.folder, parts.clock, saying)
        return
    copy = _found(asked, backups.listed(), backups.folder)
    if copy is None:
        saying.refuse(_unknown(asked))
    elif not backups.possible:
        saying.refuse(backup_words.not_restored(ReadOnly(parts.database.path)))
    elif parts.busy or backups.doing is not None or scene.reopened is None:
        saying.refuse(_running())
    elif not asked.yes:
        told = backup.told(copy.name, 0)
        saying.refuse(_ask(copy if told is None else backup_words.when(told.at, now)), Code.ASKS)
    else:
        _BringingBack(scene.parts, scene.reopened, saying).begin(copy)


class _BringingBack:
    """The window closes the diary for it and opens it again, with a page that says what came of it."""

    def __init__(self, parts: Parts, reopened: SignalInstance, saying: Saying) -> None:
        self._parts = parts
        self._backups = parts.backups
        self._reopened = reopened
        self._saying = saying

    def begin(self, copy: Path) -> None:
        self._reopened.connect(self._on_reopened)
        self._saying.at_end(self._let_go)
        self._backups.not_restored.connect(self._on_not_restored)
        self._backups.cancelled.connect(self._on_called_back)
        self._backups.restore_requested.connect(self._on_staged)
        self._backups.bring_back(copy)

    def _on_reopened(self, after: Afterwards) -> None:
        """Without a safety backup nothing was brought back."""
        if after.safety is None:
            self._saying.refuse(after.words)
        else:
            self._saying.line(after.words)
            self._saying.line(_kept(after.safety))
            self._saying.end(Code.DONE)

    def _let_go(self) -> None:
        """What the closed diary had to say goes with it."""
        self._reopened.disconnect(self._on_reopened)

    def _on_staged(self, _staged: object) -> None:
        """From here on calling back belongs to the closing of the diary."""
        self._backups.cancelled.disconnect(self._on_called_back)
        self._saying.outlives = True
        if self._parts.busy:
            self._saying.refuse(_running())

    def _on_not_restored(self, fault: StorageFault) -> None:
        self._saying.refuse(backup_words.not_restored(fault))

    def _on_called_back(self) -> None:
        self._saying.refuse(translate("restore_verb", "It was called back in the window."))


# where none is open --------------------------------------------------------------------------------------


def _shut(folder: Path, clock: Clock, asked: Namespace, saying: Saying) -> None:
    """Also where the diary is damaged: bringing a backup back is what helps then."""
    diary, backups = folder / paths.DIARY_FILE, folder / paths.BACKUP_FOLDER
    listed = backup.found(backups)
    if asked.which.lower() == LIST:
        _tell(listed, backups, clock, saying)
        return
    copy = _found(asked, listed, backups)
    if copy is None:
        saying.refuse(_unknown(asked))
        return
    _nobody_has(diary, clock)
    told = backup.told(copy.name, 0)
    now = clock.now()
    if not asked.yes:
        saying.refuse(_ask(copy if told is None else backup_words.when(told.at, now)), Code.ASKS)
        return
    came: list[Carried] = []
    try:
        paths.prepare_folder(folder)
        kept = restore.bring_back(copy, diary, now, zone=clock.zone(), tell=came.append)
    except InUse:
        raise
    except StorageFault as fault:
        saying.refuse(fault_words.not_mended(fault))
        return
    saying.line(backup_words.restored(None if told is None else told.at, now))
    signs = backup_words.signs(came=any(one.holds for one in came), asks=any(one.asks for one in came))
    for words in (signs, "" if kept is None else _kept(kept)):
        if words:
            saying.line(words)
    saying.end(Code.DONE)


def _nobody_has(diary: Path, clock: Clock) -> None:
    """Raises InUse; whatever else is wrong with it, a backup may be brought back."""
    if diary.exists():
        try:
            open_diary(diary, clock).close()
        except InUse:
            raise
        except StorageFault:
            return


# both ----------------------------------------------------------------------------------------------------


def _found(asked: Namespace, listed: Sequence[Backup], folder: Path) -> Path | None:
    """The backup of that number or name, or a file elsewhere."""
    which = asked.which
    for one in listed:
        if which in (one.name, str(one.number)):
            return folder / one.name
    path = Path(asked.here, which)
    return path if path.is_file() else None


def _tell(listed: Sequence[Backup], folder: Path, clock: Clock, saying: Saying) -> None:
    for one in listed:
        when = backup_words.when(one.at, clock.now())
        saying.line(f"{one.number:>4}  {when}  {backup_words.facts(one)}  {one.name}")
    if not listed:
        saying.line(translate("restore_verb", "There is no backup yet."))
    saying.line(backup_words.folder(folder))
    saying.end(Code.DONE)


def _ask(what: object) -> str:
    words = translate(
        "restore_verb",
        "Bring back the diary of {when}? What it holds now is kept as a backup first. Say --yes to do it.",
    )
    return words.format(when=what)


def _running() -> str:
    return translate("restore_verb", "Something is still running in the window. Please finish it first.")


def _unknown(asked: Namespace) -> str:
    words = translate(
        "restore_verb", "There is no backup called {name}. “ankle-rehab restore list” names them."
    )
    return words.format(name=asked.which[:80])


def _kept(path: Path) -> str:
    return translate("restore_verb", "What the diary held before is here: {path}").format(path=path)


VERB = Verb(_about, _arguments, _begin, _shut)
