"""Somebody who uses the whole program: finds controls by the names a screen reader says, and has patience."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ankle_rehab.app import Program
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.diary import Diary
from ankle_rehab.storage.faults import DiskFull
from tests.fakes.clock import FakeClock
from tests.fakes.outside import Billboard, Loudspeakers, Screen, outside
from tests.fakes.tray import FakeTray

WAYS_ON = ("Show what to do", "Go on", "None of these")


class ClosedByHand(QCloseEvent):
    """As the window system sends it, which no test can."""

    def spontaneous(self) -> bool:
        return True


class Visitor:
    """One run of the program on the diary in `folder`; `clicks` counts what was pressed with the mouse."""

    def __init__(
        self,
        app: QApplication,
        clock: FakeClock,
        folder: Path,
        *,
        tray: FakeTray | None = None,
        minimized: bool = False,
    ) -> None:
        self._app = app
        self.clock = clock
        self.sound = Loudspeakers()
        self.screen = Screen()
        self.desktop = Billboard()
        self.clicks = 0
        self.tray = FakeTray() if tray is None else tray
        self.program = Program(app, outside(clock, self.sound, self.screen, self.desktop, self.tray), folder)
        self.program.open(minimized=minimized)
        self.settle()

    @property
    def diary(self) -> Diary:
        return self.program.parts.diary

    @property
    def page(self) -> str:
        """The name of the page in front."""
        return self.program.window.current_page

    def run(self) -> SessionRun:
        """The session in progress or just finished."""
        run = self.program.parts.player.run
        assert run is not None, "no session has begun"
        return run

    def close(self) -> None:
        """Leave as the program does when it is asked to."""
        self.program.close()
        self.program.deleteLater()
        self.settle()

    def close_window(self) -> None:
        """What the cross in the corner of the window does."""
        QApplication.sendEvent(self.program.window, ClosedByHand())
        self.settle()

    def front(self) -> QWidget:
        """The question in front of the window, or the window."""
        self.settle()
        dialogs = [one for one in self._app.topLevelWidgets() if one.isVisible() and one.isModal()]
        return dialogs[0] if dialogs else self.program.window

    def sees(self, name: str, within: str = "") -> list[QAbstractButton]:
        """The buttons of this name that can be pressed, in a part whose own name begins with `within`."""
        front = self.front()
        return [
            button
            for button in front.findChildren(QAbstractButton)
            if button.accessibleName() == name
            and button.isVisibleTo(front)
            and button.isEnabled()
            and (not within or _is_in(button, within))
        ]

    def click(self, name: str, within: str = "") -> None:
        """Press the one button of this name."""
        found = self.sees(name, within)
        assert len(found) == 1, f"{len(found)} buttons called {name!r} on {self.page}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.clicks += 1
        self.settle()

    def none_of_these(self) -> None:
        """Answer every page of the warning signs with nothing."""
        while self.page == "signs" and self.sees("None of these"):
            self.click("None of these")

    def tick_signs(self, *words: str) -> None:
        """Tick these on the pages of warning signs, wherever they stand, up to what is to be done."""
        left = set(words)
        while self.page == "signs" and self.sees("Not now"):
            for one in sorted(one for one in left if self.sees(one)):
                self.click(one)
                left.remove(one)
            self.click(next(way for way in WAYS_ON if self.sees(way)))
        assert not left, f"these stand on no page that was asked: {left}"

    def have_been_seen(self) -> None:
        """Say that a professional has looked at it, today."""
        self.click("I have been seen")
        self.click("Save")

    def press(self, key: Qt.Key) -> None:
        """One key, to whatever has the keyboard."""
        front = self.front()
        QTest.keyClick(front.focusWidget() or front, key)
        self.settle()

    def reads(self, words: str) -> bool:
        """Whether these words stand somewhere in sight."""
        front = self.front()
        return any(words in one.text() and one.isVisibleTo(front) for one in front.findChildren(QLabel))

    def finds(self, words: str) -> bool:
        """Whether these words stand in a text or on a control; it may have to be scrolled to."""
        front = self.front()
        shown = [part for part in front.findChildren(QWidget) if part.isVisibleTo(front)]
        texts = [part.text() for part in shown if isinstance(part, QLabel)]
        return any(words in text.replace("\u00a0", " ") for text in (*texts, *map(_name, shown)))

    def wait(self, seconds: float, step: float = 2.5) -> None:
        """Time passes, and what looks at the clock does so every `step` seconds."""
        left = seconds
        while left > 0:
            self.clock.advance(min(step, left))
            left -= step
            self.program.parts.player.tick()
            self.program.parts.icing.tick()
        self.settle()

    def fill_disk(self) -> None:
        """The diary file can grow no more and is full to the brim, as on a disk without room."""
        database = self.program._database
        database.rows("CREATE TABLE filler (stuff BLOB) STRICT")
        (pages,) = database.rows("PRAGMA page_count")[0]
        database.rows(f"PRAGMA max_page_count = {pages}")
        for size in (2000, 100):
            with suppress(DiskFull):
                while True:
                    database.rows(f"INSERT INTO filler VALUES (zeroblob({size}))")

    def empty_disk(self) -> None:
        """There is room again."""
        self.program._database.rows(f"PRAGMA max_page_count = {2**30}")
        self.program._database.rows("DROP TABLE filler")

    def settle(self) -> None:
        """What was asked for comes into sight with the next events."""
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents()


def _name(widget: QWidget) -> str:
    return widget.accessibleName()


def _is_in(widget: QWidget, name: str) -> bool:
    part = widget.parentWidget()
    while part is not None and not part.accessibleName().startswith(name):
        part = part.parentWidget()
    return part is not None
