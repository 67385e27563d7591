"""Keeps the screen awake while a session runs, in the way of each system, and lets it sleep again."""

from __future__ import annotations

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from ankle_rehab.domain.session import SessionRun, State

if TYPE_CHECKING:
    import subprocess

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

PROGRAM = "ankle-rehab"
LONGEST_WAIT = 0.09  # seconds for one question; two ways are asked at most
IDLE = 8
SCREEN_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Inhibit",
)
ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2


class CannotHold(Exception):
    """This way of keeping the screen awake does not work here; says why."""


class Way(Protocol):
    """One way of keeping the screen awake."""

    def hold(self, reason: str) -> None:
        """Begin; raises CannotHold."""

    def release(self) -> None:
        """End; never fails."""


class KeepAwake(QObject):
    """Takes the first way that works; `why_not` says why the last attempt found none, empty otherwise."""

    def __init__(self, ways: Sequence[Way], reason: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        self._reason = reason
        self._holding: Way | None = None
        self._wanted = False
        self.why_not = ""

    @property
    def holding(self) -> bool:
        """Whether the screen is being kept awake."""
        return self._holding is not None

    def follow(self, run: SessionRun) -> None:
        """Awake while a session runs or waits for a key, released on pause and end."""
        if run.state in (State.RUNNING, State.WAITING):
            self.hold()
        else:
            self.release()

    def hold(self) -> None:
        """Keep the screen awake; asks the system only when this was not wanted before."""
        if self._wanted:
            return
        self._wanted = True
        reasons = []
        for way in self._ways:
            try:
                way.hold(self._reason)
            except CannotHold as error:
                reasons.append(str(error))
            else:
                self._holding, self.why_not = way, ""
                return
        self.why_not = "; ".join(reasons)

    def release(self) -> None:
        """Let the screen sleep again."""
        self._wanted = False
        if self._holding is not None:
            self._holding.release()
            self._holding = None


def ways_of_this_system() -> tuple[Way, ...]:
    """The ways to try, the best first."""
    if sys.platform == "win32":
        return (WindowsWay(),)
    if sys.platform == "darwin":
        return (CaffeinateWay(),)
    return (ScreenSaverWay(), PortalWay())


class BusWay(ABC):
    """A promise of a service of the desktop; it ends with the connection at the latest."""

    def __init__(self, address: str = "SESSION") -> None:
        self._address = address
        self._connection: DBusConnection | None = None
        self._promise: object = None

    @abstractmethod
    def _asking(self, reason: str) -> Message:
        """The call that begins it; the first thing in its answer is the promise."""

    @abstractmethod
    def _ending(self, promise: object) -> Message:
        """The call that gives the promise back."""

    def hold(self, reason: str) -> None:
        try:
            from jeepney import DBusErrorResponse  # noqa: PLC0415 - not before it is needed
            from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415
            from jeepney.wrappers import unwrap_msg  # noqa: PLC0415
        except ImportError as error:
            raise CannotHold(f"no D-Bus library ({error})") from error
        try:
            self._connection = open_dbus_connection(self._address, auth_timeout=LONGEST_WAIT)
            reply = self._connection.send_and_get_reply(self._asking(reason), timeout=LONGEST_WAIT)
            self._promise = unwrap_msg(reply)[0]
        except (KeyError, OSError, RuntimeError, ValueError, DBusErrorResponse) as error:
            self._close()
            raise CannotHold(f"{type(self).__name__}: {error or 'no answer'}") from error

    def release(self) -> None:
        if self._connection is not None and self._promise is not None:
            with suppress(OSError):  # a desktop that is gone keeps nothing awake
                self._connection.send(self._ending(self._promise))
        self._close()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = self._promise = None


class ScreenSaverWay(BusWay):
    """The screen saver service that the desktops have in common."""

    def _asking(self, reason: str) -> Message:
        return _call(SCREEN_SAVER, "Inhibit", "ss", (PROGRAM, reason))

    def _ending(self, promise: object) -> Message:
        return _call(SCREEN_SAVER, "UnInhibit", "u", (promise,))


class PortalWay(BusWay):
    """The portal, for programs that are shut off from the desktop's own services."""

    def _asking(self, reason: str) -> Message:
        return _call(PORTAL, "Inhibit", "sua{sv}", ("", IDLE, {"reason": ("s", reason)}))

    def _ending(self, promise: object) -> Message:
        return _call((PORTAL[0], str(promise), "org.freedesktop.portal.Request"), "Close")


class WindowsWay:
    """The thread's own state, which Windows keeps until it is changed or the program ends."""

    def hold(self, reason: str) -> None:
        if not _set_thread_state(ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED):
            raise CannotHold(f"Windows refused ({reason})")

    def release(self) -> None:
        _set_thread_state(ES_CONTINUOUS)


class CaffeinateWay:
    """A small program that every macOS has; it ends with this one at the latest."""

    def __init__(self, command: tuple[str, ...] = ("caffeinate", "-d", "-i", "-w")) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    def hold(self, reason: str) -> None:
        import subprocess  # noqa: PLC0415 - not before it is needed

        try:
            self._child = subprocess.Popen([*self._command, str(os.getpid())], stdin=subprocess.DEVNULL)
        except OSError as error:
            raise CannotHold(f"{self._command[0]}: {error} ({reason})") from error

    def release(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None


def _call(
    service: tuple[str, str, str], method: str, signature: str | None = None, body: tuple[object, ...] = ()
) -> Message:
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

    name, path, interface = service
    return new_method_call(DBusAddress(path, name, interface), method, signature, body)


def _set_thread_state(state: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        return bool(ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state)))
    return False
