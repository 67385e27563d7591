"""A card for work that takes its time: what starts it, how far it is, a question, and how it went."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.progress_row import ProgressRow
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

Answer = tuple[str, Callable[[], object]]


class WorkCard(Card):
    """In the place of its `starts` stands how far the work is, or a question.

    `cancelled` comes when the work is not wanted any more.
    """

    cancelled = Signal()

    def __init__(self, title: str, *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, tone=tone, parent=parent)
        self._starts = WrapRow()
        self._now: QWidget | None = None
        self._told = Words()
        self._told.hide()

    def end_with(self, *starts: QPushButton) -> None:
        """The buttons that begin it, and under them room for how it went; the last part of the card."""
        for start in starts:
            self._starts.add(start)
        self.add(self._starts, gap=INSIDE)
        self.add(self._told)

    def show_work(self, words: str) -> None:
        """It goes on."""
        progress = ProgressRow(words)
        progress.cancelled.connect(self.cancelled)
        self._put(progress)

    def show_part(self, part: float) -> None:
        """What part (0-1) is done."""
        if isinstance(self._now, ProgressRow) and part > 0:
            self._now.display(part)

    def ask(self, words: str, *answers: Answer) -> None:
        """A question with its answers; the first has the keyboard."""
        question = QWidget()
        rows = spaced(QVBoxLayout(question), INSIDE)
        rows.addWidget(Words(breakable(words)))
        made = [button(answer, "quiet", act) for answer, act in answers]
        rows.addWidget(WrapRow(*made))
        self._put(question)
        made[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def tell(self, words: str) -> None:
        """How it went, also to those who do not see it; "" nothing any more."""
        self._put(None)
        self._told.setText(breakable(words))
        self._told.setAccessibleName(words)
        self._told.setVisible(bool(words))
        if words:
            announce(self, words)

    def set_usable(self, usable: bool) -> None:
        """Whether it can be begun now."""
        self._starts.setEnabled(usable)

    def _put(self, part: QWidget | None) -> None:
        """Something else in the place of the buttons, or these again."""
        if self._now is not None:
            self.rows.removeWidget(self._now)
            self._now.hide()
            self._now.deleteLater()
        self._now = part
        self._told.hide()
        self._starts.setVisible(part is None)
        if part is not None:
            self.rows.addWidget(part)
            part.show()
