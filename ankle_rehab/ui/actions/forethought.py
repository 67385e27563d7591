"""What the first Ctrl+K needs, made ready in idle turns, so that it opens as quickly as every later one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.storage.content import Content

if TYPE_CHECKING:
    from ankle_rehab.ui.theme import Themes

FIRST_MILLISECONDS = 1500
BETWEEN_MILLISECONDS = 40
MODULES = (
    "ankle_rehab.ui.actions.search",
    "ankle_rehab.ui.dialogs.palette",
    "ankle_rehab.services.own",
    "ankle_rehab.services.running",
    "ankle_rehab.services.repertoire",
    "ankle_rehab.storage.running_texts",
    "ankle_rehab.storage.ladder_texts",
    "ankle_rehab.services.reminders",
)


class Forethought(QObject):
    """Does `steps` one by one, with room between them for whoever uses the window; then it is `ready`.

    None may take longer than 50 ms or ask for the diary, which may be closed by then.
    """

    ready = Signal()

    def __init__(
        self,
        steps: list[Callable[[], object]],
        parent: QObject | None = None,
        *,
        first: int = FIRST_MILLISECONDS,
        between: int = BETWEEN_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._steps = deque(steps)
        self._between = between
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(first)

    def _on_time(self) -> None:
        self._timer.setInterval(self._between)
        if self._steps:
            self._steps.popleft()()
        else:
            self._timer.stop()
            self.ready.emit()


def for_palette(content: Content, themes: Themes) -> list[Callable[[], object]]:
    """Its modules, the texts it offers, and the parts of a list that Qt has made by itself."""

    def list_parts() -> None:
        from ankle_rehab.ui.widgets.keyed_list import KeyedList  # noqa: PLC0415 - in its turn

        made = KeyedList(themes)
        made.viewport()
        made.deleteLater()

    return [
        *(partial(import_module, name) for name in MODULES),
        list_parts,
        lambda: content.guide.cards,
        content.routines,
    ]
