"""A page: one scrolling column in the middle of the window that is brought up to date when it is seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ankle_rehab.storage.faults import StorageFault
from ankle_rehab.ui.style import COLUMN_WIDTH, GROUP, INSIDE, MARGIN, SECTION, spaced
from ankle_rehab.ui.widgets.words import Words


class Page(QWidget):
    """What pages share; `open_page` asks for another page by name, `notice` carries a `Notice`."""

    name = ""
    open_page = Signal(str)
    notice = Signal(object)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self._come: QWidget | None = None
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._on_laid_out)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("focusPolicy", "NoFocus")
        self._scroll.setAccessibleName(title)
        whole = QWidget()
        sides = spaced(QHBoxLayout(whole), 0)
        middle = QWidget()
        middle.setMaximumWidth(COLUMN_WIDTH + 2 * MARGIN)
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sides.addStretch(1)
        sides.addWidget(middle, 1000)
        sides.addStretch(1)
        self.column = spaced(QVBoxLayout(middle), GROUP)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.addStretch(1)
        self._scroll.setWidget(whole)
        whole.setAutoFillBackground(False)  # which setWidget switches on; the ground below is to be seen
        spaced(QVBoxLayout(self), 0).addWidget(self._scroll)
        self.title = Words(title, "title")
        self.add(self.title)
        self.title.setVisible(
            bool(title)
        )  # not before it has its place, or it would be a window for a moment
        self.setAccessibleName(title)
        self.setFocusProxy(self._scroll)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def retitle(self, title: str, told: str = "") -> None:
        """Put other words at the top of the page; `told` is what a screen reader calls the page instead."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(told or title)
        self._scroll.setAccessibleName(told or title)

    def add(self, part: QWidget | QLayout) -> None:
        """Put a part at the foot of the column."""
        if isinstance(part, QWidget):
            self.column.insertWidget(self._end(), part)
        else:
            self.column.insertLayout(self._end(), part)

    def section(self, heading: str) -> Words:
        """Begin a new section under a heading."""
        self.column.insertSpacing(self._end(), SECTION - GROUP)
        words = Words(heading, "heading")
        self.add(words)
        self.column.insertSpacing(self._end(), INSIDE - GROUP)
        return words

    def refresh(self) -> None:
        """Ask the services again; pages with something to show say how."""

    def mark_stale(self, _fact: object = None) -> None:
        """Something has changed: look at once if the page is seen, otherwise when it next is."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def shown(self) -> None:
        """The page has come to the front."""
        self._stale = True
        self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        self._freshen()
        super().showEvent(event)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part that has just come, as soon as it has its place."""
        self._come = part
        self._laid_out.start(0)

    def _on_laid_out(self) -> None:
        """All of it, and as much as there is room for from its beginning on; the keyboard stays in sight."""
        part, self._come = self._come, None
        whole, now = self._scroll.widget(), self.window().focusWidget()
        if whole is None or not self.isVisible():
            return
        if part is not None and part.isVisibleTo(self):
            top = part.mapTo(whole, QPoint(0, 0)).y() - MARGIN
            end = top + part.height() + 2 * MARGIN - self._scroll.viewport().height()
            bar = self._scroll.verticalScrollBar()
            bar.setValue(min(max(bar.value(), end), top))
        if now is not None and whole.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, MARGIN)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Qt scrolls only when Tab moves within the page, not when it comes in from the rail.

        What has just come may get its place only afterwards, so there is a second look.
        When the control with the keyboard goes, Qt hands the keyboard to any other; the page takes it.
        """
        if before is not None and self.isVisible() and self._has_lost(before):
            self._scroll.setFocus()
            return
        whole = self._scroll.widget()
        if now is not None and whole is not None and self.isVisible() and whole.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, MARGIN)
            self._laid_out.start(0)

    def _end(self) -> int:
        """The place before the empty room at the foot."""
        return self.column.count() - 1

    def _freshen(self) -> None:
        """A page that cannot be read stays as it is: the diary has told why; the next look tries again."""
        if self._stale:
            self._stale = False
            held = self.window().focusWidget()
            try:
                self.refresh()
            except StorageFault:
                self._stale = True
            if held is not None and self._has_lost(held):
                self._scroll.setFocus()

    def _has_lost(self, held: QWidget) -> bool:
        """Whether this control of the page is not in sight any more."""
        return self.isAncestorOf(held) and not held.isVisibleTo(self)
