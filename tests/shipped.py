"""The pictures that come with the program and its descriptions: which there are, and how each is made.

`python3 packaging/dev.py pictures --shipped` makes all of them anew. Each says in itself which state of the
program it shows and which words were in sight, so that a test can tell when it is out of date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from tests.pictures import LOOKS, ROOT, Camera, Look

GUIDE = {
    "today": "today-plan",
    "session": "player-hold",
    "ice": "ice-during",
    "diary": "entry-filled",
    "review": "review-three-months",
    "runs": "runs-week",
    "guide": "guide",
    "reminders": "reminders",
    "signs": "signs",
    "settings": "settings",
    "data": "data",
}
GUIDE_SIZE = QSize(960, 640)
GUIDE_LOOKS = ("light", "dark")
SCREENSHOTS = (
    ("player-hold", "light"),
    ("today-plan", "light"),
    ("ice-during", "dark"),
    ("entry-map", "light"),
    ("review-three-months", "light"),
    ("runs-week", "light"),
    ("load-chart", "light"),
)
COLOURS = 256
WORDS = "Words in sight"


@dataclass(frozen=True, slots=True)
class Shipped:
    """One picture: its file, the state of the program that it shows, and how that looks."""

    file: Path
    scene: str
    look: Look


def shipped() -> tuple[Shipped, ...]:
    """All there are: two of each page for its guide, and those of the descriptions."""
    looks = {look.name: look for look in LOOKS}
    guide, descriptions = ROOT / "resources" / "guide", ROOT / "packaging" / "screenshots"
    return (
        *(
            Shipped(guide / f"{page}-{name}.png", scene, replace(looks[name], size=GUIDE_SIZE))
            for page, scene in GUIDE.items()
            for name in GUIDE_LOOKS
        ),
        *(Shipped(descriptions / f"{scene}-{name}.png", scene, looks[name]) for scene, name in SCREENSHOTS),
    )


def make(camera: Camera) -> None:
    """Take every picture anew, and say how large it is."""
    for one in shipped():
        seen = camera.grab(one.scene, one.look)
        one.file.parent.mkdir(exist_ok=True)
        one.file.write_bytes(small(seen.image, one.scene, seen.in_sight))
        print(f"{one.file.relative_to(ROOT)}: {one.file.stat().st_size / 1000:.0f} kB")


def small(image: QImage, scene: str, words: Sequence[str]) -> bytes:
    """The picture as a PNG of few colours, which knows what it shows."""
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    colours = [colour for colour, _count in Counter(pixels.tolist()).most_common(COLOURS)]
    nearest = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    drawn = image.convertToFormat(QImage.Format.Format_Indexed8, colours, nearest)
    drawn.setText("Scene", scene)
    drawn.setText(WORDS, "\n".join(words))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(0)
    writer.write(drawn)
    return bytes(buffer.data().data())
