"""What the program can do when it is asked: values for keys, palette, help and tray, and the window's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from ankle_rehab.domain.value import value
from ankle_rehab.ui.words import action_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ankle_rehab.ui.main_window import MainWindow


class Group(StrEnum):
    """Under which heading an action stands."""

    DO = "do"
    PAGE = "page"
    ROUTINE = "routine"
    READ = "read"
    CHOOSE = "choose"
    HELP = "help"


def _always() -> bool:
    return True


@value
class Action:
    """One thing the program can do; `name` never changes, `words` are the user's.

    `known_as` are other words under which it is found. `keys` are shortcuts in Qt's portable writing, the one
    that is told first. Where `enabled` says no, it is not offered.
    """

    name: str
    words: str
    group: Group
    do: Callable[[], object]
    keys: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    enabled: Callable[[], bool] = _always


def of_page(name: str, do: Callable[[], object], *, keys: tuple[str, ...] = ()) -> Action:
    """Opening a page; KeyError for one that has no words."""
    said = action_words.page(name)
    return Action(f"page.{name}", said.words, Group.PAGE, do, keys, said.known_as)


def of_window(window: MainWindow) -> tuple[Action, ...]:
    """What the window does by itself: its pages in the order of the rail, writing, looking for."""

    def inside() -> bool:
        return not window.outside

    def made(
        name: str,
        do: Callable[[], object],
        *keys: str,
        group: Group = Group.DO,
        enabled: Callable[[], bool] = _always,
    ) -> Action:
        said = action_words.action(name)
        return Action(name, said.words, group, do, keys, said.known_as, enabled)

    pages = []
    for number, name in enumerate(window.numbered, start=1):
        page = of_page(name, partial(window.show_page, name), keys=(f"Ctrl+{number}",))
        pages.append(Action(page.name, page.words, page.group, page.do, page.keys, page.known_as, inside))
    return (
        made("entry.new", window.new_entry, "Ctrl+N", enabled=inside),
        made("find", window.seek, "Ctrl+F", enabled=inside),
        made("signs", window.show_signs, "F2"),
        *pages,
        made("full-screen", window.toggle_far, "F11", group=Group.CHOOSE),
        made("keys", window.show_keys, "F1", group=Group.HELP),
    )


def bind(actions: Iterable[Action], window: QWidget) -> None:
    """Let the keys of these do what they stand for, wherever in the window the keyboard is."""
    for action in actions:
        for keys in action.keys:
            QShortcut(QKeySequence(keys), window).activated.connect(partial(_act, action))


def _act(action: Action) -> None:
    if action.enabled():
        action.do()
