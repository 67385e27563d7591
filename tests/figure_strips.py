"""Grabs eight phases of every exercise into the ignored folder `pictures/`, for a person to look at."""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.motion import LAST_STAGE, MotionTime
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.storage.motions import Motions
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.figure.figure import Figure

ROOT = Path(__file__).parents[1]
PHASES = 8


def moments(motions: Motions, exercise_id: str) -> list[MotionTime]:
    """Eight moments, spread over all segments of the exercise."""
    motion = motions.motion(exercise_id)
    count = len(motion.segments)
    each = PHASES if count == 1 else max(4, PHASES // count)
    picked = []
    for segment in range(count):
        for step in range(each):
            stage = LAST_STAGE * step / each
            elapsed = 60.0 * motion.cycle + motion.cycle * step / each if motion.cycle else 60.0
            picked.append(MotionTime(stage, segment, elapsed, True, step % 26 * 3 if motion.letters else 0))
    return picked


def strip(figure: Figure, motions: Motions, exercise_id: str, mirrored: bool) -> QImage:
    """The phases of one exercise, four in a row."""
    picked = moments(motions, exercise_id)
    width, height = figure.width(), figure.height()
    rows = (len(picked) + 3) // 4
    image = QImage(4 * width + 20, rows * (height + 5), QImage.Format.Format_RGB32)
    image.fill(QColor("#888888"))
    painter = QPainter(image)
    for place, moment in enumerate(picked):
        figure.display(exercise_id, moment, mirrored)
        painter.drawPixmap(QPoint((place % 4) * (width + 5), (place // 4) * (height + 5)), figure.grab())
    painter.end()
    return image


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*", help="only these; all without")
    parser.add_argument("--theme", choices=["light", "dark", "high-contrast"], default="light")
    parser.add_argument("--size", default="400x300", help="of one picture")
    parser.add_argument("--right", action="store_true", help="the right foot")
    parser.add_argument("--reduced", action="store_true", help="the two end poses")
    options = parser.parse_args()
    width, height = (int(number) for number in options.size.split("x"))
    application = QApplication.instance() or QApplication([])
    motions = Motions(ROOT / "resources" / "motions")
    themes = Themes(ThemeChoice(options.theme))
    figure = Figure(themes, motions)
    figure.resize(width, height)
    figure.reduced_motion = options.reduced
    folder = ROOT / "pictures" / "figure"
    folder.mkdir(parents=True, exist_ok=True)
    for exercise_id in options.exercises or motions.ids():
        name = f"{exercise_id}-{options.theme}{'-ends' if options.reduced else ''}.png"
        strip(figure, motions, exercise_id, options.right).save(str(folder / name))
    figure.deleteLater()
    del application


if __name__ == "__main__":
    main()
