"""Grabs the recovery screen in every case, for a person to look at (into `pictures/` or FOLDER)."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.domain.mending import Way
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.domain.thinning import Reason
from ankle_rehab.storage import backup
from ankle_rehab.storage.diary_file import open_diary
from ankle_rehab.storage.diary_store import DiaryStore
from ankle_rehab.storage.faults import DamagedFile, ForeignFile, InUse, NewerFile, ReadOnly
from ankle_rehab.storage.salvage import Salvaged
from ankle_rehab.ui import style, translation
from ankle_rehab.ui.recovery.page import RecoveryPage
from ankle_rehab.ui.recovery.recovery import RecoveryWindow
from ankle_rehab.ui.theme import Themes
from tests.fakes.clock import FakeClock
from tests.fakes.entries import pain
from tests.pictures import LOOKS, ROOT, Look, settle, wanted

DAY = 86_400.0
SAVED = Salvaged(
    saved={"pain_entry": 1204, "session": 310, "icing": 96},
    unsure={"pain_entry": 14},
    lost={"pain_entry": 21, "setting": 1},
    days=("2026-11-03", "2026-11-09"),
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One state of the recovery screen; `backups` is how many there are."""

    fault: Callable[[Path], Exception | None]
    backups: int = 0
    after: Callable[[RecoveryPage], None] = lambda _: None


def _working(page: RecoveryPage) -> None:
    page.display_work(Way.SALVAGE)
    page.display_part(0.4)


SHOTS = {
    "recovery-damaged": Shot(DamagedFile, backups=6),
    "recovery-damaged-alone": Shot(DamagedFile),
    "recovery-newer": Shot(lambda path: NewerFile(path, 7, 2), backups=2),
    "recovery-foreign": Shot(ForeignFile),
    "recovery-in-use": Shot(InUse),
    "recovery-forbidden": Shot(ReadOnly),
    "recovery-safe-mode": Shot(lambda _: None, backups=1),
    "recovery-working": Shot(
        DamagedFile,
        after=_working,
    ),
    "recovery-salvaged": Shot(DamagedFile, after=lambda page: page.display_salvaged(SAVED, None)),
    "recovery-signs": Shot(DamagedFile, after=lambda page: page.signs.emit()),
    "recovery-empty": Shot(DamagedFile, after=lambda page: page.chosen.emit(Way.START_EMPTY)),
}


def furnish(folder: Path, clock: FakeClock, backups: int) -> None:
    """A diary and its backups, the oldest a week ago."""
    database = open_diary(folder / paths.DIARY_FILE, clock)
    for day in range(backups):
        DiaryStore(database).add_pain([pain(3)] * 40)
        made = clock.now() - timedelta(days=backups - day)
        backup.make(database, folder / paths.BACKUP_FOLDER, made, Reason.DAILY)
    database.close()


def grab(app: QApplication, shot: Shot, look: Look, folder: Path, target: Path) -> None:
    """The picture of one state."""
    clock = FakeClock()
    speaking = translation.install(app, folder, long=look.long)
    paths.prepare_folder(folder)
    furnish(folder, clock, shot.backups)
    choice = ThemeChoice.LIGHT if look.theme is ThemeChoice.SYSTEM else look.theme
    style.apply(app, Themes(choice).current, look.scale)
    window = RecoveryWindow(clock, folder, shot.fault(folder / paths.DIARY_FILE))
    window.resize(look.size)
    window.show()
    page = window.centralWidget()
    assert isinstance(page, RecoveryPage)
    shot.after(page)
    settle(app)
    window.grab().save(str(target))
    window.close()
    window.deleteLater()
    for translator in speaking:
        app.removeTranslator(translator)
    settle(app)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "pictures", metavar="FOLDER")
    parser.add_argument("--only", nargs="+", default=[], help="only these states; * stands for anything")
    parser.add_argument("--looks", nargs="+", default=[], help=", ".join(look.name for look in LOOKS))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["pictures"])
    app.setQuitOnLastWindowClosed(False)
    font = QFont(app.font())
    for name in wanted(tuple(SHOTS), options.only):
        for look in LOOKS:
            if options.looks and look.name not in options.looks:
                continue
            app.setFont(font)
            diary = Path(tempfile.mkdtemp(prefix="ankle-rehab-pictures-"))
            try:
                grab(app, SHOTS[name], look, diary / "diary", options.folder / f"{name}-{look.name}.png")
            finally:
                shutil.rmtree(diary)
    print(options.folder)


if __name__ == "__main__":
    main()
