"""The program itself, watched from inside: tells where a control is and when the session moved on.

It reads questions from its standard input, one a line: `where NAME|WITHIN` is answered by `at X Y` (the
middle of the control of that accessible name in a part whose own name begins with WITHIN) or by `nowhere`.
`frames` is answered by `frames COUNT LONGEST`: how often the figure in sight was painted since that was asked
before, and the longest time between two of its pictures in milliseconds.
Every change of the session is told without being asked, as `step INDEX STATE SECONDS`. It presses nothing:
that is left to the real mouse and keyboard.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSocketNotifier
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from ankle_rehab.app import Outside, Program
from ankle_rehab.domain.session import SessionRun
from ankle_rehab.services.clock import SystemClock
from ankle_rehab.services.exit_signals import ExitSignals
from ankle_rehab.ui.sound.sound import open_sound
from ankle_rehab.ui.widgets.figure.figure import Figure


class Pictures(QObject):
    """Counts how often a widget is painted, and the longest time between two pictures."""

    def __init__(self, widget: QWidget, clock: SystemClock) -> None:
        super().__init__(widget)
        self._clock = clock
        self._count = 0
        self._longest = 0.0
        self._last = clock.read().elapsed
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            now = self._clock.read().elapsed
            self._longest, self._last = max(self._longest, now - self._last), now
            self._count += 1
        return False

    def told(self) -> str:
        return f"{self._count} {self._longest * 1000:.3f}"


class Watcher(QObject):
    """Answers questions about the window and tells what the player does."""

    def __init__(self, program: Program, clock: SystemClock) -> None:
        super().__init__()
        self._program = program
        self._clock = clock
        self._told = ""
        self._pictures: Pictures | None = None
        self._ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._on_question)
        program.parts.player.changed.connect(self._on_changed)

    def _frames(self) -> str:
        """What was counted until now; counting begins anew, on the figure that is in sight now."""
        told = self._pictures.told() if self._pictures is not None else "0 0"
        figures = [one for one in self._program.window.findChildren(Figure) if one.isVisible()]
        if self._pictures is not None:
            self._pictures.deleteLater()
        self._pictures = Pictures(figures[0], self._clock) if figures else None
        return f"frames {told}"

    def _on_changed(self, run: SessionRun) -> None:
        now = f"step {run.index} {run.state.value}"
        if now != self._told:
            self._told = now
            print(f"{now} {self._clock.read().elapsed:.6f}", flush=True)

    def _on_question(self) -> None:
        question = sys.stdin.readline()
        if not question:
            self._ear.setEnabled(False)
            return
        if question.strip() == "frames":
            print(self._frames(), flush=True)
            return
        name, _, within = question.strip().removeprefix("where ").partition("|")
        place = self._place(name, within)
        print("nowhere" if place is None else f"at {place.x()} {place.y()}", flush=True)

    def _place(self, name: str, within: str) -> QPoint | None:
        top = QApplication.activeModalWidget() or self._program.window
        for button in top.findChildren(QAbstractButton):
            found = button.accessibleName() == name and button.isVisible() and button.isEnabled()
            if found and any(part.accessibleName().startswith(within) for part in _above(button)):
                _bring_into_sight(button)
                return button.mapToGlobal(button.rect().center())
        return None


def _bring_into_sight(button: QWidget) -> None:
    """What the mouse wheel would do on a page that is longer than the window."""
    for part in _above(button):
        if isinstance(part, QScrollArea):
            part.ensureWidgetVisible(button)


def _above(widget: QWidget) -> Iterator[QWidget]:
    part: QWidget | None = widget
    while part is not None:
        yield part
        part = part.parentWidget()


def main() -> int:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    clock = SystemClock()
    program = Program(app, Outside(clock, open_sound, tuple), Path(sys.argv[1]))
    signals = ExitSignals()
    signals.closing.connect(app.quit)
    watcher = Watcher(program, clock)
    program.open()
    code = app.exec()
    watcher.deleteLater()
    program.close()
    signals.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
