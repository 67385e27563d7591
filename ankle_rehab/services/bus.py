"""One connection to a message bus on which nothing ever waits: what is sent and heard passes by Qt's loop."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from jeepney import Message

# jeepney is imported when a bus is first asked for.
# ruff: noqa: PLC0415

READ_BYTES = 64 * 1024
READS_AT_ONCE = 8
LONGEST_LINE = 8 * 1024
MOST_UNSENT = 1024 * 1024
_BROKEN = (ValueError, LookupError, TypeError, AssertionError, RecursionError, struct.error)


class Bus(QObject):
    """`address` is SESSION, SYSTEM or one of D-Bus; the bus lies at a socket of this computer.

    `up` comes once calls are carried, `heard` carries each signal, `lost` comes when the connection has gone
    by itself: answers that were waited for will not come then. `guid` names the bus, and is another one after
    it was started anew.
    """

    up = Signal()
    heard = Signal(object)
    lost = Signal()

    def __init__(self, address: str = "SESSION", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._socket: socket.socket | None = None
        self._listening: QSocketNotifier | None = None
        self._writing: QSocketNotifier | None = None
        self._unsent = b""
        self._line = b""
        self._ready = False
        self._waiting: dict[int, Callable[[Message], None]] = {}
        self.guid = ""

    @property
    def ready(self) -> bool:
        """Whether calls are carried."""
        return self._ready

    def open(self) -> bool:
        """Begin to connect, unless that is so already; False where there is no such bus."""
        if self._socket is not None:
            return True
        try:
            from jeepney import Parser
            from jeepney.auth import make_auth_external
            from jeepney.bus import get_bus

            place = get_bus(_known(self._address))
            there = socket.socket(socket.AF_UNIX)
            there.setblocking(False)
        except (ImportError, AttributeError, KeyError, OSError, RuntimeError, ValueError, StopIteration):
            return False
        try:
            there.connect(place)
        except OSError:  # BlockingIOError too: nobody takes the connection now
            there.close()
            return False
        self._socket, self._parser, self._serials = there, Parser(), count(1)
        self._listening = QSocketNotifier(there.fileno(), QSocketNotifier.Type.Read, self)
        self._listening.activated.connect(self._on_readable)
        self._send(b"\0" + make_auth_external())
        return self._socket is not None

    def call(self, message: Message, answered: Callable[[Message], None] | None = None) -> None:
        """Send it; `answered` gets the answer, be it an error, unless the connection is lost before."""
        if not self._ready:
            return
        serial = next(self._serials)
        if answered is not None:
            self._waiting[serial] = answered
        self._send(message.serialise(serial=serial))

    def close(self) -> None:
        """Let go of the bus; what was sent before still arrives there."""
        for watch in (self._listening, self._writing):
            if watch is not None:
                watch.setEnabled(False)
                watch.deleteLater()
        if self._socket is not None:
            self._socket.close()
        self._socket = self._listening = self._writing = None
        self._unsent = self._line = b""
        self._ready, self.guid = False, ""
        self._waiting.clear()

    # what is sent ------------------------------------------------------------------------------------

    def _send(self, data: bytes) -> None:
        """As much as the socket takes now; the rest when it takes more. A bus that takes nothing is lost."""
        self._unsent += data
        if len(self._unsent) > MOST_UNSENT:
            self._lose()
        elif self._writing is None:
            self._on_writable()

    def _on_writable(self) -> None:
        if self._socket is None:
            return
        try:
            sent = self._socket.send(self._unsent)
        except BlockingIOError:
            sent = 0
        except OSError:
            self._lose()
            return
        self._unsent = self._unsent[sent:]
        if self._unsent and self._writing is None:
            self._writing = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Write, self)
            self._writing.activated.connect(self._on_writable)
        elif not self._unsent and self._writing is not None:
            self._writing.setEnabled(False)
            self._writing.deleteLater()
            self._writing = None

    # what is heard -----------------------------------------------------------------------------------

    def _on_readable(self) -> None:
        for _ in range(READS_AT_ONCE):
            if self._socket is None:
                return
            try:
                data = self._socket.recv(READ_BYTES)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if not data:
                self._lose()
                return
            self._take(data)

    def _take(self, data: bytes) -> None:
        """The bus greets with one line; all that follows are messages."""
        if not self.guid:
            self._line += data
            line, ended, data = self._line.partition(b"\r\n")
            if len(line) > LONGEST_LINE or (ended and not line.startswith(b"OK ")):
                self._lose()
                return
            if not ended:
                return
            self.guid = line[3:].decode("ascii", "replace")
            self._greet()
        try:
            self._parser.add_data(data)
            while self._socket is not None and (message := self._parser.get_next_message()) is not None:
                self._hear(message)
        except _BROKEN:  # no message of a bus, or one that this library cannot read
            self._lose()

    def _greet(self) -> None:
        from jeepney import message_bus
        from jeepney.auth import BEGIN

        serial = next(self._serials)
        self._waiting[serial] = self._on_hello
        self._send(BEGIN + message_bus.Hello().serialise(serial=serial))

    def _on_hello(self, answer: Message) -> None:
        from jeepney import MessageType

        if answer.header.message_type is MessageType.error:
            self._lose()
        else:
            self._ready = True
            self.up.emit()

    def _hear(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType

        kind = message.header.message_type
        if kind is MessageType.signal:
            self.heard.emit(message)
        elif kind is not MessageType.method_call:
            serial = message.header.fields.get(HeaderFields.reply_serial)
            answered = self._waiting.pop(serial, None) if isinstance(serial, int) else None
            if answered is not None:
                answered(message)

    def _lose(self) -> None:
        self.close()
        self.lost.emit()


def _known(address: str) -> str:
    """The user's bus lies where systemd puts it, where nothing else is said, as in a terminal by ssh."""
    if address == "SESSION" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '')}/bus"
    return address
