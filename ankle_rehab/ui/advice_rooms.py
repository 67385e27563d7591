"""The pages of advice: the guide, the causes, running, self-tests, own exercises, and what is asked once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.theme import Themes

if TYPE_CHECKING:
    from ankle_rehab.domain.guide import Act

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

    def open_card(self, card_id: str) -> None:
        """Bring a card of the guide to the front; raises LookupError for an id that no card has."""
        from ankle_rehab.ui.pages.card import CardPage

        page = self._window().page("card")
        if isinstance(page, CardPage):
            page.open_card(card_id)
        self._window().show_page("card")

    def _guide(self) -> QWidget:
        from ankle_rehab.ui.pages.guide import GuidePage

        page = GuidePage(self._parts)
        page.card_requested.connect(self.open_card)
        return self._opened(page)

    def _card(self) -> QWidget:
        from ankle_rehab.ui.pages.card import CardPage

        page = CardPage(self._parts)
        page.act_requested.connect(self._do)
        page.left.connect(lambda: self._window().show_page("guide"))
        return self._opened(page)

    def _causes(self) -> QWidget:
        from ankle_rehab.ui.pages.causes import CausesPage

        page = CausesPage(self._parts)
        page.act_requested.connect(self._do)
        page.left.connect(lambda: self._window().show_page("guide"))
        return self._opened(page)

    def _do(self, act: Act) -> None:
        """What a button of a card leads to."""
        from ankle_rehab.domain.guide import Deed
        from ankle_rehab.ui.pages.library import LibraryPage

        match act.deed:
            case Deed.PAGE if act.target == "entry":
                self._window().new_entry()
            case Deed.PAGE:
                self._window().show_page(act.target)
            case Deed.ROUTINE:
                self._start(act.target)
            case Deed.CARD:
                self.open_card(act.target)
            case Deed.EXERCISE:
                self._window().show_page("library")
                page = self._window().page("library")
                if isinstance(page, LibraryPage):
                    page.open_exercise(act.target)

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
