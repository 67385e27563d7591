"""A desktop's service on a session bus, as a program: prints every call it gets, answers or stays silent."""

from __future__ import annotations

import sys

from jeepney import HeaderFields, MessageType, message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection

PROMISE = 4_000_000_000
HANDLE = "/org/freedesktop/portal/desktop/request/1"


def main(address: str, name: str, manner: str) -> None:
    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.RequestName(name))
        print("ready", flush=True)
        while True:
            message = connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            print(member, message.header.fields.get(HeaderFields.path), *message.body, sep="|", flush=True)
            if manner == "silent":
                continue
            if member == "Inhibit" and "portal" in name:
                connection.send(new_method_return(message, "o", (HANDLE,)))
            elif member == "Inhibit":
                connection.send(new_method_return(message, "u", (PROMISE,)))
            else:
                connection.send(new_method_return(message))


if __name__ == "__main__":
    main(*sys.argv[1:])
