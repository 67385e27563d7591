"""Backups and bringing one back, a second place for them, where the diary lies, and the way out of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ankle_rehab.services.job_queue import Doing
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage import surroundings
from ankle_rehab.ui.erasing import Erasing
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.widgets.progress_row import ProgressRow
from ankle_rehab.ui.widgets.settings.backup_list import BackupLine, BackupList
from ankle_rehab.ui.widgets.settings.erase_card import EraseCard
from ankle_rehab.ui.widgets.words import breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import backup_words, folder_words


class DataPage(Page):
    """What happens to the backups is told by `ui.backup_watch`; the page shows what there is."""

    name = "data"

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._parts = parts
        self._backups = parts.backups
        self._progress: ProgressRow | None = None
        self._shown: Doing | None = None
        self._build()
        self._backups.changed.connect(self.mark_stale)
        self._backups.working.connect(self._on_working)
        parts.preferences.changed.connect(self.mark_stale)

    def refresh(self) -> None:
        """Show which backups there are now."""
        now = self._parts.clock.now()
        found = self._backups.listed()
        self._last.setText(backup_words.last(self._backups.last(), now) + ".")
        self._list.setVisible(bool(found))
        lines = [
            BackupLine(one.name, backup_words.when(one.at, now), backup_words.facts(one)) for one in found
        ]
        free = self._backups.doing is None and self._backups.possible
        self._list.display(lines, usable=free)
        self._make.setEnabled(free)
        self._reading.setVisible(not self._backups.possible)
        second = self._parts.preferences.settings.backup_copy_folder
        words = backup_words.folder(Path(second)) if second else self.tr("No folder is chosen.")
        self._second.setText(breakable(words))
        self._second.setAccessibleName(words)
        self._no_copies.setVisible(bool(second))
        self._erasing.refresh()
        self._on_working()

    # parts -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.column.insertWidget(0, WayBack(self.tr("Settings"), lambda: self.open_page.emit("settings")))
        self.retitle(self.tr("Your data"))
        self.add(self._build_backups())
        self._list = BackupList(self.tr("Your backups"))
        self._list.wanted.connect(self._on_wanted)
        self.add(self._list)
        self.add(self._build_second())
        self.add(self._build_place())
        self.add(self._build_way_out())
        erase = EraseCard()
        self._erasing = Erasing(self._parts, erase)
        self.add(erase)

    def _build_backups(self) -> Card:
        self._work = card = Card(self.tr("Backups"), tone="main")
        self._last = card.body("")
        card.body(
            self.tr(
                "A backup is a checked copy of the whole diary. One is made by itself on every day on which "
                "something changed. Later they are thinned out: one stays for each of 14 days, 8 weeks and "
                "24 months."
            ),
            "note",
        )
        self._reading = card.body(
            self.tr("The diary is open for reading only, so nothing can be made or brought back here.")
        )
        self._make = button(self.tr("Back up now"), "primary", self._backups.make_now)
        self._make_row = WrapRow(self._make)
        card.add(self._make_row, gap=INSIDE)
        return card

    def _build_second(self) -> Card:
        card = Card(self.tr("A second place"))
        card.body(
            self.tr(
                "If this computer breaks, its backups go with it. Each new one can also be copied to a "
                "folder on a stick or another disk."
            )
        )
        self._second = card.body("", "note")
        choose = button(self.tr("Choose a folder"), "quiet", self._on_choose)
        self._no_copies = button(self.tr("Make no copies"), "link", self._on_no_copies)
        card.add(WrapRow(choose, self._no_copies), gap=INSIDE)
        return card

    def _build_place(self) -> Card:
        card = Card(self.tr("Where it lies"))
        card.body(self.tr("The diary and its backups are in this folder:"))
        folder = card.body(breakable(str(self._parts.folder)), "note")
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(str(self._parts.folder))
        if odd := surroundings.lasting(self._parts.folder):
            card.body(folder_words.told(odd, self._parts.folder))
        card.add(WrapRow(button(self.tr("Open the folder"), "quiet", self._on_open)), gap=INSIDE)
        return card

    def _build_way_out(self) -> Card:
        card = Card(self.tr("Take it with you"))
        card.body(self.tr("Save the diary as tables or as one file, or bring in what was saved so."))
        go = button(self.tr("Export and import"), "quiet", lambda: self.open_page.emit("transfer"))
        card.add(WrapRow(go), gap=INSIDE)
        return card

    # what is going on --------------------------------------------------------------------------------

    def _on_working(self) -> None:
        """Show how far it is; only the bar changes while it is the same work."""
        doing = self._backups.doing
        if doing is not self._shown:
            self._shown = doing
            self._show_work(doing)
            self.mark_stale()
        if self._progress is not None and self._backups.behind > 0:
            self._progress.display(self._backups.behind)

    def _show_work(self, doing: Doing | None) -> None:
        if self._progress is not None:
            self._work.rows.removeWidget(self._progress)
            self._progress.hide()
            self._progress.deleteLater()
            self._progress = None
        self._make_row.setVisible(doing is None)
        if doing is not None:
            self._progress = ProgressRow(backup_words.doing(doing))
            self._progress.cancelled.connect(self._backups.cancel)
            self._work.add(self._progress, gap=0)
            self._progress.show()

    def _on_wanted(self, name: str) -> None:
        if self._parts.busy:
            self.notice.emit(Notice(self.tr("Something is still running. Please finish it first.")))
            return
        for one in self._backups.listed():
            if one.name == name:
                self._backups.bring_back(self._backups.path(one))

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Copy the backups to this folder"), self._second_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _second_folder(self) -> str:
        return self._parts.preferences.settings.backup_copy_folder or str(Path.home())

    def _on_chosen(self, folder: str) -> None:
        """The folder of the backups themselves is no second place."""
        chosen = Path(folder)
        if chosen.resolve().is_relative_to(self._parts.folder.resolve()):
            self.notice.emit(Notice(self.tr("That is where the backups are already. Please choose another.")))
            return
        self._parts.preferences.change(backup_copy_folder=str(chosen))

    def _on_no_copies(self) -> None:
        before = self._parts.preferences.settings.backup_copy_folder
        self._parts.preferences.change(backup_copy_folder="")
        self.notice.emit(
            Notice(
                self.tr("No more copies. Those that are there stay."),
                lambda: self._parts.preferences.change(backup_copy_folder=before),
            )
        )

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._parts.folder)))
