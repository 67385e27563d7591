"""Somebody in front of whatever the program shows when it is started: its window or the recovery screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ankle_rehab.app import Program
from ankle_rehab.opening import Opening
from tests.fakes.clock import FakeClock
from tests.fakes.outside import Loudspeakers, outside

PATIENCE = 60_000


class Rescuer:
    """`clicks` counts what was pressed. With a bot, child processes are waited for, never slept for."""

    def __init__(
        self, app: QApplication, bot: QtBot | None, clock: FakeClock, folder: Path, *, safe: bool = False
    ) -> None:
        self._app = app
        self._bot = bot
        self.sound = Loudspeakers()
        self.clicks = 0
        self._left = False
        self.opening = Opening(app, outside(clock, self.sound), folder, safe=safe)
        self.opening.begin()
        self.settle()

    @property
    def program(self) -> Program:
        """The open program."""
        assert self.opening.program is not None, "the diary is not open"
        return self.opening.program

    @property
    def open(self) -> bool:
        """Whether the program is open."""
        return self.opening.program is not None

    @property
    def title(self) -> str:
        """The window's first line to a screen reader, before its first full stop."""
        recovery = self.opening.recovery
        assert recovery is not None, "there is no recovery screen"
        page = recovery.centralWidget()
        assert page is not None
        return page.accessibleName().partition(".")[0]

    def front(self) -> QWidget:
        """What is in front."""
        self.settle()
        window = self.opening.recovery or self.program.window
        dialogs = [one for one in self._app.topLevelWidgets() if one.isVisible() and one.isModal()]
        return dialogs[0] if dialogs else window

    def sees(self, name: str) -> list[QAbstractButton]:
        """The buttons of this name that can be pressed."""
        front = self.front()
        return [
            button
            for button in front.findChildren(QAbstractButton)
            if button.accessibleName() == name and button.isVisibleTo(front) and button.isEnabled()
        ]

    def click(self, name: str) -> None:
        """Press the one button of this name."""
        found = self.sees(name)
        assert len(found) == 1, f"{len(found)} buttons called {name!r}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.clicks += 1
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """One key, to whatever has the keyboard."""
        front = self.front()
        QTest.keyClick(front.focusWidget() or front, key)
        self.settle()

    def reads(self, words: str) -> bool:
        """Whether these words stand somewhere in sight."""
        front = self.front()
        return any(words in one.text() and one.isVisibleTo(front) for one in front.findChildren(QLabel))

    def wait_until_open(self) -> None:
        """The work that goes on leads to an open program."""
        self._wait(lambda: self.open)
        self.settle()

    def wait_for(self, name: str) -> None:
        """The work that goes on leads to a button of this name."""
        self._wait(lambda: bool(self.sees(name)))

    def _wait(self, done: Callable[[], bool]) -> None:
        assert self._bot is not None, "nobody here can wait"
        self._bot.waitUntil(done, timeout=PATIENCE)

    def close(self) -> None:
        """Leave, whatever is there."""
        if self._left:
            return
        self._left = True
        self.opening.close()
        self.opening.deleteLater()
        self.settle()

    def settle(self) -> None:
        """What was asked for comes into sight with the next events."""
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
