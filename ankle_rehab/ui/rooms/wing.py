"""What all groups of pages are given: the parts of the program, and the house that their pages join."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes


@value
class House:
    """What pages are built of; `opened` joins one to the window.

    The window is made after its wings, so it is asked for.
    """

    parts: Parts
    themes: Themes
    opened: Callable[[Page], Page]
    window: Callable[[], MainWindow]


class Wing:
    """Pages that belong together, each built when it is first shown."""

    def __init__(self, house: House) -> None:
        self._parts = house.parts
        self._themes = house.themes
        self._opened = house.opened
        self._window = house.window

    def factories(self) -> dict[str, Callable[[], QWidget]]:
        """The pages by their names."""
        raise NotImplementedError
