"""The question when the window is closed for the first time: go on out of sight, or end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ankle_rehab.domain.settings import OnClose
from ankle_rehab.ui.dialogs.fitting import fit
from ankle_rehab.ui.style import GROUP, MARGIN, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LEAST_WIDTH = 480


class KeepRunning(QDialog):
    """`chosen` carries KEEP_RUNNING or LEAVE; putting it away leaves the window as it is."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, tray: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(tray=tray)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)

    def _build(self, *, tray: bool) -> None:
        title = self.tr("Keep Ankle Rehab running?")
        self.setWindowTitle(title)
        self.setMinimumWidth(LEAST_WIDTH)
        if tray:
            where = self.tr("It can stay in the tray, where its small picture opens it again.")
        else:
            where = self.tr("It can stay in the task bar, which opens it again.")
        why = self.tr("Reminders only come while it runs.")
        self.setAccessibleName(f"{title} {why} {where}")
        rows = spaced(QVBoxLayout(self), GROUP, MARGIN)
        rows.addWidget(Words(title, "heading"))
        rows.addWidget(Words(f"{why} {where}"))
        rows.addWidget(Words(self.tr("This is asked once. You can change it in Settings."), "note"))
        stay = button(self.tr("Keep it running"), "primary", lambda: self._choose(OnClose.KEEP_RUNNING))
        end = button(self.tr("Quit"), "quiet", lambda: self._choose(OnClose.LEAVE))
        back = button(self.tr("Not now"), "link", self.reject)
        rows.addWidget(WrapRow(stay, end, back))
        stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, choice: OnClose) -> None:
        self.accept()
        self.chosen.emit(choice)
