"""What is told outside of the window: by the desktop, or else by the tray, or else by the window itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.notification import Answer, Notification, Standing, Urgency
from ankle_rehab.services.ledger import Ledger
from ankle_rehab.storage.database import Database
from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.storage.notification_store import NotificationStore


class Teller(Protocol):
    """What can show a few words without answers, such as the icon in the tray."""

    def tell(self, title: str, body: str) -> bool:
        """Show them; False where that cannot be done now."""


class Desktop(QObject):
    """The desktop's own way to show notifications, on which nothing waits. This one has none and refuses.

    `stands` carries a key and its Standing once it is in sight, `refused` the key of one that is not; it may
    come in sight yet. `answered` carries a key and an Answer. `closed` carries the key of one that went by
    itself or was put away by the user.
    """

    stands = Signal(str, object)
    refused = Signal(str)
    answered = Signal(str, object)
    closed = Signal(str)

    def begin(self, standing: Mapping[str, Standing]) -> None:
        """Where notifications of an earlier run stand; comes before all else."""

    def show(self, notification: Notification) -> None:
        """Show it in place of what has its key; as soon as there is something to show it, if need be."""
        self.refused.emit(notification.key)

    def withdraw(self, key: str) -> None:
        """Show it no more; nothing is told of it."""

    def close(self) -> None:
        """Let go of the desktop; only what is urgent stays in sight."""


class Notifier(QObject):
    """Shows notifications and tells what became of them.

    `answered` carries a key and an Answer; who asked then withdraws the notification or leaves it. `closed`
    carries the key of one that is out of sight without an answer. `unheard` carries a Notification that
    neither desktop nor tray could show: the window must. `reached` comes with whether the desktop shows them,
    whenever that is another answer than before.
    """

    answered = Signal(str, object)
    closed = Signal(str)
    reached = Signal(bool)
    unheard = Signal(object)

    def __init__(
        self,
        desktop: Desktop,
        database: Database,
        ledger: Ledger,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._store = NotificationStore(database)
        self._ledger = ledger
        self._clock = clock
        self._tray: Teller | None = None
        self._reached: bool | None = None
        self._shown: dict[str, Notification] = {}
        self._told: dict[str, Notification] = {}
        self._before: dict[str, Standing] = {}
        with suppress(StorageFault):
            self._before.update(self._store.standing())
        desktop.stands.connect(self._on_stands)
        desktop.refused.connect(self._on_refused)
        desktop.answered.connect(self._on_answered)
        desktop.closed.connect(self._on_closed)
        desktop.begin(dict(self._before))

    def use_tray(self, tray: Teller | None) -> None:
        """From now on what the desktop does not show is told there first."""
        self._tray = tray

    def show(self, notification: Notification) -> None:
        """Show it in place of what has its key, also when that says the same."""
        self._told.pop(notification.key, None)
        self._shown[notification.key] = notification
        self._before.pop(notification.key, None)
        self._desktop.show(notification)

    def withdraw(self, key: str) -> None:
        """It is answered, or not wanted any more."""
        known = self._shown.pop(key, None) is not None or self._before.pop(key, None) is not None
        self._told.pop(key, None)
        if known:
            self._desktop.withdraw(key)
            self._keep(lambda: self._store.forget((key,)))

    def begin(self) -> None:
        """All that is still wanted of an earlier run was shown by now: the rest of it goes."""
        for key in tuple(self._before):
            self.withdraw(key)

    def close(self) -> None:
        """The program ends: what could not answer any more goes, only what is urgent stays."""
        usual = [key for key, one in self._shown.items() if one.urgency is Urgency.USUAL]
        self._desktop.close()
        self._shown.clear()
        if usual:
            self._keep(lambda: self._store.forget(usual))

    def _on_stands(self, key: str, standing: Standing) -> None:
        self._note(reached=True)
        if key in self._shown:
            at = self._clock.now()
            self._keep(lambda: self._store.keep(key, standing, at))

    def _on_refused(self, key: str) -> None:
        """Each is told in another way once, however often the desktop fails."""
        self._note(reached=False)
        refused = self._shown.get(key)
        if refused is None or self._told.get(key) == refused:
            return
        self._told[key] = refused
        if self._tray is None or not self._tray.tell(refused.title, refused.body):
            self.unheard.emit(refused)

    def _on_answered(self, key: str, answer: Answer) -> None:
        """An answer that comes too late or a second time is for who asked to judge."""
        self.answered.emit(key, answer)

    def _on_closed(self, key: str) -> None:
        """It may still be answered: some services close it first."""
        if key in self._shown:
            self._keep(lambda: self._store.forget((key,)))
            self.closed.emit(key)

    def _note(self, *, reached: bool) -> None:
        if reached is not self._reached:
            self._reached = reached
            self.reached.emit(reached)

    def _keep(self, write: Callable[[], None]) -> None:
        """Without room on the disk a notification is sent anew after a restart: no news for anybody."""
        with suppress(StorageFault):
            self._ledger.write_unheard(write)


def desktop_of_this_system() -> Desktop:
    """The way of this system, where it has one."""
    if sys.platform == "linux":
        from ankle_rehab.services.notify_linux import LinuxDesktop  # noqa: PLC0415 - each only where it works

        return LinuxDesktop()
    if sys.platform in ("win32", "darwin"):
        from ankle_rehab.services.notify_elsewhere import OtherDesktop  # noqa: PLC0415

        return OtherDesktop()
    return Desktop()
