"""The form of an entry: side, number, moment and note in front, all the rest folded away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.exercise import Side
from ankle_rehab.domain.pain import Moment
from ankle_rehab.domain.settings import SoreAnkle
from ankle_rehab.ui import tab_order, text
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.choice_row import ChoiceRow
from ankle_rehab.ui.widgets.entry.more import EntryMore
from ankle_rehab.ui.widgets.note_field import NoteField
from ankle_rehab.ui.widgets.pain_scale import PainScale
from ankle_rehab.ui.widgets.words import Words, breakable
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import entry_words

SIDES = {
    SoreAnkle.LEFT: frozenset({Side.LEFT}),
    SoreAnkle.RIGHT: frozenset({Side.RIGHT}),
    SoreAnkle.BOTH: frozenset(Side),
}


class EntryEditor(QWidget):
    """Holds one `EntryDraft`; `changed` comes after every change by the user. Nothing typed is altered."""

    changed = Signal()

    def __init__(self, clock: Clock, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._themes = themes
        self._draft = EntryDraft()
        self._written: Stamp | None = None
        self._felt: Stamp | None = None
        self._moment_said = False
        self._more: EntryMore | None = None
        self._build()

    @property
    def draft(self) -> EntryDraft:
        """All that stands in the form."""
        return self._draft

    @property
    def to_come(self) -> bool:
        """Whether a time was said that is still to come; one that stood there before may stay."""
        said = self._draft.refers_to
        return said is not None and said != self._felt and said.utc > self._clock.now()

    @property
    def unfolded(self) -> bool:
        return self._more is not None and not self._more.isHidden()

    def display(self, draft: EntryDraft, *, written: Stamp | None = None, moment_said: bool = True) -> None:
        """Show this draft, of an entry `written` before or of a new one.

        `moment_said` is false where the moment is only a guess, which `suggest` may change.
        """
        self._draft, self._written, self._moment_said = draft, written, moment_said
        self._felt = draft.refers_to if written is not None else None
        one = draft.entry_id is not None
        self._sides.setVisible(not one)
        self._side.setVisible(one)
        which = next((ankle for ankle, sides in SIDES.items() if sides == draft.sides), None)
        for row in (self._sides, self._side):
            row.display(which)
        self._scale.display(draft.score)
        self._moment.display(draft.moment)
        self._note.blockSignals(True)
        self._note.setPlainText(draft.note)
        self._note.blockSignals(False)
        self.unfold(False)

    def suggest(self, likely: Callable[[], Moment]) -> None:
        """Take the likely moment as long as nobody has said another."""
        if not self._moment_said:
            self._draft = replace(self._draft, moment=likely())
            self._moment.display(self._draft.moment)

    def unfold(self, unfolded: bool) -> None:
        """Show the rest, or fold it away; what was said there is then told in one line."""
        if unfolded and self._more is None:
            self._more = EntryMore(self._clock, self._themes)
            self._more.said.connect(self._on_said)
            self._rows.addWidget(self._more)
            tab_order.put_behind(self._fold, self._more)
        if self._more is not None:
            if unfolded:
                self._more.display(self._draft, self._written)
            self._more.setVisible(unfolded)
        self._show_fold()

    def focus(self) -> None:
        """Give the keyboard to the row of numbers."""
        self._scale.focus()

    def _build(self) -> None:
        self._rows = spaced(QVBoxLayout(self), GROUP)
        question = self.tr("Which side?")
        self._sides = ChoiceRow(question, tuple((ankle, text.sore_ankle(ankle)) for ankle in SIDES))
        single = (SoreAnkle.LEFT, SoreAnkle.RIGHT)
        self._side = ChoiceRow(question, tuple((ankle, text.sore_ankle(ankle)) for ankle in single))
        self._scale = PainScale(self.tr("How much does it hurt?"), self._themes)
        moments = tuple((one, text.moment(one)) for one in Moment)
        self._moment = ChoiceRow(self.tr("When do you feel it?"), moments)
        self._note = NoteField()
        self._note.setPlaceholderText(self.tr("A note, if you like"))
        self._note.setAccessibleName(self.tr("Note"))
        card = Card()
        card.setAccessibleName(self.tr("The entry"))
        for part in (self._sides, self._side):
            card.add(part)
        card.add(self._scale, gap=INSIDE)
        card.add(self._moment, gap=INSIDE)
        card.add(self._note, gap=INSIDE)
        self._rows.addWidget(card)
        self._fold = button("", "quiet", self._on_fold)
        self._told = Words("", "note")
        self._rows.addWidget(WrapRow(self._fold, self._told, spacing=GROUP))
        for row in (self._sides, self._side):
            row.chosen.connect(lambda ankle: self._on_said({"sides": SIDES[ankle]}))
        self._scale.chosen.connect(lambda score: self._on_said({"score": score}))
        self._moment.chosen.connect(self._on_moment)
        self._note.textChanged.connect(lambda: self._on_said({"note": self._note.toPlainText()}))

    def _show_fold(self) -> None:
        """The button is short, for it cannot break its words where the type is large."""
        less, whole = self.tr("Less"), self.tr("More: time, place, swelling, medicine")
        self._fold.setText(less if self.unfolded else self.tr("More"))
        self._fold.setAccessibleName(less if self.unfolded else whole)
        said = entry_words.more(self._draft, self._clock.now().date())
        words = breakable(" · ".join(said)) if said else self.tr("time, place, swelling, medicine")
        self._told.setText(words)
        self._told.setVisible(not self.unfolded)

    def _on_moment(self, moment: Moment) -> None:
        self._moment_said = True
        self._on_said({"moment": moment})

    def _on_said(self, said: Mapping[str, Any]) -> None:
        self._draft = replace(self._draft, **said)
        if self._more is not None and self.unfolded:
            self._more.fit(self._draft)
        self.changed.emit()

    def _on_fold(self) -> None:
        self.unfold(not self.unfolded)
