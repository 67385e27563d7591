"""The recovery screen: a window of its own that needs no open diary and leads back to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow

from ankle_rehab import paths
from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.mending import Way
from ankle_rehab.domain.thinning import Backup
from ankle_rehab.resources import resource
from ankle_rehab.services.mending import Mended, Mending, holds_diary, situation
from ankle_rehab.storage.content import Content
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.salvage import Salvaged
from ankle_rehab.ui import text, translation
from ankle_rehab.ui.keys import pressed_by_enter
from ankle_rehab.ui.pages.first_start import region_of
from ankle_rehab.ui.recovery.page import RecoveryPage
from ankle_rehab.ui.start import Start
from ankle_rehab.ui.words import fault_words, recovery_words

NAME = "Ankle Rehab"


class RecoveryWindow(QMainWindow):
    """Shown in place of the program. `onward` carries a Start, `left` says that the program is to end.

    `fault` is why the diary in `folder` is not open; None asks before it is opened at all: safe mode. `tried`
    is whether it was just tried once more.
    """

    onward = Signal(object)
    left = Signal()

    def __init__(self, clock: Clock, folder: Path, fault: Exception | None, *, tried: bool = False) -> None:
        super().__init__()
        self._clock = clock
        self._folder = folder
        self._mending = Mending(clock, folder / paths.DIARY_FILE, self)
        self._situation = situation(fault, self._mending.diary)
        self._other = folder
        self._over = False
        self.setWindowTitle(NAME)
        self.setMinimumSize(640, 400)
        self.resize(900, 700)
        self._page = RecoveryPage(clock.now())
        self.setCentralWidget(self._page)
        self._connect()
        self._page.display(self._situation, folder, self._tried() if tried else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and not self._mending.working:
            self._on_signs()
        elif not pressed_by_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._mending.cancel()
        super().closeEvent(event)
        self._leave(self.left.emit)

    def _connect(self) -> None:
        page, mending = self._page, self._mending
        page.chosen.connect(self._on_chosen)
        page.backup_chosen.connect(self._on_backup)
        page.confirmed.connect(self._on_confirmed)
        page.withdrawn.connect(self._on_withdrawn)
        page.cancelled.connect(self._on_withdrawn)
        page.signs.connect(self._on_signs)
        mending.behind.connect(page.display_part)
        mending.salvaged.connect(self._on_salvaged)
        mending.mended.connect(self._on_mended)
        mending.failed.connect(self._on_failed)

    def _on_chosen(self, way: Way) -> None:
        match way:
            case Way.SALVAGE:
                self._page.display_work(way)
                self._mending.salvage()
            case Way.START_EMPTY:
                self._page.display_empty(self._situation.case)
            case Way.LOOK:
                self._go(Start(self._folder, reading=self._mending.diary))
            case Way.TRY_AGAIN | Way.GO_ON:
                self._go(Start(self._folder))
            case Way.OTHER_FOLDER:
                self._ask_folder()
            case _:
                self.close()

    def _on_backup(self, way: Way, one: Backup) -> None:
        if way is Way.LOOK_AT_BACKUP:
            self._go(Start(self._folder, reading=self._mending.backup_path(one)))
        else:
            self._page.display_work(way)
            self._mending.bring_back(one)

    def _on_folder(self, chosen: str) -> None:
        """A folder without a diary is asked about first: nobody should find an empty one by mistake."""
        self._other = Path(chosen)
        if holds_diary(self._other):
            self._go(Start(self._other))
        else:
            self._page.display_new(self._other)

    def _on_confirmed(self, way: Way) -> None:
        if way is Way.OTHER_FOLDER:
            self._go(Start(self._other))
            return
        self._page.display_work(Way.START_EMPTY if way is Way.START_EMPTY else Way.BRING_BACK)
        if way is Way.START_EMPTY:
            self._mending.start_empty()
        else:
            self._mending.keep_salvaged()

    def _on_signs(self) -> None:
        """The texts need no diary; the number to call is that of the system's country."""
        content = Content(resource("content", translation.language(resource("content"))))
        region = region_of(QLocale.system())
        self._page.display_signs(content.sign_page(), content.emergency().call[region])

    def _on_withdrawn(self) -> None:
        self._mending.cancel()
        self._page.display(self._situation, self._folder)

    def _on_salvaged(self, result: Salvaged) -> None:
        self._page.display_salvaged(result, next(iter(self._situation.backups), None))

    def _on_mended(self, result: Mended) -> None:
        words = recovery_words.mended(result, self._clock.now())
        self._go(Start(self._folder, words=words))

    def _on_failed(self, fault: StorageFault) -> None:
        self._page.display(self._situation, self._folder, fault_words.not_mended(fault))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Open the diary in this folder"), str(self._folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tried(self) -> str:
        at = text.clock_time(self._clock.now())
        return self.tr("Tried at {time}: it could not be opened.").format(time=at)

    def _go(self, start: Start) -> None:
        self._leave(lambda: self.onward.emit(start))

    def _leave(self, tell: Callable[[], None]) -> None:
        """Only one word about what comes next."""
        if not self._over:
            self._over = True
            tell()
