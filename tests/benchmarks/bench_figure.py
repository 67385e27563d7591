"""How much of one core the moving figure costs at 30 pictures a second."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.motion import LAST_STAGE, MotionTime
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.figure.figure import Figure
from tests.benchmarks.rows import Row, row, tell

ROOT = Path(__file__).parents[2]
SIZE = (760, 560)
PICTURES_A_SECOND = 30
LIMIT_PERCENT = 5.0
PAINTS = 150
ROUNDS = 3


def percent(figure: Figure, exercise_id: str, segment: int) -> float:
    """Of one core: every picture is another moment, shown and painted at once."""
    spent = 0.0
    for number in range(-5, PAINTS):
        moment = MotionTime(
            LAST_STAGE * (number % 90) / 90, segment, 60 + number / PICTURES_A_SECOND, True, number // 90
        )
        before = time.process_time()
        figure.display(exercise_id, moment, False)
        figure.repaint()
        if number >= 0:
            spent += time.process_time() - before
    return 100 * spent / PAINTS * PICTURES_A_SECOND


def measured(app: QApplication) -> Iterator[Row]:
    motions = Motions(ROOT / "resources" / "motions")
    figure = Figure(Themes(ThemeChoice.LIGHT), motions)
    figure.resize(*SIZE)
    figure.show()
    app.processEvents()
    parts = [(one, part) for one in motions.ids() for part in range(len(motions.motion(one).segments))]
    costs = {part: [percent(figure, *part) for _ in range(ROUNDS)] for part in parts}
    figure.hide()
    figure.deleteLater()
    each = [statistics.median(found) for found in costs.values()]
    yield row(f"a figure at {PICTURES_A_SECOND} pictures a second", each, "% of a core", LIMIT_PERCENT)
    (name, part), found = max(costs.items(), key=lambda one: statistics.median(one[1]))
    remark = f"{name}, part {part + 1}"
    yield row("the costliest figure", found, "% of a core", LIMIT_PERCENT, remark=remark)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return tell(measured(QApplication([])))


if __name__ == "__main__":
    sys.exit(main())
