"""A medicine in one's own words and when it was taken; never how much of it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.ui import text
from ankle_rehab.ui.lived import lived, stamp_of, zone_of
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.time_fields import TimeField
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

WIDEST = 560
A_DAY = timedelta(days=1)
LONG_AFTER = timedelta(hours=12)


class MedicineRow(QWidget):
    """`changed` comes when the user has changed the words or the time."""

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._at: Stamp | None = None
        self._felt: Stamp | None = None
        self._build()
        self.display("", None)

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def at(self) -> Stamp | None:
        """When it was taken, None when that was not said."""
        return self._at

    def about(self, felt: Stamp | None) -> None:
        """When the pain was felt that it was taken for, None for now."""
        self._felt = felt

    def display(self, words: str, at: Stamp | None) -> None:
        """Show these words and this time, without telling anybody."""
        self._words.blockSignals(True)
        self._words.setText(words)
        self._words.blockSignals(False)
        self._at = at
        self._show()

    def _build(self) -> None:
        rows = spaced(QVBoxLayout(self), INSIDE)
        question = self.tr("Did you take a medicine for it?")
        self._words = QLineEdit()
        self._words.setMaximumWidth(WIDEST)
        self._words.setPlaceholderText(self.tr("Its name, if you like"))
        self._words.setAccessibleName(self.tr("Medicine"))
        self._words.textChanged.connect(self._on_words)
        self._time = TimeField(self.tr("Taken at"))
        self._time.changed.connect(self._on_time)
        self._day = Words("", "note")
        self._add = button(self.tr("Add the time"), "link", self._on_add)
        self._drop = button(self.tr("Without a time"), "link", self._on_drop)
        rows.addWidget(Words(question))
        rows.addWidget(self._words)
        rows.addWidget(WrapRow(self._time, self._day, self._add, self._drop))

    def _on_words(self, _words: str) -> None:
        self.changed.emit()

    def _on_add(self) -> None:
        now = self._clock.now()
        self._at = self._felt or stamp_of(now.date(), now.time(), now.tzinfo, self._clock.zone())
        self._show()
        self.changed.emit()

    def _on_drop(self) -> None:
        self._at = None
        self._show()
        self.changed.emit()

    def _on_time(self) -> None:
        """On the day of the pain, or the evening before where that would be long after it, or is to come."""
        now = self._clock.now()
        if self._felt is None:
            day, zone, name, last = now.date(), now.tzinfo, self._clock.zone(), now
        else:
            day, zone, name = self._felt.local_date, zone_of(self._felt.zone), self._felt.zone
            last = min(now, self._felt.utc + LONG_AFTER)
        at = stamp_of(day, self._time.value, zone, name)
        self._at = at if at.utc <= last else stamp_of(day - A_DAY, self._time.value, zone, name)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        said = self._at is not None
        for part in (self._time, self._drop):
            part.setVisible(said)
        self._add.setVisible(not said)
        day = ""
        if self._at is not None:
            at = lived(self._at)
            self._time.display(at.time())
            day = text.near_day(at.date(), self._clock.now().date())
        self._day.setText(day)
        self._day.setVisible(bool(day))
