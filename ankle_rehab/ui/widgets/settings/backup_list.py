"""The backups in a card, the newest first; one of them can be brought back after a second look."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.value import value
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow

SHOWN_FIRST = 6


@value
class BackupLine:
    """One backup: the name of its file, when it was made, and the rest in short."""

    name: str
    when: str
    facts: str


class BackupList(Card):
    """`wanted` carries the name of the backup that is to be brought back."""

    wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._lines: tuple[BackupLine, ...] = ()
        self._usable = True
        self._all = False
        self._asking: str | None = None
        self._rows = spaced(QVBoxLayout(), GROUP)
        self.body(self.tr("Each is a whole diary as it was at that time. You can bring one back."))
        self.add(self._rows, gap=INSIDE)
        self._more = button("", "link", self._on_more)
        self.add(WrapRow(self._more))

    def display(self, lines: Sequence[BackupLine], *, usable: bool) -> None:
        """Show these; while something is done with them they are not `usable`."""
        if (tuple(lines), usable) == (self._lines, self._usable):
            return
        self._lines, self._usable = tuple(lines), usable
        self._rebuild()

    def _rebuild(self) -> None:
        while self._rows.count():
            remove(self._rows, 0)
        shown = self._lines if self._all else self._lines[:SHOWN_FIRST]
        for line in shown:
            row = self._row(line)
            self._rows.addWidget(row)
            row.show()
        hidden = len(self._lines) - len(shown)
        words = self.tr("Show all {n} backups").format(n=len(self._lines))
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.setVisible(hidden > 0)

    def _row(self, line: BackupLine) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), 2)
        told = QWidget()
        column = spaced(QVBoxLayout(told), 2)
        column.addWidget(Words(line.when))
        column.addWidget(Words(line.facts, "note"))
        if line.name == self._asking:
            rows.addWidget(told)
            self._ask(rows, line)
            return whole
        back = button(self.tr("Bring back"), "", partial(self._on_wanted, line.name))
        back.setAccessibleName(self.tr("Bring back: {when}").format(when=line.when))
        back.setEnabled(self._usable)
        rows.addWidget(WrapRow(told, back, apart=True))
        return whole

    def _ask(self, rows: QVBoxLayout, line: BackupLine) -> None:
        """What bringing it back means, and two ways on."""
        rows.addSpacing(INSIDE)
        rows.addWidget(
            Words(
                self.tr(
                    "The diary will be as it was then. What is in it now is kept as a backup first, so this "
                    "can be undone. The window closes for a moment and opens again."
                )
            )
        )
        rows.addSpacing(INSIDE)
        yes = button(self.tr("Bring this one back"), "quiet", partial(self._on_confirmed, line.name))
        yes.setEnabled(self._usable)
        no = button(self.tr("Keep the diary as it is"), "link", self._on_kept)
        rows.addWidget(WrapRow(yes, no))

    def _on_wanted(self, name: str) -> None:
        self._asking = name
        self._rebuild()
        self._focus(self.tr("Bring this one back"))

    def _on_confirmed(self, name: str) -> None:
        self._asking = None
        self._rebuild()
        self.wanted.emit(name)

    def _on_kept(self) -> None:
        line = next((one for one in self._lines if one.name == self._asking), None)
        self._asking = None
        self._rebuild()
        if line is not None:
            self._focus(self.tr("Bring back: {when}").format(when=line.when))

    def _on_more(self) -> None:
        first = self._lines[SHOWN_FIRST]
        self._all = True
        self._rebuild()
        self._focus(self.tr("Bring back: {when}").format(when=first.when))

    def _focus(self, name: str) -> None:
        """The keyboard goes on where the eye does, as soon as everything has its place there."""
        for one in self.findChildren(QPushButton):
            if one.accessibleName() == name and one.isVisible():
                QTimer.singleShot(0, one, one.setFocus)
