"""Every action of the program, made anew whenever it is asked for, as the program stands then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.domain.value import value
from ankle_rehab.services.parts import Parts
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.actions import actions
from ankle_rehab.ui.actions.actions import Action, Group
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.words import action_words

if TYPE_CHECKING:
    from ankle_rehab.ui.main_window import MainWindow

PAGES = (
    *("library", "self-tests", "own", "routine-sheet", "running", "run-files", "shoes", "causes"),
    *("about-you", "doctor", "trash", "data", "transfer", "help", "problem", "about"),
)
WEEK = timedelta(days=7)


@value
class Ways:
    """What only those who build the pages can do."""

    start: Callable[[str], None]
    read_card: Callable[[str], None]
    write_run: Callable[[], None]
    write_exercise: Callable[[], None]
    write_routine: Callable[[], None]
    write_reminder: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    palette: Callable[[], None]


class ActionTable:
    """`with_keys` are those that have a key; `every` needs the texts of routines and guide as well."""

    def __init__(self, parts: Parts, window: MainWindow, ways: Ways) -> None:
        self._parts = parts
        self._window = window
        self._ways = ways

    def with_keys(self) -> tuple[Action, ...]:
        """Those with a key that the window does not know by itself."""
        ways = self._ways
        return (
            self._made("palette", ways.palette, Group.HELP, "Ctrl+K"),
            self._made("undo", ways.undo, Group.DO, "Ctrl+Z", enabled=None),
            self._made("redo", ways.redo, Group.DO, "Ctrl+Shift+Z", "Ctrl+Y", enabled=None),
            self._made("quit", self._window.close, Group.HELP, "Ctrl+Q", enabled=None),
        )

    def every(self) -> tuple[Action, ...]:
        """All of them, the likeliest first; also those that cannot be done at the moment."""
        own = actions.of_window(self._window)
        return (
            *self._of_session(),
            *(one for one in own if one.group is Group.DO),
            *self._of_writing(),
            *self._of_routines(),
            *(one for one in own if one.group is Group.PAGE),
            *(self._page(name) for name in PAGES),
            *self._of_reminders(),
            *self._of_cards(),
            *(one for one in own if one.group is Group.CHOOSE),
            *self._of_choices(),
            *(one for one in own if one.group is Group.HELP),
            *self.with_keys(),
        )

    def named(self, name: str) -> Action:
        """The one of this name; LookupError if there is none."""
        for one in self.every():
            if one.name == name:
                return one
        raise LookupError(name)

    # parts -------------------------------------------------------------------------------------------

    def _made(
        self,
        name: str,
        do: Callable[[], object],
        group: Group,
        *keys: str,
        enabled: Callable[[], bool] | None = lambda: True,
    ) -> Action:
        """None for `enabled` is always; anything else waits for the first page to be accepted as well."""
        said = action_words.action(name)
        allowed = _always if enabled is None else self._inside(enabled)
        return Action(name, said.words, group, do, keys, said.known_as, allowed)

    def _inside(self, enabled: Callable[[], bool]) -> Callable[[], bool]:
        return lambda: not self._window.outside and enabled()

    def _page(self, name: str) -> Action:
        made = actions.of_page(name, partial(self._window.show_page, name))
        return Action(
            made.name, made.words, made.group, made.do, (), made.known_as, self._inside(lambda: True)
        )

    def _of_session(self) -> tuple[Action, ...]:
        def active() -> bool:
            return self._parts.run is not None and self._parts.player.active

        def pause() -> None:
            self._parts.player.toggle_pause()
            self._window.show_page("player")

        back = partial(self._window.show_page, "player")
        return (
            self._made("session.pause", pause, Group.DO, enabled=active),
            self._made("session.back", back, Group.DO, enabled=active),
        )

    def _of_writing(self) -> tuple[Action, ...]:
        ways, parts = self._ways, self._parts
        return (
            self._made("run.new", ways.write_run, Group.DO),
            self._made("reminder.new", ways.write_reminder, Group.DO),
            self._made("exercise.new", ways.write_exercise, Group.DO),
            self._made("routine.new", ways.write_routine, Group.DO),
            self._made("backup", self._back_up, Group.DO, enabled=lambda: parts.backups.possible),
        )

    def _back_up(self) -> None:
        """Where one sees how it goes."""
        self._window.show_page("data")
        self._parts.backups.make_now()

    def _of_routines(self) -> tuple[Action, ...]:
        """Each that can be chosen; whether it may begin is asked when it does."""
        made: list[Action] = []
        with suppress(StorageFault):  # the diary has told of it; all else can still be done
            for one in self._parts.repertoire.routines():
                said = action_words.of_routine(one.name)
                start = partial(self._ways.start, one.id)
                allowed = self._inside(lambda: True)
                made.append(
                    Action(f"start.{one.id}", said.words, Group.ROUTINE, start, (), said.known_as, allowed)
                )
        return tuple(made)

    def _of_cards(self) -> tuple[Action, ...]:
        made = []
        for card in self._parts.content.guide.cards:
            said = action_words.of_card(card.title)
            read = partial(self._ways.read_card, card.id)
            allowed = self._inside(lambda: True)
            made.append(Action(f"read.{card.id}", said.words, Group.READ, read, (), said.known_as, allowed))
        return tuple(made)

    def _of_reminders(self) -> tuple[Action, ...]:
        today, pause = self._today(), self._pause
        resting = self._parts.reminders.paused_until is not None
        rest = (
            ("reminders.rest-day", today + timedelta(days=1)),
            ("reminders.rest-week", today + WEEK),
        )
        return (
            *(self._made(name, partial(pause, until), Group.CHOOSE) for name, until in rest),
            self._made("reminders.go-on", partial(pause, None), Group.CHOOSE, enabled=lambda: resting),
        )

    def _pause(self, until: date | None) -> None:
        before = self._parts.preferences.settings.reminders_rest_until
        self._parts.reminders.pause(until)
        self._say(action_words.paused(until), partial(self._parts.reminders.pause, before))

    def _switch(self, field: str, on: bool) -> None:
        change = self._parts.preferences.change
        change(**{field: on})
        self._say(action_words.switched(field, on=on), partial(change, **{field: not on}))

    def _say(self, words: str, undo: Callable[[], None]) -> None:
        self._window.show_notice(Notice(words, undo))

    def _of_choices(self) -> tuple[Action, ...]:
        settings = self._parts.preferences.settings
        switches = []
        for field, name in (("voice_on", "voice"), ("sounds_on", "sounds")):
            on = bool(getattr(settings, field))
            change = partial(self._switch, field, not on)
            switches.append(self._made(f"{name}.{'off' if on else 'on'}", change, Group.CHOOSE))
        return (*switches, *map(self._theme, ThemeChoice))

    def _theme(self, theme: ThemeChoice) -> Action:
        said = action_words.of_theme(text.theme(theme))
        choose = partial(self._parts.preferences.change, theme=theme)
        return Action(f"theme.{theme}", said.words, Group.CHOOSE, choose, (), said.known_as)

    def _today(self) -> date:
        return self._parts.clock.now().date()


def _always() -> bool:
    return True
