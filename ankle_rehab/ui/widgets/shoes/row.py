"""One pair of running shoes in a list: how old, how far, what to look at, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from ankle_rehab.domain.settings import DistanceUnit
from ankle_rehab.domain.shoe import Limits, Pair
from ankle_rehab.ui.style import GROUP, INSIDE, spaced
from ankle_rehab.ui.widgets.buttons import button
from ankle_rehab.ui.widgets.spoken import announce
from ankle_rehab.ui.widgets.words import Words, breakable, shortened
from ankle_rehab.ui.widgets.wrap_row import WrapRow
from ankle_rehab.ui.words import shoe_words

LONGEST_SHOWN = 40
BETWEEN = 4
BAR_WIDTH, BAR_HEIGHT = 320, 12


class ShoeRow(QWidget):
    """`change_wanted` asks for the form, `looked` carries whether the sole is worn unevenly, `retired` that
    the pair is worn no more."""

    change_wanted = Signal()
    looked = Signal(bool)
    retired = Signal()

    def __init__(
        self, pair: Pair, today: date, unit: DistanceUnit, limits: Limits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows = spaced(QVBoxLayout(self), BETWEEN)
        name = shortened(pair.shoe.name, LONGEST_SHOWN)
        rows.addWidget(Words(breakable(name), "word"))
        rows.addWidget(Words(shoe_words.facts(pair, today, unit), "note"))
        if pair.kilometres is not None:
            rows.addWidget(_bar(name, pair.kilometres, limits, unit))
        for told, role in (
            (shoe_words.worn_for(pair.shoe.default_for), "note"),
            (shoe_words.looked(pair, today), "note"),
            (shoe_words.wear(pair.wear), "body"),
        ):
            if told:
                rows.addWidget(Words(told, role))
        self._links = WrapRow(
            link(self.tr("Change"), self.tr("Change {name}").format(name=name), self.change_wanted.emit),
            link(
                self.tr("Look at the sole"),
                self.tr("{name}: look at the sole").format(name=name),
                self._on_look,
            ),
            link(
                self.tr("Not in use any more"),
                self.tr("{name}: not in use any more").format(name=name),
                self.retired.emit,
            ),
            spacing=GROUP,
        )
        rows.addWidget(self._links)
        self._question = self._build_question()
        self._question.hide()
        rows.addWidget(self._question)

    def _build_question(self) -> QWidget:
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), INSIDE)
        self._asked = self.tr(
            "Stand the pair on a table and look at it from behind. Is one side of a sole worn more than the "
            "other, or does a heel lean?"
        )
        rows.addWidget(Words(self._asked))
        self._first = button(self.tr("Worn evenly"), "quiet", lambda: self.looked.emit(False))
        rows.addWidget(
            WrapRow(
                self._first,
                button(self.tr("One side more"), "quiet", lambda: self.looked.emit(True)),
                button(self.tr("Leave it"), "link", self._on_leave),
            )
        )
        return whole

    def _on_look(self) -> None:
        self._links.hide()
        self._question.show()
        self._first.setFocus()
        announce(self, self._asked)

    def _on_leave(self) -> None:
        self._question.hide()
        self._links.show()


def link(words: str, told: str, act: Callable[[], object]) -> QPushButton:
    """A link whose name for a screen reader says of which pair it speaks."""
    made = button(words, "link", act)
    made.setAccessibleName(told)
    return made


def _bar(name: str, kilometres: float, limits: Limits, unit: DistanceUnit) -> QProgressBar:
    """How far a pair went beside the distance from which it is probably due."""
    bar = QProgressBar()
    bar.setRange(0, limits.due)
    bar.setValue(min(limits.due, round(kilometres)))
    bar.setTextVisible(False)
    bar.setFixedHeight(BAR_HEIGHT)
    bar.setMaximumWidth(BAR_WIDTH)
    bar.setAccessibleName(f"{name}: {shoe_words.way(kilometres, limits, unit)}")
    return bar
