"""What a picture is taken of: the palette, help, the report of a problem, and the settings group by group."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLineEdit

from ankle_rehab.domain.plan import Phase
from ankle_rehab.ui.dialogs.palette import Palette
from ankle_rehab.ui.pages.settings import SettingsPage
from tests.scene import Scene


class ScenesOfHelp(Scene):
    """Everything about the program itself."""

    def palette(self) -> None:
        self._palette("")

    def palette_found(self) -> None:
        self._palette("pain")

    def palette_long(self) -> None:
        self._palette("start")

    def palette_nothing(self) -> None:
        self._palette("xylophone")

    def help_keys(self) -> None:
        self.live()
        self.open("today")
        self.window.show_keys()
        self.rest()

    def help_top(self) -> None:
        self.live()
        self.open("help")

    def help_below(self) -> None:
        self.help_top()
        self.rest()
        self.scroll_to(0.6)

    def help_pictures(self) -> None:
        self.help_top()
        self.rest()
        self.scroll_to(0.1)

    def problem(self) -> None:
        self.live()
        self.open("problem")

    def about(self) -> None:
        self.live()
        self.open("about")

    def about_licences(self) -> None:
        self.about()
        self.click("Read the licences")

    def keys_over_the_player(self) -> None:
        self.live()
        self.train("three", 0, Phase.WORK, 5.0)
        self.window.show_keys()

    def settings_reminders(self) -> None:
        self.live()
        self.parts.preferences.change(quiet_on=True)
        self._settings("reminder")

    def settings_paused(self) -> None:
        self.live()
        self.parts.reminders.pause(date(2026, 11, 27))
        self._settings("rest")

    def settings_window(self) -> None:
        self.live()
        self._settings("close")

    def settings_runs(self) -> None:
        self.live()
        self.parts.preferences.change(
            longest_run=8.0, usual_run=6.5, run_folder="/home/anna/Garmin/Activities"
        )
        self._settings("watch")

    def settings_help(self) -> None:
        self.live()
        self._settings("report")

    def settings_nothing(self) -> None:
        self.live()
        self._settings("xylophone")

    def _palette(self, typed: str) -> None:
        self.live()
        self.open("today")
        self.program.rooms.show_palette()
        for one in self.dialogs():
            if isinstance(one, Palette):
                one.findChildren(QLineEdit)[0].setText(typed)
        QApplication.processEvents()

    def _settings(self, typed: str) -> None:
        self.open("settings")
        page = self.window.page("settings")
        assert isinstance(page, SettingsPage)
        page.findChildren(QLineEdit)[0].setText(typed)
