"""Notifications by a real service, dunst, on a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from ankle_rehab.domain.notification import Answer, Notification, Standing
from ankle_rehab.services.notify_linux import PLACE, SERVICE, LinuxDesktop
from tests.fakes.session_bus import Bus

ANSWERS = ((Answer.OPEN, "Open"), (Answer.START, "Start now"), (Answer.SKIP, "Skip"))
NOTE = Notification("reminder-1", "Time for <b>your</b> routine", "09:30 & <i>later</i>", ANSWERS)
OTHER = Notification("reminder-2", "Shoes", "", ANSWERS)
SETTINGS = """[global]
dmenu = grep Start
"""


class Dunst:
    """The service on a bus and a screen; `ask` speaks to it as dunstctl does."""

    def __init__(self, bus: str, screen: str, settings: Path) -> None:
        self._bus = bus
        self._command = ["dunst", "-conf", str(settings)]
        self._environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "DISPLAY": screen}
        self.begin()

    def begin(self) -> None:
        self._process = subprocess.Popen(self._command, env=self._environment, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def ask(self, member: str, interface: str = "org.dunstproject.cmd0", *said: str) -> tuple[object, ...]:
        address = DBusAddress(PLACE, SERVICE, interface)
        call = new_method_call(address, member, "s" * len(said) or None, said)
        with open_dbus_connection(self._bus) as connection:
            reply = connection.send_and_get_reply(call, timeout=5)
        assert reply.header.message_type is not MessageType.error, reply.body
        return reply.body

    @property
    def shown(self) -> int:
        """How many are in sight."""
        properties = "org.freedesktop.DBus.Properties"
        (answer,) = self.ask("Get", properties, "org.dunstproject.cmd0", "displayedLength")
        assert isinstance(answer, tuple)
        return int(answer[1])


@pytest.fixture
def dunst(bus: Bus, tmp_path: Path) -> Iterator[Dunst]:
    for program in ("dunst", "Xvfb"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (Debian: apt-get install dunst xvfb)")
    settings = tmp_path / "dunstrc"
    settings.write_text(SETTINGS, encoding="utf-8")
    there, here = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(here), "-nolisten", "tcp"], pass_fds=(here,), stderr=subprocess.DEVNULL
    ) as screen:
        os.close(here)
        with os.fdopen(there) as told:
            service = Dunst(bus.address, f":{told.readline().strip()}", settings)
        yield service
        service.end()
        screen.terminate()


@pytest.fixture
def desktop(bus: Bus) -> Iterator[LinuxDesktop]:
    desktop = LinuxDesktop(bus.address)
    yield desktop
    desktop.close()


def test_shown_answered_withdrawn_and_after_a_kill_shown_again(
    qtbot: QtBot, desktop: LinuxDesktop, dunst: Dunst, bus: Bus
) -> None:
    def until(came: Callable[[], bool]) -> None:
        qtbot.waitUntil(came, timeout=10_000)

    stands: dict[str, Standing] = {}
    answers: list[tuple[str, Answer]] = []
    desktop.stands.connect(stands.__setitem__)
    desktop.answered.connect(lambda key, answer: answers.append((key, answer)))
    desktop.show(NOTE)
    until(lambda: NOTE.key in stands)
    assert dunst.shown == 1
    first = stands.pop(NOTE.key)
    dunst.ask("ContextMenuCall")
    until(lambda: answers == [(NOTE.key, Answer.START)])
    desktop.withdraw(NOTE.key)
    until(lambda: dunst.shown == 0)

    desktop.show(OTHER)
    until(lambda: OTHER.key in stands)
    before = stands.pop(OTHER.key)
    assert before.server == first.server
    dunst.end()
    dunst.begin()
    until(lambda: OTHER.key in stands)
    assert stands[OTHER.key].server != before.server
    assert dunst.shown == 1

    desktop._bus.close()  # the program is killed, and comes back
    again = LinuxDesktop(bus.address)
    again.answered.connect(lambda key, answer: answers.append((key, answer)))
    again.begin(dict(stands))
    number = stands.pop(OTHER.key).number
    again.stands.connect(stands.__setitem__)
    again.show(OTHER)
    until(lambda: OTHER.key in stands)
    assert (stands[OTHER.key].number, dunst.shown) == (number, 1)
    dunst.ask("ContextMenuCall")
    until(lambda: answers[1:] == [(OTHER.key, Answer.START)])
    again.close()
    until(lambda: dunst.shown == 0)
