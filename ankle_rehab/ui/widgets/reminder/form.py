"""One small form for a reminder: of what, on which days, at what times, and how late it may be."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ankle_rehab.domain.reminder import GRACE_MINUTES, Kind, Reminder
from ankle_rehab.domain.schedule import Repeat, Schedule
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_box import ChoiceBox
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.reminder.schedule_fields import FIRST_TIME, ScheduleFields
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.tick import Tick
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import reminder_words

LONGEST_WORDS = 200
GRACES = (30, 60, GRACE_MINUTES, 240, 480)
DESK_HOURS = (time(10), time(14), time(16))
_AT = {
    Kind.DESK: DESK_HOURS,
    Kind.MORNING: (time(8),),
    Kind.EVENING: (time(20),),
    Kind.REST_EVE: (time(20),),
}


def usual(kind: Kind, today: date) -> Schedule:
    """When one of a kind comes as long as nobody chose: at the desk on working days, all else every day."""
    if kind.follows:
        return Schedule((), today, Repeat.FOLLOWS)
    if kind is Kind.SHOES:
        return Schedule((FIRST_TIME,), today, Repeat.MONTHLY)
    times = _AT.get(kind, (FIRST_TIME,))
    if kind is Kind.DESK:
        return Schedule(times, today, weekdays=reminder_words.WORKING_DAYS)
    return Schedule(times, today)


class ReminderForm(Card):
    """`saved` carries the Reminder as it is to be kept, `left` says that nothing is wanted.

    `changed` carries it as it stands while it is written, None as long as something is missing.

    `routines` are the names of all routines by their ids. The number of a reminder that is changed stays.
    One of a kind that is no more offered for new ones keeps it.
    """

    saved = Signal(object)
    left = Signal()
    changed = Signal(object)

    def __init__(self, routines: dict[str, str], reminder: Reminder, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._routines = routines
        self._shown = reminder
        self._today = reminder.schedule.since
        self._usual: Schedule | None = reminder.schedule if reminder.id is None else None
        self._build()
        self._display(reminder)

    def refuse(self, wrong: str) -> None:
        """Say what is to be put right; nothing hides it."""
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            announce(self._wrong, wrong)

    def tell(self, words: str) -> None:
        """Write it back as it would stand in the list, without speaking at every key."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    @property
    def value(self) -> Reminder | None:
        """What is written so far, None as long as something is missing."""
        kind = self._kind.value
        if kind is None or self._lacking(kind):
            return None
        return Reminder(
            kind,
            self._when.value,
            str(self._routine.currentData()) if kind is Kind.ROUTINE else "",
            self._words.text().strip() if kind is Kind.OWN else "",
            only_if_not_done=self._not_done.ticked,
            on=self._shown.on,
            id=self._shown.id,
            grace_minutes=self._grace.value or GRACE_MINUTES,
        )

    @staticmethod
    def fresh(today: date, kind: Kind = Kind.PLAN, routine_id: str = "") -> Reminder:
        """A new one to begin with, at its usual time."""
        return Reminder(kind, usual(kind, today), routine_id)

    def _display(self, reminder: Reminder) -> None:
        self.retitle(self.tr("New reminder") if reminder.id is None else self.tr("Change the reminder"))
        gone = bool(reminder.routine_id) and reminder.routine_id not in self._routines
        self._routine.setCurrentIndex(
            -1 if gone else max(0, self._routine.findData(reminder.routine_id))
        )  # nothing is put in the place of a routine that is gone
        self._words.setText(reminder.words)
        self._when.display(reminder.schedule)
        self._grace.display(reminder.grace_minutes)
        self._not_done.display(reminder.only_if_not_done)
        self._kind.display(reminder.kind)  # the last: from here on it is whole
        self._wrong.hide()
        self._settle()

    def _build(self) -> None:
        kinds = [one for one in Kind if one is not Kind.PAIN or self._shown.kind is one]
        self._kind = ChoiceRow(self.tr("Remind me of"), [(one, reminder_words.kind(one)) for one in kinds])
        self._kind.chosen.connect(self._on_kind)
        self._routine = QComboBox()
        self._routine.setAccessibleName(self.tr("Which routine"))
        self._routine.setPlaceholderText(self.tr("Which routine"))
        for routine_id, name in self._routines.items():
            self._routine.addItem(name, routine_id)
        self._words = QLineEdit()
        self._words.setMaxLength(LONGEST_WORDS)
        self._words.setPlaceholderText(self.tr("What shall it say?"))
        self._words.setAccessibleName(self.tr("What shall it say?"))
        self._hint = Words("", "note")
        self._when = ScheduleFields()
        self._when.changed.connect(self._on_when)
        graces = sorted({*GRACES, self._shown.grace_minutes})
        self._grace = ChoiceBox(
            self.tr("How late it may still be shown"),
            None,
            [(one, reminder_words.grace(one)) for one in graces],
        )
        self._late = WrapRow(
            Words(self.tr("If it cannot come in time, show it up to")), self._grace, Words(self.tr("late"))
        )
        self._not_done = Tick(self.tr("Only if it is not done yet"))
        self._told = Words("", "note")
        self._told.hide()
        self._wrong = Words("", "warning")
        self._routine.currentIndexChanged.connect(self._on_changed)
        self._words.textChanged.connect(self._on_changed)
        self._not_done.changed.connect(self._on_changed)
        self._grace.changed.connect(self._on_changed)
        for part in (self._kind, self._routine, self._words, self._hint, self._when):
            self.add(part)
        for more in (self._not_done, self._late, self._told, self._wrong):
            self.add(more)
        keep = button(self.tr("Save the reminder"), "primary", self._on_save)
        leave = button(self.tr("Leave it"), "link", self.left.emit)
        self.add(WrapRow(keep, leave), gap=INSIDE)

    def _on_kind(self, kind: Kind) -> None:
        """A new one takes on the usual time of its kind, as long as nobody chose another."""
        self._when.follow(follows=kind.follows)
        if self._usual is not None:
            self._usual = usual(kind, self._today)
            self._when.display(self._usual)
        self._settle()
        self._on_changed()

    def _on_when(self) -> None:
        self._usual = None
        self._on_changed()

    def _settle(self) -> None:
        """Ask only what belongs to the answers so far."""
        kind = self._kind.value
        if kind is None:
            return
        self._routine.setVisible(kind is Kind.ROUTINE)
        self._words.setVisible(kind is Kind.OWN)
        self._hint.setText(reminder_words.explained(kind))
        self._hint.setVisible(bool(reminder_words.explained(kind)))
        self._not_done.setVisible(reminder_words.asks_for_something(kind))

    def _lacking(self, kind: Kind) -> str:
        """What is still to be said, in words; nothing where all is."""
        if kind is Kind.OWN and not self._words.text().strip():
            return self.tr("Please write what it shall say.")
        if kind is Kind.ROUTINE and self._routine.currentIndex() < 0:
            return self.tr("Please choose a routine. The one from before is no longer there.")
        return "" if self._when.chosen else self.tr("Please choose at least one day.")

    def _on_changed(self, _value: object = None) -> None:
        self.changed.emit(self.value)

    def _on_save(self) -> None:
        kind, written = self._kind.value, self.value
        self.refuse("" if kind is None else self._lacking(kind))
        if written is not None:
            self.saved.emit(written)
