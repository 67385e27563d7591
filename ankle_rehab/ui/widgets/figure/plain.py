"""What is shown of an exercise that no figure moves for: its own picture, or its sentences."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout, QTextOption

from ankle_rehab.domain.exercise import Exercise
from ankle_rehab.domain.value import value
from ankle_rehab.ui.picture_file import kept_picture
from ankle_rehab.ui.theme import Theme

LARGEST_SHARE = 0.075
SMALLEST_PIXELS = 9
AROUND = 0.06


@value
class Plain:
    """A picture (PNG) or, without one, sentences."""

    picture: bytes
    sentences: tuple[str, ...]

    @staticmethod
    def of(exercise: Exercise) -> Plain | None:
        """What is shown of an exercise without a figure; None for one that has one."""
        if exercise.shown_by and not exercise.picture:
            return None
        return Plain(exercise.picture, exercise.cues)


def paint_plain(painter: QPainter, rect: QRectF, plain: Plain, theme: Theme, font: QFont) -> None:
    """Fill `rect` (in the painter's units) with the picture as large as it goes, or with the sentences."""
    painter.fillRect(rect, theme.color("card"))
    image = picture(plain.picture)
    if not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(fitted(image, rect), image)
        return
    lines = [f"{number}. {cue}" for number, cue in enumerate(plain.sentences, start=1)]
    _paint_sentences(painter, rect, lines, theme, font)


@lru_cache(maxsize=8)
def picture(content: bytes) -> QImage:
    """The picture behind its bytes; a null one for none."""
    return kept_picture(content)


def fitted(image: QImage, rect: QRectF) -> QRectF:
    """The largest place in the middle of `rect` that has the shape of the picture."""
    size = QSizeF(image.size()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(rect.topLeft(), size)
    place.moveCenter(rect.center())
    return place


def _paint_sentences(painter: QPainter, rect: QRectF, lines: list[str], theme: Theme, font: QFont) -> None:
    """As large as they all fit."""
    edge = min(rect.width(), rect.height()) * AROUND
    inside = rect.adjusted(edge, edge, -edge, -edge)
    letters = QFont(font)
    size = max(font.pixelSize(), round(rect.height() * LARGEST_SHARE))
    while True:
        letters.setPixelSize(size)
        laid = [_laid(line, letters, inside.width()) for line in lines]
        gap = size * 0.5
        high = sum(one.boundingRect().height() + gap for one in laid)
        if high <= inside.height() or size <= SMALLEST_PIXELS:
            break
        size -= 1
    painter.setPen(theme.color("text"))
    top = inside.top() + max(0.0, (inside.height() - high) / 2)
    for one in laid:
        one.draw(painter, QRectF(inside.left(), top, 0, 0).topLeft())
        top += one.boundingRect().height() + gap


def _laid(line: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(line, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (piece := layout.createLine()).isValid():
        piece.setLineWidth(width)
        piece.setPosition(QRectF(0, top, 0, 0).topLeft())
        top += piece.height()
    layout.endLayout()
    return layout
