"""Tells outside of the window what the window tells inside, and brings back what was answered there."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.bandage import Look
from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.notification import Answer, Notification
from ankle_rehab.domain.settings import Settings
from ankle_rehab.services.notifier import Notifier
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.reminders import Due
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.watches.reminders import ReminderWatch
from ankle_rehab.ui.words import notification_words
from ankle_rehab.ui.words.notification_words import BANDAGE, ICING


class Herald(QObject):
    """Whatever asks for something is told once, until it is answered or asks for something else.

    Where neither desktop nor tray can tell it, the window asks to be looked at.
    """

    def __init__(
        self,
        parts: Parts,
        window: MainWindow,
        reminders: ReminderWatch,
        notifier: Notifier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._reminders = reminders
        self._notifier = notifier
        self._asked: dict[str, object] = {}
        self._dues: dict[str, Due] = {}
        self._chosen = _choice(parts.preferences.settings)
        notifier.answered.connect(self._on_answered)
        notifier.unheard.connect(self._on_unheard)
        reminders.looked.connect(self._look_at_reminders)
        parts.icing.changed.connect(self._look_at_ice)
        parts.bandages.changed.connect(self._look_at_bandage)
        parts.preferences.changed.connect(self._on_settings)
        self._first = QTimer(self)  # by then the icon is in the tray, if there is one
        self._first.setSingleShot(True)
        self._first.timeout.connect(self._begin)
        self._first.start(0)

    def _begin(self) -> None:
        self.look()
        self._notifier.begin()

    def look(self) -> None:
        """Tell all that asks for something now."""
        self._look_at_reminders()
        self._look_at_ice(self._parts.icing.icing)
        self._look_at_bandage(self._parts.bandages.look)

    def close(self) -> None:
        """Tell nothing more."""
        self._first.stop()
        self._reminders.looked.disconnect(self._look_at_reminders)
        self._parts.icing.changed.disconnect(self._look_at_ice)
        self._parts.bandages.changed.disconnect(self._look_at_bandage)
        self._notifier.close()

    # what is told ------------------------------------------------------------------------------------

    def _look_at_reminders(self) -> None:
        with suppress(StorageFault):  # the diary has told of it
            waiting = () if self._reminders.quiet else self._parts.reminders.open()
            dues = {notification_words.key_of(due.reminder): due for due in waiting}
            for key in self._dues.keys() - dues.keys():
                self._withdraw(key)
            self._dues = dues
            for key, due in dues.items():
                if self._asked.get(key) != due.occurrence:
                    told = self._of_reminder(due)
                    self._asked[key] = due.occurrence
                    self._tell(key, told)

    def _look_at_ice(self, icing: Icing | None) -> None:
        if not self._is_news(ICING, None if icing is None else (icing.state, icing.check)):
            return
        words = self._parts.content.icing()
        told = None if icing is None else notification_words.icing(icing, words, detail=self._detail)
        self._tell(ICING, told)

    def _look_at_bandage(self, look: Look | None) -> None:
        if not self._is_news(BANDAGE, None if look is None else (look.fit, look.check)):
            return
        words = self._parts.content.bandage()
        told = None if look is None else notification_words.bandage(look, words, detail=self._detail)
        self._tell(BANDAGE, told)

    def _of_reminder(self, due: Due) -> Notification:
        late, routine = self._reminders.late(due), self._reminders.routine(due.reminder)
        return notification_words.due(due.reminder, routine, late, detail=self._detail)

    @property
    def _detail(self) -> bool:
        return self._parts.preferences.settings.notify_detail

    def _is_news(self, key: str, asks: object) -> bool:
        """Whether something else is asked for than before."""
        if self._asked.get(key) == asks:
            return False
        self._asked[key] = asks
        return True

    def _tell(self, key: str, told: Notification | None) -> None:
        if told is None or not self._parts.preferences.settings.notify_on:
            self._notifier.withdraw(key)
        else:
            self._notifier.show(told)

    def _withdraw(self, key: str) -> None:
        self._asked.pop(key, None)
        self._notifier.withdraw(key)

    def _on_settings(self, settings: Settings) -> None:
        """What is in sight says from now on what it may, or nothing."""
        if self._chosen != _choice(settings):
            self._chosen = _choice(settings)
            self._asked.clear()
            self.look()

    # what comes back ---------------------------------------------------------------------------------

    def _on_answered(self, key: str, answer: Answer) -> None:
        """An answer to what is not asked any more changes nothing."""
        due = self._dues.get(key)
        if key == ICING:
            self._on_ice(answer)
        elif key == BANDAGE or answer is Answer.OPEN:
            self._notifier.withdraw(key)  # it has been seen, and waits in the window
            self._window.come_forward()
        elif due is not None and answer is not Answer.STOP:
            if answer is Answer.START:  # in front of the user's eyes
                self._window.come_forward()
            self._reminders.respond(due, answer)

    def _on_ice(self, answer: Answer) -> None:
        if answer is Answer.STOP:
            self._parts.icing.confirm_end()
        self._window.come_forward()
        if self._window.current_page != "ice":
            self._window.show_page("ice")

    def _on_unheard(self, _notification: Notification) -> None:
        """The window tells it: it comes back to the task bar, and asks to be looked at there."""
        if not self._window.isVisible():
            self._window.showMinimized()
        QApplication.alert(self._window)


def _choice(settings: Settings) -> tuple[bool, bool]:
    return settings.notify_on, settings.notify_detail
