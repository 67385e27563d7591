"""During an icing: the time left, when it finishes, what is usual, and the looks at the skin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.icing import Icing, SkinCheck, StopReason
from ankle_rehab.domain.icing_cues import LAST_MINUTE
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, SECTION, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.player.countdown_ring import CountdownRing
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

SIDE_BY_SIDE_FROM = 560
RING_LEAST, RING_MOST = 160, 400


class IceDuring(QWidget):
    """`fine` answers a check, `off` carries the `StopReason` with which the pack comes off."""

    fine = Signal()
    off = Signal(object)

    def __init__(self, words: IcingWords, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._check: SkinCheck | None = None
        self._build(themes)

    def display(self, icing: Icing) -> None:
        """Show where this running icing stands."""
        last = icing.remaining <= LAST_MINUTE
        self._ring.display(
            text.countdown(icing.remaining),
            icing.passed / icing.deadline.seconds,
            self.tr("to go"),
            "caution" if last else "accent",
        )
        self._finishes.setText(self._words.finishes.format(at=text.clock_time(icing.finishes)))
        side = self.tr("{side} ankle, {n} minutes").format(side=text.side(icing.side), n=icing.minutes)
        self._what.setText(side)
        self._usual.setText(self._words.one_minute if last else self._words.usual)
        self._show_check(icing)

    def fit(self, room: int) -> None:
        """Make the ring as large as fits into this height, in pixels, so that nothing needs scrolling."""
        card = self._card.heightForWidth(self.width()) + GROUP if self._check is not None else 0
        side = max(RING_LEAST, min(RING_MOST, room - card))
        self._ring.setFixedHeight(side)
        self._ring.setMinimumWidth(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)

    def _show_check(self, icing: Icing) -> None:
        check = icing.check
        self._card.setVisible(check is not None)
        if check is None:
            self._check = None
            return
        self._louder.setVisible(icing.loud)
        if check is not self._check:
            self._check = check
            self._card.retitle(self._words.checks[check])
            self._enough_row.setVisible(check is SkinCheck.TEN)
            announce(self, self._words.checks[check])

    def _build(self, themes: Themes) -> None:
        rows = spaced(QVBoxLayout(self), GROUP)
        rows.addWidget(self._build_check())
        self._row = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), SECTION)
        self._ring = CountdownRing(themes)
        beside = spaced(QVBoxLayout(), INSIDE)
        beside.addStretch()
        self._what = Words("", "body")
        self._finishes = Words("", "heading")
        self._usual = Words("", "body")
        for words in (self._finishes, self._what, self._usual):
            beside.addWidget(words)
        beside.addStretch()
        self._row.addWidget(self._ring, 1)
        self._row.addLayout(beside, 1)
        rows.addLayout(self._row)

    def _build_check(self) -> Card:
        self._card = Card(tone="caution")
        self._card.body(self._words.skin)
        self._louder = self._card.body(self._words.louder, "warning")
        fine = self._button(self._words.fine, "primary")
        fine.clicked.connect(self.fine)
        stop = self._button(self._words.stop, "danger")
        stop.clicked.connect(lambda: self.off.emit(StopReason.SKIN))
        self._card.add(WrapRow(fine, stop))
        enough = self._button(self.tr("Finish now"), "quiet")
        enough.clicked.connect(lambda: self.off.emit(StopReason.ENOUGH))
        self._enough_row = WrapRow(Words(self._words.finish_or_go_on), enough)
        self._card.add(self._enough_row)
        self._card.hide()
        return self._card

    def _button(self, words: str, role: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", role)
        button.setAccessibleName(words)
        return button
