"""What the rules say before something is planned: the rule, its source, and what could be done instead."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.wrap_row import WrapRow


@value
class Said:
    """One rule in a sentence, and its source in a line."""

    words: str
    source: str = ""


@value
class BeforeView:
    """`swaps` are the words of each way out, in order; `anyway` whether it can be planned all the same.

    Of what is `done` already the ways out say in full what becomes of the days to come, which are told in
    `ahead`, and `keep` leaves all as it is.
    """

    title: str
    said: tuple[Said, ...]
    swaps: tuple[str, ...] = ()
    anyway: bool = True
    tone: str = "caution"
    ahead: str = ""
    keep: str = ""

    @property
    def done(self) -> bool:
        return bool(self.keep)


class BeforeCard(Card):
    """`swapped` carries the place of the way out that was chosen, `insisted` plans it as it was.

    `focused` comes when the keyboard is given to it: then all of it is to be in sight.
    """

    swapped = Signal(int)
    insisted = Signal()
    left = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", tone="caution", parent=parent)
        self._first: QWidget = self
        self._wrong = self.body("", "warning")
        self.hide()

    def display(self, view: BeforeView) -> None:
        """Show this, with the keyboard on the first way out."""
        self.clear()
        self.retitle(view.title)
        self.set_tone(view.tone)
        self._wrong = self.body("", "warning")
        self._wrong.hide()
        for one in view.said:
            self.body(one.words)
            if one.source:
                self.body(one.source, "note")
        swaps = [
            button(words, "quiet", partial(self.swapped.emit, place))
            for place, words in enumerate(view.swaps)
        ]
        if view.ahead:
            self.body(view.ahead)
        if not view.done:
            for made, words in zip(swaps, view.swaps, strict=True):
                made.setAccessibleName(self.tr("Instead: {what}").format(what=words))
            if swaps:
                self.body(self.tr("Instead:"))
        if swaps:
            self.add(WrapRow(*swaps))
        last = self._last(view)
        self.add(WrapRow(*last), gap=INSIDE)
        self._first = swaps[0] if swaps else last[-1]
        self.show()
        announce(self, " ".join((view.title, *(one.words for one in view.said), view.ahead)).strip())

    def _last(self, view: BeforeView) -> list[QPushButton]:
        """What leaves the ways out aside."""
        if view.done:
            return [button(view.keep, "link", self.insisted.emit)]
        leave = button(self.tr("Leave it"), "link", self.left.emit)
        if not view.anyway:
            return [leave]
        return [button(self.tr("Plan it anyway"), "link", self.insisted.emit), leave]

    def focus(self) -> None:
        """Give the keyboard to the first way out."""
        self._first.setFocus()
        self.focused.emit()

    def refuse(self, words: str) -> None:
        """It could not be kept: what was asked still stands here, if anything was."""
        if not self.isHidden():
            self._wrong.setText(words)
            self._wrong.show()
