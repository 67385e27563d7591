"""What a verb is: how it is asked for, and what it does with the diary."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.value import value
from ankle_rehab.verbs.parser import Parser, parser_of
from ankle_rehab.verbs.saying import Saying

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from ankle_rehab.services.parts import Parts
    from ankle_rehab.storage.faults import StorageFault
    from ankle_rehab.ui.rooms.rooms import Rooms


@value
class Scene:
    """What a verb works on. Where no window is open there are no `rooms`.

    `reopened` carries the Afterwards of work for which the window has closed the diary.
    """

    parts: Parts
    rooms: Rooms | None = None
    reopened: SignalInstance | None = None

    @property
    def accepted(self) -> bool:
        """Whether the first page was read: before that nothing is written."""
        return self.parts.preferences.settings.accepted_version == self.parts.content.text_version


@value
class Verb:
    """`about` is one sentence; `begin` does it, and ends its Saying sooner or later.

    `shut` does it where no window is open, on the closed diary of a folder; `unopened` where that cannot be
    opened, for the fault. Only a window can carry out one with `window`; one with `draws` lays something out
    on paper, for which Qt needs its letters; one with `founds` may be the first that a diary hears of.
    """

    about: Callable[[], str]
    arguments: Callable[[Parser], None]
    begin: Callable[[Scene, Namespace, Saying], None]
    shut: Callable[[Path, Clock, Namespace, Saying], None] | None = None
    unopened: Callable[[Path, StorageFault, Saying], None] | None = None
    window: bool = False
    draws: bool = False
    founds: bool = False


MODULES = {
    "session": "session",
    "ice": "ice",
    "open": "open_file",
    "log": "log",
    "remind": "remind",
    "export": "export",
    "import": "bring_in",
    "backup": "back_up",
    "restore": "restore",
    "check": "check",
}


def verb_of(name: str) -> Verb:
    """The verb of that name; raises LookupError."""
    verb: Verb = import_module(f"ankle_rehab.verbs.{MODULES[name]}").VERB
    return verb


def read(name: str, words: list[str]) -> Namespace:
    """What the words behind a verb ask for; raises Refused, and SystemExit after `--help`."""
    verb = verb_of(name)
    return parser_of(name, verb.about(), verb.arguments).parse_args(words)
