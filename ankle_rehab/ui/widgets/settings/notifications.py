"""Whether reminders are shown outside of the window, and in how many words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.settings import Settings
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.tick import Tick


class NotificationSettings(Card):
    """`chosen` carries the name of a setting and its new value."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Reminders and notifications"))
        self._outside = Tick(self.tr("Show reminders outside of the window too"))
        self._outside.changed.connect(lambda on: self.chosen.emit("notify_on", on))
        self.add(self._outside)
        self._detail = Tick(self.tr("Say what each is about, also outside of the window"))
        self._detail.changed.connect(lambda on: self.chosen.emit("notify_detail", on))
        self.add(self._detail)
        self._plain = self.body(
            self.tr("Others may see your screen. Without it, it says only that it is time."), "note"
        )

    def display(self, settings: Settings) -> None:
        """Show what holds now."""
        self._outside.display(settings.notify_on)
        self._detail.display(settings.notify_detail)
        for part in (self._detail, self._plain):
            part.setVisible(settings.notify_on)
