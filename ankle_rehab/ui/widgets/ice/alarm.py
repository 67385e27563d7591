"""The pack must come off: said over the whole page until it is confirmed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ankle_rehab.domain.icing import Icing, StopReason
from ankle_rehab.domain.icing_rules import Hold
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, MARGIN, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words

SIGN_SIZE = 72
CORNER = 0.29


class Octagon(QWidget):
    """The shape that means stop."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stop"))
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(SIGN_SIZE, SIGN_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (always painted whole)
        theme = self._themes.current
        size = float(min(self.width(), self.height()))
        near, far = size * CORNER, size * (1 - CORNER)
        corners = [
            (near, 0),
            (far, 0),
            (size, near),
            (size, far),
            (far, size),
            (near, size),
            (0, far),
            (0, near),
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("stop"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(
            round(size * 0.24), round(size * 0.43), round(size * 0.52), round(size * 0.14), 3, 3
        )
        painter.end()


class IceAlarm(QWidget):
    """Says why and for how long; the page has the button that confirms it, and any key does the same."""

    def __init__(self, words: IcingWords, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._build(themes)

    def display(self, icing: Icing) -> None:
        """Show why it must come off, and for how long the cold has really been on."""
        self._why.setText(self._reason(icing))
        minutes = self.tr("On the skin for {time}.").format(time=text.duration(icing.passed // 60 * 60))
        self._real.setText(minutes if icing.passed >= 60 else "")

    def announce(self) -> None:
        """Say it to a screen reader once more."""
        announce(self, self._words.take_off)

    def _reason(self, icing: Icing) -> str:
        if icing.reason is StopReason.UNANSWERED:
            return self._words.unanswered
        if icing.reason is StopReason.SIGN:
            return self._words.holds[Hold.SIGN]
        over = int(icing.over // 60)
        if over:
            return self._words.overdue.format(minutes=over)
        return self.tr("{n} minutes are over.").format(n=icing.minutes)

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        card = Card(tone="stop")
        card.rows.addStretch()
        card.rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        card.rows.setSpacing(GROUP)
        card.rows.addWidget(Octagon(themes), 0, Qt.AlignmentFlag.AlignHCenter)
        self._why, self._real = Words("", "heading"), Words("")
        for words in (Words(self._words.take_off, "number"), self._why, self._real):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            card.rows.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        card.rows.addStretch()
        rows.addWidget(card)
