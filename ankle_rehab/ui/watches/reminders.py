"""What is due is told at the top of the window, one at a time, and its answer leads on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ankle_rehab.domain.bandage import Fit
from ankle_rehab.domain.desk import DESK_MINUTE
from ankle_rehab.domain.notification import Answer
from ankle_rehab.domain.reminder import Kind, Occurrence, Reminder, State
from ankle_rehab.services.ledger import Topic
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.reminders import Due
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.widgets.notice_bar import Notice
from ankle_rehab.ui.words import reminder_words

if TYPE_CHECKING:
    from ankle_rehab.services.self_test_timer import SelfTestTimer
    from ankle_rehab.ui.widgets.reminder.bar import ReminderBar

SOON_MINUTES = 10


class ReminderWatch(QObject):
    """Begins to look at the clock when it is made. While something runs nothing is told but waits.

    So it does while a bandage asks how the toes are: that comes first; and until the first page is accepted.

    `start` begins a routine. `looked` comes after each look at what is due and whether it may be told.
    """

    looked = Signal()

    def __init__(
        self, parts: Parts, window: MainWindow, start: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._start = start
        self._reminders = parts.reminders
        self._trial: Reminder | None = None
        self._told: Due | None = None
        self._testing: SelfTestTimer | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        self._reminders.changed.connect(self.look)
        self._reminders.shown.connect(self._on_shown)
        self._reminders.looked.connect(self._on_time)
        self._reminders.tried.connect(self.try_one)
        self._reminders.wanted.connect(self._on_wanted)
        parts.diary.changed.connect(self._on_written)
        parts.icing.changed.connect(self.look)
        parts.bandages.changed.connect(self.look)
        parts.self_test_came.connect(self._follow)
        window.page_changed.connect(self.look)  # whatever begins has a page of its own
        self._reminders.start()
        self.look()

    @cached_property
    def _bar(self) -> ReminderBar:
        """Built with the first one that is due."""
        from ankle_rehab.ui.widgets.reminder.bar import ReminderBar  # noqa: PLC0415 - not needed to wait

        bar = ReminderBar()
        bar.begun.connect(lambda: self._on_answer(Answer.START))
        bar.later.connect(self._on_later)
        bar.tonight.connect(lambda: self._on_answer(Answer.TONIGHT))
        bar.tomorrow.connect(lambda: self._on_answer(Answer.TOMORROW))
        bar.skipped.connect(lambda: self._on_answer(Answer.SKIP))
        bar.off.connect(self._on_off)
        self._window.place_on_top(bar)
        return bar

    def close(self) -> None:
        """Look no more by itself, nor at what is written while the diary is closed."""
        self._parts.diary.changed.disconnect(self._on_written)
        self._soon.stop()
        self._reminders.stop()

    def look(self, _fact: object = None) -> None:
        """Tell the first that wants an answer, or nothing."""
        if self._trial is None:
            self._tell()
        self.looked.emit()

    def _tell(self) -> None:
        if self.quiet:
            self._hide()
            return
        with suppress(StorageFault):
            waiting = self._reminders.open()
            if not waiting:
                self._hide()
            elif self._told != waiting[0]:
                self._told = waiting[0]
                self._display(self._told.reminder, self.late(self._told))

    def try_one(self, reminder: Reminder) -> None:
        """Show what this one will be like; no answer of it is kept."""
        self._trial = reminder
        self._display(reminder, self.tr("Only a look: no answer is kept."))

    def respond(self, due: Due, answer: Answer) -> None:
        """Do what was answered, in the bar or outside of the window; anything but OPEN and STOP."""
        if answer is Answer.START:
            self._begin_it(due)
            return
        keep: dict[Answer, Callable[[Occurrence], None]] = {
            Answer.LATER: lambda one: self._reminders.snooze(one, SOON_MINUTES),
            Answer.TONIGHT: self._reminders.to_tonight,
            Answer.TOMORROW: self._reminders.to_tomorrow,
            Answer.SKIP: lambda one: self._reminders.answer(one, State.SKIPPED),
        }
        with suppress(StorageFault):  # the diary has told of it, and it is asked again
            keep[answer](due.occurrence)

    def _begin_it(self, due: Due) -> None:
        """It begins also where the disk refuses to know of it."""
        with suppress(StorageFault):
            self._reminders.begin(due)

    @property
    def quiet(self) -> bool:
        """Whether what is due waits for now."""
        asking = self._parts.bandages.look
        return (
            self._window.outside
            or self._parts.busy
            or (self._testing is not None and self._testing.active)
            or (asking is not None and asking.fit is not Fit.WORN)
        )

    def _hide(self) -> None:
        """Nobody loses the keyboard with it: the page takes it."""
        self._told = None
        if "_bar" not in vars(self) or self._bar.isHidden():
            return
        held = self._bar.isAncestorOf(self._window.focusWidget() or self._window)
        self._bar.hide()
        if held:
            self._window.page(self._window.current_page).setFocus()

    def _follow(self, testing: SelfTestTimer) -> None:
        self._testing = testing
        testing.changed.connect(self.look)

    def _on_shown(self, _due: Due) -> None:
        """A real one takes the place of a look at one."""
        self._trial = None
        self.look()

    def _on_time(self) -> None:
        """What time it is stays true as long as it is in sight."""
        if self._trial is None and self._told is not None:
            self._bar.renew(self.late(self._told))

    def _on_written(self, topic: Topic) -> None:
        """What ends in the diary has not quite ended in its timer yet."""
        if topic in (Topic.SESSIONS, Topic.ICINGS):
            self._soon.start()

    def _display(self, reminder: Reminder, note: str) -> None:
        words = reminder_words.calls(reminder, self.routine(reminder))
        desk = reminder.kind is Kind.DESK
        self._bar.display(words, reminder_words.doing(reminder.kind), note, off=desk)

    def late(self, due: Due) -> str:
        """Why it comes later than it was set to; nothing where it does not."""
        now = self._parts.clock.now().replace(tzinfo=None)
        minutes = (now - due.occurrence.local).total_seconds() / 60
        return reminder_words.late(due.occurrence.local, now) if minutes >= 2 else ""

    def routine(self, reminder: Reminder) -> str:
        """The name of the routine that it is about, where it is about one."""
        return reminder_words.routine_name(reminder, self._parts.repertoire.usual)

    def _lead_on(self, reminder: Reminder) -> None:
        match reminder.kind:
            case Kind.PLAN:
                self._begin(self._parts.course.today().routine_id)
            case Kind.DESK:
                self._begin(DESK_MINUTE)
            case Kind.ROUTINE | Kind.BEFORE_RUN | Kind.AFTER_RUN:
                self._begin(reminder.starts)
            case Kind.PAIN | Kind.MORNING | Kind.EVENING:
                self._window.new_entry()
            case Kind.SELF_TEST:
                self._window.show_page("self-tests")
            case Kind.ICE:
                self._window.show_page("ice")
            case Kind.SHOES:
                self._window.show_page("shoes")
            case Kind.OWN | Kind.REST_EVE:
                pass

    def _begin(self, routine_id: str) -> None:
        if routine_id:
            self._start(routine_id)
        else:
            self._window.show_page("today")

    def _on_later(self, minutes: int) -> None:
        told = self._told
        if not self._was_trial() and told is not None:
            with suppress(StorageFault):
                self._reminders.snooze(told.occurrence, minutes)

    def _on_wanted(self, due: Due) -> None:
        """From the bar, from Today, or from outside of the window."""
        self._lead_on(due.reminder)

    def _on_off(self) -> None:
        told = self._told
        if not self._was_trial() and told is not None:
            with suppress(StorageFault):  # the diary has told of it
                self._turn_off(told)

    def _turn_off(self, due: Due) -> None:
        """With a way back: it stays in the list of reminders."""
        self._reminders.answer(due.occurrence, State.SKIPPED)
        self._reminders.switch_off(due.reminder)
        step = self._parts.diary.undo.newest
        back = None if step is None else partial(self._take_back, step)
        self._window.show_notice(Notice(self.tr("The minutes at the desk are turned off."), back))

    def _take_back(self, step: int) -> None:
        with suppress(StorageFault):  # the diary has told of it
            self._parts.diary.undo.take_back(step)

    def _on_answer(self, answer: Answer) -> None:
        told = self._told
        if not self._was_trial() and told is not None:
            self.respond(told, answer)

    def _was_trial(self) -> bool:
        """Whether it was only a look at one, which ends with its answer."""
        if self._trial is None:
            return False
        self._trial = None
        self._hide()
        self.look()
        return True
