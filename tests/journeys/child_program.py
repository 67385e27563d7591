"""The program in a process of its own, in the middle of a wall press, waiting for what becomes of it.

It stands on the diary in the folder named as its argument and says `ready` and the step once it is there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.plan import Phase
from ankle_rehab.services.exit_signals import ExitSignals
from tests.fakes.clock import FakeClock
from tests.journeys.visitor import Visitor

SECONDS_OF_THE_HOLD = 30.0


def main() -> int:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    signals = ExitSignals()
    signals.closing.connect(app.quit)
    visitor = Visitor(app, FakeClock(), Path(sys.argv[1]))
    visitor.click("Which ankle is sore?: Left")
    visitor.click("I understand")
    visitor.click("Start session")
    visitor.none_of_these()
    visitor.click("2 of 10, mild")
    while visitor.run().step.item == 0:
        visitor.wait(visitor.run().remaining)
    visitor.press(Qt.Key.Key_G)
    visitor.wait(SECONDS_OF_THE_HOLD)
    assert (visitor.run().item, visitor.run().step.phase) == (visitor.run().plan.items[1], Phase.WORK)
    QTimer.singleShot(0, lambda: print("ready", visitor.run().index, flush=True))
    code = app.exec()
    visitor.close()
    signals.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
