"""Which self-test: each with what was reached last, and when its turn is."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.self_test import TestKind
from ankle_rehab.domain.self_test_texts import SelfTestWords
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow


class SelfTestChoice(QWidget):
    """`chosen` carries the TestKind."""

    chosen = Signal(object)

    def __init__(self, words: SelfTestWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        rows = spaced(QVBoxLayout(self), GROUP)
        rows.addWidget(Words(words.intro))
        self._cards = {kind: self._card(kind) for kind in words.tests}
        for card, *_ in self._cards.values():
            rows.addWidget(card)
        rows.addWidget(Words(words.honest, "note"))

    def display(self, lines: dict[TestKind, tuple[str, str]], opened: Collection[TestKind]) -> None:
        """Show for each test what was reached last and when its turn is; those `opened` can be begun."""
        first = next((kind for kind, (_, turn) in lines.items() if turn and kind in opened), None)
        for kind, (card, last, turn, begin) in self._cards.items():
            last.setText(lines[kind][0])
            turn.setText(lines[kind][1])
            turn.setVisible(bool(lines[kind][1]))
            begin.setVisible(kind in opened)
            role = "primary" if kind is first else "quiet"
            if begin.property("role") != role:
                begin.setProperty("role", role)
                begin.style().unpolish(begin)
                begin.style().polish(begin)
            card.set_tone("main" if kind is first else "")

    def _card(self, kind: TestKind) -> tuple[Card, Words, Words, QWidget]:
        test = self._words.tests[kind]
        card = Card(test.name)
        card.body(test.about)
        last, turn = card.body("", "note"), card.body("", "word")
        begin = button(self.tr("Do this test"), "quiet", lambda: self.chosen.emit(kind))
        begin.setAccessibleName(self.tr("Do this test: {name}").format(name=test.name))
        card.add(WrapRow(begin), gap=INSIDE)
        return card, last, turn, begin
