"""A desktop's notification service on a bus, as a program: records what comes, does what it is told.

Each call it gets is a line of JSON on its output: member, signature as it was on the wire, body and sender.
Lines on its input: `able WORD…` (what it can do), `answer NUMBER WORD`, `token NUMBER WORD`, `close NUMBER
REASON`, `owner NAME` (a false word of another owner), `to NAME` (whom all this is said to from now on),
`fail` (answers with errors), `hold` (answers nothing), `let go` (answers what was held), `work` (as before),
`leave` (gives the name of the service back). Each line that was heeded is a line of its output, too.
"""

from __future__ import annotations

import json
import os
import select
import sys
from itertools import count

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from ankle_rehab.services.notify_linux import PLACE, SERVICE

ALL = ("actions", "body", "body-markup", "persistence")
HERE = DBusAddress(PLACE, interface=SERVICE)
BUS = DBusAddress("/org/freedesktop/DBus", interface="org.freedesktop.DBus")


class Service:
    """One run of it."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._numbers = count(1)
        self._able: tuple[str, ...] = ALL
        self._manner = "work"
        self._held: list[Message] = []
        self._to = ""

    def call(self, message: Message) -> None:
        fields = message.header.fields
        told = {"member": fields[HeaderFields.member], "signature": fields.get(HeaderFields.signature)}
        print(json.dumps({**told, "body": message.body, "sender": fields[HeaderFields.sender]}), flush=True)
        if self._manner == "hold":
            self._held.append(message)
        elif self._manner == "fail":
            self._connection.send(new_error(message, "org.example.Broken"))
        else:
            self._answer(message)

    def order(self, line: str) -> None:
        self._heed(line)
        print(json.dumps({"member": "heeded", "order": line}), flush=True)

    def _heed(self, line: str) -> None:
        word, *rest = line.split()
        match word:
            case "able":
                self._able = tuple(rest)
            case "answer" | "token":
                member = {"answer": "ActionInvoked", "token": "ActivationToken"}[word]
                self._say(new_signal(HERE, member, "us", (int(rest[0]), rest[1])))
            case "close":
                numbers = (int(rest[0]), int(rest[1]))
                self._say(new_signal(HERE, "NotificationClosed", "uu", numbers))
            case "owner":
                self._say(new_signal(BUS, "NameOwnerChanged", "sss", (SERVICE, "", rest[0])))
            case "to":
                self._to = rest[0]
            case "leave":
                self._connection.send(message_bus.ReleaseName(SERVICE))
            case "let":
                self._manner = "work"
                for message in self._held:
                    self._answer(message)
                self._held.clear()
            case manner:
                self._manner = manner

    def _say(self, message: Message) -> None:
        """To all who listen, or to one as some services do, and as a stranger can."""
        if self._to:
            message.header.fields[HeaderFields.destination] = self._to
        self._connection.send(message)

    def _answer(self, message: Message) -> None:
        match message.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                self._connection.send(new_method_return(message, "as", (list(self._able),)))
            case "Notify":
                replaced = message.body[1]
                number = replaced if isinstance(replaced, int) and replaced else next(self._numbers)
                self._connection.send(new_method_return(message, "u", (number,)))
            case _:
                self._connection.send(new_method_return(message))


def main(address: str, name: str = SERVICE) -> None:
    """Without a name ("-") it is a stranger on the bus."""
    with open_dbus_connection(address) as connection:
        if name != "-":
            connection.send_and_get_reply(message_bus.RequestName(name))
        service = Service(connection)
        print(json.dumps({"member": "ready", "sender": connection.unique_name}), flush=True)
        lines, more = b"", False
        while True:
            ready = select.select([connection.sock, sys.stdin], [], [], 0 if more else None)[0]
            if sys.stdin in ready:  # what was ordered before a call came is done before it is answered
                came = os.read(sys.stdin.fileno(), 4096)
                if not came:
                    return
                *orders, lines = (lines + came).split(b"\n")
                for order in orders:
                    service.order(order.decode())
                continue
            try:
                message = connection.receive(timeout=0)
            except TimeoutError:
                more = False
                continue
            more = True
            if message.header.message_type is MessageType.method_call:
                service.call(message)


if __name__ == "__main__":
    main(*sys.argv[1:])
