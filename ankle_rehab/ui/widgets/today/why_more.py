"""What stands behind an answer, shown once it is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.ui.style import spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.today.why_panel import WhyPanel


class WhyMore(QWidget):
    """Empty until `ask`, a button to be placed beside the answer, is pressed; pressed again it closes.

    `name` is what a screen reader says for the button.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = button(self.tr("Why?"), "link", self._on_asked)
        self.ask.setAccessibleName(name)
        self._parts: tuple[tuple[str, str], ...] = ()
        self._sources = ""
        self._open = False
        self._panel: WhyPanel | None = None
        self._rows = spaced(QVBoxLayout(self), 0)
        self.hide()

    def display(self, parts: tuple[tuple[str, str], ...], sources: str) -> None:
        """Have this ready; without any part nothing can be asked."""
        self._parts, self._sources = parts, sources
        self.ask.setVisible(bool(parts))
        self._open = self._open and bool(parts)
        self._show()

    def _on_asked(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        if self._open:
            if self._panel is None:
                self._panel = WhyPanel()
                self._rows.addWidget(self._panel)
            self._panel.display(self._parts, self._sources)
        self.setVisible(self._open)
