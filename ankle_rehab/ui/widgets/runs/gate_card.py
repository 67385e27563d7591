"""What is asked for before running begins again: each with its word, its shape and what is known."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ankle_rehab.domain.run_gate import Check, Gate, GateKind, Holds
from ankle_rehab.ui.style import INSIDE, spaced
from ankle_rehab.ui.widgets.card import Card
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.words import running_words

SHAPES = {Holds.MET: "●", Holds.OPEN: "○", Holds.LOCKED: "▢"}


class RunGateCard(Card):
    """Shows a gate; a screen reader hears each requirement as one sentence."""

    def display(self, gate: Gate) -> None:
        """Show this gate anew."""
        self.clear()
        self.retitle(running_words.gate_title(gate.kind))
        self.body(running_words.gate_why(gate.kind), "note")
        if gate.kind is GateKind.NONE and gate.open:
            return
        for check in gate.checks:
            self.add(RequirementRow(check), gap=INSIDE)


class RequirementRow(QWidget):
    """One requirement: a shape, the word for how it stands, what is asked for, what is known."""

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        word, asked = running_words.holds(check.holds), running_words.requirement(check.requirement)
        known = running_words.known(check)
        rows = spaced(QVBoxLayout(self), 2)
        first = Words(f"{SHAPES[check.holds]} {word}: {asked}")
        first.setAccessibleName(f"{word}: {asked}. {known}")
        rows.addWidget(first)
        if known:
            more = Words(known, "note")
            more.setContentsMargins(first.fontMetrics().horizontalAdvance(f"{SHAPES[check.holds]} "), 0, 0, 0)
            rows.addWidget(more)
