"""While a pack is on the skin: its sounds, the small window, the alarm in front, and a window that stays."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ankle_rehab.domain.icing import Icing
from ankle_rehab.domain.icing_cues import IcingCue
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.sound.hearing import Hearing
from ankle_rehab.ui.widgets.notice_bar import Notice


class IcingWatch(QObject):
    """Makes the windows serve the icing; the small window is built with the first one."""

    def __init__(
        self, parts: Parts, window: MainWindow, hearing: Hearing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._hearing = hearing
        self._small: QWidget | None = None
        parts.icing.finished.connect(self._on_finished)
        window.held_open.connect(self._on_held_open)

    def close(self) -> None:
        """Let go of the windows: the program ends, and the diary knows about the pack."""
        self._window.stays_open = False
        if self._small is not None:
            self._small.deleteLater()
            self._small = None

    def announce(self, cue: IcingCue, icing: Icing) -> None:
        """Sounds and the small window; an alarm brings the way off to the front."""
        self._open_small_window()
        self._hearing.ice(cue)
        self._window.stays_open = icing.cold
        if cue is IcingCue.ALARM:
            if self._window.current_page != "ice":
                self._window.show_page("ice")
            if self._window.isHidden():
                self._window.come_forward()
            self._window.raise_()
            QApplication.alert(self._window)

    def _open_small_window(self) -> None:
        if self._small is not None:
            return
        from ankle_rehab.ui.desktop.icing_window import IcingWindow  # noqa: PLC0415 - not before the first icing

        parts = self._parts
        small = IcingWindow(
            parts.icing, parts.content.icing(), lambda: parts.preferences.settings.small_icing_window
        )
        small.watch(self._window)
        self._window.page_changed.connect(small.note_page)
        small.note_page(self._window.current_page)
        self._small = small

    def _on_finished(self, _icing: Icing) -> None:
        self._window.stays_open = False

    def _on_held_open(self) -> None:
        self._window.show_page("ice")
        self._window.show_notice(
            Notice(self.tr("The pack is still on. Please take it off first, then close."))
        )
