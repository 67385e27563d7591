"""All that may be said about a score beyond the number: place, swelling, stiffness, what was used, when."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.clock import Clock, Stamp
from ankle_rehab.domain.draft import EntryDraft
from ankle_rehab.domain.pain import Stiffness, Support, Swelling
from ankle_rehab.ui.style import GROUP, SECTION, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.ankle_map.map import AnkleMap
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.entry.medicine_row import MedicineRow
from ankle_rehab.ui.widgets.entry.when_row import WhenRow
from ankle_rehab.ui.widgets.open_choice import OpenChoice, SeveralChoices, YesNo
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class EntryMore(QWidget):
    """`said` carries what was changed: a dictionary by the names of the fields of `EntryDraft`."""

    said = Signal(object)

    def __init__(self, clock: Clock, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = spaced(QVBoxLayout(self), GROUP)
        self._rows.addWidget(
            Words(self.tr("Leave open what you do not know. Press an answer again to take it back."), "note")
        )
        self._build_when(clock)
        self._build_map(themes)
        self._build_looks()
        self._build_used(clock)

    def display(self, draft: EntryDraft, written: Stamp | None) -> None:
        """Show all of a draft; `written` is when the entry was first kept, if it was."""
        self._when.display(draft.refers_to, written)
        self._map.display(draft.zones)
        self._swelling.display(draft.swelling)
        self._stiffness.display(draft.stiffness)
        self._support.show_pressed(draft.support)
        self._medicine.display(draft.medicine, draft.medicine_at)
        for name, row in self._yes_no.items():
            row.show_said(getattr(draft, name))
        self.fit(draft)

    def fit(self, draft: EntryDraft) -> None:
        """Ask for places where there is pain, and draw the ankle that it is about.

        The medicine is asked about for the time of the pain.
        """
        self._medicine.about(draft.refers_to)
        self._map_card.setVisible((draft.score or 0) >= 1 or bool(draft.zones))
        self._map.show_sides(draft.sides)

    def _build_when(self, clock: Clock) -> None:
        self._when = WhenRow(clock)
        self._when.changed.connect(lambda: self._tell(refers_to=self._when.value))
        self._card().add(self._when)

    def _build_map(self, themes: Themes) -> None:
        self._map = AnkleMap(themes)
        self._map.changed.connect(lambda: self._tell(zones=self._map.zones))
        self._map_card = self._card()
        self._map_card.add(self._map)

    def _build_looks(self) -> None:
        self._swelling = OpenChoice(self.tr("Is it swollen?"), self._swellings())
        self._stiffness = OpenChoice(self.tr("How long was it stiff in the morning?"), self._stiffnesses())
        self._yes_no = {
            "limp": YesNo(self.tr("Did you limp?")),
            "gave_way": YesNo(self.tr("Did it give way?")),
            "twist": YesNo(self.tr("Did you twist it?")),
            "woke_at_night": YesNo(self.tr("Did it wake you?")),
        }
        self._swelling.chosen.connect(lambda value: self._tell(swelling=value))
        self._stiffness.chosen.connect(lambda value: self._tell(stiffness=value))
        for name, row in self._yes_no.items():
            row.chosen.connect(lambda _value, name=name, row=row: self._tell(**{name: row.said}))
        card = self._card()
        card.add(self._swelling)
        card.add(self._stiffness, gap=GROUP)
        card.add(WrapRow(*self._yes_no.values(), spacing=SECTION), gap=GROUP)

    def _build_used(self, clock: Clock) -> None:
        question = self.tr("Did you wear or use something?")
        self._support = SeveralChoices(question, self._supports(), Support.NONE)
        self._support.chosen.connect(lambda value: self._tell(support=value))
        self._medicine = MedicineRow(clock)
        self._medicine.changed.connect(
            lambda: self._tell(medicine=self._medicine.words, medicine_at=self._medicine.at)
        )
        card = self._card()
        card.add(self._support)
        card.add(self._medicine, gap=GROUP)

    def _card(self) -> Card:
        card = Card()
        self._rows.addWidget(card)
        return card

    def _swellings(self) -> tuple[tuple[Swelling, str], ...]:
        return (
            (Swelling.NONE, self.tr("No")),
            (Swelling.LITTLE, self.tr("A little")),
            (Swelling.CLEAR, self.tr("Clearly")),
            (Swelling.LARGE, self.tr("Very much")),
        )

    def _stiffnesses(self) -> tuple[tuple[Stiffness, str], ...]:
        return (
            (Stiffness.NONE, self.tr("Not at all")),
            (Stiffness.UP_TO_5, self.tr("1 to 5 min")),
            (Stiffness.UP_TO_15, self.tr("6 to 15 min")),
            (Stiffness.UP_TO_30, self.tr("16 to 30 min")),
            (Stiffness.LONGER, self.tr("Longer")),
        )

    def _supports(self) -> tuple[tuple[Support, str], ...]:
        return (
            (Support.NONE, self.tr("Nothing")),
            (Support.BRACE, self.tr("Brace")),
            (Support.BANDAGE, self.tr("Bandage")),
            (Support.CRUTCHES, self.tr("Crutches")),
            (Support.TAPE, self.tr("Tape")),
        )

    def _tell(self, **said: Any) -> None:
        self.said.emit(said)
