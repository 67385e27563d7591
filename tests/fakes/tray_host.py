"""A panel's tray on a session bus, as a program, for icons that come by D-Bus (StatusNotifierItem).

It prints `ready`, and `item NAME` for each icon that registers. Lines on its input: `menu` prints the words
of the icon's menu as JSON, `click WORDS` chooses one of them.
"""

from __future__ import annotations

import json
import os
import select
import sys
from collections.abc import Iterator
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

WATCHER = "org.kde.StatusNotifierWatcher"
MENU = "com.canonical.dbusmenu"
ALL_LEVELS = -1
PROPERTIES = {
    "IsStatusNotifierHostRegistered": ("b", True),
    "ProtocolVersion": ("i", 0),
    "RegisteredStatusNotifierItems": ("as", []),
}


class Host:
    """One run of it; the last icon that registered is the one that is looked at."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._item = ""

    def call(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if member == "RegisterStatusNotifierItem":
            self._item = str(message.header.fields[HeaderFields.sender])
            print("item", self._item, flush=True)
        if member == "Get":
            self._connection.send(new_method_return(message, "v", (PROPERTIES[str(message.body[1])],)))
        else:
            self._connection.send(new_method_return(message))

    def order(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "menu":
            print(json.dumps([label for _, label in self._entries()]), flush=True)
        elif word == "click":
            (number,) = (number for number, label in self._entries() if label == rest)
            self._ask("Event", "isvu", (number, "clicked", ("s", ""), 0))
            print("clicked", flush=True)

    def _entries(self) -> list[tuple[int, str]]:
        self._ask("AboutToShow", "i", (0,))
        _, layout = self._ask("GetLayout", "iias", (0, ALL_LEVELS, ["label", "visible"]))
        return list(_flat(layout))

    def _ask(self, member: str, signature: str, body: tuple[object, ...]) -> Any:
        place = DBusAddress("/MenuBar", bus_name=self._item, interface=MENU)
        call = new_method_call(place, member, signature, body)
        return self._connection.send_and_get_reply(call, timeout=5).body


def _flat(node: Any) -> Iterator[tuple[int, str]]:
    number, told, children = node
    if told.get("visible", ("b", True))[1]:
        if "label" in told:
            yield number, told["label"][1].replace("_", "")
        for _, child in children:
            yield from _flat(child)


def main(address: str) -> None:
    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.RequestName(WATCHER))
        host = Host(connection)
        print("ready", flush=True)
        while True:
            ready = select.select([connection.sock, sys.stdin], [], [])[0]
            if connection.sock in ready:
                try:
                    while True:
                        message = connection.receive(timeout=0)
                        if message.header.message_type is MessageType.method_call:
                            host.call(message)
                except TimeoutError:
                    pass
            if sys.stdin in ready:
                came = os.read(sys.stdin.fileno(), 4096)
                if not came:
                    return
                for line in came.decode().splitlines():
                    host.order(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
