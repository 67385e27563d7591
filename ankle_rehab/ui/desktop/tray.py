"""What the icon in the tray offers: what comes next, the ways in, a rest from reminders, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu

from ankle_rehab.domain.notification import Answer
from ankle_rehab.resources import resource
from ankle_rehab.services.parts import Parts
from ankle_rehab.services.reminders import Due
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui import text
from ankle_rehab.ui.desktop.tray_icon import TrayPlace
from ankle_rehab.ui.main_window import NAME, MainWindow
from ankle_rehab.ui.watches.reminders import ReminderWatch

A_DAY = timedelta(days=1)
WEEK = 7 * A_DAY


class Tray(QObject):
    """Nothing in it tells what a reminder is about: others may look on. Each look at the menu is a fresh one.

    `start` begins a routine, an empty one leads to the choice of them; `reminders` is None while the diary is
    only read. `left` comes when the program is to end.
    """

    left = Signal()

    def __init__(
        self,
        parts: Parts,
        window: MainWindow,
        place: TrayPlace,
        *,
        start: Callable[[str], None],
        reminders: ReminderWatch | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._place = place
        self._start = start
        self._reminders = reminders
        self.menu = QMenu(NAME)
        self.menu.aboutToShow.connect(self.refresh)
        self._build()
        self.refresh()
        place.pressed.connect(window.come_forward)
        place.put(program_icon(), NAME, self.menu)

    def close(self) -> None:
        """Take the icon away."""
        self._place.close()
        self.menu.deleteLater()

    def tell(self, title: str, body: str) -> bool:
        """Show a few words beside the icon; False where that cannot be done now."""
        return self._place.tell(title, body)

    def refresh(self) -> None:
        """Say what holds now."""
        inside = not self._window.outside
        due, coming, resting = self._looked_up()
        self._next.setText(coming or self.tr("No reminder is coming"))
        self._next.setEnabled(inside)
        self._next.setVisible(due is None and self._reminders is not None)
        self._due.menuAction().setVisible(due is not None)
        self._answer_for(due)
        self._rest.menuAction().setVisible(inside and self._reminders is not None)
        self._go_on.setVisible(resting is not None)
        running = self._parts.run is not None and self._parts.player.active
        self._begin.setText(self.tr("Go back to the session") if running else self.tr("Start a session"))
        self._begin.setEnabled(inside)
        icing = self._parts.icing.icing
        left = text.countdown(icing.remaining) if icing is not None and self._parts.icing.active else ""
        self._ice.setText(self.tr("Ice: {time} to go").format(time=left) if left else self.tr("Ice"))
        self._ice.setEnabled(inside)

    def _build(self) -> None:
        menu = self.menu
        self._next = self._item(menu, "", partial(self._open, "reminders"))
        self._due = menu.addMenu(self.tr("A reminder waits"))
        menu.addSeparator()
        self._item(menu, self.tr("Open Ankle Rehab"), self._window.come_forward)
        self._begin = self._item(menu, "", self._on_begin)
        self._ice = self._item(menu, "", partial(self._open, "ice"))
        menu.addSeparator()
        self._rest = menu.addMenu(self.tr("Pause reminders"))
        self._item(self._rest, self.tr("Until tomorrow"), lambda: self._pause(A_DAY))
        self._item(self._rest, self.tr("For a week"), lambda: self._pause(WEEK))
        self._go_on = self._item(menu, self.tr("Let reminders come again"), lambda: self._pause(None))
        menu.addSeparator()
        self._item(menu, self.tr("Quit"), self.left.emit)

    def _item(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        item = menu.addAction(words)
        item.triggered.connect(lambda _checked=False: act())
        return item

    def _looked_up(self) -> tuple[Due | None, str, date | None]:
        """What waits for an answer, when the next one comes, and until when all of them rest."""
        if self._window.outside or self._reminders is None:
            return None, "", None
        reminders = self._parts.reminders
        with suppress(StorageFault):  # the diary has told of it
            today = self._parts.clock.now().date()
            resting = reminders.paused_until
            waiting = reminders.open()
            coming = reminders.next_due()
            words = ""
            if coming is not None:
                words = self._coming(coming[1], today)
            return (waiting[0] if waiting else None), words, resting
        return None, "", None

    def _coming(self, local: datetime, today: date) -> str:
        time = text.clock_time(local)
        if local.date() == today:
            return self.tr("Next reminder: today at {time}").format(time=time)
        if local.date() == today + A_DAY:
            return self.tr("Next reminder: tomorrow at {time}").format(time=time)
        day = text.day_of_year(local.date(), today)
        return self.tr("Next reminder: {day}, {time}").format(day=day, time=time)

    def _answer_for(self, due: Due | None) -> None:
        self._due.clear()
        watch = self._reminders
        if due is None or watch is None:
            return
        words = {
            Answer.START: self.tr("Open it"),
            Answer.LATER: self.tr("In 10 minutes"),
            Answer.TONIGHT: self.tr("Tonight"),
            Answer.TOMORROW: self.tr("Tomorrow"),
            Answer.SKIP: self.tr("Skip"),
        }
        for answer, said in words.items():
            self._item(self._due, said, partial(self._respond, watch, due, answer))

    def _respond(self, watch: ReminderWatch, due: Due, answer: Answer) -> None:
        """What starts something does so in front of the user's eyes; one answered elsewhere is left alone."""
        waiting: tuple[Due, ...] = ()
        with suppress(StorageFault):
            waiting = self._parts.reminders.open()
        if all(one.occurrence != due.occurrence for one in waiting):
            return
        if answer is Answer.START:
            self._window.come_forward()
        watch.respond(due, answer)

    def _open(self, page: str) -> None:
        self._window.come_forward()
        self._window.show_page(page)

    def _on_begin(self) -> None:
        self._window.come_forward()
        if self._parts.run is not None and self._parts.player.active:
            self._window.show_page("player")
            return
        planned = ""
        with suppress(StorageFault):
            planned = self._parts.course.today().routine_id
        self._start(planned)

    def _pause(self, days: timedelta | None) -> None:
        until = None if days is None else self._parts.clock.now().date() + days
        self._parts.reminders.pause(until)


def program_icon() -> QIcon:
    """The program's own picture, which has a ground of its own and so is seen on every panel."""
    return QIcon(str(resource("icons", "ankle-rehab.png")))
