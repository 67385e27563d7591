"""Screen, session bus and bus of screen readers for the user of a bare Debian, all from outside of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.benchmarks.bare_debian import QUIET, UID
from tests.benchmarks.hands import Hands

SCREEN = "1280x900x24"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
NEEDED = ("debootstrap", "unshare", "Xvfb", "openbox", "dbus-daemon", "xdotool", LAUNCHER)
PATIENCE = 15.0


@contextmanager
def desktop(shared: Path) -> Iterator[tuple[Hands, dict[str, str]]]:
    """Somebody in front of it, and the surroundings of what is started there; `shared` takes the sockets."""
    os.chown(shared, UID, UID)
    shared.chmod(0o700)
    with ExitStack() as stack:
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
        _started(stack, subprocess.Popen(words, stdout=QUIET, stderr=QUIET, pass_fds=(writing,)))
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        around = {
            "DISPLAY": display,
            "XDG_RUNTIME_DIR": str(shared),
            "PATH": "/usr/bin:/bin",
            "HOME": str(shared),
        }
        bus = f"unix:path={shared / 'bus'}"
        around["DBUS_SESSION_BUS_ADDRESS"] = bus
        for command in (
            ["openbox"],
            ["dbus-daemon", "--session", "--nofork", f"--address={bus}"],
            [LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=1"],
        ):
            _started(
                stack, subprocess.Popen(command, user=UID, group=UID, env=around, stdout=QUIET, stderr=QUIET)
            )
            if command[0] == "dbus-daemon":
                _wait_for(shared / "bus")
        with as_user():
            readers = _readers(stack.enter_context(open_dbus_connection(bus)))
            hands = stack.enter_context(Hands(around, readers))
        yield hands, {name: around[name] for name in around if name not in ("PATH", "HOME")}


@contextmanager
def as_user() -> Iterator[None]:
    """Who opens a line to a bus has to be its user."""
    os.setresgid(UID, UID, 0)
    os.setresuid(UID, UID, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


def missing() -> list[str]:
    """What this computer lacks for it."""
    return [name for name in NEEDED if shutil.which(name) is None]


def _readers(session: DBusConnection) -> str:
    address = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
    answer = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=PATIENCE)
    return str(answer.body[0])


def _started(stack: ExitStack, process: subprocess.Popen[bytes]) -> None:
    stack.callback(process.wait)
    stack.callback(process.terminate)


def _wait_for(path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.05)
