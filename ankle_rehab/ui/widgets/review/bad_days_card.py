"""The worst mornings, each with the two days before it laid out in the order of time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.timeline import DAYS_BEFORE, BadDay, BadDays
from ankle_rehab.ui.style import GROUP, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import PADDING, Card, remove
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import bad_days_words

CELL_LETTERS = 28


class DayBefore(QWidget):
    """One of the days before a bad morning, and what is known of it."""

    def __init__(self, heading: str, words: str) -> None:
        super().__init__()
        rows = spaced(QVBoxLayout(self), 2)
        rows.addWidget(Words(heading, "note"))
        rows.addWidget(Words(words))
        rows.addStretch()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """All alike, so that the days of one morning stand over those of the next."""
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * CELL_LETTERS)


class Morning(QWidget):
    """One of the worst mornings, a link to its entry; `opened` when it was followed."""

    opened = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        rows = spaced(QVBoxLayout(self), 0)
        link = button(words, "link", self.opened.emit)
        link.setAccessibleName(self.tr("Open {entry}").format(entry=words))
        rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addStretch()
        self._wanted = 0

    def want(self, width: int) -> None:
        """Ask for so much room; with less it is content."""
        if width != self._wanted:
            self._wanted = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._wanted), hint.height())


class BadDaysCard(Card):
    """`edit_requested` carries the number of the entry of a morning."""

    edit_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("Before the worst mornings"))
        self._shown: tuple[BadDays, DistanceUnit] | None = None
        self._count = self.body("", "note")
        self._mornings = spaced(QVBoxLayout(), GROUP)
        self.add(self._mornings)
        self._often = self.body("")
        self._note = self.body("", "note")

    def display(self, worst: BadDays, unit: DistanceUnit = DistanceUnit.KILOMETRES) -> None:
        """Show the worst mornings of a range; without any the card says so."""
        if (worst, unit) == self._shown:
            return
        self._shown = (worst, unit)
        while self._mornings.count():
            remove(self._mornings, 0)
        for one in worst.days:
            self._mornings.addWidget(self._morning(one, unit))
        self._align()
        often = bad_days_words.often_before(worst)
        self._often.setText(often)
        self._often.setVisible(bool(often))
        if worst.days:
            self._count.setText(bad_days_words.bad_days_title(worst))
        elif worst.mornings:
            self._count.setText(self.tr("No morning in this time has a score above 0."))
        else:
            self._count.setText(self.tr("No morning scores in this time."))
        self._note.setText(bad_days_words.only_before() if worst.days else "")
        self._note.setVisible(bool(worst.days))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._align()

    def _morning(self, one: BadDay, unit: DistanceUnit) -> QWidget:
        morning = Morning(bad_days_words.bad_day(one))
        morning.opened.connect(lambda: self.edit_requested.emit(one.entry_id))
        days: list[QWidget] = [morning]
        for back in range(DAYS_BEFORE, -1, -1):
            happened = [event for event in one.events if event.days_before == back]
            if happened or back:
                said = bad_days_words.events(happened, unit)
                days.append(DayBefore(bad_days_words.days_before(back), said))
        return WrapRow(*days, spacing=GROUP)

    def _align(self) -> None:
        """All mornings as wide as the widest, so that their days stand below each other; in a narrow window
        each has a line of its own."""
        mornings = [one for one in self.findChildren(Morning) if not one.isHidden()]
        widest = max((one.minimumSizeHint().width() for one in mornings), default=0)
        days = self.findChildren(DayBefore)
        needed = widest + DAYS_BEFORE * (GROUP + max((day.width() for day in days), default=0))
        room = self.contentsRect().width() - 2 * PADDING
        for one in mornings:
            one.want(widest if needed <= room else room)
