"""What a picture is taken of: the question when the window is closed, and the menu of the tray."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tests.scene import Scene
from tests.scenes_of_reminders import KEPT


class ScenesOfDesk(Scene):
    """The program's place on the desktop."""

    def leaving_asked(self) -> None:
        self.live()
        self.open("today")
        self.window.may_close()

    def tray_menu(self) -> None:
        """As a panel shows it; here it lies over the window."""
        self.live()
        for one in KEPT:
            self.parts.reminders.add(one)
        self.open("today")
        assert self.program.desk is not None
        menu = self.program.desk.tray.menu
        menu.popup(self.window.mapToGlobal(QPoint(0, 0)))
