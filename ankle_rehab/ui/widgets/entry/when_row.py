"""When it was: now, or a day and a time up to now."""

from __future__ import annotations

from datetime import timedelta, tzinfo
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.pain import LATE_AFTER
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived, stamp_of, zone_of
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.time_fields import DayField, TimeField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

A_DAY = timedelta(days=1)


class Back(Enum):
    """How far back."""

    NOW = "now"
    TODAY = "today"
    YESTERDAY = "yesterday"
    EARLIER = "earlier"


class WhenRow(QWidget):
    """`changed` comes when the user has said another time. Times are those of the clock on the wall there."""

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._kept: Stamp | None = None
        self._written: Stamp | None = None
        self._zone = self._here()
        self._build()
        self.display(None)

    @property
    def value(self) -> Stamp | None:
        """The time that was said, None for now."""
        if self._back.value is Back.NOW:
            return None
        if self._kept is not None:
            return self._kept
        return stamp_of(self._day.value, self._time.value, *self._zone)

    @property
    def to_come(self) -> bool:
        """Whether a time was said that is still to come."""
        said = self.value
        return said is not None and said is not self._kept and said.utc > self._clock.now()

    def display(self, stamp: Stamp | None, written: Stamp | None = None) -> None:
        """Show this time, or now, of an entry `written` before; it stays as it is until another is said."""
        self._kept, self._written = stamp, written
        self._zone = self._here() if stamp is None else (zone_of(stamp.zone), stamp.zone)
        at = self._clock.now() if stamp is None else lived(stamp)
        back = Back.NOW
        if stamp is not None:
            days = (self._clock.now().date() - stamp.local_date).days
            back = {0: Back.TODAY, 1: Back.YESTERDAY}.get(days, Back.EARLIER)
        self._back.display(back)
        self._day.display(at.date())
        self._time.display(at.time())
        self._show()

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        choices = (
            (Back.NOW, self.tr("Now")),
            (Back.TODAY, self.tr("Earlier today")),
            (Back.YESTERDAY, self.tr("Yesterday")),
            (Back.EARLIER, self.tr("Another day")),
        )
        self._back = ChoiceRow(self.tr("When was it?"), choices)
        self._day = DayField(self.tr("Day"))
        self._time = TimeField(self.tr("Time"))
        self._fields = WrapRow(self._day, self._time, spacing=GROUP)
        self._told = Words("", "note")
        self._wrong = Words(self.tr("That is still to come. Please take a time up to now."), "warning")
        for part in (self._back, self._fields, self._told, self._wrong):
            rows.addWidget(part)
        self._back.chosen.connect(self._on_back)
        self._day.changed.connect(self._on_field)
        self._time.changed.connect(self._on_field)

    def _here(self) -> tuple[tzinfo | None, str]:
        return self._clock.now().tzinfo, self._clock.zone()

    def _on_back(self, back: Back) -> None:
        """A day is fixed when it is chosen, so that it stays the same after midnight."""
        today = self._clock.now().date()
        self._kept, self._zone = None, self._here()
        if back in (Back.NOW, Back.TODAY):
            self._day.display(today)
            self._time.display(self._clock.now().time())
        else:
            self._day.display(today - A_DAY)
        self._show()
        self.changed.emit()

    def _on_field(self) -> None:
        self._kept = None
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        back, said = self._back.value, self.value
        self._fields.setVisible(back is not Back.NOW)
        self._day.setVisible(back is Back.EARLIER)
        wrong = self.to_come
        self._wrong.setVisible(wrong)
        words = ""
        if said is not None and not wrong:
            words = text.day_and_time(lived(said), self._clock.now().date())
            written = self._clock.now() if self._written is None else self._written.utc
            if abs(written - said.utc) > LATE_AFTER:
                words = self.tr("{when}. It will be marked as written later.").format(when=words)
        self._told.setText(words)
        self._told.setVisible(bool(words))
