"""What a picture is taken of: a diary of which a part cannot be read, or that is only read."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ankle_rehab import paths
from ankle_rehab.storage.faults import DamagedFile
from tests.scene import Scene


class ScenesOfMending(Scene):
    """The bar at the top of every page; the recovery screen has pictures of its own."""

    def damaged_bar(self) -> None:
        self.live()
        self.open("diary")
        self.program.telling.trouble(DamagedFile(self.parts.folder / paths.DIARY_FILE))

    def reading_bar(self) -> None:
        self.live()
        self.open("today")
        self.program.telling.reading(
            self.parts.folder / "diary-000012-v2-20261121T060000Z-daily-31.db", lambda: None
        )

    def delete_all(self) -> None:
        self.live()
        self.open("data")
        QApplication.processEvents()
        self.scroll_down()
