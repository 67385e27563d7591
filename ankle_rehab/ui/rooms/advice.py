"""The pages of advice: the guide, the causes, running, self-tests and own exercises."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ankle_rehab.ui.rooms.wing import House, Wing

if TYPE_CHECKING:
    from ankle_rehab.domain.guide import Act

# Each page is imported by the function that builds it: the first picture must not wait for all of them.
# ruff: noqa: PLC0415


class AdviceRooms(Wing):
    """`start` begins a routine."""

    def __init__(
        self,
        house: House,
        start: Callable[[str], None],
    ) -> None:
        super().__init__(house)
        self._start = start

    def factories(self) -> dict[str, Callable[[], QWidget]]:
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
            "reminders": self._reminders,
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
            case Deed.REMINDER:
                self.remind(act.target)
            case Deed.CARD:
                self.open_card(act.target)
            case Deed.EXERCISE:
                self._window().show_page("library")
                page = self._window().page("library")
                if isinstance(page, LibraryPage):
                    page.open_exercise(act.target)

    def remind(self, routine_id: str = "") -> None:
        """Open the form for a reminder of this routine, or of the plan."""
        from ankle_rehab.domain.reminder import Kind
        from ankle_rehab.ui.pages.reminders import RemindersPage

        self._window().show_page("reminders")
        page = self._window().page("reminders")
        if isinstance(page, RemindersPage):
            page.begin(Kind.ROUTINE if routine_id else Kind.PLAN, routine_id)

    def _running(self) -> QWidget:
        from ankle_rehab.ui.pages.running import RunningPage

        page = RunningPage(self._parts, self._themes)
        page.start_requested.connect(self._start)
        return self._opened(page)

    def _self_tests(self) -> QWidget:
        from ankle_rehab.ui.pages.self_tests import SelfTestsPage

        return self._opened(SelfTestsPage(self._parts, self._themes))

    def _own(self) -> QWidget:
        from ankle_rehab.ui.pages.own import OwnPage

        page = OwnPage(self._parts, self._themes)
        page.exercise_requested.connect(self.write_exercise)
        page.routine_requested.connect(self.write_routine)
        page.sheet_requested.connect(self.show_sheet)
        page.start_requested.connect(self._start)
        return self._opened(page)

    def _own_exercise(self) -> QWidget:
        from ankle_rehab.ui.pages.own_exercise import OwnExercisePage

        return self._opened(OwnExercisePage(self._parts, self._themes))

    def write_exercise(self, own_id: str = "") -> None:
        """Change an exercise, or begin a new one without an id."""
        from ankle_rehab.ui.pages.own_exercise import OwnExercisePage

        page = self._window().page("own-exercise")
        if isinstance(page, OwnExercisePage):
            page.begin(own_id)
        self._window().show_page("own-exercise")

    def _own_routine(self) -> QWidget:
        from ankle_rehab.ui.pages.own_routine import OwnRoutinePage

        page = OwnRoutinePage(self._parts, self._themes)
        page.sheet_requested.connect(self.show_sheet)
        return self._opened(page)

    def write_routine(self, own_id: str = "") -> None:
        """Change a routine, or begin a new one without an id."""
        from ankle_rehab.ui.pages.own_routine import OwnRoutinePage

        page = self._window().page("own-routine")
        if isinstance(page, OwnRoutinePage):
            page.begin(own_id)
        self._window().show_page("own-routine")

    def show_sheet(self, routine_id: str) -> None:
        """Print a routine, built-in or one's own."""
        from ankle_rehab.ui.pages.routine_sheet import RoutineSheetPage

        page = self._window().page("routine-sheet")
        if isinstance(page, RoutineSheetPage):
            page.choose(routine_id)
        self._window().show_page("routine-sheet")

    def _routine_sheet(self) -> QWidget:
        from ankle_rehab.ui.pages.routine_sheet import RoutineSheetPage

        return self._opened(RoutineSheetPage(self._parts, self._themes))

    def _reminders(self) -> QWidget:
        from ankle_rehab.ui.pages.reminders import RemindersPage

        return self._opened(RemindersPage(self._parts, self._themes))
