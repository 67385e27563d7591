"""The row of buttons under the player; a click on one leaves the keyboard with the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.plan import Phase
from ankle_rehab.domain.session import SessionRun, State
from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.widgets.buttons import button, by_tab_only
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class PlayerControls(QWidget):
    """Each signal is one intent; `far` asks for far view or for its end."""

    paused = Signal()
    back = Signal()
    skipped = Signal()
    more_rest = Signal()
    hurts = Signal()
    ended = Signal()
    far = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._far = False
        self._compact = False
        self._build()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return (self.pause, self._back, self._skip, self._more, self._hurts, self._end, self._view)

    def display(self, run: SessionRun) -> None:
        """Show what can be done now."""
        shown = (run.state, run.step.phase, self._far, self._compact)
        if shown == self._shown:
            return
        self._shown = shown
        goes_on = run.state is State.PAUSED
        if run.state is State.RUNNING and run.step.phase is Phase.READY:
            self._say(self.pause, self.tr("Start now"), self.tr("Space"))
        else:
            self._say(self.pause, self.tr("Go on") if goes_on else self.tr("Pause"), self.tr("Space"))
        self.pause.setVisible(run.state is not State.WAITING)
        self._more.setVisible(run.step.phase in (Phase.REST, Phase.SWITCH) and not goes_on)
        for made in (self._back, self._skip, self._end):
            made.setVisible(not self._far)
        self._view.setVisible(self._far or not self._compact or self._more.isHidden())
        if self._far:
            self._say(self._view, self.tr("Leave full screen"), self.tr("Esc"))
        else:
            self._say(self._view, self.tr("Far view"), self.tr("F11"))

    def set_compact(self, compact: bool) -> None:
        """Without the names of the keys, where there is little room."""
        self._compact = compact

    def _say(self, made: QPushButton, words: str, key: str) -> None:
        made.setText(words if self._compact else f"{words} ({key})")
        made.setToolTip(key)
        made.setAccessibleName(words)

    def set_far(self, far: bool) -> None:
        """Fewer buttons in far view."""
        self._far = far

    def _build(self) -> None:
        self.pause = self._button(self.tr("Pause (Space)"), "primary", self.paused)
        self._back = self._button(self.tr("Back"), "quiet", self.back)
        self._skip = self._button(self.tr("Skip"), "quiet", self.skipped)
        self._more = self._button(self.tr("+10 s rest"), "quiet", self.more_rest)
        self._hurts = self._button(self.tr("It hurts"), "danger", self.hurts)
        self._end = self._button(self.tr("End session"), "link", self.ended)
        self._view = self._button(self.tr("Far view (F11)"), "link", self.far)
        spaced(QVBoxLayout(self), 0).addWidget(WrapRow(*self.buttons))
        self._point()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        """Each arrow points the way of its key, which is turned where one reads from the right."""
        onward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        self._back.setText(self.tr("Back") + (" ←" if onward else " →"))
        self._skip.setText(self.tr("Skip") + (" →" if onward else " ←"))

    def _button(self, words: str, role: str, signal: SignalInstance) -> QPushButton:
        return by_tab_only(button(words, role, signal.emit))
