"""What the program is, by whom it may be used and changed, and what it is made with."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ankle_rehab import __version__
from ankle_rehab.companions import Companion, companions
from ankle_rehab.resources import resource
from ankle_rehab.ui.page import Page
from ankle_rehab.ui.style import INSIDE
from ankle_rehab.ui.widgets.buttons import WayBack, button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.key_table import KeyTable
from ankle_rehab.ui.widgets.wrap_row import WrapRow

LEAST_LINES = 14


class AboutPage(Page):
    """The licences are read from the packages as they are installed."""

    name = "about"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.column.insertWidget(0, WrapRow(WayBack(self.tr("Help"), lambda: self.open_page.emit("help"))))
        self.retitle(self.tr("About this program"))
        self._build(companions())

    def _build(self, found: tuple[Companion, ...]) -> None:
        card = Card(self.tr("Ankle Rehab {version}").format(version=__version__), tone="main")
        card.body(
            self.tr(
                "Guided ankle sessions, a safe icing timer and a pain diary. It does not examine you, and it "
                "does not replace a doctor or a physiotherapist."
            )
        )
        card.body(
            self.tr("Everything stays on this computer. There is no account, and nothing is sent anywhere.")
        )
        card.body(self.tr("It is free software: you may use, copy and change it (MIT licence)."))
        self.add(card)
        made = Card(self.tr("What it is made with"))
        made.body(self.tr("Thank you to all who made these, and to everybody who looks after them."))
        rows = [(f"{one.name} {one.version}", one.licence) for one in found]
        made.add(KeyTable(rows), gap=INSIDE)
        self._read = button(self.tr("Read the licences"), "quiet", lambda: self._show(found))
        made.add(WrapRow(self._read), gap=INSIDE)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("The licences"))
        self._text.hide()
        made.add(self._text, gap=INSIDE)
        self.add(made)

    def _show(self, found: tuple[Companion, ...]) -> None:
        """Each text once, under the names of all that have it."""
        own = resource("licences", "MIT.txt").read_text(encoding="utf-8").strip()
        by_text: dict[str, list[str]] = {own: ["Ankle Rehab"]}
        for one in found:
            by_text.setdefault(one.text.strip(), []).append(f"{one.name} {one.version}")
        line = "─" * 40
        parts = [f"{line}\n{', '.join(names)}\n{line}\n\n{text}" for text, names in by_text.items()]
        self._text.setPlainText("\n\n\n".join(parts))
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * LEAST_LINES)
        self._text.show()
        self._read.hide()
        self._text.setFocus()
        QTimer.singleShot(0, lambda: self._scroll.ensureWidgetVisible(self._text))
