"""The line of Today that answers whether there is room for a run, with what stands behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.run_allowance import AllowanceKind
from ankle_rehab.services.parts import Parts
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.today.why_more import WhyMore
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import allowance_words, source_words


class RunLine(QWidget):
    """`open_page` carries the name of a page: the ladder for who is on it, else the runs."""

    open_page = Signal(str)

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._words = Words("", "note")
        self._why = WhyMore(self.tr("Why this answer about running?"))
        self._tell = button(self.tr("Tell it"), "link", lambda: self.open_page.emit("runs"))
        self._tell.setAccessibleName(self.tr("Tell the longest run of the last 30 days"))
        self._ladder = button(self.tr("Back to running"), "link", lambda: self.open_page.emit("running"))
        self._runs = button(self.tr("To the runs"), "link", lambda: self.open_page.emit("runs"))
        ways = (self._why.ask, self._tell, self._ladder, self._runs)
        rows = spaced(QVBoxLayout(self), INSIDE // 2)
        rows.addWidget(WrapRow(self._words, *ways, spacing=GROUP))
        rows.addWidget(self._why)
        self.setAccessibleName(self.tr("Can I run today?"))

    def refresh(self) -> None:
        """Let the ladder move by its rule, then look again; raises the faults of `storage.faults`."""
        parts = self._parts
        standing = parts.running.look()
        found = parts.run_load.allowance(standing)
        unit, now = parts.preferences.settings.distance_unit, parts.clock.now()
        said = allowance_words.answer(found, unit, now)
        self._words.setText(self.tr("Can I run today? {answer}").format(answer=said))
        asks, begins = found.kind is AllowanceKind.ASK, found.kind is AllowanceKind.START
        behind = allowance_words.why(found, unit, now.date())
        self._why.display(behind, source_words.line(parts.content, allowance_words.source_keys(found)))
        self._tell.setVisible(asks)
        self._ladder.setVisible(standing.laddered or asks or begins)
        self._runs.setVisible(not (standing.laddered or asks or begins))
