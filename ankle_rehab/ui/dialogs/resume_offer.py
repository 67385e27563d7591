"""The offer after a crash: go on with the session that was cut off, or keep what was done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ankle_rehab.domain.diary import OpenSession
from ankle_rehab.ui import text
from ankle_rehab.ui.dialogs.fitting import fit
from ankle_rehab.ui.style import GROUP, MARGIN, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LEAST_WIDTH = 480


class ResumeOffer(QDialog):
    """`go_on` and `save` carry the number of the session; closing the window leaves the offer for later.

    `signs` comes after it was closed to look at the warning signs.
    """

    go_on = Signal(int)
    save = Signal(int)
    signs = Signal()

    def __init__(
        self, found: OpenSession, kept: datetime, *, can_go_on: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._id = found.id
        self._build(found, kept, can_go_on=can_go_on)

    def _build(self, found: OpenSession, kept: datetime, *, can_go_on: bool) -> None:
        title = self.tr("You were in the middle of a session")
        self.setWindowTitle(title)
        self.setMinimumWidth(LEAST_WIDTH)
        where = self.tr("{name}: step {n} of {all}, {when}.").format(
            name=found.name, n=found.index + 1, all=found.step_count, when=text.day_and_time(kept)
        )
        done = self.tr("Done so far: {time} of guided time.").format(time=text.duration(found.done_seconds))
        gone = self.tr("It cannot go on, because an exercise has changed since. What was done is there.")
        self.setAccessibleName(f"{title}. {where}")
        rows = spaced(QVBoxLayout(self), GROUP, MARGIN)
        rows.addWidget(Words(title, "heading"))
        rows.addWidget(Words(where))
        notes = ([done] if found.done_seconds >= 1 else []) + ([] if can_go_on else [gone])
        if notes:
            rows.addWidget(Words(" ".join(notes), "note"))
        again = button(self.tr("Go on at that step"), "primary", self._on_go_on)
        again.setVisible(can_go_on)
        keep = button(self.tr("Save what was done"), "quiet" if can_go_on else "primary", self._on_save)
        new = button(self.tr("Something is new"), "link", self._on_signs)
        rows.addWidget(WrapRow(again, keep, new))
        (again if can_go_on else keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 leads to the signs, as it does in the window behind."""
        if event.key() == Qt.Key.Key_F2:
            self._on_signs()
        else:
            super().keyPressEvent(event)

    def _on_signs(self) -> None:
        self.reject()
        self.signs.emit()

    def _on_go_on(self) -> None:
        self.accept()
        self.go_on.emit(self._id)

    def _on_save(self) -> None:
        self.accept()
        self.save.emit(self._id)
