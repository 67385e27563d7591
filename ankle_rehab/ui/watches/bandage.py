"""While a bandage is worn: its strip on every page, its sounds, and the window in front when it asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ankle_rehab.domain.bandage import BandageCue, Look
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.main_window import MainWindow
from ankle_rehab.ui.widgets.notice_bar import Notice

if TYPE_CHECKING:
    from ankle_rehab.ui.sound.hearing import Hearing
    from ankle_rehab.ui.widgets.ice.bandage_bar import BandageBar

FRONT = frozenset({BandageCue.ASK, BandageCue.LOUDER, BandageCue.URGENT, BandageCue.TAKE_OFF})


class BandageWatch(QObject):
    """Makes the window serve the bandage; the strip is built with the first one."""

    def __init__(
        self, parts: Parts, window: MainWindow, hearing: Callable[[], Hearing], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._window = window
        self._hearing = hearing
        self._bar: BandageBar | None = None
        self._bandages = bandages = parts.bandages
        bandages.changed.connect(self._on_changed)
        bandages.announce.connect(self._on_announce)
        bandages.emergency.connect(self._on_emergency)
        bandages.tick()
        self._on_changed(bandages.look)

    def close(self) -> None:
        """The program ends, and the diary knows about the bandage; nothing is announced any more."""
        self._bandages.changed.disconnect(self._on_changed)
        self._bandages.announce.disconnect(self._on_announce)
        self._bandages.emergency.disconnect(self._on_emergency)

    def _on_changed(self, look: Look | None) -> None:
        if look is not None and self._bar is None:
            self._bar = self._build()
        if self._bar is not None:
            self._bar.display(look)

    def _on_announce(self, cue: BandageCue, _look: Look) -> None:
        self._hearing().bandage(cue)
        if cue is BandageCue.WRAP_LOOSER:
            self._window.show_notice(Notice(self._parts.content.bandage().wrap_looser))
        if cue in FRONT:
            if self._bar is not None:
                self._bar.announce()
            if self._window.isHidden():
                self._window.come_forward()
            self._window.raise_()
            QApplication.alert(self._window)

    def _on_emergency(self) -> None:
        self._window.show_page("signs")

    def _build(self) -> BandageBar:
        from ankle_rehab.ui.widgets.ice.bandage_bar import BandageBar  # noqa: PLC0415 - few wear one

        bar = BandageBar(self._parts.content.bandage())
        bar.ask.well.connect(self._bandages.all_well)
        bar.ask.not_well.connect(self._bandages.not_well)
        bar.ask.off.connect(self._bandages.take_off)
        bar.ask.back.connect(lambda back: self._bandages.feeling(back=back))
        self._window.keep_at_foot(bar)
        return bar
