"""Which level of an exercise holds, and the ways to an easier or a harder one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class LevelChoice:
    """What may be chosen: the level by now, whether there is an easier and a harder one.

    `reason` is what is said once before a harder one; `closed` why there is none for now.
    """

    level: int
    easier: bool
    harder: bool
    reason: str
    closed: str = ""


class LevelRow(QWidget):
    """`easier` and `harder` are what is wanted; a harder one is asked about once, right here."""

    easier = Signal()
    harder = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = LevelChoice(0, easier=False, harder=False, reason="")
        rows = spaced(QVBoxLayout(self), INSIDE // 2)
        self._words = Words("", "note")
        self._easier = button(self.tr("Easier"), "link", self.easier.emit)
        self._easier.setAccessibleName(self.tr("{name}: easier").format(name=name))
        self._harder = button(self.tr("Harder"), "link", self._on_harder)
        self._harder.setAccessibleName(self.tr("{name}: harder").format(name=name))
        self._reason = Words("")
        self._sure = button(self.tr("Make it harder"), "quiet", self._on_sure)
        self._sure.setAccessibleName(self.tr("{name}: make it harder").format(name=name))
        self._leave = button(self.tr("Leave it as it is"), "quiet", self._close)
        self._leave.setAccessibleName(self.tr("{name}: leave it as it is").format(name=name))
        self._asked = QWidget()
        asked = spaced(QVBoxLayout(self._asked), INSIDE)
        asked.addWidget(self._reason)
        asked.addWidget(WrapRow(self._leave, self._sure))
        rows.addWidget(WrapRow(self._words, self._easier, self._harder))
        rows.addWidget(self._asked)
        self._asked.hide()

    def display(self, words: str, choice: LevelChoice) -> None:
        """Show the level in words, and what may be chosen; what is closed now is not asked about any more."""
        harder = choice.harder and not choice.closed
        if choice.level != self._choice.level or not harder:
            self._asked.hide()
        self._choice = choice
        self._words.setText("\n".join(filter(None, (words, choice.closed))))
        self._easier.setVisible(choice.easier)
        self._harder.setVisible(harder)
        self._reason.setText(choice.reason)

    def _on_harder(self) -> None:
        self._asked.show()
        self._leave.setFocus()

    def _on_sure(self) -> None:
        self._close()
        self.harder.emit()

    def _close(self) -> None:
        self._asked.hide()
        self._harder.setFocus()
