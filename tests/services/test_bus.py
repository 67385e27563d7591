"""A connection to a message bus that never waits, whatever the other side does."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jeepney import Message, message_bus
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ankle_rehab.services.bus import LONGEST_LINE, MOST_UNSENT, Bus
from tests.fakes.session_bus import session_bus

GREETING = b"OK 0123456789abcdef\r\n"


class Listener:
    """Somebody who listens at a socket as a bus does, and says what a test wants."""

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        self._app = app
        self.address = f"unix:path={folder / 'ear'}"
        self._ear = socket.socket(socket.AF_UNIX)
        self._ear.bind(str(folder / "ear"))
        self._ear.listen()
        self.told: list[str] = []

    def bus(self) -> Bus:
        bus = Bus(self.address)
        self.told.clear()
        bus.up.connect(lambda: self.told.append("up"))
        bus.lost.connect(lambda: self.told.append("lost"))
        bus.heard.connect(lambda _message: self.told.append("heard"))
        assert bus.open()
        self.mouth, _ = self._ear.accept()
        return bus

    def say(self, data: bytes) -> None:
        self.mouth.sendall(data)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            self._app.processEvents()

    def close(self) -> None:
        self._ear.close()


@pytest.fixture
def listener(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Listener]:
    listener = Listener(qapp, tmp_path)
    yield listener
    listener.close()


@pytest.mark.parametrize(
    "said",
    [
        b"REJECTED EXTERNAL\r\n",
        b"\r\n",
        b"x" * (LONGEST_LINE + 1),
        GREETING + b"no message of a bus at all",
        GREETING + b"l\x01\x00\x01" + b"\xff" * 32,
        GREETING + b"\x00" * 64,
    ],
)
def test_what_is_no_bus_is_let_go(listener: Listener, said: bytes) -> None:
    bus = listener.bus()
    listener.say(said)
    listener.mouth.close()
    listener.settle()
    assert listener.told == ["lost"]
    assert not bus.ready
    bus.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.binary(max_size=200))
def test_no_bytes_are_too_odd(listener: Listener, data: bytes) -> None:
    bus = listener.bus()
    listener.say(GREETING + data)
    listener.mouth.close()
    listener.settle()
    assert listener.told[-1] == "lost"
    bus.close()


def test_a_greeting_that_comes_letter_by_letter_is_heard(listener: Listener) -> None:
    bus = listener.bus()
    for letter in GREETING:
        listener.say(bytes((letter,)))
    assert bus.guid == "0123456789abcdef"
    assert b"BEGIN\r\n" in listener.mouth.recv(4096)
    assert listener.told == []
    bus.close()
    listener.mouth.close()


def test_who_takes_nothing_any_more_is_let_go_before_the_memory_is_full(qtbot: QtBot, tmp_path: Path) -> None:
    with session_bus(tmp_path) as there:
        bus = Bus(there.address)
        with qtbot.waitSignal(bus.up):
            assert bus.open()
        there.freeze()
        lost: list[bool] = []
        bus.lost.connect(lambda: lost.append(True))
        call = message_bus.NameHasOwner("x" * 10_000)
        for _ in range(2 * MOST_UNSENT // 10_000):
            bus.call(call)
        assert lost == [True]
        assert not bus.ready


def test_answers_find_those_who_asked_and_an_error_is_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    with session_bus(tmp_path) as there:
        bus = Bus(there.address)
        with qtbot.waitSignal(bus.up):
            assert bus.open()
        assert bus.guid
        answers: dict[str, Message] = {}
        for name in ("org.freedesktop.DBus", "org.example.Nobody", "not a name"):
            bus.call(message_bus.NameHasOwner(name), partial(answers.__setitem__, name))
        qtbot.waitUntil(lambda: len(answers) == 3)
        assert [answers[name].body[0] for name in ("org.freedesktop.DBus", "org.example.Nobody")] == [1, 0]
        bus.close()
        bus.call(message_bus.NameHasOwner("org.example.Nobody"), lambda _answer: answers.clear())
        assert len(answers) == 3


def test_the_users_bus_is_found_where_nothing_names_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with session_bus(tmp_path):
        bus = Bus()
        with qtbot.waitSignal(bus.up):
            assert bus.open()
        bus.close()
