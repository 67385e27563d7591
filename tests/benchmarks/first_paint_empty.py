"""The yardstick: an empty PySide6 main window, from process start to its first paint."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.first_paint import say_complete, say_painted


class Window(QMainWindow):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        say_painted()
        say_complete(QApplication.quit)


def main() -> int:
    app = QApplication(sys.argv)
    window = Window()
    window.resize(1120, 760)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
