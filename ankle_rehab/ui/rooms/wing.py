"""What all groups of pages are given: the parts of the program, and the window that their pages join."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


class Wing:
    """Pages that belong together, each built when it is first shown; `opened` joins it to the window.

    The window is made after its wings, so it is asked for.
    """

    def __init__(
        self,
        parts: Parts,
        themes: Themes,
        opened: Callable[[Page], Page],
        window: Callable[[], MainWindow],
    ) -> None:
        self._parts = parts
        self._themes = themes
        self._opened = opened
        self._window = window

    def factories(self) -> dict[str, Callable[[], QWidget]]:
        """The pages by their names."""
        raise NotImplementedError
