"""Eyes and hands on a screen: finds controls as a screen reader does, and presses real keys and buttons."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import open_dbus_connection

REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
ACCESSIBLE, COMPONENT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Component"
PROPERTIES = "org.freedesktop.DBus.Properties"
ENABLED, SHOWING = 8, 25
ON_SCREEN = 0
WINDOW, EDGE = "Ankle Rehab", 30
WHEEL_DOWN, MOST_TURNS = "5", 40
PATIENCE = 20.0
"""Seconds for which a control is looked for."""


class NotThere(Exception):
    """Something was looked for in vain; says what."""


@dataclass(frozen=True)
class Control:
    """What a screen reader knows of it: its name, and where it is on the screen, in pixels."""

    name: str
    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2


class Hands:
    """Somebody in front of the screen of `surroundings`; `accessibility` is the bus of screen readers."""

    def __init__(self, surroundings: Mapping[str, str], accessibility: str) -> None:
        self._surroundings = dict(surroundings)
        self._connection = open_dbus_connection(accessibility)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def click(self, name: str, within: str = "", patience: float = PATIENCE) -> None:
        """Clicks once on the control of this name, in a part whose own name begins with `within`."""
        control = self.find(name, within, patience)
        window = self.find(WINDOW)
        for _ in range(MOST_TURNS):
            if control.middle[1] < window.top + window.height - EDGE:
                break
            self.tool("mousemove", *map(str, window.middle))
            self.tool("click", "--repeat", "3", WHEEL_DOWN)
            control = self.find(name, within, patience)
        self.tool("mousemove", *map(str, control.middle))
        self.tool("click", "1")

    def press(self, *keys: str) -> None:
        """Each key after the other, as xdotool calls them."""
        for key in keys:
            self.tool("key", key)
            time.sleep(0.2)

    def find(self, name: str, within: str = "", patience: float = PATIENCE) -> Control:
        """The control, once it has come to rest. Raises NotThere."""
        end, last = time.monotonic() + patience, None
        while time.monotonic() < end:
            found = next(self._named(name, within), None)
            if found is not None and found == last:
                return found
            last = found
            time.sleep(0.2)
        raise NotThere(f"no control called {name!r}")

    def names(self) -> set[str]:
        """Every name that is in sight."""
        return {control.name for control in self._all("", (REGISTRY, ROOT), inside=True)}

    def tool(self, *words: str) -> str:
        """What xdotool says."""
        command = ["xdotool", *words]
        done = subprocess.run(
            command, env=self._surroundings, capture_output=True, text=True, timeout=10, check=False
        )
        return done.stdout.strip()

    def _named(self, name: str, within: str) -> Iterator[Control]:
        return (one for one in self._all(within, (REGISTRY, ROOT), inside=not within) if one.name == name)

    def _all(self, within: str, place: tuple[str, str], *, inside: bool) -> Iterator[Control]:
        for child in self._ask(place, ACCESSIBLE, "GetChildren") or ():
            name = self._name(child)
            states = self._ask(child, ACCESSIBLE, "GetState") or (0, 0)
            there = inside or bool(within and name.startswith(within))
            top = place == (REGISTRY, ROOT)
            if not top and not states[0] >> SHOWING & 1:
                continue
            if there and name and states[0] >> ENABLED & 1:
                place_of = self._ask(child, COMPONENT, "GetExtents", "u", (ON_SCREEN,)) or (0, 0, 0, 0)
                yield Control(name, *place_of)
            yield from self._all(within, child, inside=there)

    def _name(self, place: tuple[str, str]) -> str:
        told = self._ask(place, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Name"))
        return str(told[1]) if told else ""

    def _ask(
        self,
        place: tuple[str, str],
        interface: str,
        method: str,
        signature: str = "",
        body: tuple[Any, ...] = (),
    ) -> Any:
        """The one value of an answer; None where what was asked has gone in the meantime."""
        address = DBusAddress(place[1], bus_name=place[0], interface=interface)
        message = new_method_call(address, method, signature or None, body)
        try:
            answer = self._connection.send_and_get_reply(message, timeout=5)
        except (TimeoutError, DBusErrorResponse):
            return None
        return answer.body[0] if answer.header.message_type.name == "method_return" else None
