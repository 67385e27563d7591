"""How much of one core the moving figure costs at 30 pictures a second; fails above five per cent."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.motion import LAST_STAGE, MotionTime
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.figure import Figure

ROOT = Path(__file__).parents[2]
SIZE = (760, 560)
PICTURES_A_SECOND = 30
LIMIT = 0.05
PAINTS = 150


def share(figure: Figure, exercise_id: str, segment: int, paints: int) -> float:
    """The share of one core: every picture is another moment, shown and painted at once."""
    spent = 0.0
    for number in range(-5, paints):
        moment = MotionTime(
            LAST_STAGE * (number % 90) / 90, segment, 60 + number / PICTURES_A_SECOND, True, number // 90
        )
        before = time.process_time()
        figure.display(exercise_id, moment, False)
        figure.repaint()
        if number >= 0:
            spent += time.process_time() - before
    return spent / paints * PICTURES_A_SECOND


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paints", type=int, default=PAINTS)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    motions = Motions(ROOT / "resources" / "motions")
    figure = Figure(Themes(ThemeChoice.LIGHT), motions)
    figure.resize(*SIZE)
    figure.show()
    application.processEvents()
    over = []
    for exercise_id in motions.ids():
        for segment in range(len(motions.motion(exercise_id).segments)):
            cost = share(figure, exercise_id, segment, options.paints)
            print(f"{exercise_id:24} part {segment + 1}  {cost:6.2%} of a core")
            if cost > LIMIT:
                over.append(exercise_id)
    figure.hide()
    figure.deleteLater()
    if over:
        print(f"over {LIMIT:.0%}: {', '.join(over)}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
