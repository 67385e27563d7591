"""The traffic light in the review: of now and of this time, what was seen, and how it is judged."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ankle_rehab.domain.light import Light, Verdict
from ankle_rehab.domain.over_time import Note
from ankle_rehab.domain.texts import Source
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.theme import Themes
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.card import Card, remove
from ankle_rehab.ui.widgets.light_badge import LightBadge
from ankle_rehab.ui.widgets.words import Words
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import light_words, note_words

_CORNER = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
WORST_FIRST = (Light.STOP, Light.CALM, Light.RED, Light.AMBER, Light.HOLD, Light.GREEN)


class LightsCard(Card):
    """The light that holds now with its reasons, and how many days of the range had which."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("The traffic light"))
        self._badge = LightBadge(themes)
        self._why = Words()
        self.add(WrapRow(self._badge, self._why, spacing=GROUP))
        self._does = self.body("")
        self._counts = self.body("", "note")
        self.body(light_words.caveat(), "note")

    def display(self, now: Verdict, counts: Mapping[Light, int]) -> None:
        """Show what holds now, and the days of each light in the range."""
        light = now.light
        self._badge.display(light)
        self._why.setText(" ".join(light_words.reasons(now)))
        self._does.setText(light_words.does(light))
        said = [
            light_words.counted_days(one, counts[one]) for one in reversed(WORST_FIRST) if counts.get(one)
        ]
        days = self.tr("Days in this time: {counts}.").format(counts=", ".join(said))
        self._counts.setText(days if said else self.tr("No day in this time has a light."))


class NotesCard(Card):
    """What was seen over days and weeks; without anything it takes no room. `signs_requested` opens them."""

    signs_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="caution", parent=parent)
        self.retitle(self.tr("Seen over time"))
        self._notes = spaced(QVBoxLayout(), GROUP)
        self.add(self._notes)
        self._shown: tuple[Note, ...] = ()
        self.hide()

    def display(self, notes: tuple[Note, ...]) -> None:
        """Show these notes, each with its numbers and what it advises."""
        self.setVisible(bool(notes))
        if notes == self._shown:
            return
        self._shown = notes
        while self._notes.count():
            remove(self._notes, 0)
        for note in notes:
            self._notes.addWidget(_note(note))
        if any(note.kind.books for note in notes):
            signs = button(self.tr("Look at the warning signs"), "link", self.signs_requested.emit)
            self._notes.addWidget(WrapRow(signs))


class RuleCard(Card):
    """How the light is judged: the whole rule from the top, its limits, and where they come from."""

    def __init__(self, themes: Themes, sources: tuple[Source, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.retitle(self.tr("How the light is judged"))
        self.body(
            self.tr("From the top, the first line that fits is the light. Of two sides the worse one counts.")
        )
        self.add(_table(themes), gap=INSIDE)
        for words in light_words.about():
            self.body(words)
        self.body(light_words.caveat())
        self.body(self.tr("Where the limits come from"), "word")
        for source in sources:
            self.body(
                self.tr("{words} ({address})").format(words=source.read, address=source.address), "note"
            )


def _note(note: Note) -> QWidget:
    part = QWidget()
    rows = spaced(QVBoxLayout(part), INSIDE // 2)
    for words, role in (
        (note_words.title(note), "word"),
        (note_words.seen(note), "body"),
        (note_words.advice(note), "body"),
    ):
        rows.addWidget(Words(words, role))
    part.setAccessibleName(note_words.title(note))
    return part


def _table(themes: Themes) -> QWidget:
    """The rule, a line for each light: its badge, when it is that one, what it asks for."""
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GROUP)
    grid.setVerticalSpacing(GROUP)
    grid.setColumnStretch(2, 1)
    for row, (light, when, does) in enumerate(light_words.rule()):
        said = spaced(QVBoxLayout(), INSIDE // 2)
        said.addWidget(Words(when))
        said.addWidget(Words(does, "note"))
        grid.addWidget(LightBadge(themes, light), row, 0, _CORNER)
        grid.addLayout(said, row, 1)
    return part
