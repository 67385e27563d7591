"""An entry that was begun and not saved, offered again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.ui import text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.words import Words, breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import entry_words

LONGEST, SHORT = 200, 60


class DraftOffer(QFrame):
    """`go_on` and `put_away` are the two answers.

    With `main` it is what the page is about and tells all that was said; otherwise it is small and quiet.
    """

    go_on = Signal()
    put_away = Signal()

    def __init__(self, *, main: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self.setProperty("role", "banner")
        told = QWidget()
        lines = spaced(QVBoxLayout(told), INSIDE // 2)
        self._title = Words("", "heading")
        self._told = Words("", "note")
        self._first = button(self.tr("Go on with it"), "primary" if main else "quiet", self._on_go_on)
        away = button(self.tr("Put it away"), "link", self._on_put_away)
        lines.addWidget(self._title)
        lines.addWidget(self._told)
        rows = spaced(QVBoxLayout(self), INSIDE, GROUP)
        answers = WrapRow(self._first, away)
        if main:
            rows.addWidget(told)
            rows.addWidget(answers)
        else:
            rows.addWidget(WrapRow(told, answers, spacing=GROUP, apart=True))

    def display(self, draft: EntryDraft) -> None:
        """Say what stands in it."""
        changed = draft.entry_id is not None
        title = self.tr("You had begun an entry")
        if changed:
            title = self.tr("You had begun to change an entry")
        self._title.setText(title)
        self.setAccessibleName(title)
        said = [entry_words.sides(draft.sides)] if draft.sides else []
        if draft.score is not None:
            said.append(text.score(draft.score))
        longest = LONGEST if self._main else SHORT
        said += entry_words.more(draft) if self._main else ()
        note = " ".join(draft.note.split())
        said += [shortened(note, longest)] if note else []
        self._told.setText(breakable(" · ".join(said)))
        self._told.setVisible(bool(said))

    def focus(self) -> None:
        """Give the keyboard to the first answer."""
        self._first.setFocus()

    def _on_go_on(self) -> None:
        self.go_on.emit()

    def _on_put_away(self) -> None:
        self.put_away.emit()
