"""A quiet bar for what has just happened, with Undo for ten seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ankle_rehab.domain.clock import Clock
from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words

SECONDS = 10.0
LETTERS_A_SECOND = 12.0


@value
class Notice:
    """What happened, in words, and how to take it back, if that is possible."""

    words: str
    undo: Callable[[], None] | None = None


class NoticeBar(QFrame):
    """Shows one notice at a time; it goes by itself after ten seconds, a long one once it can be read.

    `turned` says that it came or went.
    """

    turned = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._notice: Notice | None = None
        self._shown_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        self._build()
        self.hide()

    def display(self, notice: Notice) -> None:
        """Show this notice in place of the one before."""
        self._notice = notice
        self._shown_at = self._clock.read().elapsed
        self._words.setText(notice.words)
        self.setAccessibleName(notice.words)
        self._undo.setVisible(notice.undo is not None)
        self.show()
        self.turned.emit()
        self._timer.start(round(self._seconds * 1000))
        announce(self, notice.words)

    @property
    def speaking(self) -> bool:
        """Whether there is something to read."""
        return self._notice is not None

    def tick(self) -> None:
        """Take the notice away once its time is over; otherwise look again later."""
        if self._notice is None:
            return
        left = self._seconds - (self._clock.read().elapsed - self._shown_at)
        if left > 0:
            self._timer.start(max(1, round(left * 1000)))
        else:
            self.close_notice()

    def close_notice(self) -> None:
        """Take the notice away now."""
        self._notice = None
        self._timer.stop()
        self.hide()
        self.turned.emit()

    def take_back(self) -> None:
        """Undo what the notice speaks of, if it can be undone."""
        notice = self._notice
        if notice is not None and notice.undo is not None:
            self.close_notice()
            notice.undo()

    @property
    def _seconds(self) -> float:
        letters = 0 if self._notice is None else len(self._notice.words)
        return max(SECONDS, letters / LETTERS_A_SECOND)

    def _build(self) -> None:
        self.setProperty("role", "banner")
        row = spaced(QHBoxLayout(self), GROUP)
        row.setContentsMargins(GROUP, 2, GROUP, 2)
        self._words = Words("", "body")
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setProperty("role", "link")
        self._undo.setAccessibleName(self.tr("Undo"))
        self._undo.clicked.connect(self.take_back)
        self._words.setContentsMargins(0, INSIDE, 0, INSIDE)
        row.addWidget(self._words)
        row.addWidget(self._undo)
