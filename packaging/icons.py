"""The icon in every size that a menu, a dock or a task bar asks for, drawn from the one SVG file.

`python packaging/icons.py FOLDER` writes ankle-rehab-16.png to -512.png, and an .ico and an .icns of them.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "ankle-rehab.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
IN_ICO = (16, 24, 32, 48, 64, 256)
IN_ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def draw(size: int, place: Path) -> bytes:
    """Writes a square picture of that many pixels as PNG, and returns what was written."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    image.save(str(place))
    return place.read_bytes()


def ico(pictures: dict[int, bytes]) -> bytes:
    """The pictures as one file for Windows: a table of places, then each as PNG."""
    place = 6 + 16 * len(pictures)
    head, bodies = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, picture in pictures.items():
        side = size % 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place + len(bodies))
        bodies += picture
    return head + bodies


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """The pictures as one file for macOS: each as PNG behind its kind and length."""
    parts = b"".join(kind + struct.pack(">I", 8 + len(body)) + body for kind, body in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def main(folder: Path) -> None:
    _app = QGuiApplication(["icons", "-platform", "offscreen"])
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: draw(size, folder / f"ankle-rehab-{size}.png") for size in SIZES}
    (folder / "ankle-rehab.ico").write_bytes(ico({size: drawn[size] for size in IN_ICO}))
    (folder / "ankle-rehab.icns").write_bytes(icns({kind: drawn[size] for size, kind in IN_ICNS.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
