"""What a picture is taken of: the diary leaving, and a file that comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QEventLoop

from ankle_rehab.services.export_job import Form
from ankle_rehab.services.transfer_facts import Doing
from ankle_rehab.ui.pages.transfer import TransferPage
from tests.scene import Scene


class ScenesOfTransfer(Scene):
    """The page of export and import."""

    def transfer(self) -> None:
        self.live()
        self.open("transfer")

    def transfer_tables(self) -> None:
        self.transfer()
        self.click("Save it as: Tables")

    def transfer_asks(self) -> None:
        self.transfer()
        target = self.parts.folder.parent / "ankle-rehab-2026-11-22.json"
        target.write_text("{}", encoding="utf-8")
        self._page()._on_place(target)

    def transfer_working(self) -> None:
        self.transfer_tables()
        self._page()._on_place(self.parts.folder.parent)
        self.scroll_down()

    def transfer_saved(self) -> None:
        self.transfer_tables()
        self._page()._on_place(self.parts.folder.parent)
        self._until_transferred()

    def transfer_not_read(self) -> None:
        self.transfer()
        wrong = self.parts.folder.parent / "wrong.json"
        wrong.write_text('{"format": "ankle-rehab-archive", "schema": 1, "entries": [{"id": 1}]}', "utf-8")
        self.parts.transfer.look(wrong)
        self._until_transferred()
        self.scroll_down()

    def transfer_found(self) -> None:
        self.transfer()
        archive = self.parts.folder.parent / "ankle-rehab-2026-11-22.json"
        self.parts.transfer.export(Form.ARCHIVE, archive)
        self._until_transferred()
        for entry in self.parts.diary.entries(date(2026, 11, 20)):
            self.parts.diary.edit_pain(replace(entry, score=5, note="Ran further than I wanted."))
        for entry in self.parts.diary.entries(date(2026, 11, 15))[:4]:
            self.parts.diary.remove_pain(entry.id or 0)
        self.parts.diary.empty_trash()
        self.parts.preferences.change(sounds_volume=30)
        self.parts.transfer.look(archive)
        self._until_transferred()

    def transfer_found_below(self) -> None:
        self.transfer_found()
        self.rest()
        self.scroll_to(0.6)

    def _page(self) -> TransferPage:
        page = self.window.page("transfer")
        assert isinstance(page, TransferPage)
        return page

    def _until_transferred(self) -> None:
        """What a child process does takes its own time."""
        while self.parts.transfer.doing not in (Doing.NOTHING, Doing.CHOOSING):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
