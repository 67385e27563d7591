"""Notifications by the desktop's own service on Linux: sent, answered and taken back on one connection."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ankle_rehab.domain.notification import Notification, Standing, Urgency
from ankle_rehab.services import notify_wire
from ankle_rehab.services.bus import Bus
from ankle_rehab.services.notifier import Desktop

if TYPE_CHECKING:
    from jeepney import Message

# jeepney is imported when the first notification is sent.
# ruff: noqa: PLC0415

SERVICE = "org.freedesktop.Notifications"
PLACE = "/org/freedesktop/Notifications"
THE_BUS = "org.freedesktop.DBus"
PATIENCE = 2_000
LATE_ANSWERS = 32


class LinuxDesktop(Desktop):
    """`bus` is SESSION or another address; it is opened with the first notification. After `patience`
    milliseconds one is refused that may still be shown.

    The service may be there or not, come late, be replaced, sleep or answer with errors: whoever comes is
    asked what it can do, and sent what is still wanted. Only its own word is heard.
    """

    def __init__(self, bus: str = "SESSION", patience: int = PATIENCE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = Bus(bus, self)
        self._bus.up.connect(self._on_up)
        self._bus.heard.connect(self._on_heard)
        self._bus.lost.connect(self._on_lost)
        self._owner = ""
        self._able: frozenset[str] | None = None
        self._asking = False
        self._round = 0  # each service is another one; an answer of an earlier one means nothing
        self._standing: dict[str, Standing] = {}  # of an earlier run
        self._going: set[str] = set()  # those of them that are not wanted any more
        self._wanted: dict[str, Notification] = {}
        self._new: set[str] = set()  # nobody has said yet whether they can be shown
        self._sent: dict[str, Notification] = {}
        self._unanswered: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._late: dict[int, str] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience)
        self._patience.timeout.connect(self._refuse)

    def begin(self, standing: Mapping[str, Standing]) -> None:
        self._standing = dict(standing)

    def show(self, notification: Notification) -> None:
        key = notification.key
        self._wanted[key] = notification
        self._new.add(key)
        self._going.discard(key)
        if key not in self._unanswered:
            self._sent.pop(key, None)  # the same words once more are news too
        self._patience.start()
        self._go_on()

    def withdraw(self, key: str) -> None:
        number = self._numbers.get(key)
        self._drop(key)
        if number is not None:
            self._put_away(number)
        elif key in self._standing:
            self._going.add(key)
            self._go_on()

    def close(self) -> None:
        for key, number in self._numbers.items():
            if self._wanted[key].urgency is Urgency.USUAL:
                self._put_away(number)
        self._patience.stop()
        self._bus.close()

    # the service -------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Do what comes next on the way to having shown all that is wanted, and nothing else."""
        if not self._bus.open():
            self._refuse()
        elif self._able is None:
            self._ask()
        else:
            for key in self._going & self._standing.keys():
                self._put_away(self._standing.pop(key).number)
            self._going.clear()
            for key in tuple(self._wanted):
                self._send(key)

    def _on_up(self) -> None:
        """Follow the service, and ask what it can do: that starts it where it waits to be called."""
        from jeepney import message_bus

        of_the_bus = f"type='signal',sender='{THE_BUS}',member='NameOwnerChanged'"
        for rule in (
            f"type='signal',sender='{SERVICE}',interface='{SERVICE}',path='{PLACE}'",
            f"{of_the_bus},arg0='{SERVICE}'",
        ):
            self._bus.call(message_bus.AddMatch(rule))
        self._ask()

    def _ask(self) -> None:
        if self._bus.ready and not self._asking:
            self._asking = True
            self._bus.call(_call("GetCapabilities"), partial(self._on_able, self._round))

    def _on_able(self, asked_in: int, answer: Message) -> None:
        if asked_in != self._round:
            return
        self._asking = False
        body = _body(answer)
        if body is None:
            self._refuse()
            return
        self._owner = _sender(answer)
        self._able = frozenset(map(str, body[0])) if body and isinstance(body[0], list) else frozenset()
        self._standing = {key: one for key, one in self._standing.items() if one.server == self._server}
        for key in self._wanted.keys() & self._standing.keys():
            self._numbers[key] = self._standing.pop(key).number
        self._go_on()

    @property
    def _server(self) -> str:
        return f"{self._bus.guid} {self._owner}"

    def _forget_service(self) -> None:
        """It has gone, and all that it showed with it."""
        self._owner, self._able, self._asking = "", None, False
        self._round += 1
        self._sent.clear()
        self._unanswered.clear()
        self._numbers.clear()
        self._late.clear()

    def _on_lost(self) -> None:
        self._forget_service()
        self._refuse()

    # one notification --------------------------------------------------------------------------------

    def _send(self, key: str) -> None:
        """Only one at a time of each key: its number is not known before the answer."""
        wanted = self._wanted[key]
        if key in self._unanswered or self._sent.get(key) == wanted:
            return
        self._sent[key] = wanted
        self._unanswered.add(key)
        body = notify_wire.asked(wanted, self._numbers.get(key, 0), self._able or ())
        answered = partial(self._on_number, self._round, wanted)
        self._bus.call(_call("Notify", notify_wire.SIGNATURE, body), answered)

    def _on_number(self, sent_in: int, sent: Notification, answer: Message) -> None:
        if sent_in != self._round:
            return
        key, body = sent.key, _body(answer)
        self._unanswered.discard(key)
        number = body[0] if body and isinstance(body[0], int) else None
        if number is not None and key in self._wanted:
            self._numbers[key] = number
            self._settle(key)
            self.stands.emit(key, Standing(number, self._server))
        elif number is not None:
            self._put_away(number)
        elif key in self._wanted:
            self._sent.pop(key, None)
            self._settle(key)
            self.refused.emit(key)
        if number is not None and self._wanted.get(key, sent) != sent:
            self._send(key)

    def _put_away(self, number: int) -> None:
        self._bus.call(_call("CloseNotification", "u", (number,)))

    def _drop(self, key: str) -> None:
        for known in (self._wanted, self._sent, self._numbers):
            known.pop(key, None)
        self._settle(key)

    def _settle(self, key: str) -> None:
        """It is known what became of it; wait no longer than there is something to wait for."""
        self._new.discard(key)
        if not self._new:
            self._patience.stop()

    def _refuse(self) -> None:
        """Nobody shows them, or not in time."""
        refused = self._new & self._wanted.keys()
        self._new.clear()
        self._patience.stop()
        for key in sorted(refused):
            self.refused.emit(key)

    # what is heard -----------------------------------------------------------------------------------

    def _on_heard(self, message: Message) -> None:
        from jeepney import HeaderFields

        sender = _sender(message)
        own = self._owner != "" and sender == self._owner
        match message.header.fields.get(HeaderFields.member), message.body:
            case "NameOwnerChanged", (name, _, str(owner)) if name == SERVICE and sender == THE_BUS:
                self._forget_service()
                if owner and self._wanted:
                    self._go_on()
            case "ActionInvoked", (int(number), str(word)) if own:
                self._on_action(number, word)
            case "ActivationToken", (int(number), str(token)) if own and self._key(number):
                os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt brings a window forward with it
            case "NotificationClosed", (int(number), *_) if own:
                self._on_gone(number)

    def _on_action(self, number: int, word: str) -> None:
        """Some services say that it is gone before they say how it was answered."""
        key = self._key(number) or self._late.pop(number, "")
        answer = notify_wire.answer_of(word)
        if key and answer is not None:
            self.answered.emit(key, answer)

    def _on_gone(self, number: int) -> None:
        key = self._key(number)
        if key:
            self._drop(key)
            self._late[number] = key
            for oldest in tuple(self._late)[:-LATE_ANSWERS]:
                del self._late[oldest]
            self.closed.emit(key)

    def _key(self, number: int) -> str:
        """What is known under that number; nothing for a stranger's."""
        return next((key for key, one in self._numbers.items() if one == number), "")


def _call(member: str, signature: str | None = None, body: tuple[object, ...] = ()) -> Message:
    from jeepney import DBusAddress, new_method_call

    return new_method_call(DBusAddress(PLACE, SERVICE, SERVICE), member, signature, body)


def _body(answer: Message) -> tuple[object, ...] | None:
    """What was answered; None for an error."""
    from jeepney import MessageType

    return None if answer.header.message_type is MessageType.error else answer.body


def _sender(message: Message) -> str:
    from jeepney import HeaderFields

    return str(message.header.fields.get(HeaderFields.sender, ""))
