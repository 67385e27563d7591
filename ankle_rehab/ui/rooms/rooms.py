"""Every page, built when it is first shown, and what its wishes lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.icing import Icing, SkinAfter
from ankle_rehab.domain.routine import Activity
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.rooms.advice import AdviceRooms
from ankle_rehab.ui.rooms.diary import DiaryRooms
from ankle_rehab.ui.rooms.help import HelpRooms
from ankle_rehab.ui.rooms.runs import RunRooms
from ankle_rehab.ui.rooms.signs import SignRooms
from ankle_rehab.ui.rooms.wing import House
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.watches.safety import SafetyWatch

if TYPE_CHECKING:
    from ankle_rehab.storage.motions import Motions
    from ankle_rehab.ui.actions.table import ActionTable
    from ankle_rehab.ui.pages.first_start import Accepted
    from ankle_rehab.ui.session_starter import SessionStarter

# Each page is imported by the function that builds it: the first picture must not wait for all of them.
# ruff: noqa: PLC0415


class Rooms(QObject):
    """Builds the pages and leads from one to the other; `moved_in` comes once the first page is accepted."""

    moved_in = Signal()

    def __init__(
        self, parts: Parts, themes: Themes, try_it: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._themes = themes
        house = House(parts, themes, self._opened, lambda: self.window)
        self._run_rooms = RunRooms(house, self._on_start)
        self._diary_rooms = DiaryRooms(
            house, twisted=self._on_something_new, open_run=self._run_rooms.open_run
        )
        self._advice_rooms = AdviceRooms(house, self._on_start)
        self._sign_rooms = SignRooms(house, lambda: self.starter)
        self._help_rooms = HelpRooms(house, try_it=try_it, palette=self.show_palette)
        self.window = MainWindow(self._factories(), themes, parts.clock)
        self.window.page_changed.connect(self._on_page)
        parts.icing.finished.connect(self._on_iced)
        self._watch = SafetyWatch(parts, self.window, self)
        self.window.signs_wanted.connect(self._watch.stop_session)

    @cached_property
    def starter(self) -> SessionStarter:
        """The way into a session."""
        from ankle_rehab.ui.session_starter import SessionStarter

        parts = self._parts
        starter = SessionStarter(
            player=parts.player,
            guard=parts.guard,
            scores=parts.scores,
            preferences=parts.preferences,
            content=parts.content,
            repertoire=parts.repertoire,
            themes=self._themes,
            doubt=self._doubt,
            parent=self,
        )
        starter.window = self.window
        starter.started.connect(lambda: self.window.show_page("player"))
        starter.signs_requested.connect(lambda: self.window.show_page("signs"))
        starter.about_you_requested.connect(lambda: self.window.show_page("about-you"))
        return starter

    @cached_property
    def _motions(self) -> Motions:
        from ankle_rehab.storage.motions import Motions

        return Motions(resource("motions"))

    def complete(self) -> None:
        """Add what the first picture did without."""
        from ankle_rehab.ui.actions.forethought import Forethought, for_palette
        from ankle_rehab.ui.desktop.dropping import Dropping

        self.window.complete()
        self.window.bind(self.actions.with_keys())
        self._dropping = Dropping(self.window)
        self._dropping.dropped.connect(self._run_rooms.take_dropped)
        self.forethought = Forethought(for_palette(self._parts.content, self._themes), self)

    @cached_property
    def actions(self) -> ActionTable:
        """Everything that can be done; not for before the first picture."""
        from ankle_rehab.ui.actions.table import ActionTable, Ways
        from ankle_rehab.ui.actions.undo_keys import UndoKeys

        undo = UndoKeys(self.window, self._parts.diary)
        ways = Ways(
            start=self._on_start,
            read_card=self._advice_rooms.open_card,
            write_run=self._run_rooms.write_run,
            write_exercise=self._advice_rooms.write_exercise,
            write_routine=self._advice_rooms.write_routine,
            write_reminder=self._advice_rooms.remind,
            undo=undo.take_back,
            redo=undo.do_again,
            palette=self.show_palette,
        )
        return ActionTable(self._parts, self.window, ways)

    def show_palette(self) -> None:
        """Everything that can be done now, to be found by typing."""
        from ankle_rehab.ui.dialogs.palette import Palette

        Palette(self.actions.every(), self._themes, self.window).open()

    def _factories(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "today": self._today,
            "session": self._session,
            "ice": self._ice,
            "library": self._library,
            "player": self._player,
            "first-start": self._first_start,
            **self._diary_rooms.factories(),
            **self._advice_rooms.factories(),
            **self._run_rooms.factories(),
            **self._sign_rooms.factories(),
            **self._help_rooms.factories(),
        }

    def _opened(self, page: Page) -> Page:
        page.open_page.connect(self._on_open_page)
        page.notice.connect(self.window.show_notice)
        return page

    # pages -------------------------------------------------------------------------------------------

    def _today(self) -> QWidget:
        from ankle_rehab.ui.pages.today import TodayPage

        parts = self._parts
        page = TodayPage(
            clock=parts.clock,
            diary=parts.diary,
            guard=parts.guard,
            icing=parts.icing,
            preferences=parts.preferences,
            content=parts.content,
            parts=parts,
            themes=self._themes,
        )
        page.start_requested.connect(self._on_start)
        page.entry_requested.connect(self.window.new_entry)
        page.edit_requested.connect(self._diary_rooms.edit_entry)
        page.draft_requested.connect(self._diary_rooms.go_on_writing)
        return self._opened(page)

    def _session(self) -> QWidget:
        from ankle_rehab.ui.pages.session import SessionPage

        parts = self._parts
        page = SessionPage(
            clock=parts.clock,
            diary=parts.diary,
            guard=parts.guard,
            preferences=parts.preferences,
            content=parts.content,
            repertoire=parts.repertoire,
            parts=parts,
        )
        page.start_requested.connect(self.starter.begin)
        page.exercise_requested.connect(self._on_exercise)
        page.sheet_requested.connect(self._advice_rooms.show_sheet)
        return self._opened(page)

    def _library(self) -> QWidget:
        from ankle_rehab.ui.pages.library import LibraryPage

        parts = self._parts
        page = LibraryPage(
            clock=parts.clock,
            preferences=parts.preferences,
            content=parts.content,
            repertoire=parts.repertoire,
            motions=self._motions,
            themes=self._themes,
        )
        page.left.connect(lambda: self.window.show_page("session"))
        return self._opened(page)

    def _player(self) -> QWidget:
        from ankle_rehab.ui.pages.player import PlayerPage

        parts = self._parts
        page = PlayerPage(
            player=parts.player,
            scores=parts.scores,
            preferences=parts.preferences,
            clock=parts.clock,
            content=parts.content,
            motions=self._motions,
            themes=self._themes,
        )
        page.far_toggled.connect(self.window.set_far)
        page.icing_requested.connect(self._on_icing_wanted)
        page.signs_requested.connect(self._watch.something_new)
        page.left.connect(lambda: self.window.show_page("today"))
        return page

    def _ice(self) -> QWidget:
        from ankle_rehab.ui.pages.ice import IcePage

        parts = self._parts
        page = IcePage(
            parts.icing, parts.content.icing(), parts.clock, self._themes, sore_side=self._sore_side
        )
        return self._opened(page)

    def _first_start(self) -> QWidget:
        from ankle_rehab.ui.pages.first_start import FirstStartPage

        page = FirstStartPage(self._parts.content.first_start(), self._parts.preferences)
        page.accepted.connect(self._on_accepted)
        self.window.signs_wanted.connect(page.keep_region)
        return self._opened(page)

    def _doubt(self, routine_id: str) -> str:
        """What is said once before a routine that is more than planned; empty for any other."""
        from ankle_rehab.ui.words import plan_words

        found = self._parts.course.doubt(routine_id)
        return "" if found is None else plan_words.doubt(found, self._parts.lights.now().verdict)

    # from one to the other -------------------------------------------------------------------------------

    def _on_start(self, routine_id: str) -> None:
        self.starter.begin(routine_id)

    def _on_open_page(self, name: str) -> None:
        if name == "entry":
            self.window.new_entry()
        elif name.startswith("card/"):
            self._advice_rooms.open_card(name.removeprefix("card/"))
        elif name == "run-files/new":
            self._run_rooms.read_files(self._parts.run_files.new_in_folder())
        elif name == "signs":
            self.window.show_signs()
        else:
            self.window.show_page(name)

    def _on_something_new(self) -> None:
        self._watch.something_new()

    def _on_exercise(self, exercise_id: str) -> None:
        from ankle_rehab.ui.pages.library import LibraryPage

        self.window.show_page("library")
        page = self.window.page("library")
        if isinstance(page, LibraryPage):
            page.open_exercise(exercise_id)

    def _on_page(self, name: str) -> None:
        """Whoever leaves the questions by another way does not want the session any more."""
        asking = name in ("signs", "about-you") or self._sign_rooms.leading_on
        if not asking and "starter" in self.__dict__:
            self.starter.forget()

    def _on_icing_wanted(self) -> None:
        """The icing step of a session opens the Ice page with its ankle and waits for the timer there."""
        from ankle_rehab.ui.pages.ice import IcePage

        run = self._parts.player.run
        self.window.show_page("ice")
        page = self.window.page("ice")
        side = self._sore_side() or (run.plan.sides[0] if run is not None else None)
        if isinstance(page, IcePage) and side is not None:
            page.prepare(side)

    def _on_iced(self, icing: Icing) -> None:
        """The session that waited for the ice goes on; normal skin needs no second look."""
        player = self._parts.player
        if player.confirm_activity(Activity.ICING):
            if icing.skin_after is SkinAfter.NORMAL:
                player.confirm_activity(Activity.SKIN_CHECK)
            self.window.show_page("player")

    def _on_accepted(self, accepted: Accepted) -> None:
        self._parts.preferences.change(
            accepted_version=accepted.text_version,
            region=accepted.region,
            sore_side=accepted.sore_side,
            both_sore=accepted.both_sore,
        )
        self.window.let_in()
        self.window.show_page("today")
        self.moved_in.emit()

    def _sore_side(self) -> Side | None:
        sides = self._parts.preferences.settings.sore_sides
        return sides[0] if sides else None
