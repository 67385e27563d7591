"""The whole program in a desktop of Wayland: `python -m tests.faults.wayland_program FOLDER [planted]`.

Prints, as JSON, which desktop it was, the pages that were shown, how often its window could be seen and what
it complained of. With the word `planted` the window takes the mouse for itself, which nobody may there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ankle_rehab.app import Program
from tests.fakes.clock import FakeClock
from tests.fakes.outside import Billboard, Loudspeakers, outside
from tests.fakes.tray import FakeTray
from tests.faults.accepted import settle_in
from tests.faults.complaints import listening
from tests.faults.long_program import ROOMS

TURN_MILLISECONDS = 30


def ways(program: Program, *, planted: bool) -> Iterator[Callable[[], object]]:
    """What is done, one thing a turn: all pages, large and small, away and back, a dialog, and the end."""
    window = program.window
    for room in ROOMS:
        yield lambda: window.show_page(room)  # noqa: B023 - called before the next turn
    yield window.showMaximized
    yield window.showMinimized
    yield window.showNormal
    yield window.raise_
    yield window.activateWindow
    yield lambda: window.move(3000, 3000)
    if planted:
        yield window.grabMouse
    yield program.leave


def main() -> None:
    folder, *planted = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    settle_in(Path(folder))
    shown, seen = list[str](), 0
    with listening() as complaints:
        tray = FakeTray()
        program = Program(app, outside(FakeClock(), Loudspeakers(), None, Billboard(), tray), Path(folder))
        program.open()
        todo = ways(program, planted=bool(planted))

        def turn() -> None:
            nonlocal seen
            handle = program.window.windowHandle()
            seen += handle is not None and handle.isExposed()
            next(todo)()
            if program.window.current_page not in shown:
                shown.append(program.window.current_page)

        each = QTimer()
        each.timeout.connect(turn)
        each.start(TURN_MILLISECONDS)
        app.exec()
        each.stop()
        program.close()
    found = {"desktop": app.platformName(), "shown": shown, "seen": seen, "complaints": complaints.heard}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
