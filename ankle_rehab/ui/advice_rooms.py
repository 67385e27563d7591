"""The pages of advice: the guide, the causes, running, self-tests, own exercises, and what is asked once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes

# Each page is imported by the function that builds it: the first picture must not wait for all of them.
# ruff: noqa: PLC0415


class AdviceRooms:
    """Builds each page when it is first shown; `opened` joins it to the window, `start` begins a routine."""

    def __init__(
        self,
        parts: Parts,
        themes: Themes,
        opened: Callable[[Page], Page],
        window: Callable[[], MainWindow],
        start: Callable[[str], None],
    ) -> None:
        self._parts = parts
        self._themes = themes
        self._opened = opened
        self._window = window
        self._start = start

    def factories(self) -> dict[str, Callable[[], QWidget]]:
        """The pages by their names."""
        return {
            "guide": self._guide,
            "card": self._card,
            "causes": self._causes,
            "running": self._running,
            "self-tests": self._self_tests,
            "own": self._own,
            "own-exercise": self._own_exercise,
            "own-routine": self._own_routine,
            "routine-sheet": self._routine_sheet,
            "about-you": self._about_you,
        }

    def _guide(self) -> QWidget:
        from ankle_rehab.ui.pages.guide import GuidePage

        return self._opened(GuidePage(self._parts, self._themes))

    def _card(self) -> QWidget:
        from ankle_rehab.ui.pages.card import CardPage

        return self._opened(CardPage(self._parts, self._themes))

    def _causes(self) -> QWidget:
        from ankle_rehab.ui.pages.causes import CausesPage

        return self._opened(CausesPage(self._parts, self._themes))

    def _running(self) -> QWidget:
        from ankle_rehab.ui.pages.running import RunningPage

        return self._opened(RunningPage(self._parts, self._themes))

    def _self_tests(self) -> QWidget:
        from ankle_rehab.ui.pages.self_tests import SelfTestsPage

        return self._opened(SelfTestsPage(self._parts, self._themes))

    def _own(self) -> QWidget:
        from ankle_rehab.ui.pages.own import OwnPage

        return self._opened(OwnPage(self._parts, self._themes))

    def _own_exercise(self) -> QWidget:
        from ankle_rehab.ui.pages.own_exercise import OwnExercisePage

        return self._opened(OwnExercisePage(self._parts, self._themes))

    def _own_routine(self) -> QWidget:
        from ankle_rehab.ui.pages.own_routine import OwnRoutinePage

        return self._opened(OwnRoutinePage(self._parts, self._themes))

    def _routine_sheet(self) -> QWidget:
        from ankle_rehab.ui.pages.routine_sheet import RoutineSheetPage

        return self._opened(RoutineSheetPage(self._parts, self._themes))

    def _about_you(self) -> QWidget:
        from ankle_rehab.ui.pages.about_you import AboutYouPage

        return self._opened(AboutYouPage(self._parts, self._themes))
