"""A login manager on a message bus, as a program: each line that it reads is told as a sleep or a waking."""

from __future__ import annotations

import sys

from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=f"{NAME}.Manager")


def main(address: str) -> None:
    with open_dbus_connection(address) as connection:
        connection.send_and_get_reply(message_bus.RequestName(NAME))
        print("ready", flush=True)
        for line in sys.stdin:
            connection.send(new_signal(MANAGER, "PrepareForSleep", "b", (line.strip() == "sleep",)))


if __name__ == "__main__":
    main(*sys.argv[1:])
