"""A small window above all others that keeps the icing in sight while one does something else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ankle_rehab.domain.icing import Icing, IcingState, StopReason
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.domain.texts import IcingWords
from ankle_rehab.services.icing import IcingTimer
from ankle_rehab.ui import text
from ankle_rehab.ui.keys import pressed_by_enter
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

EDGE = 24
LETTERS_WIDE = 40


class IcingWindow(QWidget):
    """There while the pack is on and the Ice page is not in sight; once closed, back when it must speak."""

    def __init__(
        self,
        icing: IcingTimer,
        words: IcingWords,
        wanted: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._icing = icing
        self._words = words
        self._wanted = wanted
        self._main: QWidget | None = None
        self._page = ""
        self._closed = False
        self._placed = False
        self._build()
        icing.changed.connect(self._on_changed)
        icing.announce.connect(self._on_announce)

    def watch(self, main: QWidget) -> None:
        """Notice when this window is minimised, hidden or shown again."""
        self._main = main
        main.installEventFilter(self)

    def note_page(self, name: str) -> None:
        """The main window shows this page now."""
        self._page = name
        self._decide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._main and event.type() in (
            QEvent.Type.WindowStateChange,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):
            self._decide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._closed = True
        super().closeEvent(event)

    def display(self, icing: Icing) -> None:
        """Show where this icing stands."""
        alarm = icing.state is IcingState.ALARM
        asks = icing.state is IcingState.CHECK and icing.check is not None
        left = text.countdown(icing.remaining)
        over = int(icing.over // 60)
        self._time.setText(self._words.take_off if alarm else left)
        self._time.setAccessibleName(
            self._words.take_off if alarm else self.tr("{time} to go").format(time=left)
        )
        finishes = self._words.finishes.format(at=text.clock_time(icing.finishes))
        self._line.setText(self._words.overdue.format(minutes=over) if over else finishes)
        self._line.setVisible(not alarm or over > 0)
        self._question.setText(self._words.checks[icing.check] if icing.check is not None else "")
        for part in (self._question, self._fine):
            part.setVisible(asks)
        self._off.setVisible(not alarm)
        self._confirm.setVisible(alarm)

    # parts -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Icing"))
        self.setAccessibleName(self.tr("Icing"))
        whole = spaced(QVBoxLayout(self), 0)
        page = QFrame()
        page.setProperty("role", "page")
        whole.addWidget(page)
        rows = spaced(QVBoxLayout(page), INSIDE, GROUP)
        self._time = Words("", "number")
        self._line = Words("", "note")
        self._question = Words("", "body")
        self._fine = button(self._words.fine, "primary", self._icing.answer_fine)
        self._off = button(self._words.take_off_now, "danger", self._on_off)
        self._confirm = button(self._words.confirm_off, "primary", self._icing.confirm_end)
        for part in (self._time, self._line, self._question):
            rows.addWidget(part)
        rows.addWidget(WrapRow(self._fine, self._off, self._confirm))

    def _decide(self) -> None:
        icing = self._icing.icing
        out_of_sight = self._main is None or self._main.isMinimized() or not self._main.isVisible()
        needed = icing is not None and icing.cold and (out_of_sight or self._page != "ice")
        if icing is None or not (needed and self._wanted() and not self._closed):
            self.hide()
            return
        if not self.isVisible():
            self.display(icing)
            self._fit()
            self._place()
            self.show()

    def _fit(self) -> None:
        """As wide as a short line of text, as high as what it says now."""
        self.ensurePolished()
        width = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(width, layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def _place(self) -> None:
        """In the lower corner at first; later where it was left, as long as a screen shows that place."""
        near = self._main.screen() if self._main is not None else QGuiApplication.primaryScreen()
        screens = QGuiApplication.screens()
        seen = any(screen.availableGeometry().contains(self.geometry().center()) for screen in screens)
        if not (self._placed and seen):
            corner = near.availableGeometry().bottomRight()
            self.move(corner - QPoint(self.width() + EDGE, self.height() + 2 * EDGE))
            self._placed = True

    def _on_changed(self, icing: Icing) -> None:
        if not icing.cold:
            self._closed = False
        else:
            self.display(icing)
        self._decide()
        if self.isVisible():
            self._fit()

    def _on_announce(self, cue: IcingCue, _icing: Icing) -> None:
        if cue in (IcingCue.CHECK, IcingCue.LOUDER, IcingCue.ALARM):
            self._closed = False
            self._decide()
            if self.isVisible():
                self.raise_()

    def _on_off(self) -> None:
        icing = self._icing.icing
        asked = icing is not None and icing.state is IcingState.CHECK
        self._icing.stop(StopReason.SKIN if asked else StopReason.USER)
