"""Grabs the window on every page and in every state, for a person to look at (into `pictures/` or FOLDER)."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ankle_rehab.app import Outside, Program
from ankle_rehab.domain.settings import ThemeChoice
from ankle_rehab.ui import style, translation
from tests.fakes.clock import FakeClock
from tests.scenes import Scenes

ROOT = Path(__file__).parents[1]
USUAL, SMALL = QSize(1120, 760), QSize(800, 480)
SHADE = QColor(0, 0, 0, 70)


@dataclass(frozen=True, slots=True)
class Look:
    """In what a picture is taken: colours, size of the window, size of the type, language."""

    name: str
    theme: ThemeChoice = ThemeChoice.LIGHT
    size: QSize = USUAL
    scale: float = 1.0
    long: bool = False


LOOKS = (
    Look("light"),
    Look("dark", ThemeChoice.DARK),
    Look("high-contrast", ThemeChoice.HIGH_CONTRAST),
    Look("small", size=SMALL),
    Look("large", scale=2.0),
    Look("long", long=True),
)


@dataclass(frozen=True, slots=True)
class Grabbed:
    """What was seen: the picture, the lines that can be read in it, and all those of the page."""

    image: QImage
    in_sight: tuple[str, ...]
    on_page: tuple[str, ...]


def grab(app: QApplication, scene_name: str, look: Look, folder: Path) -> Grabbed:
    """What is seen of one state; the diary of it is made anew in `folder`."""
    clock = FakeClock()
    speaking = translation.install(app, folder, long=look.long)
    program = Program(app, Outside(clock, lambda: None, tuple), folder / "diary")
    program.parts.preferences.change(theme=look.theme, voice_on=False, sounds_on=False, flash_on=False)
    program.window.show()
    style.apply(app, program.themes.current, look.scale)
    program.window.resize(SMALL)
    settle(app)
    program.window.resize(look.size)
    scene = Scenes(program, clock)
    scene.go(scene_name)
    program.window.resize(look.size)
    settle(app)
    window = program.window
    image = together(window, scene.windows_over())
    seen = Grabbed(image, words(window, in_sight=True), words(window, in_sight=False))
    program.parts.player.end()
    program.close()
    for translator in speaking:
        app.removeTranslator(translator)
    program.deleteLater()
    settle(app)
    return seen


def words(window: QWidget, *, in_sight: bool) -> tuple[str, ...]:
    """The lines that can be read on the page in front and around it; `in_sight` without scrolling."""
    readable = [
        part.text()
        for part in window.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLabel)
        and part.isVisibleTo(window)
        and not (in_sight and part.visibleRegion().isEmpty())
    ]
    return tuple(line for text in readable for line in text.splitlines() if line.strip())


def together(window: QWidget, over: Iterable[QWidget]) -> QImage:
    """The window with what lies over it: dialogs in the middle, the small icing window in its corner."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for other in over:
        corner = bool(other.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
        room = window.size() - other.size()
        place = QPoint(room.width() - 24, room.height() - 24)
        if not corner:
            painter.fillRect(image.rect(), SHADE)
            place = QPoint(room.width() // 2, room.height() // 2)
        painter.drawPixmap(place, other.grab())
    painter.end()
    return image


def settle(app: QApplication) -> None:
    """Let layouts and what was put off come to rest."""
    for _ in range(4):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.sendPostedEvents()
        app.processEvents()


def wanted(names: Sequence[str], only: Sequence[str]) -> tuple[str, ...]:
    """The names that fit one of the patterns; all without any."""
    return tuple(name for name in names if not only or any(fnmatch(name, one) for one in only))


def take(looks: Sequence[Look], folder: Path, only: Sequence[str]) -> None:
    """Grab every wanted state in these looks."""
    camera = Camera()
    for name in wanted(Scenes.names(), only):
        for look in looks:
            camera.grab(name, look).image.save(str(folder / f"{name}-{look.name}.png"))


class Camera:
    """The application in which pictures are taken, each with the type it began with."""

    def __init__(self) -> None:
        self._app = QApplication(["pictures"])
        self._app.setQuitOnLastWindowClosed(False)
        self._font = QFont(self._app.font())

    def grab(self, scene_name: str, look: Look) -> Grabbed:
        """What is seen of one state, on a diary of its own."""
        self._app.setFont(self._font)
        with tempfile.TemporaryDirectory(prefix="ankle-rehab-pictures-") as diary:
            return grab(self._app, scene_name, look, Path(diary))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "pictures", metavar="FOLDER")
    parser.add_argument("--only", nargs="+", default=[], help="only these states; * stands for anything")
    parser.add_argument("--looks", nargs="+", default=[], help=", ".join(look.name for look in LOOKS))
    parser.add_argument("--shipped", action="store_true", help="make those anew that come with the program")
    options = parser.parse_args()
    if options.shipped:
        from tests import shipped  # noqa: PLC0415 - it is made of this one

        shipped.make(Camera())
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    looks = [look for look in LOOKS if not options.looks or look.name in options.looks]
    take(looks, options.folder, options.only)
    print(options.folder)


if __name__ == "__main__":
    main()
