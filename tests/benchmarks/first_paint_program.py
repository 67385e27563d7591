"""The program itself on a diary that exists, from process start to the first painted Today page."""

from __future__ import annotations

import gc

gc.disable()  # as `ankle_rehab.__main__` does

# ruff: noqa: E402
from ankle_rehab import imports  # noqa: F401, I001 - as well

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ankle_rehab.app import Program
from ankle_rehab.cli import this_computer, tidy_up
from ankle_rehab.ui.style import PLAIN
from tests.benchmarks.first_paint import say_complete, say_painted


class FirstPaint(QObject):
    """Waits until the page was painted, then tells."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, say_painted)
        return False


def on_complete() -> None:
    """What the first picture did without is there as well, and what the start left over is given back."""
    tidy_up()
    say_complete(QApplication.quit)


def main() -> int:
    app = QApplication([*sys.argv, *PLAIN])
    app.setQuitOnLastWindowClosed(False)
    program = Program(app, this_computer(), Path(os.environ["BENCH_DATA_DIR"]))
    if not program.parts.preferences.settings.accepted_version:
        version = program.parts.content.first_start().text_version
        program.parts.preferences.change(accepted_version=version)
    paint = FirstPaint()
    program.first_picture.painted.connect(on_complete)
    program.open()
    program.window.installEventFilter(paint)
    code = app.exec()
    program.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
