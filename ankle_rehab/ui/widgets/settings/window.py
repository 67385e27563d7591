"""What closing the window does, and whether the program starts with the desktop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.settings import OnClose, Settings
from ankle_rehab.ui.style import GROUP
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.tick import Tick


class WindowSettings(Card):
    """`chosen` carries the name of a setting and its new value, `start_chosen` whether to start at login."""

    chosen = Signal(str, object)
    start_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Start and close"))
        self._start = Tick(self.tr("Start when I log in, without a window, so that reminders come"))
        self._start.changed.connect(self.start_chosen)
        self.add(self._start)
        choices = (
            (OnClose.ASK, self.tr("Ask me")),
            (OnClose.KEEP_RUNNING, self.tr("Stay for reminders")),
            (OnClose.LEAVE, self.tr("End the program")),
        )
        self._close = ChoiceRow(self.tr("When the window is closed"), choices)
        self._close.chosen.connect(lambda chosen: self.chosen.emit("on_close", chosen))
        self.add(self._close, gap=GROUP - 8)
        self.body(
            self.tr(
                "To stay it needs a place in the panel of your desktop. Without one the window is made small."
            ),
            "note",
        )

    def display(self, settings: Settings, *, starts: bool) -> None:
        """Show what holds now; `starts` is what stands on the disk."""
        self._start.display(starts)
        self._close.display(settings.on_close)
