"""Random clicks and keys on the whole program, far quicker than anybody, while time goes by and timers end.

`python -m tests.faults.storm FOLDER EVENTS SEED [PLANT]` prints, as JSON, how many pages and dialogs were met
and what went wrong, with the last things that were done before it. Files and folders are never chosen: a
dialog of the system's is left again at once. A `PLANT` is a mistake put in on purpose.
"""

from __future__ import annotations

import json
import random
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, qWarning
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget

from ankle_rehab import paths
from ankle_rehab.storage import backup
from ankle_rehab.storage.database import Database
from tests.fakes.clock import FakeClock
from tests.fakes.lived_in import furnish
from tests.faults.accepted import settle_in
from tests.faults.complaints import Complaints, listening
from tests.journeys.rescuer import Rescuer

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_A, Qt.Key.Key_G, Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_Z, Qt.Key.Key_Y),
    *(
        Qt.Key.Key_1,
        Qt.Key.Key_5,
        Qt.Key.Key_9,
        Qt.Key.Key_F1,
        Qt.Key.Key_K,
        Qt.Key.Key_Comma,
        Qt.Key.Key_Slash,
    ),
)
HELD = (
    *(Qt.KeyboardModifier.NoModifier,) * 6,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
REMEMBERED = 12
STEPS = (0.0, 0.03, 1.0, 30.0, 60.0, 600.0, 3600.0, 9 * 3600.0)
NEGATIVE = -1e-6


class Storm:
    """Somebody with no idea; `wrong` is what must not be, with what was done before it."""

    def __init__(self, app: QApplication, folder: Path, seed: int, complaints: Complaints) -> None:
        self._app = app
        self._folder = folder
        self._chance = random.Random(seed)
        self._complaints = complaints
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self.clock = FakeClock()
        self.met: set[str] = set()
        self.starts = 0
        self.wrong: list[str] = []
        self.owner = self._start()
        furnish(self.owner.program.parts)

    def blow(self, events: int) -> None:
        """So many things are done, one right after the other; ends with the first that goes wrong."""
        kinds: tuple[Callable[[], None], ...] = (
            *(self._press,) * 8,
            *(self._point,) * 3,
            *(self._key,) * 6,
            self._repeat,
            self._pass_time,
        )
        for _ in range(events):
            self._chance.choice(kinds)()
            if self._chance.random() < 0.7:
                QApplication.processEvents()
            self._leave_system_dialogs()
            self._look()
            if self.wrong:
                return
            if self.owner.opening.program is None and self.owner.opening.recovery is None:
                self._begin_again()

    def end(self) -> None:
        """Leave, and read what is there then."""
        self._close()
        database = Database(self._folder / paths.DIARY_FILE)
        try:
            if database.rows("PRAGMA integrity_check") != [("ok",)]:
                self.wrong.append("the diary is damaged")
        finally:
            database.close()
        for copy in backup.listed(self._folder / paths.BACKUP_FOLDER):
            backup.verify(copy)

    def _start(self) -> Rescuer:
        self.starts += 1
        return Rescuer(self._app, None, self.clock, self._folder)

    def _begin_again(self) -> None:
        self._close()
        self.owner = self._start()

    def _close(self) -> None:
        for one in self._app.topLevelWidgets():
            if isinstance(one, QMenu):
                one.close()
        self.owner.close()

    # what is done ------------------------------------------------------------------------------------

    def _front(self) -> QWidget:
        shown = [one for one in self._app.topLevelWidgets() if one.isVisible()]
        popup, modal = self._app.activePopupWidget(), self._app.activeModalWidget()
        if popup is not None:
            return popup
        if modal is not None:
            return modal
        return self._chance.choice(shown) if shown else self.owner.front()

    def _within(self, front: QWidget) -> QWidget:
        """Mostly the page alone: of the pages that were built, the others have most of the buttons."""
        program = self.owner.opening.program
        if program is None or front is not program.window or self._chance.random() < 0.1:
            return front
        return program.window.page(program.window.current_page)

    def _press(self) -> None:
        front = self._within(self._front())
        buttons = [
            one for one in front.findChildren(QAbstractButton) if one.isVisibleTo(front) and one.isEnabled()
        ]
        if buttons:
            button = self._chance.choice(buttons)
            self._note(f"press {button.accessibleName()!r}")
            QTest.mouseClick(button, LEFT)
            if self._chance.random() < 0.1 and shiboken6.isValid(button):
                QTest.mouseDClick(button, LEFT)

    def _point(self) -> None:
        front = self._front()
        place = QPoint(
            self._chance.randrange(front.width() or 1), self._chance.randrange(front.height() or 1)
        )
        target = front.childAt(place) or front
        self._note(f"point at {type(target).__name__} {place.toTuple()}")
        QTest.mouseClick(target, self._chance.choice((LEFT, LEFT, Qt.MouseButton.RightButton)))

    def _keyboard(self, front: QWidget) -> QWidget:
        """Who gets a key: never a dialog that is left already, which a desktop gives none."""
        focused = self._app.focusWidget() or front.focusWidget()
        seen = focused is not None and focused.isVisible() and focused.window() is front.window()
        return focused if seen and focused is not None else front

    def _key(self) -> None:
        front = self._front()
        key, held = self._chance.choice(KEYS), self._chance.choice(HELD)
        target = self._keyboard(front)
        self._note(f"key {held.name} {key.name} to {type(target).__name__} {target.accessibleName()!r}")
        QTest.keyClick(target, key, held)

    def _repeat(self) -> None:
        """A key that is held down."""
        key = self._chance.choice(KEYS)
        self._note(f"hold {key.name}")
        for _ in range(self._chance.randrange(2, 12)):
            target = self._keyboard(self._front())
            self._note(f"to {type(target).__name__} {target.accessibleName()!r}")
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                if shiboken6.isValid(target):
                    pressed = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
                    QApplication.sendEvent(target, pressed)

    def _pass_time(self) -> None:
        seconds = self._chance.choice(STEPS)
        self._note(f"wait {seconds}")
        self.clock.advance(seconds)
        program = self.owner.opening.program
        if program is None:
            return
        if program.parts.run is not None:
            program.parts.player.tick()
        program.parts.icing.tick()
        if program.desk is not None:
            program.desk._sleep._on_minute()

    def _leave_system_dialogs(self) -> None:
        for one in self._app.topLevelWidgets():
            if isinstance(one, (QFileDialog, QAbstractPrintDialog)) and one.isVisible():
                self.met.add(type(one).__name__)
                one.reject()

    # what must hold ----------------------------------------------------------------------------------

    def _look(self) -> None:
        wrong = [*self._complaints.heard]
        program = self.owner.opening.program
        if program is not None:
            self.met.add(program.window.current_page)
            run, icing = program.parts.run, program.parts.icing.icing
            if run is not None and (run.remaining < NEGATIVE or run.session_remaining < NEGATIVE):
                wrong.append(f"a session has {run.remaining} s left")
            if icing is not None and icing.lasted is not None and icing.lasted < 0:
                wrong.append(f"a pack was on for {icing.lasted} s")
        modal = self._app.activeModalWidget()
        if modal is not None:
            self.met.add(f"dialog {type(modal).__name__}")
        if wrong:
            self.wrong = [*wrong, "after " + "; ".join(self._last)]

    def _note(self, words: str) -> None:
        self._last.append(words)
        print(words, file=sys.stderr, flush=True)  # all that is left of it after a crash


def plant(storm: Storm, what: str) -> None:
    """A mistake: a slot that raises, or one that makes Qt complain."""
    window = storm.owner.program.window

    def stumble() -> None:
        if what == "exception":
            raise ZeroDivisionError("planted")
        qWarning("planted")

    window.page_changed.connect(stumble)


def main() -> None:
    folder, events, seed, *planted = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    settle_in(Path(folder))
    with listening() as complaints:
        storm = Storm(app, Path(folder), int(seed), complaints)
        for words in planted:
            plant(storm, words)
        storm.blow(int(events))
        if not storm.wrong:
            storm.end()
    print(json.dumps({"met": sorted(storm.met), "starts": storm.starts, "wrong": storm.wrong}), flush=True)


if __name__ == "__main__":
    main()
