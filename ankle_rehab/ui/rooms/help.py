"""The pages about the program itself: its settings, how it is used, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ankle_rehab.resources import resource
from ankle_rehab.ui.rooms.wing import House, Wing

# Each page is imported by the function that builds it: the first picture must not wait for all of them.
# ruff: noqa: PLC0415


class HelpRooms(Wing):
    """`try_it` gives a sample of sound and voice, `palette` opens the list of all that can be done."""

    def __init__(
        self,
        house: House,
        *,
        try_it: Callable[[], None],
        palette: Callable[[], None],
    ) -> None:
        super().__init__(house)
        self._try_it = try_it
        self._palette = palette

    def factories(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "settings": self._settings,
            "help": self._help,
            "problem": self._problem,
            "about": self._about,
        }

    def _settings(self) -> QWidget:
        from ankle_rehab.services import autostart
        from ankle_rehab.ui.pages.settings import SettingsPage

        parts = self._parts
        page = SettingsPage(parts, autostart.of_this_system(parts.folder), self._themes)
        page.try_it.connect(self._try_it)
        return self._opened(page)

    def _help(self) -> QWidget:
        from ankle_rehab.ui.pages.help import HelpPage

        words, keys = self._parts.content.help(), lambda: self._window().with_keys
        page = HelpPage(words, keys, resource("guide"), self._themes)
        page.palette_requested.connect(self._palette)
        return self._opened(page)

    def _problem(self) -> QWidget:
        from ankle_rehab.ui.pages.problem import ProblemPage

        return self._opened(ProblemPage(self._parts))

    def _about(self) -> QWidget:
        from ankle_rehab.ui.pages.about import AboutPage

        return self._opened(AboutPage())
