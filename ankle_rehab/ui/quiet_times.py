"""Quiet hours and the rest from reminders, wherever they are shown: on their own page and in the settings."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QWidget

from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.widgets.reminder.quiet_card import QuietCard


class QuietTimes(QuietCard):
    """Saved as soon as it is chosen, and shown as it stands; `refresh` looks at the day of today."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.quiet_changed.connect(self._keep_hours)
        self.rest_chosen.connect(self._keep_rest)
        parts.preferences.changed.connect(self.refresh)
        self.refresh()

    def refresh(self, _settings: object = None) -> None:
        """Show what holds now."""
        chosen, reminders = self._parts.preferences.settings, self._parts.reminders
        hours = chosen.quiet_on, chosen.quiet_from, chosen.quiet_until
        self.display(hours, reminders.paused_until, self._parts.clock.now().date())

    def _keep_hours(self, on: bool, first: time, last: time) -> None:
        self._parts.preferences.change(quiet_on=on, quiet_from=first, quiet_until=last)

    def _keep_rest(self, until: date | None) -> None:
        self._parts.reminders.pause(until)
