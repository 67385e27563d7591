"""The whole session as one slim bar: a piece for each exercise, filled as far as it is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ankle_rehab.domain.session import SessionRun
from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.words import player_words

BAR, GAP, LEAST = 10.0, 6.0, 14.0
SHORTEST_NAME = 3
SEEN = 200
"""Of so many parts a piece shows how many are done: hardly one is as wide as two pixels."""


@value
class Part:
    """One exercise or activity; `done` (0-1) of its `seconds` are over."""

    name: str
    seconds: float
    done: float


class SessionBar(QLabel):
    """Says where one is: pieces as wide as they are long in time, names under them, this one in bold.

    It is a label so that a screen reader tells it as text.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._parts: tuple[Part, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def display(self, parts: tuple[Part, ...], current: int) -> None:
        """Show these pieces; only a change that can be seen is painted."""
        seen = tuple(Part(part.name, part.seconds, round(part.done * SEEN) / SEEN) for part in parts)
        if (seen, current) == (self._parts, self._current):
            return
        self._parts, self._current = seen, current
        self._name(current)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(BAR + INSIDE / 2 + QFontMetricsF(self._font(bold=True)).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        if not self._parts:
            return
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        boxes = self._boxes()
        for part, box in zip(self._parts, boxes, strict=True):
            painter.setBrush(theme.color("soft"))
            painter.drawRoundedRect(box, BAR / 2, BAR / 2)
            if part.done > 0:
                filled = QRectF(box)
                filled.setWidth(max(BAR, box.width() * part.done))
                painter.setBrush(theme.color("accent"))
                painter.drawRoundedRect(filled, BAR / 2, BAR / 2)
        painter.resetTransform()
        self._paint_names(painter, boxes)
        painter.end()

    def _paint_names(self, painter: QPainter, boxes: list[QRectF]) -> None:
        """Each name under its piece; this one's whole, even where it covers its neighbours' places."""
        theme = self._themes.current
        top = BAR + INSIDE / 2
        bold = QFontMetricsF(self._font(bold=True))
        own = boxes[self._current]
        width = min(bold.horizontalAdvance(self._parts[self._current].name) + 2, float(self.width()))
        place = QRectF(min(own.left(), self.width() - width), top, max(width, own.width()), bold.height())
        for index, (part, box) in enumerate(zip(self._parts, boxes, strict=True)):
            current = index == self._current
            font = self._font(bold=current)
            under = place if current else QRectF(box.left(), top, box.width(), bold.height())
            if not current and under.adjusted(-GAP, 0, GAP, 0).intersects(place):
                under = self._beside(under, place)
            metrics = QFontMetricsF(font)
            if not current and metrics.horizontalAdvance(part.name[:SHORTEST_NAME] + "…") > under.width():
                continue
            painter.setFont(font)
            painter.setPen(theme.color("text" if current else "muted"))
            words = metrics.elidedText(part.name, Qt.TextElideMode.ElideRight, under.width())
            painter.drawText(self._turned(under), Qt.AlignmentFlag.AlignLeading, words)

    def _beside(self, under: QRectF, place: QRectF) -> QRectF:
        """What is left of a name's place beside the current name."""
        room = QRectF(under)
        if under.left() < place.left():
            room.setRight(min(under.right(), place.left() - GAP))
        else:
            room.setLeft(max(under.left(), place.right() + GAP))
        return room if room.width() > 0 else QRectF()

    def _turned(self, box: QRectF) -> QRectF:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    def _boxes(self) -> list[QRectF]:
        room = self.width() - GAP * (len(self._parts) - 1)
        free = max(0.0, room - LEAST * len(self._parts))
        whole = sum(part.seconds for part in self._parts) or 1.0
        boxes, left = [], 0.0
        for part in self._parts:
            width = min(LEAST, room / len(self._parts)) + free * part.seconds / whole
            boxes.append(QRectF(left, 0, width, BAR))
            left += width + GAP
        return boxes

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(QFontMetricsF(font).height() * 0.72)))
        font.setBold(bold)
        return font

    def _name(self, current: int) -> None:
        part = self._parts[current]
        name = self.tr("{name}, part {n} of {all} of the session").format(
            name=part.name, n=current + 1, all=len(self._parts)
        )
        if name != self.accessibleName():
            self.setAccessibleName(name)


def parts_of(run: SessionRun) -> tuple[tuple[Part, ...], int]:
    """The pieces of a session and which of them (0 first) it has reached."""
    seconds: dict[int, float] = {}
    for step in run.steps:
        seconds[step.item] = seconds.get(step.item, 0.0) + step.seconds
    here = run.step.item
    passed = run.elapsed + sum(step.seconds for step in run.steps[: run.index] if step.item == here)
    parts = tuple(
        Part(
            player_words.item_name(run, item),
            whole,
            1.0 if item < here else 0.0 if item > here else min(1.0, passed / (whole or 1.0)),
        )
        for item, whole in seconds.items()
    )
    return parts, list(seconds).index(here)
