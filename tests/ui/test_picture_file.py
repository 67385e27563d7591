"""Pictures that users bring: small, without what a camera writes beside them, and nothing of a stranger's."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from ankle_rehab.domain.own_checks import MOST_PICTURE_BYTES, PNG
from ankle_rehab.ui.picture_file import (
    MOST_FILE_BYTES,
    NotAPicture,
    PictureTrouble,
    kept_picture,
    picture_of,
    picture_of_file,
    taken_over,
)

pytestmark = pytest.mark.usefixtures("qapp")


def encoded(width: int, height: int, kind: str = "PNG", *, place: str = "") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#A3221B"))
    if place:
        image.setText("GPS", place)
    return written(image, kind)


def written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb(side: int) -> bytes:
    """A few bytes that say they are a picture of many pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return PNG + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def pale(side: int) -> bytes:
    """A whole picture in very few bytes: one bit for each of its many dots."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    rows = (b"\0" + b"\xff" * (side // 8)) * side
    return PNG + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("width", "height", "expected"), [(40, 30, (40, 30)), (3000, 1500, (1024, 512)), (10, 5000, (2, 1024))]
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_becomes_a_small_png(
    kind: str, width: int, height: int, expected: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "no-ending"
    path.write_bytes(encoded(width, height, kind))
    made = picture_of_file(path)
    image = QImage.fromData(made)
    assert made.startswith(PNG)
    assert (image.width(), image.height()) == expected
    assert image.pixelColor(0, 0).red() > 150


def test_what_a_camera_writes_beside_it_is_not_kept() -> None:
    made = picture_of(encoded(20, 20, place="52.5 N 13.4 E"))
    assert b"52.5" not in made
    assert not QImage.fromData(made).textKeys()


def test_noise_is_made_smaller_until_it_fits() -> None:
    noise = QImage(random.Random(1).randbytes(1024 * 1024 * 3), 1024, 1024, QImage.Format.Format_RGB888)
    assert len(picture_of(written(noise, "PNG"))) <= MOST_PICTURE_BYTES


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", PictureTrouble.NO_PICTURE),
        (b"not a picture", PictureTrouble.NO_PICTURE),
        (PNG, PictureTrouble.NO_PICTURE),
        (encoded(20, 20)[:60], PictureTrouble.NO_PICTURE),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            PictureTrouble.NO_PICTURE,
        ),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", PictureTrouble.NO_PICTURE),
        (encoded(20, 20, "BMP"), PictureTrouble.NO_PICTURE),
        (bomb(30_000), PictureTrouble.TOO_LARGE),
        (b"\0" * (MOST_FILE_BYTES + 1), PictureTrouble.TOO_LARGE),
    ],
    ids=["empty", "text", "head alone", "cut off", "svg", "gif", "bmp", "bomb", "huge"],
)
def test_what_is_no_picture_is_told(content: bytes, trouble: PictureTrouble) -> None:
    with pytest.raises(NotAPicture) as refused:
        picture_of(content)
    assert refused.value.trouble is trouble


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAPicture) as refused:
        picture_of_file(tmp_path / "nothing.png")
    assert refused.value.trouble is PictureTrouble.NOT_READ


def test_a_shared_picture_of_this_program_stays_byte_for_byte() -> None:
    made = picture_of(encoded(300, 200))
    assert taken_over(made) == made
    assert taken_over(encoded(2000, 10)) != encoded(2000, 10)


def test_a_shared_picture_that_unfolds_to_many_dots_is_not_even_read() -> None:
    """Two hundred of them would keep the window still for minutes."""
    small = pale(4096)
    assert len(small) < 10_000
    assert picture_of(small)
    with pytest.raises(NotAPicture) as refused:
        taken_over(small)
    assert refused.value.trouble is PictureTrouble.TOO_LARGE


def test_a_picture_in_the_diary_that_this_program_did_not_make_is_not_unfolded() -> None:
    """An archive of somebody else may bring one."""
    made = picture_of(encoded(300, 200))
    assert kept_picture(made).width() == 300
    assert kept_picture(pale(4096)).isNull()
    assert kept_picture(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').isNull()
    assert kept_picture(encoded(20, 20, "BMP")).isNull()
    assert kept_picture(b"").isNull()
