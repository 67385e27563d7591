"""The icon in the tray, which may come late, goes with its panel, and is missing on some desktops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from jeepney import Message

    from ankle_rehab.services.bus import Bus

# jeepney is imported when the bus is there.
# ruff: noqa: PLC0415

WATCHER = "org.kde.StatusNotifierWatcher"
SHOWN_MILLISECONDS = 10_000


class TrayPlace(QObject):
    """Where an icon can be put; this one is nowhere.

    `pressed` comes with a click on the icon or on words beside it; `changed` when a tray came or went.
    """

    pressed = Signal()
    changed = Signal()

    def put(self, icon: QIcon, words: str, menu: QMenu) -> None:
        """Show it there, as soon as there is a tray; whoever made the menu keeps it."""

    @property
    def there(self) -> bool:
        """Whether it is in sight, as far as that can be known."""
        return False

    def tell(self, title: str, body: str) -> bool:  # noqa: ARG002 - nobody sees it
        """Show a few words beside it; False where that cannot be done now."""
        return False

    def close(self) -> None:
        """Take it away."""


class SystemTray(TrayPlace):
    """The tray of this desktop.

    It is reached over the session bus, or else by the X server. Qt settles which one when an icon is made,
    and brings it back by itself as often as that tray comes back; for one on the bus that comes later it is
    made anew.
    """

    def __init__(self, bus: Bus | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._icon: QSystemTrayIcon | None = None
        self._look: tuple[QIcon, str, QMenu] | None = None
        self._on_bus = False
        self._by_bus = False
        if bus is not None:
            bus.setParent(self)
            bus.up.connect(self._on_up)
            bus.heard.connect(self._on_heard)
            bus.lost.connect(self._on_lost)

    def put(self, icon: QIcon, words: str, menu: QMenu) -> None:
        self._look = (icon, words, menu)
        if self._bus is None or not self._bus.open():
            self._make()

    @property
    def there(self) -> bool:
        if self._icon is None:
            return False
        if self._bus is None:
            return QSystemTrayIcon.isSystemTrayAvailable()
        return self._on_bus if self._by_bus else not self._icon.geometry().isEmpty()

    def tell(self, title: str, body: str) -> bool:
        shown = self._icon is not None and self.there and QSystemTrayIcon.supportsMessages()
        if shown and self._icon is not None and self._look is not None:
            self._icon.showMessage(title, body, self._look[0], SHOWN_MILLISECONDS)
        return shown

    def close(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._drop()

    def _make(self) -> None:
        self._drop()
        if self._look is None:
            return
        icon, words, menu = self._look
        self._by_bus = self._on_bus
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(words)
        self._icon.setContextMenu(menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.pressed)
        self._icon.show()
        self.changed.emit()

    def _drop(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.pressed.emit()

    # the bus -----------------------------------------------------------------------------------------

    def _on_up(self) -> None:
        from jeepney import message_bus

        if self._bus is not None:
            rule = f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{WATCHER}'"
            self._bus.call(message_bus.AddMatch(rule))
            self._bus.call(message_bus.NameHasOwner(WATCHER), self._on_answer)

    def _on_answer(self, answer: Message) -> None:
        self._note(on_bus=answer.body == (True,))

    def _on_heard(self, message: Message) -> None:
        if len(message.body) == 3 and message.body[0] == WATCHER:
            self._note(on_bus=bool(message.body[2]))

    def _on_lost(self) -> None:
        self._note(on_bus=False)

    def _note(self, *, on_bus: bool) -> None:
        self._on_bus = on_bus
        if self._icon is None or (on_bus and not self._by_bus):
            self._make()
        else:
            self.changed.emit()
