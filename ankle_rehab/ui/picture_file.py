"""Pictures that users bring: read as from a stranger, made small, and stripped of all but what is seen."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from ankle_rehab.domain.own_checks import MOST_PICTURE_BYTES, PNG

LONGEST_SIDE = 1024
MOST_FILE_BYTES = 25_000_000
MOST_PIXELS = 60_000_000
MOST_OWN_PIXELS = LONGEST_SIDE * LONGEST_SIDE
MEGABYTES = 256
_SMALLER = (1024, 768, 512, 384)
_KINDS = (b"png", b"jpeg")


class PictureTrouble(StrEnum):
    """Why a picture is not taken."""

    NOT_READ = "not-read"
    NO_PICTURE = "no-picture"
    TOO_LARGE = "too-large"


class NotAPicture(Exception):
    """A picture that is not taken."""

    def __init__(self, trouble: PictureTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def picture_of_file(path: Path) -> bytes:
    """A PNG or JPEG file as a PNG of at most 1024 pixels a side; raises NotAPicture."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_FILE_BYTES + 1)
    except OSError:
        raise NotAPicture(PictureTrouble.NOT_READ) from None
    return picture_of(content)


def picture_of(content: bytes) -> bytes:
    """The same for bytes. What a camera writes beside the picture, such as the place, is not kept."""
    if len(content) > MOST_FILE_BYTES:
        raise NotAPicture(PictureTrouble.TOO_LARGE)
    image = _decoded(content)
    for side in _SMALLER:
        made = _encoded(image, side)
        if len(made) <= MOST_PICTURE_BYTES:
            return made
    raise NotAPicture(PictureTrouble.TOO_LARGE)


def taken_over(content: bytes) -> bytes:
    """A picture of a shared file: as it is if it could be one of this program's, else made anew.

    One with more pixels than any of this program's is not read: a file holds many.
    """
    image = _decoded(content, MOST_OWN_PIXELS)
    ours = content.startswith(PNG) and len(content) <= MOST_PICTURE_BYTES
    if ours and max(image.width(), image.height()) <= LONGEST_SIDE and not image.textKeys():
        return content
    return picture_of(content)


def kept_picture(content: bytes) -> QImage:
    """The picture behind what is in the diary; a null one for nothing, or for what this never made."""
    if not content.startswith(PNG):
        return QImage()
    try:
        return _decoded(content, MOST_OWN_PIXELS)
    except NotAPicture:
        return QImage()


def _decoded(content: bytes, most_pixels: int = MOST_PIXELS) -> QImage:
    QImageReader.setAllocationLimit(MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _KINDS:
        raise NotAPicture(PictureTrouble.NO_PICTURE)
    size = reader.size()
    if size.width() * size.height() > most_pixels:
        raise NotAPicture(PictureTrouble.TOO_LARGE)
    image = reader.read()
    if image.isNull() or image.width() < 1:
        raise NotAPicture(PictureTrouble.NO_PICTURE)
    return image


def _encoded(image: QImage, side: int) -> bytes:
    """A fresh picture on white: nothing but pixels goes over."""
    size = image.size()
    if max(size.width(), size.height()) > side:
        size = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    fresh = QImage(size, QImage.Format.Format_RGB888)
    fresh.fill(Qt.GlobalColor.white)
    painter = QPainter(fresh)
    painter.drawImage(
        0,
        0,
        image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation),
    )
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"png")).write(fresh)
    return bytes(kept.data().data())
