"""A message bus of a test's own, and programs on it that are told what to do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="false"/><allow own="*"/></policy>
</busconfig>"""


class Bus:
    """A dbus-daemon at a socket in `folder`; it can be stopped, ended and begun anew at the same place."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("dbus-daemon") is None:
            pytest.skip("dbus-daemon is not installed (Debian: apt-get install dbus)")
        self.address = f"unix:path={folder / 'bus'}"
        self._config = folder / "bus.conf"
        self._config.write_text(CONFIG.format(folder / "bus"), encoding="utf-8")
        self._socket = folder / "bus"
        self.begin()

    def begin(self) -> None:
        command = ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--print-address"]
        self._daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._daemon.stdout is not None
        assert self._daemon.stdout.readline()

    def freeze(self) -> None:
        self._daemon.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._daemon.send_signal(signal.SIGCONT)

    def end(self) -> None:
        self.thaw()
        self._daemon.kill()
        self._daemon.communicate()
        self._socket.unlink(missing_ok=True)


class Peer:
    """The recording service of `notification_service` on a bus; `unique` is what the bus calls it."""

    def __init__(self, address: str, *name: str) -> None:
        command = [sys.executable, "-m", "tests.fakes.notification_service", address, *name]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT)
        assert self._process.stdout is not None
        self._told: list[dict[str, Any]] = []
        self._rest = self._process.stdout.readline()
        os.set_blocking(self._process.stdout.fileno(), False)
        self.unique = str(self.heard("ready")[0]["sender"])

    def order(self, line: str) -> None:
        """See `notification_service`."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def heard(self, member: str) -> list[dict[str, Any]]:
        """The calls of that name so far."""
        assert self._process.stdout is not None
        self._rest += self._process.stdout.read() or b""
        *lines, self._rest = self._rest.split(b"\n")
        self._told += [json.loads(line) for line in lines]
        return [one for one in self._told if one["member"] == member]

    def bodies(self, member: str = "Notify") -> list[list[Any]]:
        return [one["body"] for one in self.heard(member)]

    def freeze(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@contextmanager
def session_bus(folder: Path) -> Iterator[Bus]:
    """For as long as a test runs."""
    bus = Bus(folder)
    try:
        yield bus
    finally:
        bus.end()
