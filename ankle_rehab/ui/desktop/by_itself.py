"""What comes without a reminder: the end of an icing, and the questions about a bandage."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget

from ankle_rehab.domain.bandage import Fit
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui import text
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.words import reminder_words


class ByItself(Card):
    """Says that both come also in quiet hours, and when a bandage is looked at next."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._parts = parts
        self.retitle(self.tr("What comes by itself"))
        self.body(
            self.tr(
                "You are told when ice must come off, also in quiet hours. No reminder is needed for that."
            )
        )
        self._bandage = self.body("")
        self._next = self.body("", "note")

    def refresh(self) -> None:
        """Show it as it stands."""
        bedtime = text.clock_time(time(self._parts.preferences.settings.bedtime_hour))
        self._bandage.setText(
            self.tr(
                "With an elastic bandage you are asked how the toes are: 10 minutes and an hour after it "
                "goes on, and at bedtime ({time})."
            ).format(time=bedtime)
        )
        look = self._parts.bandages.look
        at = None if look is None or look.fit is not Fit.WORN else look.next_at
        self._next.setVisible(at is not None)
        if at is not None:
            today = self._parts.clock.now().date()
            self._next.setText(reminder_words.coming((at.replace(tzinfo=None),), today))
